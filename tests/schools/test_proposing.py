# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scores, and the best set of pairs against trying all of them."""

import datetime
from collections import Counter
from functools import cache
from itertools import combinations

import highspy
import numpy as np
import pytest

from partnerkreis.schools.matrix import blocks, newest_of
from partnerkreis.schools.profiles import Aspect, Period, Register, School, SchoolType, Wish, pair
from partnerkreis.schools.proposing import best_for, propose
from partnerkreis.schools.scoring import Part, reasons, score, suit
from tests.schools.conftest import invented, school

Edges = list[tuple[int, int, int]]


def edges(register: Register) -> Edges:
    """Return every pair that could be proposed, with its points, from the rules for one pair."""
    newest = newest_of(register.schools)
    struck = register.partners | register.dismissed
    found = []
    for (a, one), (b, other) in combinations(enumerate(register.schools), 2):
        if not register.may_meet(one.county, other.county) or not suit(one, other):
            continue
        parts = [reason.part for reason in reasons(one, other, newest)]
        if pair(one.id, other.id) not in struck and set(parts) - {Part.WAITING}:
            found.append((a, b, score(one, other, newest)))
    return found


def tried(register: Register) -> tuple[int, int]:
    """Return links and points of the best set, by trying every set."""
    every = edges(register)

    @cache
    def best(position: int, places: tuple[int, ...]) -> tuple[int, int]:
        if position == len(every):
            return 0, 0
        without = best(position + 1, places)
        one, other, points = every[position]
        if not places[one] or not places[other]:
            return without
        left = tuple(n - (i in {one, other}) for i, n in enumerate(places))
        links, sum_of_points = best(position + 1, left)
        return max(without, (links + 1, sum_of_points + points))

    return best(0, tuple(school.partners_wanted for school in register.schools))


def programmed(register: Register) -> tuple[int, int]:
    """Return links and points of the best set, by a program over all pairs, in two steps."""
    every = edges(register)
    if not every:
        return 0, 0
    links = _solved(register, every, [1.0] * len(every), 0)
    points = _solved(register, every, [float(edge[2]) for edge in every], links)
    return links, points


def _solved(register: Register, every: Edges, costs: list[float], least: int) -> int:
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    for cost in costs:
        solver.addVar(0, 1)
        column = solver.getNumCol() - 1
        solver.changeColCost(column, cost)
        solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
    for index, one in enumerate(register.schools):
        mine = np.array([n for n, edge in enumerate(every) if index in edge[:2]], np.int32)
        solver.addRow(0, one.partners_wanted, len(mine), mine, np.ones(len(mine)))
    columns = np.arange(len(every), dtype=np.int32)
    solver.addRow(least, highspy.kHighsInf, len(every), columns, np.ones(len(every)))
    solver.run()
    return round(solver.getInfo().objective_function_value)


def found(register: Register) -> tuple[int, int]:
    proposal = propose(register)
    wanted = {one.id: one.partners_wanted for one in register.schools}
    used = Counter(end.id for link in proposal.links for end in (link.one, link.other))
    possible = {(register.schools[a].id, register.schools[b].id) for a, b, _ in edges(register)}
    pairs = [pair(link.one.id, link.other.id) for link in proposal.links]
    assert proposal.is_proven
    assert all(used[school_id] <= wanted[school_id] for school_id in used)
    assert len(pairs) == len(set(pairs))
    assert set(pairs) <= possible
    return len(proposal.links), sum(link.points for link in proposal.links)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("counties", [2, 3])
def test_pairs_are_the_best_of_all_sets(seed, counties):
    register = invented(seed, 8, counties)

    assert found(register) == tried(register)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("counties", [2, 3, 5])
def test_pairs_are_as_good_as_those_of_another_program(seed, counties):
    register = invented(seed, 40, counties)

    assert found(register) == programmed(register)


@pytest.mark.parametrize(
    ("seed", "size", "counties"),
    [(10, 60, 5), (13, 60, 5), (9, 100, 3), (20, 100, 3), (22, 100, 4), (15, 100, 5)],
)
def test_pairs_are_as_good_where_cuts_alone_leave_halves(seed, size, counties):
    register = invented(seed, size, counties)

    assert found(register) == programmed(register)


@pytest.mark.parametrize("seed", range(6))
def test_all_scores_at_once_are_those_of_the_pairs(seed):
    register = invented(seed, 40, 3)
    at_once = {
        (int(a), int(b)): int(block.points[row, column])
        for block in blocks(register)
        for row, a in enumerate(block.rows)
        for column, b in enumerate(block.columns)
        if block.points[row, column] >= 0
    }

    assert {(min(k), max(k)): v for k, v in at_once.items()} == {
        (a, b): points for a, b, points in edges(register)
    }


def test_order_of_the_file_means_nothing():
    register = invented(1, 40, 3)
    turned = Register(register.schools[::-1], None, register.partners, register.dismissed)

    assert propose(turned) == propose(register) == propose(register)


def test_most_links_come_before_points():
    one, two = (school(i, languages=frozenset({"en"})) for i in ("a1", "a2"))
    rich = {"languages": frozenset({"en"}), "themes": frozenset({"history"})}
    three = school("b1", "b", **rich)
    four = school("b2", "b", languages=frozenset({"en"}), wishes=(Wish(Aspect.THEME, "x", True),))

    links = propose(Register((one, two, three, four))).links

    assert len(links) == 1


def test_nobody_to_pair_is_no_fault():
    assert propose(Register(())).links == []
    assert propose(Register((school("a1"), school("a2")))).links == []


def test_parts_are_told_with_what_they_are_about():
    def made(school_id: str, county: str, **fields: object) -> School:
        return school(
            school_id, county, type=SchoolType.MUSIC, languages=frozenset({"pl", "en"}),
            music=frozenset({"orchestra"}), **fields,
        )  # fmt: skip

    day = datetime.date(2027, 5, 3)
    one = made("a1", "a", ages=(10, 16), pupils=400, dates=(Period(day, day.replace(day=20)),))
    other = made(
        "b1", "b", ages=(13, 19), pupils=480, speaks="pl",
        dates=(Period(day.replace(day=10), day.replace(day=14)),),
        wishes=(Wish(Aspect.MUSIC, "orchestra"),),
        waiting_since=datetime.date(2023, 9, 1),
    )  # fmt: skip

    parts = {
        reason.part: reason.values for reason in reasons(one, other, datetime.date(2026, 9, 1))
    }

    assert parts == {
        Part.LANGUAGES: ("en", "pl"),
        Part.SPOKEN: ("pl",),
        Part.TYPE: ("music",),
        Part.AGES: ("13", "16"),
        Part.SIZE: ("400", "480"),
        Part.MUSIC: ("orchestra",),
        Part.DATES: ("2027-05-10", "2027-05-14"),
        Part.WISHES: ("orchestra",),
        Part.WAITING: ("2023-09-01",),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"ages": (6, 10)}, {"ages": (11, 16)}),
        ({"languages": frozenset({"en"})}, {"languages": frozenset({"fr"})}),
        ({"wishes": (Wish(Aspect.MUSIC, "choir", True),)}, {}),
    ],
)
def test_pairs_that_cannot_be(one, other):
    assert not suit(school("a1", **one), school("b1", "b", **other))
    assert not suit(school("b1", "b", **other), school("a1", **one))


def test_best_of_one_school_are_those_with_most_points():
    register = invented(3, 40, 2)
    own = register.schools[0]
    expected = sorted((p for a, b, p in edges(register) if 0 in (a, b)), reverse=True)[:10]

    links = best_for(register, own.id)

    assert [link.points for link in links] == expected
    assert all(link.one == own for link in links)
