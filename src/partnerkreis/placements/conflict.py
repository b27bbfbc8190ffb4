# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""When those who are locked cannot all keep what they have, there is no placement at all: why."""

from collections.abc import Iterator

from partnerkreis.placements.explanation import Explanation, Reason
from partnerkreis.placements.instance import Instance, Participant, Rule
from partnerkreis.placements.model import Formulation, Waiver
from partnerkreis.placements.rules import broken_at_company, broken_at_lodging
from partnerkreis.placements.solver import Conflict, prepare


def explain_conflict(formulation: Formulation) -> dict[str, Explanation]:
    """Return for everybody that somebody is locked, and for whom to unlock them would help."""
    instance = formulation.instance
    return {
        one.id: Explanation(tuple(_reasons(formulation, instance, one)), ())
        for one in instance.participants
    }


def _reasons(formulation: Formulation, instance: Instance, one: Participant) -> Iterator[Reason]:
    is_locked = one.id in instance.locked
    yield Reason(Rule.LOCKED, would_place=is_locked and _is_solved(formulation, one))
    if is_locked:
        yield from (Reason(rule, would_place=False) for rule in _broken(instance, one))


def _is_solved(formulation: Formulation, one: Participant) -> bool:
    try:
        prepare(formulation.problem(Waiver(one.id, Rule.LOCKED)))
    except Conflict:
        return False
    return True


def _broken(instance: Instance, one: Participant) -> Iterator[Rule]:
    place = instance.current[one.id]
    company = next(company for company in instance.companies if company.id == place.company)
    lodging = next(lodging for lodging in instance.lodgings if lodging.id == place.lodging)
    broken = {*broken_at_company(one, company), *broken_at_lodging(one, lodging)}
    if instance.travel_minutes[lodging.zone][company.zone] > one.max_commute_minutes:
        broken.add(Rule.TRAVEL)
    yield from (rule for rule in Rule if rule in broken)
