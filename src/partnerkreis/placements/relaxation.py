# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bound of a stage: the relaxation over all columns, without ever writing them all down."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partnerkreis.placements.columns import Chosen, Columns, columns, every_column, merged, which
from partnerkreis.placements.master import Master, Rows, build
from partnerkreis.placements.model import ROOM_CLASSES, Floats, Problem
from partnerkreis.placements.prices import Prices, Pricing, cheapest, no_prices, prices
from partnerkreis.placements.program import Outcome, relax
from partnerkreis.placements.stage import Clock, Stage

#: So many columns are written down at once; beyond, only those that pay.
FEW_COLUMNS = 6_000
_LODGINGS_AT_ONCE, _COMPANIES_AT_ONCE = 6, 4
_VIOLATED = 0.02
_CLOSE, _CLOSE_ENOUGH = 0.02, 0.001
_LIFT = 0.01


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What is known of a stage without a single whole number."""

    bound: int
    prices: Prices
    columns: Columns
    cuts: NDArray[np.bool_]
    is_whole: bool
    """Whether ``columns`` are all there are."""


class Relaxation:
    """The relaxation of one stage; it can be asked at any time what it has proven."""

    def __init__(
        self,
        problem: Problem,
        stage: Stage,
        known: Columns | None = None,
        guessed: Prices | None = None,
    ) -> None:
        self.problem, self.stage = problem, stage
        people, lodgings = len(problem.options), len(problem.beds)
        self.cuts = np.zeros((people, lodgings), np.bool_)
        self.prices, self.exact = no_prices(problem), -math.inf
        self.count = _count(problem, stage)
        self.is_whole = self.count <= FEW_COLUMNS
        if self.is_whole:
            self.columns = every_column(problem, stage.cap)
        else:
            self.columns = self._first(known)
        for first in (no_prices(problem), guessed):
            if first:
                self._keep(first)

    @property
    def bound(self) -> int:
        """Return what no solution can be below; costs are whole numbers."""
        return math.ceil(self.exact)

    def result(self) -> Relaxed:
        """Return what was proven so far."""
        return Relaxed(self.bound, self.prices, self.columns, self.cuts, self.is_whole)

    def run(self, clock: Clock, *, enough: float = math.inf, possible: float = -math.inf) -> None:
        """Add columns and cuts until nothing improves the bound, or it is above ``enough``.

        Whether the bound rises above ``possible`` is all that is asked, if that is given: columns
        are no longer added where the relaxation has a solution as cheap as that.
        Raises Interrupted; what was proven until then stays.
        """
        before = -math.inf
        while self.bound <= enough and len(self.columns):
            clock.remaining()
            used = self.columns
            master = build(self.problem, self.stage, used, self.cuts, is_elastic=True)
            outcome = relax(master.program, clock)
            found = prices(self.problem, master, outcome.duals)
            added = self._price(found, master, outcome)
            is_close = outcome.objective < max(self.exact, possible) + self._tolerance(outcome)
            if added and not is_close:
                continue
            # Cuts are worth another round only as long as they lift the bound.
            lifts = outcome.objective > before + _LIFT and not self.problem.is_large
            before = outcome.objective
            if not (lifts and self._cut(used, master, outcome)):
                return

    def _tolerance(self, outcome: Outcome) -> float:
        """Return how far the bound may stay below the relaxation: rounds of large ones are dear."""
        return _CLOSE_ENOUGH * abs(outcome.objective) if self.problem.is_large else _CLOSE

    def _first(self, known: Columns | None) -> Columns:
        pricing = Pricing(self.problem, self.stage, no_prices(self.problem))
        chosen: list[Chosen] = []
        for group in self.problem.groups:
            members, by_lodging = pricing.of_group(group)
            chosen += _best(group, members, by_lodging, math.inf)
        first = columns(self.problem, chosen)
        if known is None:
            return first
        return merged(self.problem, first, known.only(known.regret <= self.stage.cap))

    def _keep(self, found: Prices) -> None:
        exact = Pricing(self.problem, self.stage, found).bound()
        if exact > self.exact:
            self.exact, self.prices = exact, found

    def _price(self, found: Prices, master: Master, outcome: Outcome) -> bool:
        """Add the columns that pay at these prices; return whether there were any."""
        pricing = Pricing(self.problem, self.stage, found)
        limits = self._group_duals(master, outcome)
        chosen: list[Chosen] = []
        exact = pricing.shared()
        for at, group in enumerate(self.problem.groups):
            members, by_lodging = pricing.of_group(group)
            exact += min(pricing.unplaced(at), float(by_lodging.min(initial=math.inf)))
            if not self.is_whole:
                chosen += _best(group, members, by_lodging, limits[at] - 1e-4)
        if exact > self.exact:
            self.exact, self.prices = exact, found
        before = len(self.columns)
        if chosen:
            self.columns = merged(self.problem, self.columns, columns(self.problem, chosen))
        return len(self.columns) > before

    def _group_duals(self, master: Master, outcome: Outcome) -> Floats:
        rows = Rows(self.problem)
        where = rows.within("groups", master.keys)
        duals = np.zeros(len(self.problem.groups))
        duals[master.keys[where] - rows.begins["groups"]] = outcome.duals[where]
        return duals

    def _cut(self, used: Columns, master: Master, outcome: Outcome) -> bool:
        """Cut off who lives, in part, where too small a part of a room has their class."""
        problem, count = self.problem, len(used)
        lived = np.zeros(self.cuts.shape)
        np.add.at(lived, (used.person, used.lodging), outcome.values[:count])
        rooms = np.zeros(len(problem.beds) * ROOM_CLASSES)
        rooms[master.rooms] = outcome.values[count : count + len(master.rooms)]
        people, lodgings = np.nonzero(lived > _VIOLATED)
        classes = np.array([option.room_class for option in problem.options], np.int32)[people]
        classes = np.where(problem.beds[lodgings] == 1, 0, classes)
        needs = np.array([option.needs_room for option in problem.options])[people]
        lacking = lived[people, lodgings] > rooms[lodgings * ROOM_CLASSES + classes] + _VIOLATED
        new = lacking & needs & ~self.cuts[people, lodgings]
        self.cuts[people[new], lodgings[new]] = True
        return bool(new.any())


def within(problem: Problem, stage: Stage, found: Prices, limit: float) -> Columns:
    """Return every column that could be part of a solution that costs at most ``limit``."""
    pricing = Pricing(problem, stage, found)
    slack = limit - pricing.bound()
    chosen: list[Chosen] = []
    for at, group in enumerate(problem.groups):
        members, by_lodging = pricing.of_group(group)
        least = min(pricing.unplaced(at), float(by_lodging.min(initial=math.inf)))
        for person, member in zip(group, members, strict=True):
            # What the others of the group cost at best at each lodging comes on top.
            own = cheapest(member, 0)
            others = by_lodging - np.where(np.isfinite(by_lodging), own, 0.0)
            total = member + others[None, :]
            chosen.append(which(person, total <= least + slack))
    return columns(problem, chosen)


def _count(problem: Problem, stage: Stage) -> int:
    return sum(int((options.regret <= stage.cap).sum()) for options in problem.options)


def _best(
    group: tuple[int, ...], members: list[Floats], by_lodging: Floats, limit: float
) -> list[Chosen]:
    """Return a few columns of a group, all at the lodgings that suit it best and below a limit."""
    lodgings = np.argsort(by_lodging, kind="stable")[:_LODGINGS_AT_ONCE]
    lodgings = lodgings[by_lodging[lodgings] < limit]
    chosen = [
        (person, member[:, lodgings].argmin(axis=0), lodgings)
        for person, member in zip(group, members, strict=True)
        if len(lodgings)
    ]
    if len(group) == 1:
        by_company = cheapest(members[0], 1)
        companies = np.argsort(by_company, kind="stable")[:_COMPANIES_AT_ONCE]
        companies = companies[by_company[companies] < limit]
        if len(companies):
            chosen.append((group[0], companies, members[0][companies].argmin(axis=1)))
    return chosen
