# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why somebody has no place: the rules that decide it, and who else wanted the same."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from partnerkreis.placements.additions import Reached, additional
from partnerkreis.placements.instance import Rule
from partnerkreis.placements.model import Formulation, Problem, Waiver
from partnerkreis.placements.occupancy import Occupancy
from partnerkreis.placements.rules import NEVER_NEGOTIABLE
from partnerkreis.placements.stage import Clock

_WAIVABLE = [rule for rule in Rule if rule not in (Rule.SEVERAL, Rule.LOCKED)]


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule without which one more would be placed."""

    rule: Rule
    would_place: bool
    """Confirmed, and the rule may be waived; never true for what is not negotiable."""

    @property
    def is_negotiable(self) -> bool:
        return self.rule not in NEVER_NEGOTIABLE


@dataclass(frozen=True, slots=True)
class Competitor:
    """Somebody whose place would have done: without them there would have been one."""

    id: str
    seat: bool
    bed: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything there is to say about one who has no place; see ``readers`` for who may read."""

    reasons: tuple[Reason, ...]
    competitors: tuple[Competitor, ...]


class Explainer:
    """Explains the places of an instance; each reason is confirmed by places that would do."""

    def __init__(self, formulation: Formulation, reached: Reached) -> None:
        self.formulation, self.reached = formulation, reached
        self.problem, self.places = reached.problem, reached.places

    def explain(self, person: int, clock: Clock) -> Explanation:
        """Return why a person has no place; raises Interrupted."""
        reasons = tuple(self._reasons(person, clock))
        return Explanation(
            reasons or (Reason(Rule.SEVERAL, would_place=False),),
            tuple(self._competitors(person)),
        )

    def _reasons(self, person: int, clock: Clock) -> Iterator[Reason]:
        identity = self.problem.options[person].id
        for rule in _WAIVABLE:
            clock.remaining()
            waived = self.formulation.problem(Waiver(identity, rule))
            if _differs(waived, self.problem, person) and additional(
                self.reached, waived, [person], clock
            ):
                yield Reason(rule, would_place=rule not in NEVER_NEGOTIABLE)

    def _competitors(self, person: int) -> Iterator[Competitor]:
        group = _group_of(self.problem, person)
        occupancy = Occupancy(self.problem, self.places)
        for rival in occupancy.rivals(group):
            left = occupancy.leave(rival)
            fitted = occupancy.fit(group)
            occupancy.enter(left)
            if fitted:
                companies, lodgings = ({place[i] for place in fitted.values()} for i in (0, 1))
                for one, place in left.items():
                    yield Competitor(
                        self.problem.options[one].id,
                        seat=place[0] in companies,
                        bed=place[1] in lodgings,
                    )


def _group_of(problem: Problem, person: int) -> tuple[int, ...]:
    return next(group for group in problem.groups if person in group)


def _differs(waived: Problem, usual: Problem, person: int) -> bool:
    """Return whether a waiver gives somebody anything new."""
    one, other = waived.options[person], usual.options[person]
    return (
        waived.groups != usual.groups
        or waived.apart != usual.apart
        or one.needs_seat != other.needs_seat
        or one.needs_room != other.needs_room
        or not np.array_equal(one.companies, other.companies)
        or not np.array_equal(one.lodgings, other.lodgings)
        or not np.array_equal(one.regret, other.regret)
    )
