# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the public pages cost beside the bare page, made anew and remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.contest import CONNECTIONS, Contender, hold, ratio
from bench.programs import PRODUCTION, UNCACHED, Server, module, partnerkreis, run
from bench.report import Figure, Table, Target

HOME = "/de/"
ANEW = Target(8, aim=5)
REMEMBERED = Target(0.5, aim=0.1)
SIZE = Target(100)
#: A list at most 5 queries, a partnership at most 12; of the others the issue says no number.
QUERIES = {"encounters": Target(5), "partnership": Target(12), "partnership 2022": Target(12)}
UNITS = "p50/2 and p95/2: milliseconds until the answer over 2 connections at once; /16: over 16."


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was found by :mod:`bench.inspection`."""

    name: str
    path: str
    status: int
    queries: int
    size: int


@dataclass(frozen=True, slots=True)
class Match:
    """One page, and the bare page measured in the same moments."""

    page: Page
    bare: Contender
    anew: Contender
    repeated: Contender


def pages_of(data: Path) -> list[Page]:
    """Return the pages that can be measured, and those that do not answer yet."""
    found = run(module("bench.inspection"), data, UNCACHED).output.read_bytes()
    return [Page(**page) for page in json.loads(found)]


def measure_pages(case: str, data: Path, yardstick: Server, *, rounds: int) -> list[Table]:
    """Return the tables of a filled data directory."""
    with ExitStack() as stack:
        # One after the other: the first start on a directory collects the static files.
        anew = _started(stack, data, UNCACHED)
        repeated = _started(stack, data, PRODUCTION)
        pages = pages_of(data)
        matches = [
            Match(
                page,
                Contender(yardstick, "/"),
                Contender(anew, page.path),
                Contender(repeated, page.path),
            )
            for page in pages
            if page.status == 200
        ]
        hold([c for m in matches for c in (m.bare, m.anew, m.repeated)], rounds=rounds)
    return _tables(case, matches, [page for page in pages if page.status != 200])


def _started(stack: ExitStack, data: Path, settings: str) -> Server:
    server = stack.enter_context(partnerkreis(data, settings=settings))
    server.first_answer(HOME)
    return server


def _tables(case: str, matches: Sequence[Match], missing: Sequence[Page]) -> list[Table]:
    skipped = [f"skipped: {p.name} ({p.path}) answers {p.status}" for p in missing]
    anew = [figure for match in matches for figure in _costs(match, match.anew, ANEW)]
    again = [figure for match in matches for figure in _costs(match, match.repeated, REMEMBERED)]
    counts = [figure for match in matches for figure in _counts(match.page)]
    return [
        Table(f"{case}: each page made anew, beside the bare page", anew, [UNITS], is_matrix=True),
        Table(f"{case}: the same page again", again, [UNITS], is_matrix=True),
        Table(f"{case}: queries and size", counts, skipped, is_matrix=True),
    ]


def _costs(match: Match, contender: Contender, target: Target) -> Iterator[Figure]:
    name, rounds = match.page.name, len(contender.costs)
    yield Figure(name, "bare CPU ms", match.bare.cost, rounds=rounds)
    yield Figure(name, "CPU ms", contender.cost, rounds=rounds)
    yield Figure(name, "× bare", ratio(contender, match.bare), target, rounds)
    for connections in CONNECTIONS:
        for who, measured in (("bare ", match.bare), ("", contender)):
            latency = measured.latency(connections)
            yield Figure(name, f"{who}p50/{connections}", latency.p50, rounds=rounds)
            yield Figure(name, f"{who}p95/{connections}", latency.p95, rounds=rounds)


def _counts(page: Page) -> Iterator[Figure]:
    yield Figure(page.name, "queries", page.queries, QUERIES.get(page.name))
    yield Figure(page.name, "kB", page.size / 1000, SIZE)
