# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the reports are told from."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db.models import DateField, F, Q, QuerySet, UUIDField, prefetch_related_objects

from partnerkreis.access.policy import Actor, Permission, can, visible_to
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.directory.models import Appointment, Body, Citation, Source, Tenure
from partnerkreis.encounters.models import (
    Encounter,
    EncounterSide,
    EncounterState,
    FollowUp,
    Lesson,
)
from partnerkreis.encounters.queries import Dossier, add_heads, bodies_by_id, dossier, with_rows
from partnerkreis.files.models import StoredFile
from partnerkreis.papers.models import Paper
from partnerkreis.papers.queries.offices import in_office
from partnerkreis.papers.queries.reading import readable_papers
from partnerkreis.partnerships.models import (
    Partnership,
    Party,
    Plan,
    PlanOutcome,
    Resolution,
    Signing,
)
from partnerkreis.reports.rules import Period, belongs
from partnerkreis.stories import PartnershipFacts
from partnerkreis.stories.reading import facts_from

AHEAD = (EncounterState.PLANNED, EncounterState.ANNOUNCED)


@dataclass(slots=True)
class Tie:
    """One partnership as it is handed over."""

    found: Dossier
    facts: PartnershipFacts
    others: list[Body]
    people: list[Tenure] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    sources: list[tuple[Any, Source]] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    files: list[StoredFile] = field(default_factory=list)


@dataclass(slots=True)
class Handover:
    """All partnerships of a body, and who is in office there."""

    body: Body
    today: datetime.date
    ties: list[Tie]
    own_people: list[Tenure]
    bodies: dict[UUID, Body]
    #: Who has the access of an office of the body, now or later: not always who sources name.
    holding: list[Appointment] = field(default_factory=list)
    #: Promises made at encounters that belong to no partnership.
    other_follow_ups: list[FollowUp] = field(default_factory=list)


def _partnerships(actor: Actor) -> QuerySet[Partnership]:
    """Return the partnerships of a body that ``actor`` may read, the oldest first."""
    parties = Party.objects.filter(body=_BODY)
    own = Partnership.objects.filter(pk__in=parties.values("partnership"))
    return visible_to(actor, own).order_by(F("first_contact").asc(nulls_last=True), "key")


def _counted(found: Dossier | None) -> Dossier | None:
    """Hang on each encounter how many came (one query)."""
    if found is not None:
        add_heads(found.encounters)
    return found


def handover(actor: Actor, body: Body, *, today: datetime.date) -> Handover:
    """Return what a successor has to know; its queries grow with the number of partnerships."""
    ties = [
        Tie(found, facts_from(found), _others(found, body))
        for tie in _PARTNERSHIPS(actor, body=body.pk)
        if (found := _counted(dossier(tie.key, actor)))
    ]
    bodies = {other.pk: other for tie in ties for other in tie.others} | {body.pk: body}
    people = in_office(actor, bodies, today=today)
    promises = _PROMISES(actor, body=body.pk)
    bodies |= bodies_by_id(_sides_of(promises) - set(bodies))
    papers, sources, files = _papers(actor, body), _sources(ties), _files(actor, ties)
    for tie in ties:
        own = {encounter.pk for encounter in tie.found.encounters}
        tie.people = [one for one in people if one.office.body in tie.others]
        tie.follow_ups = [one for one in promises if one.encounter_id in own]
        tie.sources = [(record, source) for record, source in sources if record in _records(tie)]
        tie.files = [one for one in files if one.record in _filed(tie)]
        tie.papers = [one for one in papers if _is_about(one, tie, own)]
    told = {one.pk for tie in ties for one in tie.follow_ups}
    return Handover(
        body=body,
        today=today,
        ties=ties,
        own_people=[one for one in people if one.office.body_id == body.pk],
        bodies=bodies,
        holding=_holding(actor, body, today),
        other_follow_ups=[one for one in promises if one.pk not in told],
    )


def _holding(actor: Actor, body: Body, today: datetime.date) -> list[Appointment]:
    """Return who has access for the body from today on; for who reads its reports (one query)."""
    if not can(actor, Permission.READ_REPORT, body.pk):
        return []
    return _HOLDING(body=body.pk, day=today)


def _held() -> QuerySet[Appointment]:
    held = Appointment.objects.filter(office__body=_BODY, user__is_active=True)
    lasting = held.filter(Q(until__isnull=True) | Q(until__gte=_DAY))
    return lasting.select_related("user", "office").order_by("office__key", "since")


def _others(found: Dossier, body: Body) -> list[Body]:
    bodies = (found.bodies[party.body_id] for party in found.parties)
    return [other for other in bodies if other.pk != body.pk]


def _open_promises(actor: Actor) -> QuerySet[FollowUp]:
    promises = FollowUp.objects.filter(Q(owed_by=_BODY) | Q(owed_to=_BODY), done__isnull=True)
    return visible_to(actor, promises).select_related("encounter").order_by("due", "key")


def _sides_of(promises: Iterable[FollowUp]) -> set[UUID]:
    return {body for one in promises for body in (one.owed_by_id, one.owed_to_id)}


def _papers(actor: Actor, body: Body) -> list[Paper]:
    found = _PAPERS(actor, body=body.pk)
    prefetch_related_objects(found, "texts")
    return found


def _files(actor: Actor, ties: Iterable[Tie]) -> list[StoredFile]:
    """Return the documents kept with agreements, resolutions and partnerships (one query)."""
    kept = _KEPT(actor, records={key for tie in ties for key in _filed(tie)})
    return [one for one in kept if not one.is_picture]


def _kept(actor: Actor) -> QuerySet[StoredFile]:
    kept = StoredFile.objects.filter(record__in=_RECORDS, is_internal=False)
    return visible_to(actor, kept).order_by("position", "key")


def _filed(tie: Tie) -> set[UUID]:
    return {*_records(tie), tie.found.partnership.pk}


def _is_about(paper: Paper, tie: Tie, encounters: set[UUID]) -> bool:
    is_named = paper.partnership_id == tie.found.partnership.pk
    return (
        is_named
        or paper.encounter_id in encounters
        or (paper.instrument_id in {instrument.pk for instrument in tie.found.instruments})
    )


def _records(tie: Tie) -> dict[UUID, Any]:
    """Return the agreements, signings and resolutions of the partnership, by id."""
    found = tie.found
    signings = [one for paper in found.instruments for one in paper.signing_rows]  # type: ignore[attr-defined] # annotated
    return {one.pk: one for one in (*found.instruments, *signings, *found.resolutions)}


def _sources(ties: Iterable[Tie]) -> list[tuple[UUID, Source]]:
    """Return where agreements, signings and resolutions were read (one query)."""
    cited = _CITED(records={key for tie in ties for key in _records(tie)})
    return [(one.record, one.source) for one in cited]


def _cited() -> QuerySet[Citation]:
    cited = Citation.objects.filter(record__in=_RECORDS)
    return cited.select_related("source").order_by("record", "position")


_BODY: Final = Given("body", UUIDField())
_DAY: Final = Given("day", DateField())
_RECORDS: Final = GivenAny("records", UUIDField())
_PARTNERSHIPS: Final[Prepared[Partnership]] = Prepared(_partnerships)
_HOLDING: Final[Prepared[Appointment]] = Prepared(_held)
_PROMISES: Final[Prepared[FollowUp]] = Prepared(_open_promises)
_PAPERS: Final[Prepared[Paper]] = Prepared(lambda actor: readable_papers(actor).filter(body=_BODY))
_KEPT: Final[Prepared[StoredFile]] = Prepared(_kept)
_CITED: Final[Prepared[Citation]] = Prepared(_cited)


@dataclass(slots=True)
class Year:
    """What there is to report of a period."""

    body: Body
    period: Period
    today: datetime.date
    encounters: list[Encounter]
    signings: list[Signing]
    resolutions: list[Resolution]
    lessons: list[Lesson]
    planned: list[Encounter]
    plans: list[Plan]
    #: The partnerships of the body, each with its other parties.
    partnerships: list[tuple[Partnership, list[Body]]]
    #: To which of them each encounter belongs.
    belongs_to: dict[UUID, set[UUID]]
    bodies: dict[UUID, Body]


def year(actor: Actor, body: Body, period: Period, *, today: datetime.date) -> Year:
    """Return what happened in the period (a constant number of queries)."""
    within = {"first": period.first, "last": period.last}
    # The state is looked at here: the database would begin with all that took place anywhere.
    near = _NEAR(actor, body=body.pk, **within)
    encounters = [one for one in near if _took_place(one) and belongs(one, period)]
    planned = _AHEAD(actor, body=body.pk, day=today)
    ties = _PARTNERSHIPS(actor, body=body.pk)
    ids = [tie.pk for tie in ties]
    sides = {row.body_id for one in (*encounters, *planned) for row in one.side_rows}  # type: ignore[attr-defined] # annotated
    parties = _PARTIES(ties=ids)
    bodies = bodies_by_id(sides | {party.body_id for party in parties} | {body.pk})
    return Year(
        body=body,
        period=period,
        today=today,
        encounters=encounters,
        signings=_within(actor, Signing, period, ids),
        resolutions=_within(actor, Resolution, period, ids),
        lessons=_within(actor, Lesson, period, ids),
        planned=planned,
        plans=_PLANS(actor, ties=ids),
        partnerships=_with_others(ties, parties, bodies, body),
        belongs_to=_belonging(encounters),
        bodies=bodies,
    )


def _took_place(encounter: Encounter) -> bool:
    return encounter.state == EncounterState.TOOK_PLACE


def _of_the_body(actor: Actor) -> QuerySet[Encounter]:
    sides = EncounterSide.objects.filter(body=_BODY)
    own: QuerySet[Encounter] = visible_to(
        actor, Encounter.objects.filter(pk__in=sides.values("encounter"))
    )
    return with_rows(own)


def _near(actor: Actor) -> QuerySet[Encounter]:
    return _of_the_body(actor).filter(_BEGUN_WITHIN).order_by("earliest", "latest", "key")


def _ahead(actor: Actor) -> QuerySet[Encounter]:
    coming = Q(latest__gte=_DAY) | Q(latest__isnull=True)
    return _of_the_body(actor).filter(coming, state__in=AHEAD).order_by("earliest", "key")


#: How each is found by its partnership, and what is told of it besides.
_WAYS: dict[type[Any], tuple[str, tuple[str, ...]]] = {
    Signing: ("instrument__partnership__in", ("instrument", "place")),
    Resolution: ("partnership__in", ("body",)),
    Lesson: ("partnership__in", ("giver", "taker")),
}


def _within(actor: Actor, model: Any, period: Period, ties: list[UUID]) -> list[Any]:
    found = _OF_TIES(actor, model, ties=ties, first=period.first, last=period.last)
    return [one for one in found if belongs(one, period)]


def _of_ties(actor: Actor, model: type[Any]) -> QuerySet[Any]:
    path, joined = _WAYS[model]
    found: QuerySet[Any] = visible_to(actor, model.objects.filter(**{path: _TIES}))
    return found.filter(_BEGUN_WITHIN).select_related(*joined).order_by("earliest", "key")


def _open_plans(actor: Actor) -> QuerySet[Plan]:
    plans = Plan.objects.filter(partnership__in=_TIES, outcome=PlanOutcome.OPEN)
    found: QuerySet[Plan] = visible_to(actor, plans)
    return found.order_by("planned", "key")


_TIES: Final = GivenAny("ties", UUIDField())
_BEGUN_WITHIN: Final = Q(earliest__range=(Given("first", DateField()), Given("last", DateField())))
_NEAR: Final[Prepared[Encounter]] = Prepared(_near)
_AHEAD: Final[Prepared[Encounter]] = Prepared(_ahead)
_OF_TIES: Final[Prepared[Any]] = Prepared(_of_ties)
_PLANS: Final[Prepared[Plan]] = Prepared(_open_plans)
_PARTIES: Final[Prepared[Party]] = Prepared(
    lambda: Party.objects.filter(partnership__in=_TIES).order_by("position")
)
_BELONGING: Final[Prepared[tuple[UUID, UUID]]] = Prepared(
    lambda: Encounter.partnerships.through.objects.filter(
        encounter__in=GivenAny("encounters", UUIDField())
    ).values_list("encounter", "partnership")
)


def _with_others(
    ties: list[Partnership], parties: list[Party], bodies: dict[UUID, Body], own: Body
) -> list[tuple[Partnership, list[Body]]]:
    return [
        (
            tie,
            [
                bodies[party.body_id]
                for party in parties
                if party.partnership_id == tie.pk and party.body_id != own.pk
            ],
        )
        for tie in ties
    ]


def _belonging(encounters: list[Encounter]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for encounter, partnership in _BELONGING(encounters=[one.pk for one in encounters]):
        found[encounter].add(partnership)
    return found
