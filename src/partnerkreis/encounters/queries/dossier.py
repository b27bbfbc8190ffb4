# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of one partnership, in one query for each kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.nested import Rows
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.encounters.models import (
    Aggregate,
    AggregateSide,
    Encounter,
    Fulfilment,
    Lesson,
    Statement,
)
from partnerkreis.encounters.queries.rows import (
    Cited,
    Mentioned,
    citations_of,
    mentions_of,
    with_rows,
)
from partnerkreis.partnerships.models import (
    Aim,
    Instrument,
    Partnership,
    Party,
    Plan,
    PlanParty,
    PlanStep,
    Resolution,
    SchoolPartnership,
    Signatory,
    Signing,
    Standing,
)


@dataclass(slots=True)
class Dossier:
    """Everything released of one partnership, one query for each kind of record.

    Rows that belong to a record hang on it as lists: ``side_rows``, ``signing_rows`` … Bodies are
    not joined to them; look them up in ``bodies``.
    """

    partnership: Partnership
    parties: list[Party]
    #: Parties of the other partnerships of these bodies, for ties through a third body.
    ties: list[Party] = field(default_factory=list)
    bodies: dict[UUID, Body] = field(default_factory=dict)
    standings: list[Standing] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    tie_instruments: list[Instrument] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    school_partnerships: list[SchoolPartnership] = field(default_factory=list)
    encounters: list[Encounter] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    aggregates: list[Aggregate] = field(default_factory=list)
    tenures: dict[UUID, Tenure] = field(default_factory=dict)
    mentions: dict[UUID, list[Mentioned]] = field(default_factory=dict)
    citations: dict[UUID, list[Cited]] = field(default_factory=dict)


def dossier(key: str, actor: Actor) -> Dossier | None:
    """Return everything of the partnership ``key`` that ``actor`` may see, or None."""
    found = _parties(key, actor)
    if found is None:
        return None
    _add_instruments(found, actor)
    own = Q(partnership=found.partnership)
    found.resolutions = list(visible_to(actor, Resolution.objects.filter(own)))
    found.plans = list(visible_to(actor, _plans().filter(own)))
    schools = SchoolPartnership.objects.select_related("first_school", "second_school")
    found.school_partnerships = list(visible_to(actor, schools.filter(own)))
    of_partnership = Encounter.objects.filter(partnerships=found.partnership)
    encounters = visible_to(actor, with_rows(of_partnership).select_related("series"))
    found.encounters = list(encounters.order_by("earliest", "latest", "key"))
    found.statements = list(visible_to(actor, _statements().filter(own)))
    found.lessons = list(visible_to(actor, _lessons().filter(own)))
    found.aggregates = list(visible_to(actor, _aggregates().filter(own)))
    _add_tenures(found, actor)
    _add_mentions_and_citations(found)
    _add_missing_bodies(found)
    return found


def _parties(key: str, actor: Actor) -> Dossier | None:
    bodies = Party.objects.filter(partnership__key=key).values("body")
    together = Party.objects.filter(body__in=bodies).values("partnership")
    released = visible_to(actor, Partnership.objects.all())
    standings = Standing.objects.filter(partnership=OuterRef("partnership")).order_by("key")
    columns = [f.attname for f in Standing._meta.concrete_fields if f.name != "note"]
    parties = (
        Party.objects.filter(partnership__in=together)
        .filter(partnership__in=released)
        .select_related("partnership__introduced_by", "body")
        .annotate(standing_rows=Rows(standings, *columns))
        .order_by("partnership__key", "position")
    )
    own: list[Party] = [party for party in parties if party.partnership.key == key]
    if not own:
        return None
    found = Dossier(own[0].partnership, own)
    found.ties = [party for party in parties if party.partnership.key != key]
    found.bodies = {party.body_id: party.body for party in parties}
    if introducer := found.partnership.introduced_by:
        found.bodies[introducer.pk] = introducer
    found.standings = own[0].standing_rows  # type: ignore[attr-defined] # annotated above
    return found


def _add_instruments(found: Dossier, actor: Actor) -> None:
    partnerships = {party.partnership_id for party in found.ties} | {found.partnership.pk}
    names = Signatory.objects.filter(signing=OuterRef("pk")).order_by("position")
    signings = (
        Signing.objects.filter(instrument=OuterRef("pk"))
        .annotate(signatory_rows=Rows(names, "tenure_id", "spoke"))
        .order_by("position")
    )
    columns = [f.attname for f in Signing._meta.concrete_fields if f.name not in {"note"}]
    aims = Aim.objects.filter(instrument=OuterRef("pk")).order_by("position")
    instruments = Instrument.objects.filter(partnership__in=partnerships).annotate(
        signing_rows=Rows(signings, *columns, "place__names", "signatory_rows"),
        aim_rows=Rows(aims, "kind", "text", "institutions", "target_groups"),
    )
    for instrument in visible_to(actor, instruments).order_by("earliest", "key"):
        of = found.instruments if instrument.partnership_id == found.partnership.pk else (
            found.tie_instruments
        )  # fmt: skip
        of.append(instrument)


def _plans() -> QuerySet[Plan]:
    own = {"plan": OuterRef("pk")}
    parties = PlanParty.objects.filter(**own).order_by("position")
    steps = PlanStep.objects.filter(**own).order_by("position")
    fulfilments = Fulfilment.objects.filter(**own).order_by("pk")
    return Plan.objects.annotate(
        party_rows=Rows(parties, "body_id", "plans"),
        step_rows=Rows(steps, "id", "key", "text", "place_id", "place__names", "planned"),
        fulfilment_rows=Rows(fulfilments, "encounter_id", "step_id", "is_proven"),
    ).order_by("stated", "key")


def _statements() -> QuerySet[Statement]:
    speakers = Statement.speakers.through.objects.filter(statement=OuterRef("pk")).order_by("pk")
    return Statement.objects.annotate(speaker_rows=Rows(speakers, "tenure_id")).order_by("key")


def _lessons() -> QuerySet[Lesson]:
    encounters = Lesson.encounters.through.objects.filter(lesson=OuterRef("pk")).order_by("pk")
    return Lesson.objects.annotate(encounter_rows=Rows(encounters, "encounter_id")).order_by(
        "earliest", "key"
    )


def _aggregates() -> QuerySet[Aggregate]:
    sides = AggregateSide.objects.filter(aggregate=OuterRef("pk")).order_by("position")
    examples = Aggregate.encounters.through.objects.filter(aggregate=OuterRef("pk")).order_by("pk")
    return Aggregate.objects.annotate(
        side_rows=Rows(sides, "body_id", "role"),
        encounter_rows=Rows(examples, "encounter_id"),
    ).order_by("key")


def _add_tenures(found: Dossier, actor: Actor) -> None:
    bodies = [party.body_id for party in found.parties]
    tied = [party.body_id for party in found.ties]
    tenures = Tenure.objects.filter(office__body__in={*bodies, *tied})
    seen = visible_to(actor, tenures.select_related("person", "office"))
    found.tenures = {tenure.pk: tenure for tenure in seen.order_by("key")}


def _subjects(found: Dossier) -> Iterable[UUID]:
    yield found.partnership.pk
    yield from (party.body_id for party in found.parties)
    yield from found.tenures
    records = (
        found.standings, found.instruments, found.tie_instruments, found.resolutions, found.plans,
        found.school_partnerships, found.encounters, found.statements, found.lessons,
        found.aggregates,
    )  # fmt: skip
    for some in records:
        yield from (record.pk for record in some)
    for instrument in found.instruments:
        yield from (signing.pk for signing in instrument.signing_rows)  # type: ignore[attr-defined] # annotated


def _add_mentions_and_citations(found: Dossier) -> None:
    subjects = list(_subjects(found))
    found.mentions = mentions_of(subjects)
    found.citations = citations_of(subjects)


def _add_missing_bodies(found: Dossier) -> None:
    """Add guests from elsewhere, whom no partnership brings in; no query where there are none."""
    sides = {row.body_id for encounter in found.encounters for row in encounter.side_rows}  # type: ignore[attr-defined] # annotated
    if missing := sides - set(found.bodies):
        found.bodies |= Body.objects.in_bulk(missing)
