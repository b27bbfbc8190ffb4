# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Prices of seats, beds and the rest, and the bound that follows from any prices whatever.

If everybody paid for what is shared and chose for themselves, nobody could do better than the
cheapest column; so the sum of these, less what the shared things are worth, is a bound. It holds
for all prices that are not negative: an unfinished relaxation gives a weaker one, never a wrong
one. Prices are multiples of 2 ** -20, so that every sum below is exact.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from partnerkreis.placements.master import MISSING, Master, Rows
from partnerkreis.placements.model import ROOM_CLASSES, Floats, Problem
from partnerkreis.placements.stage import Stage

_GRAIN = 2.0**20


@dataclass(frozen=True, slots=True)
class Prices:
    """What a unit of each shared thing costs; none is negative."""

    seats: Floats
    """Company × period."""
    beds: Floats
    """Lodging × class × period."""
    cuts: Floats
    """Person × lodging."""
    apart_company: Floats
    apart_lodging: Floats
    placed: float
    """What is paid for each person placed."""
    kept: float


def prices(problem: Problem, master: Master, duals: Floats) -> Prices:
    """Return the prices that the duals of a relaxation mean, with what is negative clipped."""
    rows = Rows(problem)
    people, pairs = len(problem.options), len(problem.apart)
    companies, lodgings = len(problem.seats), len(problem.beds)

    def of(kind: str, *shape: int, sign: int = -1) -> Floats:
        where = rows.within(kind, master.keys)
        found = np.zeros(math.prod(shape))
        clipped = np.clip(np.nan_to_num(sign * duals[where]), 0, MISSING)
        found[master.keys[where] - rows.begins[kind]] = np.floor(clipped * _GRAIN) / _GRAIN
        return found.reshape(shape)

    return Prices(
        of("seats", companies, problem.periods),
        of("beds", lodgings, ROOM_CLASSES, problem.periods),
        of("cuts", people, lodgings),
        of("apart_company", pairs, companies),
        of("apart_lodging", pairs, lodgings),
        float(of("placed", 1, sign=1)[0]),
        float(of("kept", 1, sign=1)[0]),
    )


def spread(prices: Prices, problem: Problem, people: Sequence[int], whole: Problem) -> Prices:
    """Return the prices of a part of a problem as prices of the whole, free where it ends."""
    free = no_prices(whole)
    free.cuts[list(people)] = prices.cuts
    numbers = {pair: at for at, pair in enumerate(whole.apart)}
    for at, (one, other) in enumerate(problem.apart):
        pair = numbers[people[one], people[other]]
        free.apart_company[pair] = prices.apart_company[at]
        free.apart_lodging[pair] = prices.apart_lodging[at]
    return replace(free, seats=prices.seats, beds=prices.beds)


def added(first: Prices, second: Prices) -> Prices:
    """Return the sum of two kinds of prices of the same problem."""
    return Prices(*(getattr(first, name) + getattr(second, name) for name in Prices.__slots__))


def narrowed(prices: Prices, whole: Problem, people: Sequence[int], problem: Problem) -> Prices:
    """Return prices of ``whole`` as those of a part, also if that has fewer pairs or more places.

    Any prices give a bound: what ``problem`` has and ``whole`` has not is free.
    """
    companies, lodgings = len(whole.seats), len(whole.beds)
    found = no_prices(problem)
    found.seats[:companies] = prices.seats
    found.beds[:lodgings] = prices.beds
    found.cuts[:, :lodgings] = prices.cuts[list(people)]
    numbers = {pair: at for at, pair in enumerate(whole.apart)}
    for at, (one, other) in enumerate(problem.apart):
        pair = numbers[people[one], people[other]]
        found.apart_company[at, :companies] = prices.apart_company[pair]
        found.apart_lodging[at, :lodgings] = prices.apart_lodging[pair]
    return found


def no_prices(problem: Problem) -> Prices:
    """Return prices with which everything is free."""
    people, pairs = len(problem.options), len(problem.apart)
    companies, lodgings = len(problem.seats), len(problem.beds)
    return Prices(
        np.zeros((companies, problem.periods)),
        np.zeros((lodgings, ROOM_CLASSES, problem.periods)),
        np.zeros((people, lodgings)),
        np.zeros((pairs, companies)),
        np.zeros((pairs, lodgings)),
        0.0,
        0.0,
    )


class Pricing:
    """What each column costs at the given prices."""

    def __init__(self, problem: Problem, stage: Stage, prices: Prices) -> None:
        self.problem, self.stage, self.prices = problem, stage, prices
        # The price of a stay is the difference of two sums.
        self.seats = np.pad(np.cumsum(prices.seats, axis=1), ((0, 0), (1, 0)))
        self.beds = np.pad(np.cumsum(prices.beds, axis=2), ((0, 0), (0, 0), (1, 0)))
        self.pairs: dict[int, list[int]] = {}
        for at, pair in enumerate(problem.apart):
            for person in pair:
                self.pairs.setdefault(person, []).append(at)

    def of_person(self, person: int) -> Floats:
        """Return the cost of each pair of company (row) and lodging (column) for one person."""
        options = self.problem.options[person]
        companies, lodgings = options.companies, options.lodgings
        works, lives = np.zeros(len(companies)), np.zeros(len(lodgings))
        if options.needs_seat:
            works = self.seats[companies, options.end] - self.seats[companies, options.begin]
        if options.needs_room:
            classes = self.problem.class_at(person, lodgings)
            beds = self.beds[lodgings, classes]
            lives = beds[:, options.end] - beds[:, options.begin]
            lives = lives + self.prices.cuts[person, lodgings]
        for pair in self.pairs.get(person, ()):
            works = works + self.prices.apart_company[pair, companies]
            lives = lives + self.prices.apart_lodging[pair, lodgings]
        own = self.stage.price(options, per_person=-self.prices.placed, per_kept=-self.prices.kept)
        return own + works[:, None] + lives[None, :]

    def of_group(self, group: tuple[int, ...]) -> tuple[list[Floats], Floats]:
        """Return the cost of the columns of each member, and of the whole group at each lodging."""
        members = [self.of_person(person) for person in group]
        return members, np.sum([cheapest(member, 0) for member in members], axis=0)

    def unplaced(self, group: int) -> float:
        """Return what it costs to leave a group out."""
        return float(MISSING) if self.problem.must[group] else 0.0

    def shared(self) -> float:
        """Return the part of the bound that does not depend on what anybody chooses."""
        problem, prices = self.problem, self.prices
        earned = -(problem.beds[:, None] * prices.beds.sum(axis=2))
        for person, lodging in zip(*np.nonzero(prices.cuts), strict=True):
            room_class = self.problem.class_at(person, lodging)
            earned[lodging, room_class] -= prices.cuts[person, lodging]
        best = np.minimum(earned.min(axis=1, initial=0.0), 0.0)
        return float(
            (problem.rooms * best).sum()
            - (problem.seats * prices.seats).sum()
            - prices.apart_company.sum()
            - prices.apart_lodging.sum()
            + self.stage.placed_at_least * prices.placed
            + self.stage.kept_at_least * prices.kept
        )

    def bound(self) -> float:
        """Return a number that no solution of the stage can be below."""
        return self.shared() + sum(
            min(self.unplaced(at), float(self.of_group(group)[1].min(initial=math.inf)))
            for at, group in enumerate(self.problem.groups)
        )


def cheapest(cost: Floats, axis: int) -> Floats:
    """Return the least along one axis, infinite where there is nothing."""
    return np.asarray(cost.min(axis=axis, initial=math.inf))
