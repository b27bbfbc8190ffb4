# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many more could be placed if something were different: a rule, a bed, a seat."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerkreis.placements.components import components, part
from partnerkreis.placements.model import Problem
from partnerkreis.placements.occupancy import Occupancy
from partnerkreis.placements.prices import Prices, added, narrowed, no_prices, spread
from partnerkreis.placements.relaxation import Relaxation
from partnerkreis.placements.search import Search
from partnerkreis.placements.solution import Places, as_columns, of_columns
from partnerkreis.placements.stage import Clock, Stage

_PLACE_MANY = Stage(per_person=-1)
#: So many people move on, each to make room for the one before.
_MOVES = 5


@dataclass(frozen=True, slots=True)
class Reached:
    """What was reached as things are, and the prices of seats and beds that limit it."""

    problem: Problem
    places: Places
    prices: Prices


def reached(problem: Problem, places: Places, clock: Clock) -> Reached:
    """Return what was reached with the prices that say best what limits it."""
    prices = no_prices(problem)
    for people in components(problem):
        if all(places[person] for person in people):
            continue
        own = part(problem, people)
        relaxation = Relaxation(own, _PLACE_MANY)
        relaxation.run(clock)
        prices = added(prices, spread(relaxation.prices, own, people, problem))
    return Reached(problem, places, prices)


def additional(reached: Reached, changed: Problem, newcomers: Sequence[int], clock: Clock) -> int:
    """Return how many more can be placed in a changed problem, confirmed by such a placement.

    If anybody can, then one of ``newcomers`` as well. The number may be too small: of very many
    people not every way to move them is tried.
    """
    occupancy = Occupancy(changed, reached.places)
    groups = [group for group in changed.groups if not set(group).isdisjoint(newcomers)]
    groups = [group for group in groups if not any(reached.places[one] for one in group)]
    count = sum(len(group) for group in groups if occupancy.make_room(group, moves=0))
    if count or not groups:
        return count
    clock.remaining()
    people = next(people for people in components(changed) if newcomers[0] in people)
    own = part(changed, people)
    guessed = narrowed(reached.prices, reached.problem, people, own)
    have = of_columns(own, as_columns(own, tuple(reached.places[one] for one in people)))
    search = Search(own, _PLACE_MANY, have, guessed=guessed)
    if search.bound > -have.placed - 1:
        return 0
    count = sum(len(group) for group in groups if occupancy.make_room(group, moves=_MOVES))
    if count or not search.relaxation.is_whole:
        return count
    search.run(clock, asked=-have.placed - 1)
    return search.best.placed - have.placed if search.best else 0
