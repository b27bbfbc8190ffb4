# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a dossier asks the database, a query for each kind of record; each is built once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.core.records import BY_TIME, Record
from partnerkreis.directory.models import Tenure
from partnerkreis.encounters.models import (
    Aggregate,
    AggregateSide,
    Encounter,
    EncounterSide,
    Fulfilment,
    Lesson,
    Statement,
)
from partnerkreis.encounters.queries.rows import NAMED, UNSHOWN, to_tell
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
_ID: Final = Given("partnership", models.UUIDField())
_OF_PARTNERSHIP: Final = Q(partnership=OuterRef("pk"))


def _any(name: str) -> GivenAny:
    return GivenAny(name, models.UUIDField())


def _columns(model: type[models.Model]) -> list[str]:
    return [f.attname for f in model._meta.concrete_fields if f.name not in UNSHOWN]


def _partnership(actor: Actor) -> QuerySet[Partnership]:
    """Return a partnership, and the records of which it has no more than a handful as its rows."""
    named = visible_to(actor, Partnership.objects.filter(key=_KEY))
    found: QuerySet[Partnership] = named.select_related("introduced_by").annotate(
        standing_rows=_own(actor, Standing, "key"),
        resolution_rows=_own(actor, Resolution, *BY_TIME, "key"),
        plan_rows=_plans(actor),
        school_rows=_own(
            actor, SchoolPartnership, "key", also=("first_school__names", "second_school__names")
        ),
        statement_rows=_statements(actor),
        lesson_rows=_lessons(actor),
        aggregate_rows=_aggregates(actor),
    )
    return found.defer(*UNSHOWN, *(f"introduced_by__{name}" for name in UNSHOWN))


def _own(
    actor: Actor, model: type[Record], *order: Any, also: Iterable[str] = (), **nested: Rows
) -> Rows:
    """Return what ``actor`` may see of a partnership's, each with ``nested`` rows of its own."""
    records = visible_to(actor, model._default_manager.filter(_OF_PARTNERSHIP))
    return Rows(records.annotate(**nested).order_by(*order), *_columns(model), *also, *nested)


def _plans(actor: Actor) -> Rows:
    own = {"plan": OuterRef("pk")}
    parties = PlanParty.objects.filter(**own).order_by("position")
    steps = visible_to(actor, PlanStep.objects.filter(**own)).order_by("position")
    fulfilments = Fulfilment.objects.filter(**own).order_by("pk")
    return _own(
        actor,
        Plan,
        "stated",
        "key",
        party_rows=Rows(parties, "body_id", "plans"),
        step_rows=Rows(steps, "id", "key", "text", "place_id", "place__names", "planned"),
        fulfilment_rows=Rows(fulfilments, "encounter_id", "step_id", "is_proven"),
    )


def _statements(actor: Actor) -> Rows:
    speakers = Statement.speakers.through.objects.filter(statement=OuterRef("pk")).order_by("pk")
    return _own(actor, Statement, "key", speaker_rows=Rows(speakers, "tenure_id"))


def _lessons(actor: Actor) -> Rows:
    encounters = Lesson.encounters.through.objects.filter(lesson=OuterRef("pk")).order_by("pk")
    rows = Rows(encounters, "encounter_id")
    return _own(actor, Lesson, "earliest", "key", encounter_rows=rows)


def _aggregates(actor: Actor) -> Rows:
    sides = AggregateSide.objects.filter(aggregate=OuterRef("pk")).order_by("position")
    examples = Aggregate.encounters.through.objects.filter(aggregate=OuterRef("pk")).order_by("pk")
    return _own(
        actor,
        Aggregate,
        "key",
        side_rows=Rows(sides, "body_id", "role"),
        encounter_rows=Rows(examples, "encounter_id"),
    )


def _parties_of_all(actor: Actor) -> QuerySet[Party]:
    """Return the parties of a partnership, and of all other partnerships of these bodies."""
    bodies = Party.objects.filter(partnership=_ID)
    together = Party.objects.filter(body__in=bodies.values("body")).values("partnership")
    seen = visible_to(actor, Partnership.objects.filter(pk=OuterRef("partnership")))
    named = ("partnership__working_together_since", *(f"body__{name}" for name in NAMED))
    return (
        Party.objects.filter(Exists(seen), partnership__in=together)
        .select_related("partnership", "body")
        .only("body", "partnership", "joined", "left", "reached_out", *named)
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
        *BY_TIME, "key"
    )
    return found


def _encounters(actor: Actor) -> QuerySet[Encounter]:
    of_partnership = Encounter.objects.filter(partnerships=_ID)
    return visible_to(actor, to_tell(of_partnership)).order_by(*BY_TIME, "key")


def _sides() -> QuerySet[Any, Any]:
    """Return the sides of all encounters of a partnership."""
    together = Encounter.partnerships.through.objects.filter(partnership=_ID).values("encounter")
    own = EncounterSide.objects.filter(encounter__in=together).order_by("position")
    return own.values_list("encounter", "body", "role")


def _tenures(actor: Actor) -> QuerySet[Tenure]:
    tenures = Tenure.objects.filter(office__body__in=_any("bodies"))
    joined = tenures.select_related("person", "office").defer(*UNSHOWN)
    return visible_to(actor, joined).order_by("key")


PARTNERSHIP: Final[Prepared[Any]] = Prepared(_partnership)
PARTIES: Final[Prepared[Party]] = Prepared(_parties_of_all)
INSTRUMENTS: Final[Prepared[Instrument]] = Prepared(_instruments)
ENCOUNTERS: Final[Prepared[Encounter]] = Prepared(_encounters)
SIDES: Final[Prepared[tuple[Any, ...]]] = Prepared(_sides)
TENURES: Final[Prepared[Tenure]] = Prepared(_tenures)
