# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the first page of a list costs more when more stands behind it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from bench.contest import Contender, hold, ratio
from bench.pages import HOME, Page, pages_of
from bench.programs import PARTNERKREIS, UNCACHED, partnerkreis, run
from bench.report import Figure, Table, Target

LIST = "encounters"
#: Bodies of a register that fills one page of encounters, and of one with a thousand of them.
ONE_PAGE, THOUSAND = 12, 200
ENCOUNTERS_PER_BODY = 5
AS_LONG = Target(1.2)


def measure_lists(work: Path, large: Path, *, size: int, rounds: int) -> Table:
    """Return what the first page costs in registers of three sizes; ``large`` is filled."""
    registers = {ONE_PAGE: work / "one-page", THOUSAND: work / "thousand", size: large}
    for bodies in (ONE_PAGE, THOUSAND):
        run([*PARTNERKREIS, "demo", "--size", str(bodies)], registers[bodies])
    with ExitStack() as stack:
        contenders, pages = [], []
        for data in registers.values():
            server = stack.enter_context(partnerkreis(data, settings=UNCACHED))
            server.first_answer(HOME)
            pages.append(_list_page(data))
            contenders.append(Contender(server, pages[-1].path))
        title = "The first page of all encounters, made anew, in registers of three sizes"
        if any(page.status != 200 for page in pages):
            return Table(title, [], [f"skipped: {pages[0].path} answers {pages[0].status}"])
        hold(contenders, rounds=rounds)
    return Table(title, _figures(list(registers), pages, contenders))


def _list_page(data: Path) -> Page:
    return next(page for page in pages_of(data) if page.name == LIST)


def _figures(sizes: list[int], pages: list[Page], contenders: list[Contender]) -> list[Figure]:
    figures = []
    for bodies, page, contender in zip(sizes, pages, contenders, strict=True):
        name, rounds = f"{bodies * ENCOUNTERS_PER_BODY:,} encounters", len(contender.costs)
        figures += [
            Figure(name, "CPU ms", contender.cost, rounds=rounds),
            Figure(name, "queries", page.queries),
            Figure(name, "kB", page.size / 1000),
        ]
        if contender is not contenders[0]:
            share = ratio(contender, contenders[0])
            figures.append(Figure(name, "× one full page", share, AS_LONG, rounds))
    figures.append(
        Figure(name, "× a thousand", ratio(contenders[2], contenders[1]), AS_LONG, rounds)
    )
    return figures
