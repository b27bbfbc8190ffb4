# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules for one participant at one company and one lodging, and how far a place is from wishes.

What several people share, seats and rooms, is counted in the model.
"""

from collections.abc import Iterator

from partnerkreis.placements.instance import Company, Gender, Lodging, Participant, Rule

#: Nobody is asked to waive these.
NEVER_NEGOTIABLE = frozenset(
    {Rule.TRADE, Rule.ALLERGY, Rule.YOUTH_HOURS, Rule.MINORS, Rule.STEP_FREE}
)

_NOT_WISHED, _CENTRE_NOT_WISHED = 7, 9
_WISH_MISSED = 2
_NOTHING_SAID = 1
# § 14 JArbSchG.
_YOUTH_FROM, _YOUTH_UNTIL = 6, 20


def broken_at_company(participant: Participant, company: Company) -> Iterator[Rule]:
    """Yield every rule that ``participant`` would break at ``company``."""
    if participant.trade not in company.trades:
        yield Rule.TRADE
    if participant.level < company.min_level:
        yield Rule.LEVEL
    if participant.age < company.min_age:
        yield Rule.AGE
    if participant.is_minor and not _suits_minors(company):
        yield Rule.YOUTH_HOURS
    if participant.step_free and not company.step_free:
        yield Rule.STEP_FREE
    if not all(company.seats[participant.from_week : participant.from_week + participant.weeks]):
        yield Rule.SEATS


def broken_at_lodging(participant: Participant, lodging: Lodging) -> Iterator[Rule]:
    """Yield every rule that ``participant`` would break at ``lodging``."""
    if not all(lodging.open[participant.from_week : participant.from_week + participant.weeks]):
        yield Rule.OPEN
    if lodging.accepts not in ("any", participant.gender.value):
        yield Rule.GENDER
    if participant.is_minor and not lodging.takes_minors:
        yield Rule.MINORS
    if not participant.allergies.isdisjoint(lodging.animals):
        yield Rule.ALLERGY
    if participant.smoke_free and lodging.smoking:
        yield Rule.SMOKING
    if participant.step_free and not lodging.step_free:
        yield Rule.STEP_FREE
    if not lodging.rooms or (participant.gender is Gender.DIVERSE and lodging.beds > 1):
        yield Rule.ROOMS


def _suits_minors(company: Company) -> bool:
    return company.earliest_hour >= _YOUTH_FROM and company.latest_hour <= _YOUTH_UNTIL


def company_regret(participant: Participant, company: Company) -> int:
    """Return how far ``company`` is from what was wished: 0 for the first wish."""
    if company.id in participant.company_wishes:
        return participant.company_wishes.index(company.id)
    return _CENTRE_NOT_WISHED if company.training_centre else _NOT_WISHED


def lodging_regret(participant: Participant, lodging: Lodging) -> int:
    """Return what it costs that the kind of ``lodging`` is not the one wished."""
    return 0 if participant.lodging_wish in ("any", lodging.kind) else _WISH_MISSED


def travel_regret(minutes: int) -> int:
    """Return one for each ten minutes begun above twenty.

    >>> [travel_regret(minutes) for minutes in (20, 21, 30, 31)]
    [0, 1, 1, 2]
    """
    return max(0, -(-(minutes - 20) // 10))


def opinion(participant: Participant, company: Company) -> int:
    """Return what the company thinks: 0 wanted, 1 nothing said, 3 rather not."""
    return company.opinion.get(participant.id, _NOTHING_SAID)
