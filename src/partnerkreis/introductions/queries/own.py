# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ties of our own bodies, derived from their partnerships."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db import models

from partnerkreis.core.dates import Edtf
from partnerkreis.introductions.rules.spans import (
    AS_PARTNERS,
    TERMINATION,
    Acquaintance,
    Span,
    Start,
    spans,
)
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Party,
    Resolution,
    Signing,
    Standing,
)
from partnerkreis.partnerships.rules import Act, History, Paper

_Rows = dict[UUID, list[Any]]


@dataclass(frozen=True, slots=True)
class OwnTie:
    """Two of our bodies know each other for a time."""

    first: UUID
    second: UUID
    partnership: UUID
    span: Span


def own_ties(among: Collection[UUID] | None = None) -> Iterator[OwnTie]:
    """Yield the ties of ``among`` or of every partnership there is (six queries).

    Whatever decides here stands in the table of :mod:`.basis` too.
    """
    parties = _grouped(_of(Party, among).order_by("position"), "partnership_id")
    facts = _Facts.read(among)
    for partnership in _of(Partnership, among, "pk").order_by("key"):
        for first, second in combinations(parties.get(partnership.pk, []), 2):
            known = facts.acquaintance(partnership, first, second)
            for span in spans(known):
                yield OwnTie(first.body_id, second.body_id, partnership.pk, span)


@dataclass(frozen=True, slots=True)
class _Facts:
    instruments: _Rows
    signings: _Rows
    resolutions: _Rows
    standings: _Rows

    @classmethod
    def read(cls, among: Collection[UUID] | None) -> _Facts:
        signings = _of(Signing, among, "instrument__partnership").order_by("key")
        resolutions = _of(Resolution, among).filter(outcome=Resolution.Outcome.ADOPTED)
        return cls(
            instruments=_grouped(_of(Instrument, among).order_by("key"), "partnership_id"),
            signings=_grouped(signings, "instrument_id"),
            resolutions=_grouped(resolutions.order_by("key"), "partnership_id"),
            standings=_grouped(_of(Standing, among).order_by("key"), "partnership_id"),
        )

    def acquaintance(self, partnership: Partnership, first: Party, second: Party) -> Acquaintance:
        history = self._history(partnership)
        joined = [start(party.joined) for party in (first, second) if party.joined]
        starts = tuple(self._starts(partnership))
        contacts = (start(partnership.first_contact), start(partnership.contacts_since))
        return Acquaintance(
            history=history,
            contacts=_not_before(joined, tuple(one for one in contacts if one.day)),
            starts=_not_before(joined, starts),
            left=min(
                (day for day in (_ended(first.left), _ended(second.left)) if day), default=None
            ),
        )

    def _history(self, partnership: Partnership) -> History:
        instruments = self.instruments.get(partnership.pk, [])
        return History(
            contact_since=_begun(partnership.first_contact),
            papers=tuple(self._paper(instrument) for instrument in instruments),
            resolved=tuple(row.latest for row in self.resolutions.get(partnership.pk, [])),
            acts=tuple(_act(row) for row in self.standings.get(partnership.pk, [])),
        )

    def _paper(self, instrument: Instrument) -> Paper:
        signed = tuple(row.latest for row in self.signings.get(instrument.pk, []))
        return Paper(instrument.kind, instrument.latest, signed)

    def _starts(self, partnership: Partnership) -> Iterator[Start]:
        """Yield the facts that have a date to show."""
        if partnership.working_together_since:
            yield start(partnership.working_together_since)
        for instrument in self.instruments.get(partnership.pk, []):
            if instrument.kind != TERMINATION:
                for row in (instrument, *self.signings.get(instrument.pk, [])):
                    yield Start(row.latest, _shown(row.when))
        for resolution in self.resolutions.get(partnership.pk, []):
            yield Start(resolution.latest, _shown(resolution.when))
        for standing in self.standings.get(partnership.pk, []):
            if standing.kind in AS_PARTNERS and standing.since:
                yield Start(standing.since.earliest, _shown(standing.since))


def start(date: Edtf | None) -> Start:
    """Return a date as the start of something: the last day it can have begun."""
    return Start(_begun(date), _shown(date))


def _not_before(joined: list[Start], starts: tuple[Start, ...]) -> tuple[Start, ...]:
    """Let nothing count before both were parties."""
    for party in joined:
        if party.day is not None:
            earliest = party.day
            starts = tuple(one if one.day and one.day >= earliest else party for one in starts)
    return starts


def _begun(date: Edtf | None) -> datetime.date | None:
    if date is None:
        return None
    return (date.start or date).latest if date.is_interval else date.latest


def _ended(date: Edtf | None) -> datetime.date | None:
    return date.latest if date else None


def _shown(date: Edtf | None) -> str:
    if date is None:
        return ""
    return str(date.start or date) if date.is_interval else str(date)


def _act(standing: Standing) -> Act:
    since = standing.since.earliest if standing.since else None
    until = standing.until.latest if standing.until else None
    return Act(standing.kind, since, until, str(standing.body_id or ""))


def _of(
    model: type[models.Model], among: Collection[UUID] | None, owner: str = "partnership"
) -> models.QuerySet[Any]:
    rows: models.QuerySet[Any] = model._default_manager.all()
    return rows if among is None else rows.filter(**{f"{owner}__in": among})


def _grouped(rows: models.QuerySet[Any], owner: str) -> _Rows:
    grouped: _Rows = defaultdict(list)
    for row in rows:
        grouped[getattr(row, owner)].append(row)
    return dict(grouped)
