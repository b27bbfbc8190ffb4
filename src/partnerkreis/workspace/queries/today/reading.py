# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking for what is open."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from partnerkreis.access.policy import Actor, Permission, scope
from partnerkreis.core.fields import TranslatedField
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.records import Record
from partnerkreis.core.translated import TextState, Translated
from partnerkreis.encounters.models import Encounter, EncounterKind, EncounterState
from partnerkreis.encounters.queries import Side, bodies_by_id
from partnerkreis.partnerships.models import Instrument, Resolution
from partnerkreis.workspace.queries.today import asked
from partnerkreis.workspace.queries.today.found import TextOpen, Today
from partnerkreis.workspace.queries.today.jubilees import jubilees
from partnerkreis.workspace.queries.today.money import add_money
from partnerkreis.workspace.queries.today.reach import MOST
from partnerkreis.workspace.queries.today.register import add_register
from partnerkreis.workspace.rules import Visit, is_known_to_the_day, unreturned

_PARTNERSHIPS: Final = 12
_VISITS: Final = (EncounterKind.COUNCIL_VISIT, EncounterKind.DELEGATION_VISIT)
_AHEAD: Final = (EncounterState.PLANNED, EncounterState.ANNOUNCED)


def today_for(actor: Actor, *, today: datetime.date) -> Today:
    """Return what is open for the bodies of ``actor`` (a constant number of queries).

    Who holds no office of a body has no side whose questions these would be.
    """
    bodies = sorted(scope(actor, Permission.READ_RECORD).bodies)
    found = Today()
    if actor.leads:
        led = Encounter.objects.filter(pk__in=sorted(actor.leads))
        found.led = list(led.order_by("-latest", "key"))
    if bodies:
        _add_records(found, bodies, today)
        add_money(found, bodies, today=today)
        add_register(found, bodies, today=today)
        found.bodies = bodies_by_id(_named(found))
    return found


def _add_records(found: Today, bodies: list[UUID], today: datetime.date) -> None:
    encounters, signings = _encounters(bodies), asked.SIGNINGS(bodies=bodies)
    instruments = asked.INSTRUMENTS(bodies=bodies)
    partnerships = asked.PARTNERSHIPS(bodies=bodies)
    _add_encounters(found, encounters, today)
    found.signings = [one for one in signings if not is_known_to_the_day(one.when)][:MOST]
    found.resolutions = [r for r in asked.RESOLUTIONS(bodies=bodies) if _is_open(r)][:MOST]
    found.instruments = sorted(filter(_is_undated, instruments), key=lambda one: one.key)[:MOST]
    found.follow_ups = asked.FOLLOW_UPS(bodies=bodies)
    found.partnerships = partnerships[:_PARTNERSHIPS]
    found.jubilees = jubilees(partnerships, signings, today=today)
    found.texts = _texts_open(
        encounters,
        instruments,
        asked.PLANS(bodies=bodies),
        asked.LESSONS(bodies=bodies),
        asked.STATEMENTS(bodies=bodies),
    )


def _encounters(bodies: list[UUID]) -> list[Encounter]:
    """Return the encounters that are looked at, with their sides."""
    found: list[Any] = asked.ENCOUNTERS(bodies=bodies)
    sides = defaultdict(list)
    for encounter, body, role in asked.SIDES(encounters=[one.pk for one in found]):
        sides[encounter].append(Side(body, role))
    for one in found:
        one.side_rows = sides[one.pk]
    return found


def _add_encounters(found: Today, encounters: list[Encounter], today: datetime.date) -> None:
    """Add what can be told of the encounters that are looked at."""
    found.unconfirmed = [e for e in encounters if _is_unconfirmed(e, today)][:MOST]
    found.undated = [e for e in encounters if e.when is None and e.state == "took_place"][:MOST]
    put_off = [e for e in encounters if e.state == "postponed" and not e.postponed_to_id]
    found.postponed = put_off[:MOST]
    ahead = (e for e in encounters if e.state in _AHEAD and e.latest and e.latest >= today)
    found.coming = sorted(ahead, key=lambda e: (e.earliest or e.latest or today, e.key))
    found.visits = list(unreturned(_visits(encounters), today))[:MOST]
    found.a_year_ago = [e for e in encounters if _is_a_year_ago(e, today)]


def _named(found: Today) -> set[UUID]:
    """Return the bodies that are named anywhere on the page."""
    shown = (*found.coming, *found.a_year_ago)
    named = {row.body_id for encounter in shown for row in encounter.side_rows}  # type: ignore[attr-defined] # annotated by with_rows
    ties = (*found.partnerships, *(jubilee.partnership for jubilee in found.jubilees))
    named |= {row.body_id for tie in ties for row in tie.party_rows}  # type: ignore[attr-defined] # annotated
    named |= {body for one in found.follow_ups for body in (one.owed_by_id, one.owed_to_id)}
    return named | {body for visit in found.visits for body in (visit.host, visit.guest)}


def _is_unconfirmed(encounter: Encounter, today: datetime.date) -> bool:
    is_over = encounter.latest is not None and encounter.latest < today
    return encounter.state in _AHEAD and is_over


def _is_open(resolution: Resolution) -> bool:
    return resolution.votes_for is None or not is_known_to_the_day(resolution.when)


def _is_undated(instrument: Instrument) -> bool:
    return instrument.when is None and not instrument.is_signed  # type: ignore[attr-defined] # annotated


def _texts_open(*records: Iterable[Record]) -> list[TextOpen]:
    found: list[TextOpen] = []
    for some in records:
        for record in some:
            found += _of_record(record)
            if len(found) >= MOST:
                return found[:MOST]
    return found


@lru_cache
def _texts_of(model: type[Record]) -> list[str]:
    return [f.name for f in model._meta.concrete_fields if isinstance(f, TranslatedField)]


def _of_record(record: Record) -> Iterator[TextOpen]:
    for name in _texts_of(type(record)):
        text: Translated = getattr(record, name)
        if not text or text.is_complete(INTERFACE_LANGUAGES):
            continue
        states = {language: text.state(language) for language in INTERFACE_LANGUAGES}
        missing = tuple(code for code, state in states.items() if state is TextState.MISSING)
        outdated = tuple(code for code, state in states.items() if state is TextState.OUTDATED)
        yield TextOpen(record, name, missing, outdated)


def _visits(encounters: list[Encounter]) -> Iterator[Visit[Encounter]]:
    for encounter in encounters:
        if encounter.kind not in _VISITS or encounter.state != "took_place":
            continue
        rows: list[Any] = encounter.side_rows  # type: ignore[attr-defined] # annotated by with_rows
        hosts = [row.body_id for row in rows if row.role == "host"]
        guests = [row.body_id for row in rows if row.role == "guest"]
        if len(hosts) == 1 and encounter.latest:
            for guest in guests:
                yield Visit(encounter, encounter.kind, hosts[0], guest, encounter.latest)


def _is_a_year_ago(encounter: Encounter, today: datetime.date) -> bool:
    """Return whether it ended on this day a year ago, or in the six days before."""
    if encounter.latest is None or encounter.state != "took_place":
        return False
    year = today.year - encounter.latest.year
    days = (today - encounter.latest).days - round(year * 365.25)
    return year >= 1 and 0 <= days <= 6 and is_known_to_the_day(encounter.when)
