# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the workspace cost beside the bare page, with as much as there ever will be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.contest import Contender, hold, ratio
from bench.pages import HOME, UNITS
from bench.programs import PRODUCTION, Server, module, partnerkreis, run
from bench.report import Figure, Table, Target

TEN_TIMES = Target(10)
#: So many pages are measured with one bare page among them.
_TOGETHER = 6
#: Where every page is measured, these alone stand for it in the reference case.
_FEW = 2


def office(data: Path) -> dict[str, Any]:
    """Return who is signed in on ``data``, and the pages that are theirs."""
    found: dict[str, Any] = json.loads(run(module("bench.office"), data).output.read_bytes())
    return found


def measure_inside(
    case: str, data: Path, yardstick: Server, *, rounds: int, is_large: bool
) -> Table:
    """Return what the pages cost, Today and a cockpit alone where there is little behind them.

    Nothing of them is ever remembered.
    """
    found = office(data)
    headers = {"Cookie": f"{found['cookie']}={found['session']}"}
    pages = list(found["pages"].items())[: None if is_large else _FEW]
    matches = {}
    with partnerkreis(data, settings=PRODUCTION) as server:
        server.first_answer(HOME)
        for start in range(0, len(pages), _TOGETHER):
            bare = Contender(yardstick, "/")
            some = {
                name: Contender(server, path, headers=headers)
                for name, path in pages[start : start + _TOGETHER]
            }
            hold([bare, *some.values()], rounds=rounds)
            matches |= {name: (bare, page) for name, page in some.items()}
    figures = [
        figure
        for name, (bare, page) in matches.items()
        for figure in _costs(name, bare, page, found["queries"][name])
    ]
    return Table(f"{case}: pages of the workspace", figures, [UNITS], is_matrix=True)


def _costs(name: str, bare: Contender, page: Contender, queries: int) -> Iterator[Figure]:
    rounds = len(page.costs)
    yield Figure(name, "bare CPU ms", bare.cost, rounds=rounds)
    yield Figure(name, "CPU ms", page.cost, rounds=rounds)
    yield Figure(name, "× bare", ratio(page, bare), TEN_TIMES, rounds)
    yield Figure(name, "p95/2", page.latency(2).p95, rounds=rounds)
    yield Figure(name, "queries", queries)
