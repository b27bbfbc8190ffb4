# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of bodies, organisations, offices, persons, topics and places read."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.nested import Rows
from partnerkreis.directory.models import (
    Body,
    Figure,
    Mention,
    Office,
    Organisation,
    Person,
    Place,
    Succession,
    Tenure,
    Topic,
)
from partnerkreis.encounters.models import Encounter, Lesson, Statement
from partnerkreis.encounters.queries import Cited, citations_of, with_rows
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Party,
    SchoolPartnership,
    Signing,
)

#: So many of the latest encounters stand on a page; the list has them all.
LATEST = 8
#: So many organisations of a body are named.
MOST_ORGANISATIONS = 200
MOST_PARTNERSHIPS = 100


@dataclass(slots=True)
class Around:
    """A record and what is recorded around it; a page shows the parts its kind has."""

    encounters: list[Encounter] = field(default_factory=list)
    bodies: dict[UUID, Body] = field(default_factory=dict)
    partnerships: list[Partnership] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    schools: list[SchoolPartnership] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    citations: dict[UUID, list[Cited]] = field(default_factory=dict)


def body(key: str, actor: Actor) -> tuple[Body, Around] | None:
    """Return a body with its partnerships, offices, organisations and encounters (8 queries)."""
    found = visible_to(actor, _bodies(actor).filter(key=key)).first()
    if found is None:
        return None
    around = Around(bodies={found.pk: found})
    around.partnerships = _partnerships(actor, Q(parties__body=found))
    around.tenures = _tenures(actor, Q(office__body=found))
    own = visible_to(actor, Organisation.objects.filter(body=found))
    around.organisations = list(own.order_by("kind", "key")[:MOST_ORGANISATIONS])
    _add_encounters(around, actor, Q(sides__body=found))
    around.citations = citations_of([found.pk, *(tenure.pk for tenure in around.tenures)])
    return found, around


def _bodies(actor: Actor) -> QuerySet[Body]:
    """Return bodies with their figures, and with what they took over from and what came after."""
    shown = visible_to(actor, Body.objects.all())
    before = Succession.objects.filter(successor=OuterRef("pk"), predecessor__in=shown)
    after = Succession.objects.filter(predecessor=OuterRef("pk"), successor__in=shown)
    figures = Figure.objects.filter(body=OuterRef("pk")).order_by("position")
    bodies: QuerySet[Body] = Body.objects.select_related("seat", "part_of").annotate(
        figure_rows=Rows(figures, "measure", "value", "when", "rounded", "source__title"),
        before_rows=Rows(before.order_by("pk"), "predecessor__key", "predecessor__names", "when"),
        after_rows=Rows(after.order_by("pk"), "successor__key", "successor__names", "when"),
    )
    return bodies


def organisation(key: str, actor: Actor) -> tuple[Organisation, Around] | None:
    """Return an organisation with the encounters, papers and schools it belongs to."""
    organisations = Organisation.objects.select_related("place", "body")
    found = visible_to(actor, organisations.filter(key=key)).first()
    if found is None:
        return None
    around = Around()
    named = list(Mention.objects.filter(organisation=found).values_list("record", flat=True))
    around.instruments = _papers(actor, Q(pk__in=named))
    schools = SchoolPartnership.objects.filter(Q(first_school=found) | Q(second_school=found))
    around.schools = list(visible_to(actor, schools))
    _add_encounters(around, actor, Q(pk__in=named))
    around.citations = citations_of([found.pk])
    return found, around


def office(key: str, actor: Actor) -> tuple[Office, Around] | None:
    """Return an office with everybody who held it."""
    found = visible_to(actor, Office.objects.select_related("body").filter(key=key)).first()
    if found is None:
        return None
    around = Around(tenures=_tenures(actor, Q(office=found)))
    around.citations = citations_of([tenure.pk for tenure in around.tenures])
    return found, around


def person(key: str, actor: Actor) -> tuple[Person, Around] | None:
    """Return a person with the offices held and the papers signed."""
    found = visible_to(actor, Person.objects.filter(key=key)).first()
    if found is None:
        return None
    around = Around(tenures=_tenures(actor, Q(person=found)))
    around.instruments = _papers(actor, Q(signings__signatories__tenure__person=found))
    said = Statement.objects.filter(speakers__person=found).distinct().select_related("encounter")
    around.statements = list(visible_to(actor, said).order_by("earliest", "key"))
    _add_encounters(around, actor, _of_person(found))
    told = (*around.tenures, *around.statements)
    around.citations = citations_of([found.pk, *(record.pk for record in told)])
    return found, around


def _of_person(person: Person) -> Q:
    """Return where somebody signed, spoke or led a delegation."""
    return (
        Q(signing__signatories__tenure__person=person)
        | Q(statements__speakers__person=person)
        | Q(sides__led_by__person=person)
    )


def topic(key: str, actor: Actor) -> tuple[Topic, Around] | None:
    """Return a topic with the encounters, partnerships and lessons about it."""
    found = visible_to(actor, Topic.objects.filter(key=key)).first()
    if found is None:
        return None
    around = Around()
    named = Mention.objects.filter(topic=found).values("record")
    around.partnerships = _partnerships(actor, Q(pk__in=named))
    lessons = Lesson.objects.filter(pk__in=named).select_related("giver", "taker")
    around.lessons = list(visible_to(actor, lessons).order_by("earliest", "key"))
    _add_encounters(around, actor, Q(pk__in=named))
    around.citations = citations_of([r.pk for r in (*around.lessons, *around.encounters)])
    return found, around


def place(key: str, actor: Actor) -> tuple[Place, Around] | None:
    """Return a place with its organisations and what happened there."""
    found = visible_to(actor, Place.objects.select_related("body").filter(key=key)).first()
    if found is None:
        return None
    around = Around()
    there = visible_to(actor, Organisation.objects.filter(place=found))
    around.organisations = list(there.order_by("kind", "key")[:MOST_ORGANISATIONS])
    named = Mention.objects.filter(place=found).values("record")
    _add_encounters(around, actor, Q(pk__in=named))
    return found, around


def _partnerships(actor: Actor, of: Q) -> list[Partnership]:
    parties = Party.objects.filter(partnership=OuterRef("pk")).order_by("position")
    ids = Partnership.objects.filter(of).values("pk")
    found = visible_to(actor, Partnership.objects.filter(pk__in=ids))
    with_parties = found.annotate(party_rows=Rows(parties, "body_id"))
    return list(with_parties.order_by("first_contact", "key")[:MOST_PARTNERSHIPS])


def _papers(actor: Actor, of: Q) -> list[Instrument]:
    """Return agreements and charters of released partnerships, each with when it was signed."""
    ids = Instrument.objects.filter(of).values("pk")
    released = visible_to(actor, Partnership.objects.all())
    signings = Signing.objects.filter(instrument=OuterRef("pk"), published_at__isnull=False)
    papers = Instrument.objects.filter(pk__in=ids, partnership__in=released)
    joined = papers.select_related("partnership").annotate(
        signing_rows=Rows(signings.order_by("position"), "when")
    )
    return list(visible_to(actor, joined).order_by("earliest", "key"))


def _tenures(actor: Actor, of: Q) -> list[Tenure]:
    joined = Tenure.objects.filter(of).select_related("person", "office__body")
    return list(visible_to(actor, joined).order_by("office__kind", "since", "seen", "key"))


def _add_encounters(around: Around, actor: Actor, of: Q) -> None:
    ids = visible_to(actor, Encounter.objects.filter(of)).values("pk")
    newest = Encounter.objects.filter(pk__in=ids).order_by("-latest", "-id")
    around.encounters = list(with_rows(newest)[:LATEST])
    rows = [row for e in around.encounters for row in e.side_rows]  # type: ignore[attr-defined] # annotated by with_rows
    rows += [row for p in around.partnerships for row in p.party_rows]  # type: ignore[attr-defined] # annotated
    around.bodies |= Body.objects.in_bulk({row.body_id for row in rows} - set(around.bodies))
