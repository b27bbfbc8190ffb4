# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The best solution of one stage, and the proof that there is no better one.

First the relaxation gives a bound. Then programs in whole numbers are solved over those columns
that a solution slightly above the bound could use: what is found there at most so far above it is
the best of all, and if nothing is found the bound has risen.
"""

from collections.abc import Callable

from partnerkreis.placements.columns import Columns, merged
from partnerkreis.placements.master import build
from partnerkreis.placements.model import Problem
from partnerkreis.placements.neighbourhood import constructed, improve
from partnerkreis.placements.prices import Prices
from partnerkreis.placements.program import solve
from partnerkreis.placements.relaxation import Relaxation, Relaxed, within
from partnerkreis.placements.solution import Solution, as_columns, chosen
from partnerkreis.placements.stage import Clock, Interrupted, Stage

#: How far above the bound the first attempt looks, as a part of it.
_WIDTH = 0.004
#: More make a program that cannot be solved in any reasonable time and memory.
MOST_COLUMNS = 150_000


class Search:
    """The search for the best solution of one stage; can be asked at any time what it has."""

    def __init__(
        self,
        problem: Problem,
        stage: Stage,
        known: Solution | None = None,
        columns: Columns | None = None,
        found: Callable[[Solution], None] = lambda solution: None,
        guessed: Prices | None = None,
    ) -> None:
        self.problem, self.stage = problem, stage
        self.best = known if known and known.satisfies(stage) else None
        self.found = found
        self.relaxation = Relaxation(problem, stage, columns, guessed)
        self.bound = self.relaxation.bound
        self.is_too_large = False

    @property
    def is_proven(self) -> bool:
        return self.best is not None and self.best.value(self.stage) <= self.bound

    def run(self, clock: Clock, *, asked: int | None = None, steps: int | None = None) -> None:
        """Search until the best is proven, or whether there is one of at most ``asked``.

        Gives up after so many ``steps`` if that is given, or when it would take too many columns.
        Raises Interrupted; what was found and
        proven until then stays.
        """
        if not self._is_open(asked):
            return
        try:
            self.relaxation.run(clock, enough=self._limit(asked))
        finally:
            self.bound = max(self.bound, self.relaxation.bound)
        relaxed = self.relaxation.result()
        if asked is None and self._is_open(asked) and self.problem.is_large:
            self._improve(relaxed, clock)
        width = max(1, round(_WIDTH * abs(self.bound)))
        while self._is_open(asked) and steps != 0:
            limit = min(self._limit(asked), self.bound + width)
            self._settle(limit, relaxed, clock, asked)
            width *= 2
            steps = None if steps is None else steps - 1

    def _is_open(self, asked: int | None) -> bool:
        if asked is not None and self.best and self.best.value(self.stage) <= asked:
            return False
        is_decided = self.is_proven or self.bound > self._limit(asked)
        return not (is_decided or self.is_too_large)

    def _limit(self, asked: int | None) -> int:
        """Return the greatest value that would still be worth knowing."""
        limits = [_ANYTHING if asked is None else asked]
        if self.best:
            limits.append(self.best.value(self.stage) - 1)
        return min(limits)

    def _improve(self, relaxed: Relaxed, clock: Clock) -> None:
        first = constructed(self.problem, self.stage, relaxed.prices)
        if first.satisfies(self.stage):
            self._take(first)
        if self.best:
            improve(self.problem, self.stage, relaxed.prices, self.best, self._take, clock)

    def _take(self, solution: Solution) -> None:
        if self.best is None or solution.value(self.stage) < self.best.value(self.stage):
            self.best = solution
            self.found(solution)

    def _settle(self, limit: int, relaxed: Relaxed, clock: Clock, asked: int | None) -> None:
        """Find out whether there is a solution of at most ``limit``, and the best of these."""
        possible = within(self.problem, self.stage, relaxed.prices, limit)
        if len(possible) > MOST_COLUMNS:
            self.is_too_large = True
            return
        if len(possible) == self.relaxation.count:
            # What is not found among all columns does not exist.
            limit = self._limit(asked)
        enough = self.bound if asked is None else max(self.bound, asked)
        found = self._solve(possible, relaxed, clock, enough) if len(possible) else None
        if found is None or found.value(self.stage) > limit:
            self.bound = max(self.bound, limit + 1)
        elif asked is None:
            self.bound = found.value(self.stage)

    def _solve(
        self,
        columns: Columns,
        relaxed: Relaxed,
        clock: Clock,
        enough: int,
    ) -> Solution | None:
        """Return the best solution with these columns, one of ``enough``, or none.

        Raises Interrupted if the clock stops the search before it is known.
        """
        known = as_columns(self.problem, self.best.places) if self.best else None
        if known is not None:
            columns = merged(self.problem, columns, known)
        master = build(self.problem, self.stage, columns, relaxed.cuts, is_elastic=False)
        outcome = solve(master.program, clock, target=enough)
        found = None
        if outcome.has_values:
            found = chosen(self.problem, columns, outcome.values)
            self._take(found)
        is_settled = outcome.is_optimal or outcome.is_infeasible
        if not is_settled and (found is None or found.value(self.stage) > enough):
            raise Interrupted
        return found


#: A limit that no cost can reach.
_ANYTHING = 10**9
