# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of bodies, organisations, offices, persons, topics and places read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from partnerkreis.access.policy import Actor
from partnerkreis.directory.models import (
    Body,
    Office,
    Organisation,
    Person,
    Place,
    Tenure,
    Topic,
)
from partnerkreis.encounters.models import Encounter, Lesson, Statement
from partnerkreis.encounters.queries import Cited, bodies_by_id, citations_of
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    SchoolPartnership,
)
from partnerkreis.portal.queries import around as asked
from partnerkreis.portal.queries.around import Of


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


def _first(found: list[Any]) -> Any:
    return found[0] if found else None


def body(key: str, actor: Actor) -> tuple[Body, Around] | None:
    """Return a body with its partnerships, offices, organisations and encounters (8 queries)."""
    found = _first(asked.BODY(actor, key=key))
    if found is None:
        return None
    around = Around(bodies={found.pk: found})
    around.partnerships = asked.PARTNERSHIPS(actor, Of.BODY, record=found.pk)
    around.tenures = asked.TENURES(actor, Of.BODY, record=found.pk)
    around.organisations = asked.ORGANISATIONS(actor, Of.BODY, record=found.pk)
    _add_encounters(around, actor, Of.BODY, found.pk)
    around.citations = citations_of([found.pk, *(tenure.pk for tenure in around.tenures)])
    return found, around


def organisation(key: str, actor: Actor) -> tuple[Organisation, Around] | None:
    """Return an organisation with the encounters, papers and schools it belongs to."""
    found = _first(asked.ORGANISATION(actor, key=key))
    if found is None:
        return None
    around = Around()
    around.instruments = asked.PAPERS(actor, Of.ORGANISATION, record=found.pk)
    around.schools = asked.SCHOOL_PARTNERSHIPS(actor, record=found.pk)
    _add_encounters(around, actor, Of.ORGANISATION, found.pk)
    around.citations = citations_of([found.pk])
    return found, around


def office(key: str, actor: Actor) -> tuple[Office, Around] | None:
    """Return an office with everybody who held it."""
    found = _first(asked.OFFICE(actor, key=key))
    if found is None:
        return None
    around = Around(tenures=asked.TENURES(actor, Of.OFFICE, record=found.pk))
    around.citations = citations_of([tenure.pk for tenure in around.tenures])
    return found, around


def person(key: str, actor: Actor) -> tuple[Person, Around] | None:
    """Return a person with the offices held and the papers signed."""
    found = _first(asked.PERSON(actor, key=key))
    if found is None:
        return None
    around = Around(tenures=asked.TENURES(actor, Of.PERSON, record=found.pk))
    around.instruments = asked.PAPERS(actor, Of.PERSON, record=found.pk)
    around.statements = asked.STATEMENTS(actor, record=found.pk)
    _add_encounters(around, actor, Of.PERSON, found.pk)
    told = (*around.tenures, *around.statements)
    around.citations = citations_of([found.pk, *(record.pk for record in told)])
    return found, around


def topic(key: str, actor: Actor) -> tuple[Topic, Around] | None:
    """Return a topic with the encounters, partnerships and lessons about it."""
    found = _first(asked.TOPIC(actor, key=key))
    if found is None:
        return None
    around = Around()
    around.partnerships = asked.PARTNERSHIPS(actor, Of.TOPIC, record=found.pk)
    around.lessons = asked.LESSONS(actor, record=found.pk)
    _add_encounters(around, actor, Of.TOPIC, found.pk)
    around.citations = citations_of([r.pk for r in (*around.lessons, *around.encounters)])
    return found, around


def place(key: str, actor: Actor) -> tuple[Place, Around] | None:
    """Return a place with its organisations and what happened there."""
    found = _first(asked.PLACE(actor, key=key))
    if found is None:
        return None
    around = Around()
    around.organisations = asked.ORGANISATIONS(actor, Of.PLACE, record=found.pk)
    _add_encounters(around, actor, Of.PLACE, found.pk)
    return found, around


def _add_encounters(around: Around, actor: Actor, of: Of, record: UUID) -> None:
    around.encounters = asked.ENCOUNTERS(actor, of, record=record)
    rows = [row for e in around.encounters for row in e.side_rows]  # type: ignore[attr-defined] # annotated by with_rows
    rows += [row for p in around.partnerships for row in p.party_rows]  # type: ignore[attr-defined] # annotated
    around.bodies |= bodies_by_id({row.body_id for row in rows} - set(around.bodies))
