# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of one partnership, in one query for each kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from partnerkreis.access.policy import Actor
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.encounters.models import (
    Aggregate,
    Encounter,
    Lesson,
    Statement,
)
from partnerkreis.encounters.queries import asked
from partnerkreis.encounters.queries.rows import (
    Cited,
    Mentioned,
    bodies_by_id,
    citations_of,
    mentions_of,
)
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Party,
    Plan,
    Resolution,
    SchoolPartnership,
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


def dossier(key: str, actor: Actor, *, is_told: bool = True) -> Dossier | None:
    """Return everything of the partnership ``key`` that ``actor`` may see, or None.

    Only what is told needs its sources, what it mentions, and who held which office; encounters
    are then left to be added by whom needs less of them.
    """
    found = _parties(key, actor)
    if found is None:
        return None
    _add_instruments(found, actor)
    own = {"partnership": found.partnership.pk}
    found.plans = asked.PLANS(actor, **own)
    found.school_partnerships = asked.SCHOOL_PARTNERSHIPS(actor, **own)
    found.statements = asked.STATEMENTS(actor, **own)
    found.lessons = asked.LESSONS(actor, **own)
    if is_told:
        found.encounters = asked.ENCOUNTERS(actor, **own)
        found.aggregates = asked.AGGREGATES(actor, **own)
        _add_tenures(found, actor)
        _add_mentions_and_citations(found)
        add_missing_bodies(found)
    return found


def _parties(key: str, actor: Actor) -> Dossier | None:
    parties = asked.PARTIES(actor, key=key)
    own = [party for party in parties if party.partnership.key == key]
    if not own:
        return None
    found = Dossier(own[0].partnership, own)
    found.ties = [party for party in parties if party.partnership.key != key]
    found.bodies = {party.body_id: party.body for party in parties}
    if introducer := found.partnership.introduced_by:
        found.bodies[introducer.pk] = introducer
    found.standings = own[0].standing_rows  # type: ignore[attr-defined] # annotated
    found.resolutions = own[0].resolution_rows  # type: ignore[attr-defined] # annotated
    return found


def _add_instruments(found: Dossier, actor: Actor) -> None:
    partnerships = {party.partnership_id for party in found.ties} | {found.partnership.pk}
    for instrument in asked.INSTRUMENTS(actor, partnerships=partnerships):
        of = found.instruments if instrument.partnership_id == found.partnership.pk else (
            found.tie_instruments
        )  # fmt: skip
        of.append(instrument)


def _add_tenures(found: Dossier, actor: Actor) -> None:
    bodies = {party.body_id for party in (*found.parties, *found.ties)}
    found.tenures = {tenure.pk: tenure for tenure in asked.TENURES(actor, bodies=bodies)}


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


def add_missing_bodies(found: Dossier) -> None:
    """Add guests from elsewhere, whom no partnership brings in; no query where there are none."""
    sides = {row.body_id for encounter in found.encounters for row in encounter.side_rows}  # type: ignore[attr-defined] # annotated
    if missing := sides - set(found.bodies):
        found.bodies |= bodies_by_id(missing)
