# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a start takes, and the memory of two workers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median

from bench.load import get, sample
from bench.pages import HOME, pages_of
from bench.programs import partnerkreis, run
from bench.report import Figure, Table, Target

FROM_NOTHING = Target(30)
STARTED = Target(1.5)
MEMORY = Target(150)
REQUESTS = 50
MANY = 500
_LIST_PAGES = """
import json, sys, django
django.setup()
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Partnership
from partnerkreis.portal import links

def pages(view, model):
    keys = model.objects.released().order_by("key").values_list("key", flat=True)
    return [links.of(view, key, "de") for key in keys[:int(sys.argv[1])]]

print(json.dumps([*pages("partnership", Partnership), *pages("encounter", Encounter)]))
"""


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
    notes = [
        "PSS counts what the processes share once, RSS in each.",
        f"“Many pages”: then up to {MANY} partnerships and {MANY} encounters, once each.",
    ]
    return Table(title, figures, notes)


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
        for path in _many_paths(data):
            get(server.port, path)
        _, after_many = server.mebibytes()
    return [
        Figure(case, "PSS MiB", proportional, MEMORY),
        Figure(case, "RSS MiB", resident),
        Figure(f"{case}, many pages", "PSS MiB", after_many, MEMORY),
    ]


def _many_paths(data: Path) -> list[str]:
    paths: list[str] = json.loads(
        run([sys.executable, "-c", _LIST_PAGES, str(MANY)], data).output.read_bytes()
    )
    return paths
