# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes, what is to be celebrated, and what was: the calendar."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef
from django.db.models.functions import Left

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.nested import Rows
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterState
from partnerkreis.encounters.queries import Cited, citations_of, with_rows
from partnerkreis.partnerships.models import Partnership, Party, Signing
from partnerkreis.portal.anniversaries import Anniversary, founding_years, next_round
from partnerkreis.portal.queries.listing import bodies_of

#: So many of each kind stand on the page; the list of encounters has them all.
MOST: Final = 50

_AHEAD = (EncounterState.PLANNED, EncounterState.ANNOUNCED)


@dataclass(frozen=True, slots=True)
class Jubilee:
    """A round anniversary of a first contact, or of a signing where there is one."""

    anniversary: Anniversary
    partnership: Partnership
    signing: Signing | None = None

    @property
    def of(self) -> UUID:
        return self.signing.instrument_id if self.signing else self.partnership.pk


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the calendar shows on a day."""

    ahead: list[Encounter]
    jubilees: list[Jubilee]
    past: list[Encounter]
    bodies: dict[UUID, Body]
    citations: dict[UUID, list[Cited]]


def calendar_view(actor: Actor, *, today: datetime.date) -> Calendar:
    """Return what comes after ``today``, and the twelve months before it (seven queries)."""
    ahead = _ahead(actor, today)
    past = _past(actor, today)
    jubilees = sorted(
        [*_of_contacts(actor, today), *_of_signings(actor, today)],
        key=lambda jubilee: (jubilee.anniversary.when.sort_key, jubilee.partnership.key),
    )[:MOST]
    parties = {row.body_id for j in jubilees for row in j.partnership.party_rows}  # type: ignore[attr-defined] # annotated
    return Calendar(
        ahead=ahead,
        jubilees=jubilees,
        past=past,
        bodies=bodies_of([*ahead, *past], *parties),
        citations=citations_of([*(e.pk for e in (*ahead, *past)), *(j.of for j in jubilees)]),
    )


def _ahead(actor: Actor, today: datetime.date) -> list[Encounter]:
    """Return what may still come: its last possible day has not passed, or nobody knows it."""
    planned = visible_to(actor, Encounter.objects.filter(state__in=_AHEAD))
    # Two ways into two indexes; a condition with "or" would look at every encounter there is.
    ends_later = planned.filter(latest__gte=today).values("pk")
    begins_later = planned.filter(latest__isnull=True, earliest__gte=today).values("pk")
    coming = Encounter.objects.filter(pk__in=ends_later.union(begins_later))
    return list(with_rows(coming).order_by("earliest", "latest", "key")[:MOST])


def _past(actor: Actor, today: datetime.date) -> list[Encounter]:
    since = today - datetime.timedelta(days=365)
    held = Encounter.objects.filter(
        state=EncounterState.TOOK_PLACE, latest__range=(since, today), when__isnull=False
    )
    return list(with_rows(visible_to(actor, held)).order_by("-latest", "-id")[:MOST])


def _of_contacts(actor: Actor, today: datetime.date) -> list[Jubilee]:
    """Return those of partnerships; the same few dates stand in many, so dates are asked first."""
    years = [str(year) for year in founding_years(today)]
    begun = Partnership.objects.annotate(year=Left("first_contact", 4)).filter(year__in=years)
    dates: Any = visible_to(actor, begun).order_by().values_list("first_contact", flat=True)
    coming = {date: one for date in dates.distinct() if (one := next_round(date, today))}
    nearest = sorted(coming, key=lambda date: coming[date].when.sort_key)[:MOST]
    parties = Party.objects.filter(partnership=OuterRef("pk")).order_by("position")
    found = Partnership.objects.filter(first_contact__in=nearest).order_by("first_contact", "key")
    with_parties = visible_to(actor, found).annotate(party_rows=Rows(parties, "body_id"))
    return [Jubilee(coming[p.first_contact], p) for p in with_parties[: MOST * 4]]


def _of_signings(actor: Actor, today: datetime.date) -> list[Jubilee]:
    parties = Party.objects.filter(partnership=OuterRef("instrument__partnership"))
    signed = Signing.objects.filter(earliest__year__in=founding_years(today))
    found = (
        visible_to(actor, signed)
        .filter(instrument__published_at__isnull=False)
        .filter(instrument__partnership__in=visible_to(actor, Partnership.objects.all()))
        .select_related("instrument__partnership")
        .annotate(party_rows=Rows(parties.order_by("position"), "body_id"))
    )
    return [_signing(anniversary, signing)
            for signing in found.order_by("earliest", "key")[: MOST * 20]
            if (anniversary := next_round(signing.when, today))]  # fmt: skip


def _signing(anniversary: Anniversary, signing: Signing) -> Jubilee:
    partnership = signing.instrument.partnership
    partnership.party_rows = signing.party_rows  # type: ignore[attr-defined] # annotated
    return Jubilee(anniversary, partnership, signing)
