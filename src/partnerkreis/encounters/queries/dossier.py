# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of one partnership, in one query for each kind of record of which there are many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
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
    Side,
    bodies_by_id,
    citations_of,
    heads_of,
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
    """Everything released of one partnership, one query for each kind of which there are many.

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
    partnership = next(iter(asked.PARTNERSHIP(actor, key=key)), None)
    if partnership is None:
        return None
    found = _with_parties(partnership, actor)
    if not found.parties:
        return None
    _add_instruments(found, actor)
    if is_told:
        found.encounters = _encounters(partnership.pk, actor)
        _add_tenures(found, actor)
        _add_mentions_and_citations(found)
        add_missing_bodies(found)
    return found


def _encounters(partnership: UUID, actor: Actor) -> list[Encounter]:
    found = asked.ENCOUNTERS(actor, partnership=partnership)
    add_sides(found, partnership)
    return found


def add_sides(encounters: Iterable[Any], partnership: UUID) -> None:
    """Hang the sides on encounters of a partnership (one query).

    Of a hundred encounters they are read at once several times faster than with each.
    """
    sides = defaultdict(list)
    for encounter, *side in asked.SIDES(partnership=partnership):
        sides[encounter].append(Side._make(side))
    for one in encounters:
        one.side_rows = sides[one.pk]


def add_heads(encounters: Sequence[Any]) -> None:
    """Hang on each encounter how many came (one query)."""
    heads = heads_of(encounter.pk for encounter in encounters)
    for encounter in encounters:
        encounter.headcount_rows = heads.get(encounter.pk, [])


def _with_parties(partnership: Any, actor: Actor) -> Dossier:
    parties = asked.PARTIES(actor, partnership=partnership.pk)
    bodies = {party.body_id: party.body for party in parties}
    if introducer := partnership.introduced_by:
        bodies[introducer.pk] = introducer
    return Dossier(
        partnership,
        parties=[party for party in parties if party.partnership_id == partnership.pk],
        ties=[party for party in parties if party.partnership_id != partnership.pk],
        bodies=bodies,
        standings=partnership.standing_rows,
        resolutions=partnership.resolution_rows,
        plans=partnership.plan_rows,
        school_partnerships=partnership.school_rows,
        statements=partnership.statement_rows,
        lessons=partnership.lesson_rows,
        aggregates=partnership.aggregate_rows,
    )


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
