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


def office(data: Path) -> dict[str, Any]:
    """Return who is signed in on ``data``, and the pages that are theirs."""
    found: dict[str, Any] = json.loads(run(module("bench.office"), data).output.read_bytes())
    return found


def measure_inside(case: str, data: Path, yardstick: Server, *, rounds: int) -> Table:
    """Return what Today and a cockpit cost; nothing of them is ever remembered."""
    found = office(data)
    headers = {"Cookie": f"{found['cookie']}={found['session']}"}
    with partnerkreis(data, settings=PRODUCTION) as server:
        server.first_answer(HOME)
        matches = {
            name: (Contender(yardstick, "/"), Contender(server, path, headers=headers))
            for name, path in found["pages"].items()
        }
        hold([one for match in matches.values() for one in match], rounds=rounds)
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
