# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What belongs to records of many kinds: sides, sources, and what they mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import OuterRef, QuerySet

from partnerkreis.core.naming import Names
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import GivenAny, Prepared
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Citation, Mention
from partnerkreis.encounters.models import (
    Encounter,
    EncounterSide,
    Headcount,
)

_NO_NAMES, _NO_TEXT = Names(), Translated()

#: Columns of every record that no page shows.
UNSHOWN: Final = ("version", "note", "published_at")


#: Columns of an encounter that its own page shows, and no page that names several.
_OF_ITS_OWN: Final = (
    "also_kind", "mode", "recurrence", "recurs", "signing", "instrument", "series_number",
    "postponed_to", "reason", "accommodation", "was_streamed", "gave_certificates",
    "is_multilateral", "when_is_inferred",
)  # fmt: skip
#: Columns of an encounter that only its story and its own page tell.
_TOLD: Final = ("bounds", "told", "days", "people", "people_accuracy", "series", "return_visit_of")
#: Columns of a body that pages about others name it by.
NAMED: Final = (
    "key", "level", "country", "names", "region", "country_name", "council", "office_building",
    "whereabouts", "latitude", "longitude",
)  # fmt: skip


class Side(NamedTuple):
    """A body's side of an encounter."""

    body_id: UUID
    role: str


@dataclass(frozen=True, slots=True)
class Heads:
    """How many of a group came from a body."""

    body_id: UUID | None
    group: str
    count: int | None
    accuracy: str


class Mentioned(NamedTuple):
    """An organisation, a topic or a place that a record names: ``sort`` says which."""

    role: str
    sort: str
    id: UUID
    key: str
    names: Names = _NO_NAMES
    label: Translated = _NO_TEXT
    running: Translated = _NO_TEXT
    kind: str = ""
    body: UUID | None = None


class Cited(NamedTuple):
    """A source of a record. ``says`` only where it differs from what the record holds."""

    field: str
    says: str | int | None
    worth_telling: bool
    key: str
    title: str
    url: str
    language: str


def with_rows(encounters: QuerySet[Encounter]) -> QuerySet[Encounter]:
    """Return the encounters with ``side_rows`` (host first) and ``headcount_rows``."""
    return encounters.annotate(
        side_rows=_sides("body_id", "role", "funds", "led_by_id"),
        headcount_rows=_headcounts(
            "body_id", "group", "count", "accuracy", "amount", "youngest", "oldest"
        ),
    )


def to_tell(encounters: QuerySet[Encounter]) -> QuerySet[Encounter]:
    """Return the encounters with what a story tells of them, and their series; no rows."""
    return encounters.select_related("series").defer(*UNSHOWN, *_OF_ITS_OWN)


def to_list(encounters: QuerySet[Encounter]) -> QuerySet[Encounter]:
    """Return the encounters with what an entry of a list says of them."""
    return encounters.defer(*UNSHOWN, *_OF_ITS_OWN, *_TOLD).annotate(
        side_rows=_sides("body_id", "role")
    )


def _sides(*columns: str) -> Rows:
    sides = EncounterSide.objects.filter(encounter=OuterRef("pk"))
    return Rows(sides.order_by("position"), *columns)


def _headcounts(*columns: str) -> Rows:
    heads = Headcount.objects.filter(encounter=OuterRef("pk"))
    return Rows(heads.order_by("position"), *columns)


_MENTIONS: Final[Prepared[tuple[Any, ...]]] = Prepared(
    lambda: Mention.objects.filter(record__in=GivenAny("records", models.UUIDField())).values_list(
        "record", "role", "organisation__key", "organisation__names", "organisation__kind",
        "organisation__body", "topic__key", "topic__label", "topic__running", "place__key",
        "place__names", "organisation", "topic", "place",
    )
)  # fmt: skip
_CITATIONS: Final[Prepared[tuple[Any, ...]]] = Prepared(
    lambda: Citation.objects.filter(record__in=GivenAny("records", models.UUIDField())).values_list(
        "record", "field", "says", "worth_telling", "source__key", "source__title", "source__url",
        "source__language",
    )
)  # fmt: skip
_HEADS: Final[Prepared[tuple[Any, ...]]] = Prepared(
    lambda: Headcount.objects.filter(
        encounter__in=GivenAny("encounters", models.UUIDField())
    ).values_list("encounter", "body", "group", "count", "accuracy")
)
_NAMES: Final[Prepared[Body]] = Prepared(
    lambda: Body.objects.filter(pk__in=GivenAny("bodies", models.UUIDField())).only("key", "names")
)
_BODIES: Final[Prepared[Body]] = Prepared(
    lambda: Body.objects.filter(pk__in=GivenAny("bodies", models.UUIDField())).only(*NAMED)
)


def mentions_of(records: Iterable[UUID]) -> dict[UUID, list[Mentioned]]:
    """Return what each of the records mentions, in order (one query)."""
    found: dict[UUID, list[Mentioned]] = defaultdict(list)
    for record, role, *values in _MENTIONS(records=records):
        found[record].append(_mentioned(role, values))
    return found


def _mentioned(role: str, values: Sequence[Any]) -> Mentioned:
    (org_key, org_names, org_kind, org_body, topic_key, label, running, place_key, place_names,
     organisation, topic, place) = values  # fmt: skip
    if organisation:
        return Mentioned(
            role, "organisation", organisation, org_key, org_names, kind=org_kind, body=org_body
        )
    if topic:
        return Mentioned(role, "topic", topic, topic_key, label=label, running=running)
    return Mentioned(role, "place", place, place_key, place_names)


def citations_of(records: Iterable[UUID]) -> dict[UUID, list[Cited]]:
    """Return the sources of each of the records, in order (one query)."""
    found: dict[UUID, list[Cited]] = defaultdict(list)
    for record, *values in _CITATIONS(records=records):
        found[record].append(Cited._make(values))
    return found


def heads_of(encounters: Iterable[UUID]) -> dict[UUID, list[Heads]]:
    """Return how many came to each of the encounters (one query, none for none)."""
    found: dict[UUID, list[Heads]] = defaultdict(list)
    if wanted := list(encounters):
        for encounter, *counted in _HEADS(encounters=wanted):
            found[encounter].append(Heads(*counted))
    return found


def bodies_by_id(bodies: Iterable[UUID]) -> dict[UUID, Body]:
    """Return the bodies of these ids (one query, none for none)."""
    wanted = set(bodies)
    return {body.pk: body for body in _BODIES(bodies=wanted)} if wanted else {}


def named_bodies(bodies: Iterable[UUID]) -> dict[UUID, Body]:
    """Return the bodies of these ids with no more than their names (one query, none for none)."""
    wanted = set(bodies)
    return {body.pk: body for body in _NAMES(bodies=wanted)} if wanted else {}
