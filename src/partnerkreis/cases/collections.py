# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows of a case file stand for which tables, worked out once from the schema."""

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from django.db import models
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from partnerkreis.cases import schema
from partnerkreis.cases.values import RefTo
from partnerkreis.directory import models as directory
from partnerkreis.encounters import models as encounters
from partnerkreis.partnerships import models as partnerships
from partnerkreis.texts.models import SiteText

MODELS: dict[str, type[models.Model]] = {
    "site_texts": SiteText,
    "sources": directory.Source,
    "topics": directory.Topic,
    "bodies": directory.Body,
    "places": directory.Place,
    "organisations": directory.Organisation,
    "persons": directory.Person,
    "offices": directory.Office,
    "tenures": directory.Tenure,
    "partnerships": partnerships.Partnership,
    "standings": partnerships.Standing,
    "instruments": partnerships.Instrument,
    "signings": partnerships.Signing,
    "plans": partnerships.Plan,
    "plan_steps": partnerships.PlanStep,
    "resolutions": partnerships.Resolution,
    "school_partnerships": partnerships.SchoolPartnership,
    "series": encounters.Series,
    "encounters": encounters.Encounter,
    "follow_ups": encounters.FollowUp,
    "statements": encounters.Statement,
    "lessons": encounters.Lesson,
    "aggregates": encounters.Aggregate,
}

#: Row class of a nested list -> its table and the column that names the owner.
CHILDREN: dict[type[BaseModel], tuple[type[models.Model], str]] = {
    schema.CitationRow: (directory.Citation, "record"),
    schema.MentionRow: (directory.Mention, "record"),
    schema.FigureRow: (directory.Figure, "body_id"),
    schema.SuccessionRow: (directory.Succession, "predecessor_id"),
    schema.PartyRow: (partnerships.Party, "partnership_id"),
    schema.AimRow: (partnerships.Aim, "instrument_id"),
    schema.SignatoryRow: (partnerships.Signatory, "signing_id"),
    schema.PlanPartyRow: (partnerships.PlanParty, "plan_id"),
    schema.SideRow: (encounters.EncounterSide, "encounter_id"),
    schema.HeadcountRow: (encounters.Headcount, "encounter_id"),
    schema.ProgrammeItemRow: (encounters.ProgrammeItem, "encounter_id"),
    schema.GiftRow: (encounters.Gift, "encounter_id"),
    schema.FulfilmentRow: (encounters.Fulfilment, "encounter_id"),
    schema.AggregateSideRow: (encounters.AggregateSide, "aggregate_id"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """How the fields of a row are stored: as they are, as references, as links, as own rows."""

    plain: tuple[str, ...]
    references: dict[str, str]
    links: dict[str, str]
    children: dict[str, "Child"]


@dataclass(frozen=True, slots=True)
class Child:
    """A nested list: rows of a table of their own, in order."""

    row: type[BaseModel]
    model: type[models.Model]
    owner: str
    has_position: bool
    shape: Shape


@dataclass(frozen=True, slots=True)
class Collection:
    """A list of records in the case file and the table they are kept in."""

    name: str
    row: type[schema.RecordRow]
    model: type[models.Model]
    shape: Shape


def _reference(annotation: Any, metadata: list[Any]) -> str:
    """Return the collection a field refers to, or ""."""
    marks = [*metadata, *(mark for part in get_args(annotation) for mark in get_args(part)[1:])]
    marks += list(get_args(annotation)[1:])
    return next((mark.collection for mark in marks if isinstance(mark, RefTo)), "")


def _nested_row(field: FieldInfo) -> type[BaseModel] | None:
    inner = get_args(field.annotation)[0] if get_origin(field.annotation) is list else None
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _child(row: type[BaseModel]) -> Child:
    model, owner = CHILDREN[row]
    has_position = any(field.name == "position" for field in model._meta.fields)
    return Child(row, model, owner, has_position, shape_of(row))


@cache
def shape_of(row: type[BaseModel]) -> Shape:
    """Return how ``row`` is stored."""
    shape = Shape((), {}, {}, {})
    plain: list[str] = []
    for name, field in row.model_fields.items():
        if nested := _nested_row(field):
            shape.children[name] = _child(nested)
        elif target := _reference(field.annotation, field.metadata):
            kind = shape.links if get_origin(field.annotation) is list else shape.references
            kind[name] = target
        else:
            plain.append(name)
    return Shape(tuple(plain), shape.references, shape.links, shape.children)


def _collections() -> dict[str, Collection]:
    found = {}
    for name, field in schema.CaseFile.model_fields.items():
        if name in MODELS:
            row = get_args(field.annotation)[0]
            found[name] = Collection(name, row, MODELS[name], shape_of(row))
    return found


COLLECTIONS = _collections()
