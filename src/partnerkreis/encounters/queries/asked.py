# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a dossier asks the database, a query for each kind of record; each is built once."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.directory.models import Tenure
from partnerkreis.encounters.models import (
    Aggregate,
    AggregateSide,
    Encounter,
    Fulfilment,
    Lesson,
    Statement,
)
from partnerkreis.encounters.queries.rows import UNSHOWN, to_tell
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

_KEY: Final = Given("key", models.CharField())
_OWN: Final = Q(partnership=Given("partnership", models.UUIDField()))


def _any(name: str) -> GivenAny:
    return GivenAny(name, models.UUIDField())


def _columns(model: type[models.Model]) -> list[str]:
    return [f.attname for f in model._meta.concrete_fields if f.name not in UNSHOWN]


def _parties_of_all(actor: Actor) -> QuerySet[Party]:
    """Return the parties of a partnership, and of all other partnerships of these bodies."""
    bodies = Party.objects.filter(partnership__key=_KEY).values("body")
    together = Party.objects.filter(body__in=bodies).values("partnership")
    own = Partnership.objects.filter(pk=OuterRef("partnership"))
    standings = Standing.objects.filter(partnership=OuterRef("partnership"))
    stood = visible_to(actor, standings).order_by("key")
    resolutions = Resolution.objects.filter(partnership=OuterRef("partnership"))
    resolved = visible_to(actor, resolutions).order_by("earliest", "key")
    return (
        Party.objects.filter(partnership__in=together)
        .filter(Exists(visible_to(actor, own)))
        .select_related("partnership__introduced_by", "body")
        .defer(*(f"{joined}__{name}" for joined in ("partnership", "body") for name in UNSHOWN))
        .annotate(
            standing_rows=Rows(stood, *_columns(Standing)),
            resolution_rows=Rows(resolved, *_columns(Resolution)),
        )
        .order_by("partnership__key", "position")
    )


def _instruments(actor: Actor) -> QuerySet[Instrument]:
    names = Signatory.objects.filter(signing=OuterRef("pk")).order_by("position")
    signings = (
        visible_to(actor, Signing.objects.filter(instrument=OuterRef("pk")))
        .annotate(signatory_rows=Rows(names, "tenure_id", "spoke"))
        .order_by("position")
    )
    aims = Aim.objects.filter(instrument=OuterRef("pk")).order_by("position")
    instruments = Instrument.objects.filter(partnership__in=_any("partnerships")).annotate(
        signing_rows=Rows(signings, *_columns(Signing), "place__names", "signatory_rows"),
        aim_rows=Rows(aims, "kind", "text", "institutions", "target_groups"),
    )
    found: QuerySet[Instrument] = visible_to(actor, instruments.defer(*UNSHOWN)).order_by(
        "earliest", "key"
    )
    return found


def _plans(actor: Actor) -> QuerySet[Plan]:
    own = {"plan": OuterRef("pk")}
    parties = PlanParty.objects.filter(**own).order_by("position")
    steps = visible_to(actor, PlanStep.objects.filter(**own)).order_by("position")
    fulfilments = Fulfilment.objects.filter(**own).order_by("pk")
    plans = Plan.objects.filter(_OWN).annotate(
        party_rows=Rows(parties, "body_id", "plans"),
        step_rows=Rows(steps, "id", "key", "text", "place_id", "place__names", "planned"),
        fulfilment_rows=Rows(fulfilments, "encounter_id", "step_id", "is_proven"),
    )
    found: QuerySet[Plan] = visible_to(actor, plans.defer(*UNSHOWN)).order_by("stated", "key")
    return found


def _encounters(actor: Actor) -> QuerySet[Encounter]:
    of_partnership = Encounter.objects.filter(partnerships=Given("partnership", models.UUIDField()))
    return visible_to(actor, to_tell(of_partnership)).order_by("earliest", "latest", "key")


def _statements(actor: Actor) -> QuerySet[Statement]:
    speakers = Statement.speakers.through.objects.filter(statement=OuterRef("pk")).order_by("pk")
    statements = Statement.objects.filter(_OWN).annotate(speaker_rows=Rows(speakers, "tenure_id"))
    found: QuerySet[Statement] = visible_to(actor, statements.defer(*UNSHOWN)).order_by("key")
    return found


def _lessons(actor: Actor) -> QuerySet[Lesson]:
    encounters = Lesson.encounters.through.objects.filter(lesson=OuterRef("pk")).order_by("pk")
    lessons = Lesson.objects.filter(_OWN).annotate(encounter_rows=Rows(encounters, "encounter_id"))
    found: QuerySet[Lesson] = visible_to(actor, lessons.defer(*UNSHOWN)).order_by("earliest", "key")
    return found


def _aggregates(actor: Actor) -> QuerySet[Aggregate]:
    sides = AggregateSide.objects.filter(aggregate=OuterRef("pk")).order_by("position")
    examples = Aggregate.encounters.through.objects.filter(aggregate=OuterRef("pk")).order_by("pk")
    aggregates = Aggregate.objects.filter(_OWN).annotate(
        side_rows=Rows(sides, "body_id", "role"),
        encounter_rows=Rows(examples, "encounter_id"),
    )
    found: QuerySet[Aggregate] = visible_to(actor, aggregates.defer(*UNSHOWN)).order_by("key")
    return found


def _school_partnerships(actor: Actor) -> QuerySet[SchoolPartnership]:
    schools = SchoolPartnership.objects.filter(_OWN).select_related("first_school", "second_school")
    return visible_to(actor, schools.defer(*UNSHOWN))


def _tenures(actor: Actor) -> QuerySet[Tenure]:
    tenures = Tenure.objects.filter(office__body__in=_any("bodies"))
    joined = tenures.select_related("person", "office").defer(*UNSHOWN)
    return visible_to(actor, joined).order_by("key")


PARTIES: Final[Prepared[Party]] = Prepared(_parties_of_all)
INSTRUMENTS: Final[Prepared[Instrument]] = Prepared(_instruments)
PLANS: Final[Prepared[Plan]] = Prepared(_plans)
SCHOOL_PARTNERSHIPS: Final[Prepared[SchoolPartnership]] = Prepared(_school_partnerships)
ENCOUNTERS: Final[Prepared[Encounter]] = Prepared(_encounters)
STATEMENTS: Final[Prepared[Statement]] = Prepared(_statements)
LESSONS: Final[Prepared[Lesson]] = Prepared(_lessons)
AGGREGATES: Final[Prepared[Aggregate]] = Prepared(_aggregates)
TENURES: Final[Prepared[Tenure]] = Prepared(_tenures)
