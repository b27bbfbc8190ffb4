# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is told on which day, and how much of it. Plain decisions over facts, no wording.

"The day" is the "as of" day: a story never tells, hints at or counts what came after it.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Final
from uuid import UUID

from partnerkreis.core.dates import Edtf
from partnerkreis.partnerships.rules import OFFICIAL
from partnerkreis.stories.facts import (
    AggregateFact,
    BodyFact,
    DatedFact,
    EncounterFact,
    InstrumentFact,
    PartnershipFacts,
    PlanFact,
    PlanStepFact,
    SigningFact,
    StandingFact,
    TieFact,
)

#: "To this day" needs evidence as young as this.
FRESH_MONTHS: Final = 24
#: "Most recently" needs an encounter as young as this.
RECENT_MONTHS: Final = 12
#: Older encounters are history; the list has them, the story does not.
TOLD_MONTHS: Final = 60

#: A story is meant to have 120 to 220 words; above this it sheds details.
MOST_WORDS: Final = 235
#: So many items are all named; of more, the first three.
ALL_NAMED: Final = 4
FIRST_NAMED: Final = 3


class Detail(StrEnum):
    """What a story that is too long leaves out, in this order."""

    DISTANCE = "distance"
    LATEST = "latest"
    SECOND_EXAMPLE = "second example"
    ALSO_CALLED = "also called"
    VENUE = "venue"


class Work(StrEnum):
    """The fields in which partners work together, in the order they are told."""

    ADMINISTRATION = "administration"
    COUNCILS = "councils"
    VOCATIONAL_TRAINING = "vocational training"
    CITIZENS = "citizens"
    SPORT = "sport"


ENCOUNTERS_OF: Final[dict[Work, frozenset[str]]] = {
    Work.ADMINISTRATION: frozenset(
        {"staff_exchange", "expert_meeting", "job_shadowing", "trainee_exchange"}
    ),
    Work.COUNCILS: frozenset({"council_visit", "delegation_visit"}),
    Work.VOCATIONAL_TRAINING: frozenset({"vocational_placement"}),
    Work.CITIZENS: frozenset({"citizens_trip"}),
    Work.SPORT: frozenset({"sports_tour"}),
}
#: Of encounters of these kinds a story says how many of which group came.
COUNTED: Final = ENCOUNTERS_OF[Work.VOCATIONAL_TRAINING] | {"school_exchange"}
AGGREGATES_OF: Final[dict[Work, frozenset[str]]] = {
    Work.ADMINISTRATION: frozenset(
        {"ongoing_exchange", "expert_meetings", "staff_meetings", "trainee_exchange"}
    ),
    Work.COUNCILS: frozenset({"council_visits"}),
    Work.VOCATIONAL_TRAINING: frozenset({"vocational_placement"}),
    Work.CITIZENS: frozenset(),
    Work.SPORT: frozenset(),
}
_EVIDENCE_FOR: Final[dict[str, frozenset[str]]] = {
    "ongoing_exchange": ENCOUNTERS_OF[Work.ADMINISTRATION] | ENCOUNTERS_OF[Work.COUNCILS],
    "expert_meetings": frozenset({"staff_exchange", "expert_meeting", "job_shadowing"}),
    "staff_meetings": frozenset({"staff_exchange", "expert_meeting", "job_shadowing"}),
    "trainee_exchange": frozenset({"trainee_exchange"}),
    "council_visits": ENCOUNTERS_OF[Work.COUNCILS],
    "vocational_placement": frozenset({"vocational_placement"}),
}


def has_begun(date: Edtf | None, day: datetime.date) -> bool:
    """Return whether ``date`` lies on or before ``day``, whatever it exactly means.

    Of something that lasted, its beginning.
    """
    if date is None:
        return False
    beginning = date.start if date.is_interval and date.start else date
    return beginning.latest is not None and beginning.latest <= day


def is_told(fact: DatedFact, day: datetime.date) -> bool:
    """Return whether ``fact`` is certainly true by ``day``; of an aggregate, told by then."""
    latest = fact.told_on if isinstance(fact, AggregateFact) else fact.latest
    return latest is not None and latest <= day


@lru_cache(maxsize=64)
def months_before(day: datetime.date, months: int) -> datetime.date:
    """Return the day so many months earlier; the last of the month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, last if is_last_of_month(day) else min(day.day, last))


def is_last_of_month(day: datetime.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def is_within(date: datetime.date | None, months: int, day: datetime.date) -> bool:
    """Return whether ``date`` lies in the ``months`` before ``day``."""
    return date is not None and months_before(day, months) <= date <= day


def took_place(facts: PartnershipFacts, day: datetime.date) -> tuple[EncounterFact, ...]:
    """Return the encounters that took place by ``day``, in order of time."""
    return facts.happened_by(day)


_by_time = attrgetter("in_time")


def is_fresh(aggregate: AggregateFact, facts: PartnershipFacts, day: datetime.date) -> bool:
    """Return whether it may be told as going on: by a source or an encounter of late."""
    if is_within(aggregate.told_on, FRESH_MONTHS, day):
        return True
    kinds = _EVIDENCE_FOR.get(aggregate.kind, frozenset())
    return any(encounter.kind in kinds for encounter in _of_late(facts, day))


def have_met_of_late(facts: PartnershipFacts, day: datetime.date) -> bool:
    return any(True for _encounter in _of_late(facts, day))


def _of_late(facts: PartnershipFacts, day: datetime.date) -> Iterator[EncounterFact]:
    """Yield the encounters that are young enough to show that something goes on."""
    since = months_before(day, FRESH_MONTHS)
    return (e for e in took_place(facts, day) if e.latest and since <= e.latest <= day)


def is_superseded(aggregate: AggregateFact, encounters: Iterable[EncounterFact]) -> bool:
    """Return whether an encounter is dated later than the aggregate was told."""
    told_on = aggregate.told_on
    return told_on is not None and any(
        encounter.latest is not None and encounter.latest > told_on for encounter in encounters
    )


def has_contact(facts: PartnershipFacts, day: datetime.date) -> bool:
    """Return whether anything is recorded that shows contact on or before ``day``."""
    since = (facts.first_contact, facts.working_together_since, facts.contacts_since)
    return any(has_begun(date, day) for date in since) or any(
        is_told(fact, day) for fact in facts.dated()
    )


def first_year(facts: PartnershipFacts) -> int | None:
    """Return the year of the first thing recorded, for a link to it."""
    since = (facts.first_contact, facts.working_together_since, facts.contacts_since)
    days = [date.earliest or date.latest for date in since if date]
    days += [fact.earliest or fact.latest for fact in facts.dated()]
    return min((day.year for day in days if day), default=None)


def is_present(facts: PartnershipFacts, day: datetime.date) -> bool:
    """Return whether nothing is recorded as having happened after ``day``.

    Only then is it known that an announcement without a date of its own was made by then.
    """
    return all(fact.earliest is None or fact.earliest <= day for fact in facts.dated())


def signed_by(instrument: InstrumentFact, day: datetime.date) -> list[SigningFact]:
    """Return the signings of ``instrument`` up to ``day``, in order of time."""
    return sorted((s for s in instrument.signings if is_told(s, day)), key=_by_time)


def agreed_by(facts: PartnershipFacts, day: datetime.date) -> list[InstrumentFact]:
    """Return the papers agreed or signed up to ``day``, in order of time."""
    agreed = [i for i in facts.instruments if is_told(i, day) or signed_by(i, day)]
    return sorted(agreed, key=lambda i: _by_time(next(iter(signed_by(i, day)), i)))


def official_paper(facts: PartnershipFacts, day: datetime.date) -> InstrumentFact | None:
    """Return the charter that made the partnership official by ``day``, if it was signed."""
    official = (i for i in agreed_by(facts, day) if i.kind in OFFICIAL)
    return next(official, None)


def standing(facts: PartnershipFacts, kind: str, day: datetime.date) -> StandingFact | None:
    """Return the standing of the whole partnership of that kind that had begun by ``day``."""
    for fact in facts.standings:
        if fact.kind == kind and fact.body is None and _had_begun(fact, day):
            return fact
    return None


def _had_begun(fact: StandingFact, day: datetime.date) -> bool:
    return fact.since is None or has_begun(fact.since, day)


def lasts(fact: StandingFact, day: datetime.date) -> bool:
    """Return whether a standing holds on ``day``."""
    return _had_begun(fact, day) and not has_begun(fact.until, day)


def has_ended(facts: PartnershipFacts, day: datetime.date) -> bool:
    terminated = any(i.kind == "termination" for i in agreed_by(facts, day))
    return terminated or standing(facts, "ended", day) is not None


def is_stated(plan: PlanFact, day: datetime.date) -> bool:
    """Return whether ``plan`` was made by ``day``; what a source says counts before bounds."""
    return has_begun(plan.when, day) if plan.when else is_told(plan, day)


def is_open(plan: PlanFact, day: datetime.date) -> bool:
    """Return whether ``plan`` was made and nothing of it fulfilled on ``day``."""
    if not is_stated(plan, day) or plan.outcome == "dropped":
        return False
    if plan.outcome == "unknown":
        return plan.planned is not None and not has_begun(plan.planned, day)
    if plan.outcome == "open":
        return not has_begun(plan.planned, day)
    return bool(plan.fulfilments) and not any(is_told(f.when, day) for f in plan.fulfilments)


def open_steps(plan: PlanFact, day: datetime.date) -> tuple[PlanStepFact, ...]:
    """Return the steps of ``plan`` that were not taken by ``day``, but were later."""
    taken = {f.step for f in plan.fulfilments if is_told(f.when, day)}
    later = {f.step for f in plan.fulfilments} - taken
    return tuple(step for step in plan.steps if step.id in later)


def fulfilled_as_planned(plan: PlanFact, signings: Sequence[SigningFact]) -> bool:
    """Return whether time **and** places of the signings are those of the plan."""
    if plan.planned is None or not plan.steps:
        return False
    first, last = plan.planned.earliest, plan.planned.latest
    in_time = all(
        first and last and s.earliest and s.latest and first <= s.earliest and s.latest <= last
        for s in signings
    )
    planned = sorted(str(step.place and step.place.id) for step in plan.steps)
    return in_time and planned == sorted(str(s.place and s.place.id) for s in signings)


def shared_partner(facts: PartnershipFacts, body: BodyFact, day: datetime.date) -> bool:
    """Return whether every party had a tie with ``body`` by ``day``."""
    tied = {tie.party for tie in facts.ties if tie.other.id == body.id and is_tied(tie, day)}
    return {party.id for party in facts.bodies} <= tied


def is_tied(tie: TieFact, day: datetime.date) -> bool:
    return has_begun(tie.since, day) or tie_paper(tie, day) is not None


def tie_paper(
    tie: TieFact, day: datetime.date, kinds: frozenset[str] = OFFICIAL
) -> SigningFact | None:
    """Return the first signing of a paper of these kinds in another partnership by ``day``."""
    signings = [s for i in tie.instruments if i.kind in kinds for s in signed_by(i, day)]
    return min(signings, key=_by_time, default=None)


def common_partners(
    facts: PartnershipFacts, own: UUID, partner: UUID, day: datetime.date
) -> list[tuple[TieFact, TieFact]]:
    """Return pairs of ties of the two parties with one and the same third body by ``day``."""
    ties = [tie for tie in facts.ties if is_tied(tie, day)]
    return [
        (mine, theirs)
        for mine in ties
        for theirs in ties
        if mine.party == own and theirs.party == partner and mine.other.id == theirs.other.id
    ]
