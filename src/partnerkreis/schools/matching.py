# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The best set of pairs: as many links as there can be, of those sets one with the most points.

A linear program with a column for each pair. Its columns are generated: it starts with a few good
pairs for each school, and takes in further ones as long as their reduced cost says that they could
improve it (L. R. Ford and D. R. Fulkerson 1958). Between counties that fall into two sides the
matrix is totally unimodular, so its solution is whole. Otherwise (three counties, all partners of
each other) it may come in halves. Then cuts are added that odd sets of schools fulfil in whole
numbers; and if halves remain, it is solved in whole numbers over every pair whose reduced cost is
within the gap to the bound, so that none that could matter is missing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from partnerkreis.schools.matrix import Block
from partnerkreis.schools.program import Floats, NotSolved, Pair, Pairs, Program
from partnerkreis.schools.whole import solve_whole

Indices = NDArray[np.integer[Any]]
#: What a pair must promise to be taken in. Points are whole, so this is as good as zero.
_PROMISE = 1e-4
#: How many pairs of each school the program begins with, and takes in at a time.
_FIRST, _MORE = 8, 4
#: When so many rounds of cuts have not brought the bound down by a point, what remains is little.
_IDLE = 2
#: So many points below the bound a whole solution is looked for if there is none near it.
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class _Offer:
    """A block, the points of those of its pairs that can be taken, and its share of a school's."""

    block: Block
    #: Minus infinity for pairs that cannot be partners, and for those that are in the program.
    left: NDArray[np.float32]
    share: int

    def worth(self, program: Program) -> Floats:
        """Return what each pair not yet taken promises beyond what its two places cost."""
        rows, columns = self.block.rows, self.block.columns
        prices = program.prices - program.link / 2
        worth = self.left - prices[rows][:, None]
        worth -= prices[columns][None, :]
        for cut in program.cuts:
            inside = np.ix_(cut.members[rows], cut.members[columns])
            worth[inside] -= cut.price
        return worth

    def take(self, rows: Indices, columns: Indices) -> Pairs:
        """Mark pairs as taken and return them."""
        self.left[rows, columns] = -np.inf
        points = self.block.points[rows, columns]
        return np.column_stack((self.block.rows[rows], self.block.columns[columns], points))

    def best(self, program: Program, number: int, promise: float) -> Pairs:
        """Take for each school the pairs that promise most."""
        worth, number = self.worth(program), max(1, number // self.share)
        found = [_top(worth, number, promise), _top(worth.T, number, promise)[:, ::-1]]
        places = np.unique(np.concatenate(found), axis=0)
        return self.take(places[:, 0], places[:, 1])


@dataclass(frozen=True, slots=True)
class Matching:
    """The chosen pairs by position, with their points, in order."""

    pairs: list[Pair]
    #: False if the solver gave up before it was sure; between two sides it always is.
    is_proven: bool = True


def best_pairs(blocks: list[Block], wanted: list[int]) -> Matching:
    """Choose pairs; ``wanted`` is the most partners of each school."""
    offers = _offers([block for block in blocks if (block.points >= 0).any()])
    if not offers:
        return Matching([])
    program = Program(_places(offers, wanted))
    for offer in offers:
        program.take(offer.best(program, _FIRST, float("-inf")))
    _solve(program, offers)
    if program.is_whole or _cut(program, offers):
        return Matching(program.chosen())
    is_proven = _solve_whole(program, offers)
    return Matching(program.chosen(), is_proven)


def _cut(program: Program, offers: list[_Offer]) -> bool:
    """Add cuts until the solution is whole or they hardly help; return whether it is."""
    # If the places are odd in number, one remains empty: without this half a link too many.
    program.cut_at(np.ones(len(program.wanted), bool))
    _solve(program, offers)
    idle = 0
    while not program.is_whole and idle < _IDLE:
        values, reduced, bound = program.values, program.reduced, program.bound
        if not program.cut():
            return False
        try:
            _solve(program, offers)
        except NotSolved:
            program.go_back(values, reduced, bound)
            return False
        idle = idle + 1 if program.bound // 1 == bound // 1 else 0
    return program.is_whole


def _places(offers: list[_Offer], wanted: list[int]) -> NDArray[np.int32]:
    """Return how many partners each school can have: those it wants, if there are as many."""
    suitable = np.zeros(len(wanted), np.int64)
    for offer in offers:
        possible = offer.block.points >= 0
        suitable[offer.block.rows] += possible.sum(axis=1)
        suitable[offer.block.columns] += possible.sum(axis=0)
    places: NDArray[np.int32] = np.minimum(np.array(wanted), suitable).astype(np.int32)
    return places


def _offers(blocks: list[Block]) -> list[_Offer]:
    """Let a school with many partner counties begin with fewer pairs in each."""
    shares = Counter(int(side[0]) for block in blocks for side in (block.rows, block.columns))
    return [
        _Offer(
            block,
            np.where(block.points < 0, np.float32(-np.inf), block.points.astype(np.float32)),
            max(shares[int(block.rows[0])], shares[int(block.columns[0])]),
        )
        for block in blocks
    ]


def _solve(program: Program, offers: list[_Offer]) -> None:
    """Solve, and take in what promises to improve the solution, until nothing does."""
    program.solve()
    while sum(program.take(offer.best(program, _MORE, _PROMISE)) for offer in offers):
        program.solve()


def _solve_whole(program: Program, offers: list[_Offer]) -> bool:
    """Solve in whole numbers within a small gap to the bound, then within larger ones."""
    remainder = program.bound % 1
    for gap in (remainder, remainder + 1, _GAP):
        for offer in offers:
            worth = offer.worth(program)
            near = np.nonzero(worth >= -gap - _PROMISE)
            program.take_at(offer.take(*near), worth[near])
        if solve_whole(program, gap):
            return True
    return False


def _top(worth: Floats, number: int, promise: float) -> Pairs:
    """Return, for each row, the places of those that are worth most, if more than ``promise``."""
    lines = np.nonzero(worth.max(axis=1) > promise)[0]
    number = min(number, worth.shape[1])
    columns = np.argpartition(-worth[lines], number - 1, axis=1)[:, :number].ravel()
    rows = np.repeat(lines, number)
    good = worth[rows, columns] > promise
    return np.column_stack((rows[good], columns[good])).astype(np.int32)
