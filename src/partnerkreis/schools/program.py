# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The linear program of :mod:`.matching`, over the pairs and cuts taken in so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from partnerkreis.schools.scoring import MOST_POINTS

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
#: Rows of three: the positions of two schools, and the points of the pair.
Pairs = NDArray[np.int32]
Pair = tuple[int, int, int]
#: With more new pairs than this the program is solved from the start, which is faster then.
_MANY = 1000
_WHOLE = 1e-6
#: So many steps of the simplex method are made after a cut. Steps and not seconds: the answer must
#: not depend on how busy the machine is.
_PATIENCE = 20_000


class NotSolved(Exception):
    """The solver reached its limit of steps."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What whole solutions fulfil, and halves do not: an odd set of places cannot all be paired.

    The pairs within ``members``, and some of those that leave them, are at most half of the
    places there are, rounded down (J. Edmonds 1965, for b-matchings with simple pairs).
    """

    members: Mask
    price: float = 0.0


@dataclass(slots=True)
class Program:
    """Maximise links, then points; no school has more partners than it wants."""

    wanted: NDArray[np.int32]
    pairs: list[Pair] = field(default_factory=list)
    values: Floats = field(default_factory=lambda: np.zeros(0))
    prices: Floats = field(init=False)
    reduced: Floats = field(default_factory=lambda: np.zeros(0))
    cuts: list[Cut] = field(default_factory=list)
    bound: float = 0.0
    solver: Any = None
    is_cut: bool = False

    def __post_init__(self) -> None:
        self.prices = np.zeros(len(self.wanted))

    @property
    def link(self) -> float:
        """What a link is worth: more than all points that could be lost by it."""
        return float(MOST_POINTS * (int(self.wanted.sum()) // 2 + 1) + 1)

    @property
    def is_whole(self) -> bool:
        return not self._halves().any()

    def _halves(self) -> Mask:
        halves: Mask = np.abs(self.values - np.round(self.values)) > _WHOLE
        return halves

    def take(self, found: Pairs) -> int:
        """Take in new pairs; return how many."""
        new: list[Pair] = [(a, b, c) for a, b, c in found.tolist()]
        if self.solver is None:
            self._start()
        if not new:
            return 0
        entries = [self._rows_of(one, other) for one, other, _points in new]
        lengths = np.array([len(rows) for rows in entries], np.int32)
        starts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int32)
        rows = np.array([row for column in entries for row in column], np.int32)
        costs = np.array([self.link + points for _one, _other, points in new])
        self.solver.addCols(
            len(new), costs, np.zeros(len(new)), np.ones(len(new)), len(rows), starts, rows,
            np.ones(len(rows)),
        )  # fmt: skip
        self.pairs += new
        return len(new)

    def take_at(self, found: Pairs, reduced: Floats) -> None:
        """Take in pairs whose reduced cost is known, without solving."""
        self.take(found)
        self.reduced = np.concatenate((self.reduced, reduced))

    def _rows_of(self, one: int, other: int) -> list[int]:
        first = len(self.wanted)
        within = [
            first + number
            for number, cut in enumerate(self.cuts)
            if cut.members[one] and cut.members[other]
        ]
        return [min(one, other), max(one, other), *within]

    def _start(self) -> None:
        # Importing the solver takes longer than most faults need to be found.
        import highspy  # type: ignore[import-untyped,unused-ignore] # ships none

        self.solver = highspy.Highs()
        for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 1)):
            self.solver.setOptionValue(name, value)
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        count = len(self.wanted)
        self.solver.addRows(
            count, np.full(count, -highspy.kHighsInf), self.wanted.astype(float), 0,
            np.zeros(count, np.int32), np.zeros(0, np.int32), np.zeros(0),
        )  # fmt: skip

    def solve(self) -> None:
        """Solve; the prices say what a place at each school is worth."""
        from_start = len(self.pairs) - len(self.values) > _MANY
        if from_start:
            self.solver.clearSolver()
        self.solver.setOptionValue("presolve", "on" if from_start else "off")
        self.solver.setOptionValue("solver", "ipm" if from_start else "simplex")
        self.solver.setOptionValue("simplex_strategy", 1 if from_start or self.is_cut else 4)
        self.is_cut = False
        self._run()
        prices = np.array(self.solver.getSolution().row_dual)
        self.prices = prices[: len(self.wanted)]
        self.cuts = [
            Cut(cut.members, float(price))
            for cut, price in zip(self.cuts, prices[len(self.wanted) :], strict=True)
        ]

    def _run(self) -> None:
        import highspy

        limit = _PATIENCE if self.cuts[1:] else 2**31 - 1
        self.solver.setOptionValue("simplex_iteration_limit", limit)
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise NotSolved(str(self.solver.getModelStatus()))
        solution = self.solver.getSolution()
        self.values, self.reduced = np.array(solution.col_value), np.array(solution.col_dual)
        self.bound = self.solver.getInfo().objective_function_value

    def cut_at(self, members: Mask) -> None:
        """Add the cut for a set of schools, before there is any solution."""
        import highspy

        ends = np.array([(one, other) for one, other, _points in self.pairs], np.int32)
        columns = np.nonzero(members[ends].all(axis=1))[0].astype(np.int32)
        most = int(self.wanted[members].sum()) // 2
        self.solver.addRow(-highspy.kHighsInf, most, len(columns), columns, np.ones(len(columns)))
        self.cuts.append(Cut(members))
        self.is_cut = True

    def cut(self) -> int:
        """Add a cut for each odd group of schools that halves hold together; return how many."""
        import highspy

        ends = np.array([(one, other) for one, other, _points in self.pairs], np.int32)
        found = 0
        for members in self._groups(ends):
            both, leaving = members[ends].all(axis=1), members[ends].sum(axis=1) == 1
            full = leaving & (self.values > 0.5)
            places = int(self.wanted[members].sum()) + int(full.sum())
            columns = np.nonzero(both | full)[0].astype(np.int32)
            if self.values[columns].sum() <= places // 2 + _WHOLE:
                continue
            ones = np.ones(len(columns))
            self.solver.addRow(-highspy.kHighsInf, places // 2, len(columns), columns, ones)
            self.cuts.append(Cut(members))
            self.is_cut = True
            found += 1
        return found

    def go_back(self, values: Floats, reduced: Floats, bound: float) -> None:
        """Forget a solution that was not found; the pairs taken in since are worth nothing yet."""
        fill = np.zeros(len(self.pairs) - len(values))
        self.values, self.bound = np.concatenate((values, fill)), bound
        self.reduced = np.concatenate((reduced, fill))

    def _groups(self, ends: NDArray[np.int32]) -> Iterator[Mask]:
        """Yield the schools that are held together by pairs with halves, group by group."""
        neighbours: dict[int, list[int]] = defaultdict(list)
        for one, other in ends[self._halves()].tolist():
            neighbours[one].append(other)
            neighbours[other].append(one)
        left = set(neighbours)
        while left:
            group, waiting = set(), [min(left)]
            while waiting:
                school = waiting.pop()
                if school not in group:
                    group.add(school)
                    waiting += neighbours[school]
            left -= group
            members = np.zeros(len(self.wanted), bool)
            members[sorted(group)] = True
            yield members

    def chosen(self) -> list[Pair]:
        """Return the pairs of the solution, in order."""
        return sorted(p for p, value in zip(self.pairs, self.values, strict=True) if value > 0.5)
