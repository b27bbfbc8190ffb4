# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a start takes, and the memory of two workers."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from bench.load import sample
from bench.pages import HOME, pages_of
from bench.programs import partnerkreis
from bench.report import Figure, Table, Target

FROM_NOTHING = Target(30)
STARTED = Target(1.5)
MEMORY = Target(150)
REQUESTS = 50


def measure_start(work: Path, data: Path, *, rounds: int) -> Table:
    """Return the seconds of first and later starts; leaves the demonstration in ``data``."""
    nothing = [work / f"nothing-{number}" for number in range(1, rounds)]
    first = [_seconds(fresh, "--demo") for fresh in [data, *nothing]]
    later = [_seconds(data) for _ in range(rounds)]
    figures = [
        Figure("from nothing to the filled home page", "s", median(first), FROM_NOTHING, rounds),
        Figure("started to first page", "s", median(later), STARTED, rounds),
    ]
    return Table("Starting, the environment being installed", figures)


def measure_memory(cases: dict[str, Path]) -> Table:
    """Return the memory of two workers and their master after every page was asked for."""
    figures = [figure for case, data in cases.items() for figure in _memory(case, data)]
    title = f"Memory of two workers and their master, after {REQUESTS} requests of each page"
    return Table(title, figures, ["PSS counts what the processes share once, RSS in each."])


def _seconds(data: Path, *options: str) -> float:
    with partnerkreis(data, *options) as server:
        return server.first_answer(HOME)


def _memory(case: str, data: Path) -> list[Figure]:
    with partnerkreis(data) as server:
        server.first_answer(HOME)
        for page in pages_of(data):
            if page.status == 200:
                sample(server, page.path, connections=10, requests=REQUESTS)
        resident, proportional = server.mebibytes()
    return [
        Figure(case, "PSS MiB", proportional, MEMORY),
        Figure(case, "RSS MiB", resident),
    ]
