# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Better solutions where there are too many people for one program: a few are placed anew.

Those furthest from what the prices would allow are taken out together with some whose places they
could use; all others stay. Of what is free then, the cheapest columns make a small program.
"""

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from partnerkreis.placements.columns import Chosen, columns, merged
from partnerkreis.placements.master import build
from partnerkreis.placements.model import Floats, Problem
from partnerkreis.placements.occupancy import Occupancy
from partnerkreis.placements.prices import Prices, Pricing
from partnerkreis.placements.program import solve
from partnerkreis.placements.solution import Solution, as_columns, chosen, of_columns
from partnerkreis.placements.stage import Clock, Stage

#: How many begin a round, how many of their cheapest columns say whose places they could use, how
#: many are released, and how many columns each gets.
_FIRST, _WISHES_EACH, _RELEASED, _COLUMNS_EACH = 30, 10, 60, 60
#: So many rounds whoever began one may not begin another.
_REST = 15
#: So many rounds without success are enough.
_PATIENCE = 150


def constructed(problem: Problem, stage: Stage, prices: Prices) -> Solution:
    """Return a solution in which one after the other takes what is cheapest at these prices."""
    pricing = Pricing(problem, stage, prices)
    occupancy = Occupancy(problem, (None,) * len(problem.options), pricing.of_person)
    ranked = sorted(
        range(len(problem.groups)),
        key=lambda at: (not problem.must[at], -len(problem.groups[at]), at),
    )
    for at in ranked:
        occupancy.make_room(problem.groups[at], moves=1)
    return of_columns(problem, as_columns(problem, occupancy.all_places()))


def improve(
    problem: Problem,
    stage: Stage,
    prices: Prices,
    best: Solution,
    take: Callable[[Solution], None],
    clock: Clock,
) -> None:
    """Find better solutions until success becomes rare; raises Interrupted."""
    improvement = _Improvement(problem, stage, prices, best)
    unlucky = 0
    while unlucky < _PATIENCE:
        unlucky += 1
        if improvement.succeeds(clock):
            take(improvement.best)
            unlucky = 0


class _Improvement:
    def __init__(self, problem: Problem, stage: Stage, prices: Prices, best: Solution) -> None:
        self.problem, self.stage, self.best = problem, stage, best
        self.pricing = Pricing(problem, stage, prices)
        self.cuts = prices.cuts > 0
        self.random = random.Random(1)  # noqa: S311 - the same every time, on purpose
        self.group_of = {one: group for group in problem.groups for one in group}
        self.excess = self._excesses()
        self.rested = np.zeros(len(problem.options), np.int64)
        self.round = 0

    def succeeds(self, clock: Clock) -> bool:
        """Place another few people anew; return whether that made the solution better."""
        self.round += 1
        released = self._released()
        occupancy = Occupancy(self.problem, self.best.places, self.pricing.of_person)
        occupancy.leave(released)
        cheap = columns(self.problem, [self._cheapest(one, occupancy) for one in sorted(released)])
        possible = merged(self.problem, as_columns(self.problem, self.best.places), cheap)
        must = tuple(
            locked or (group[0] not in released and self.best.places[group[0]] is not None)
            for group, locked in zip(self.problem.groups, self.problem.must, strict=True)
        )
        staying = replace(self.problem, must=must)
        program = build(staying, self.stage, possible, self.cuts, is_elastic=False).program
        outcome = solve(program, clock)
        if not outcome.has_values:
            return False
        found = chosen(self.problem, possible, outcome.values)
        if found.value(self.stage) >= self.best.value(self.stage):
            return False
        self.best = found
        self.excess = self._excesses()
        return True

    def _excesses(self) -> Floats:
        """Return by how much the place of each person is dearer than their cheapest."""
        excess = np.zeros(len(self.problem.options))
        for person, company, lodging in as_columns(self.problem, self.best.places).each():
            options, cost = self.problem.options[person], self.pricing.of_person(person)
            row = np.searchsorted(options.companies, company)
            column = np.searchsorted(options.lodgings, lodging)
            excess[person] = cost[row, column] - cost.min()
        return excess

    def _released(self) -> set[int]:
        """Return who is placed anew in this round, in whole groups."""
        wanting = np.where(self.rested <= self.round, self.excess, 0.0)
        first = np.argsort(-wanting, kind="stable")[:_FIRST].tolist()
        self.rested[first] = self.round + _REST
        works, lives = set[int](), set[int]()
        for one in first:
            options, cost = self.problem.options[one], self.pricing.of_person(one)
            best = np.argsort(cost, axis=None, kind="stable")[:_WISHES_EACH]
            rows, cols = np.unravel_index(best, cost.shape)
            works |= set(options.companies[rows].tolist())
            lives |= set(options.lodgings[cols].tolist())
        near = [
            person
            for person, place in enumerate(self.best.places)
            if place and (place[0] in works or place[1] in lives)
        ]
        chosen_near = self.random.sample(near, min(len(near), _RELEASED - _FIRST))
        return {one for person in [*first, *chosen_near] for one in self.group_of[person]}

    def _cheapest(self, person: int, occupancy: Occupancy) -> Chosen:
        """Return the cheapest columns that those who stay leave to a person."""
        cost = occupancy.free_cost(person)
        few = np.argsort(cost, axis=None, kind="stable")[:_COLUMNS_EACH]
        rows, cols = np.unravel_index(few, cost.shape)
        is_free = np.isfinite(cost[rows, cols])
        return person, rows[is_free], cols[is_free]
