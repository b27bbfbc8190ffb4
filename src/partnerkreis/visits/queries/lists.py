# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The visits of an actor: prepared ones, and encounters that could be."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from partnerkreis.access.policy import Actor, Permission, within_reach
from partnerkreis.core.prepared import Prepared
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterKind, EncounterState
from partnerkreis.partnerships.models import Party
from partnerkreis.visits.models import Visit
from partnerkreis.visits.queries.reach import Place, own_sides, side_of

#: Kinds of encounters that are prepared as a visit.
VISIT_KINDS = (
    EncounterKind.COUNCIL_VISIT,
    EncounterKind.DELEGATION_VISIT,
    EncounterKind.INAUGURAL_VISIT,
    EncounterKind.FAREWELL_VISIT,
    EncounterKind.SIGNING_CEREMONY,
    EncounterKind.ANNIVERSARY,
    EncounterKind.AWARD_CEREMONY,
    EncounterKind.FESTIVAL_VISIT,
    EncounterKind.CITIZENS_TRIP,
    EncounterKind.EXPERT_MEETING,
    EncounterKind.STAFF_EXCHANGE,
)
_MOST = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """A visit in a list, with the places from which the actor sees it."""

    visit: Visit
    places: list[Place]

    def is_over(self, today: datetime.date) -> bool:
        latest = self.visit.encounter.latest
        return latest is not None and latest < today


def visits_for(actor: Actor) -> list[Listed]:
    """Return the visits that ``actor`` may read, the latest first (three queries)."""
    found = within_reach(actor, Permission.READ_VISIT, Visit.objects.all())
    rows = found.select_related("encounter").prefetch_related("encounter__sides__body")
    newest = rows.order_by("-encounter__latest", "-encounter__key")[:_MOST]
    listed = []
    for visit in newest:
        sides = tuple(side_of(row) for row in visit.encounter.sides.all())
        places = [Place(visit, sides, own) for own in own_sides(actor, sides)]
        listed.append(Listed(visit, places))
    return listed


def encounters_to_prepare(actor: Actor, *, today: datetime.date) -> list[Encounter]:
    """Return coming encounters of the kinds that are prepared, and are not yet (one query)."""
    coming = preparable(actor).filter(
        Q(latest__gte=today) | Q(latest__isnull=True),
        state__in=(EncounterState.PLANNED, EncounterState.ANNOUNCED),
        visit__isnull=True,
    )
    return list(coming.order_by("earliest", "key")[:_MOST])


def preparable(actor: Actor) -> QuerySet[Encounter]:
    """Return the encounters of visits that ``actor`` may prepare."""
    own: QuerySet[Encounter] = within_reach(
        actor, Permission.PREPARE_VISIT, Encounter.objects.filter(kind__in=VISIT_KINDS)
    )
    return own


def earlier_visits(actor: Actor, *, but: Visit | None = None) -> list[Visit]:
    """Return the visits whose preparation ``actor`` may take over, the newest first."""
    return [visit for visit in _EARLIER(actor) if but is None or visit.pk != but.pk][:_MOST]


def _earlier(actor: Actor) -> QuerySet[Visit]:
    found = within_reach(actor, Permission.PREPARE_VISIT, Visit.objects.all())
    return found.select_related("encounter").order_by("-encounter__latest")[: _MOST + 1]


def bodies_of_visits(actor: Actor) -> list[Body]:
    """Return the bodies that can be a side of a visit: the own ones and their partners."""
    return _BODIES(actor)


def _bodies(actor: Actor) -> QuerySet[Body]:
    found = within_reach(actor, Permission.READ_RECORD, Body.objects.all())
    partners = Exists(Party.objects.filter(body=OuterRef("pk"))) | Q(pk__in=sorted(actor.bodies))
    return found.filter(partners).order_by("key")[:_MOST]


_EARLIER: Final[Prepared[Visit]] = Prepared(_earlier)
_BODIES: Final[Prepared[Body]] = Prepared(_bodies)
