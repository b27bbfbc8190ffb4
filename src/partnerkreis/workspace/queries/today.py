# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open today for the bodies of an actor: a query for each kind of question."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from partnerkreis.access.policy import Actor, Permission, within_reach
from partnerkreis.core.fields import TranslatedField
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.records import Record
from partnerkreis.core.translated import TextState, Translated
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import (
    Encounter,
    EncounterKind,
    EncounterState,
    FollowUp,
    Lesson,
    Statement,
)
from partnerkreis.encounters.queries import bodies_by_id, with_rows
from partnerkreis.partnerships.models import Instrument, Plan, Resolution, Signing
from partnerkreis.portal.queries.calendar import Jubilee, calendar_view
from partnerkreis.workspace.rules import Visit, is_known_to_the_day, unreturned

#: So many of each kind are looked at, the newest first, and shown.
_LOOKED_AT: Final = 200
MOST: Final = 6
_VISITS: Final = (EncounterKind.COUNCIL_VISIT, EncounterKind.DELEGATION_VISIT)
_AHEAD: Final = (EncounterState.PLANNED, EncounterState.ANNOUNCED)
_WITH_TEXT: Final[tuple[type[Record], ...]] = (Encounter, Instrument, Plan, Lesson, Statement)


@dataclass(frozen=True, slots=True)
class TextOpen:
    """A text that lacks a language, or whose translation is older than its original."""

    record: Record
    field: str
    missing: tuple[Language, ...]
    outdated: tuple[Language, ...]


@dataclass(slots=True)
class Today:
    """What is open, what comes, and what was a year ago."""

    signings: list[Signing] = field(default_factory=list)
    unconfirmed: list[Encounter] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    undated: list[Encounter] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    texts: list[TextOpen] = field(default_factory=list)
    coming: list[Encounter] = field(default_factory=list)
    jubilees: list[Jubilee] = field(default_factory=list)
    visits: list[Visit[Encounter]] = field(default_factory=list)
    a_year_ago: list[Encounter] = field(default_factory=list)
    bodies: dict[UUID, Body] = field(default_factory=dict)


def today_for(actor: Actor, *, today: datetime.date) -> Today:
    """Return what is open for the bodies of ``actor`` (a constant number of queries)."""
    own = list(with_rows(_own(actor, Encounter)).order_by("-latest", "-id")[:_LOOKED_AT])
    found = Today(
        signings=_not_to_the_day(_own(actor, Signing).select_related("instrument", "place")),
        unconfirmed=[e for e in own if _is_unconfirmed(e, today)][:MOST],
        resolutions=_open_resolutions(actor),
        instruments=_undated_papers(actor),
        undated=[e for e in own if e.when is None and e.state == "took_place"][:MOST],
        follow_ups=list(_own(actor, FollowUp).filter(done__isnull=True).order_by("due")[:MOST]),
        texts=list(_texts_open(actor))[:MOST],
        coming=sorted(
            (e for e in own if e.state in _AHEAD and e.latest and e.latest >= today),
            key=lambda e: (e.earliest or e.latest or today, e.key),
        ),
        visits=list(unreturned(_visits(own), today))[:MOST],
        a_year_ago=[e for e in own if _is_a_year_ago(e, today)],
    )
    found.jubilees = [j for j in calendar_view(actor, today=today).jubilees if _is_own(j, actor)]
    sides = {row.body_id for encounter in own for row in encounter.side_rows}  # type: ignore[attr-defined] # annotated by with_rows
    parties = {row.body_id for jubilee in found.jubilees for row in _parties(jubilee)}
    found.bodies = bodies_by_id(sides | parties)
    return found


def _own(actor: Actor, model: type[Model]) -> QuerySet[Any]:
    return within_reach(actor, Permission.READ_RECORD, model._default_manager.all()).filter(
        _concerns(actor, model)
    )


def _concerns(actor: Actor, model: type[Model]) -> Q:
    """Return the condition that it concerns a body or an encounter of the actor.

    All where there is neither: of who runs the instance.
    """
    if not (actor.bodies or actor.leads):
        return Q()
    either = Q(pk__in=[])
    for path in model.belongs_to if issubclass(model, Record) and actor.leads else ():
        either |= Q(**{f"{path}__in": sorted(actor.leads)})
    for path in getattr(model, "concerns", None) or ():
        either |= Q(**{f"{path}__in": sorted(actor.bodies)})
    return Q(pk__in=model._base_manager.filter(either).values("pk"))


def _not_to_the_day(signings: QuerySet[Signing]) -> list[Signing]:
    found = signings.order_by("-latest", "key")[:_LOOKED_AT]
    return [signing for signing in found if not is_known_to_the_day(signing.when)][:MOST]


def _is_unconfirmed(encounter: Encounter, today: datetime.date) -> bool:
    is_over = encounter.latest is not None and encounter.latest < today
    return encounter.state in _AHEAD and is_over


def _open_resolutions(actor: Actor) -> list[Resolution]:
    found = _own(actor, Resolution).order_by("-latest", "key")[:_LOOKED_AT]
    return [r for r in found if r.votes_for is None or not is_known_to_the_day(r.when)][:MOST]


def _undated_papers(actor: Actor) -> list[Instrument]:
    papers = _own(actor, Instrument).filter(when__isnull=True, signings__isnull=True)
    return list(papers.order_by("key")[:MOST])


def _texts_open(actor: Actor) -> Iterator[TextOpen]:
    for model in _WITH_TEXT:
        fields = [f.name for f in model._meta.concrete_fields if isinstance(f, TranslatedField)]
        for record in _own(actor, model).order_by("-key")[:_LOOKED_AT]:
            yield from _of_record(record, fields)


def _of_record(record: Record, fields: list[str]) -> Iterator[TextOpen]:
    for name in fields:
        text: Translated = getattr(record, name)
        if not text:
            continue
        states = {language: text.state(language) for language in INTERFACE_LANGUAGES}
        missing = tuple(code for code, state in states.items() if state is TextState.MISSING)
        outdated = tuple(code for code, state in states.items() if state is TextState.OUTDATED)
        if missing or outdated:
            yield TextOpen(record, name, missing, outdated)


def _visits(encounters: list[Encounter]) -> Iterator[Visit[Encounter]]:
    for encounter in encounters:
        if encounter.kind not in _VISITS or encounter.state != "took_place":
            continue
        rows = encounter.side_rows  # type: ignore[attr-defined] # annotated by with_rows
        hosts = [row.body_id for row in rows if row.role == "host"]
        guests = [row.body_id for row in rows if row.role == "guest"]
        if len(hosts) == 1 and encounter.latest:
            for guest in guests:
                yield Visit(encounter, encounter.kind, hosts[0], guest, encounter.latest)


def _is_a_year_ago(encounter: Encounter, today: datetime.date) -> bool:
    """Return whether it ended on this day a year ago, or in the six days before."""
    if encounter.latest is None or not is_known_to_the_day(encounter.when):
        return False
    year = today.year - encounter.latest.year
    days = (today - encounter.latest).days - round(year * 365.25)
    return year >= 1 and encounter.state == "took_place" and 0 <= days <= 6


def _is_own(jubilee: Jubilee, actor: Actor) -> bool:
    return not (actor.bodies or actor.leads) or any(
        row.body_id in actor.bodies for row in _parties(jubilee)
    )


def _parties(jubilee: Jubilee) -> list[Any]:
    rows: list[Any] = jubilee.partnership.party_rows  # type: ignore[attr-defined] # annotated
    return rows
