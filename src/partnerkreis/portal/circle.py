# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the home page and the list of partnerships read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Min, OuterRef, Q, QuerySet

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.nested import Rows
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterState
from partnerkreis.encounters.queries import Cited, citations_of, with_rows
from partnerkreis.partnerships.models import Partnership, Party
from partnerkreis.partnerships.rules import OFFICIAL

#: So many partnerships stand on the home page; the list has them all.
ON_HOME = 12
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Tie:
    """A partnership with its bodies, and the day its first charter was signed."""

    partnership: Partnership
    bodies: list[Body]
    charter: datetime.date | None


@dataclass(frozen=True, slots=True)
class Circle:
    """The circle of partners at a glance."""

    ties: list[Tie]
    is_whole: bool
    upcoming: list[Encounter]
    latest: list[Encounter]
    bodies: dict[UUID, Body]
    encounters: int
    first_year: int | None
    citations: dict[UUID, list[Cited]]


def ties(actor: Actor, *, start: int = 0, limit: int = ON_HOME) -> list[Tie]:
    """Return partnerships in the order of their first contact (two queries)."""
    order = ("first_contact", "key")
    # The few that are shown are picked by the index before anything is joined to them.
    shown = visible_to(actor, Partnership.objects.all()).order_by(*order).values("pk")
    parties = Party.objects.filter(partnership=OuterRef("pk")).order_by("position")
    charter = Min("instruments__signings__latest", filter=Q(instruments__kind__in=OFFICIAL))
    found = list(
        Partnership.objects.filter(pk__in=shown[start : start + limit])
        .annotate(party_rows=Rows(parties, "body_id"), charter=charter)
        .order_by(*order)
    )
    ids = {row.body_id for partnership in found for row in partnership.party_rows}
    bodies = Body.objects.in_bulk(ids)
    return [Tie(p, [bodies[row.body_id] for row in p.party_rows], p.charter) for p in found]


def circle(actor: Actor, *, today: datetime.date) -> Circle:
    """Return what the home page shows (seven queries)."""
    found = ties(actor, limit=ON_HOME + 1)
    released = visible_to(actor, Encounter.objects.all())
    held = released.filter(state=EncounterState.TOOK_PLACE, latest__lte=today)
    latest = list(with_rows(held).order_by("-latest", "-id")[:4])
    ahead = released.filter(latest__gt=today).exclude(state=EncounterState.CANCELLED)
    upcoming = list(with_rows(ahead).order_by("earliest", "id")[:4])
    bodies = {body.pk: body for tie in found for body in tie.bodies}
    missing = {r.body_id for e in (*latest, *upcoming) for r in e.side_rows} - set(bodies)  # type: ignore[attr-defined] # annotated by with_rows
    bodies |= Body.objects.in_bulk(missing)
    cited = [tie.partnership.pk for tie in found] + [e.pk for e in (*latest, *upcoming)]
    return Circle(
        ties=found[:ON_HOME],
        is_whole=len(found) <= ON_HOME,
        upcoming=upcoming,
        latest=latest,
        bodies=bodies,
        encounters=released.count(),
        first_year=_first_year(released),
        citations=citations_of(cited),
    )


def _first_year(encounters: QuerySet[Encounter]) -> int | None:
    days = encounters.filter(latest__isnull=False).order_by("latest", "id")
    first = days.values_list("latest", flat=True).first()
    return first.year if first else None
