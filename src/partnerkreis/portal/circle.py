# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the home page and the list of partnerships read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, DateField, Min, OuterRef, Q, QuerySet, UUIDField, Value
from django.db.models.functions import ExtractYear

from partnerkreis.access.policy import Actor, hidden_from, visible_to
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterState
from partnerkreis.encounters.queries import (
    Cited,
    bodies_by_id,
    citations_of,
    named_bodies,
    to_list,
)
from partnerkreis.partnerships.models import Partnership, Party
from partnerkreis.partnerships.rules import OFFICIAL

_NOT_CANCELLED: Final = [state for state in EncounterState if state != EncounterState.CANCELLED]
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
    #: By partnership and year, where the circle is whole; one without a date is in none.
    by_year: dict[tuple[UUID, int], int]
    citations: dict[UUID, list[Cited]]


def _ties(actor: Actor, start: int, limit: int) -> QuerySet[Partnership]:
    order = ("first_contact", "key")
    # The few that are shown are picked by the index before anything is joined to them.
    shown = visible_to(actor, Partnership.objects.all()).order_by(*order).values("pk")
    parties = Party.objects.filter(partnership=OuterRef("pk")).order_by("position")
    charter = Min("instruments__signings__latest", filter=Q(instruments__kind__in=OFFICIAL))
    found: QuerySet[Partnership] = (
        Partnership.objects.filter(pk__in=shown[start : start + limit])
        .annotate(party_rows=Rows(parties, "body_id"), charter=charter)
        .order_by(*order)
    )
    return found


def _latest(actor: Actor) -> QuerySet[Encounter]:
    held = visible_to(actor, Encounter.objects.filter(state=EncounterState.TOOK_PLACE))
    return to_list(held.filter(latest__lte=_TODAY)).order_by("-latest", "-id")[:4]


def _upcoming(actor: Actor) -> QuerySet[Encounter]:
    # Named one by one, each is a step into the index.
    ahead = visible_to(actor, Encounter.objects.filter(state__in=_NOT_CANCELLED))
    order = ("earliest", "id")
    # The few that are shown are picked before anything else is read of them.
    next_ids = ahead.filter(latest__gt=_TODAY).order_by(*order).values("pk")[:4]
    return to_list(Encounter.objects.filter(pk__in=next_ids)).order_by(*order)


def _by_year(actor: Actor) -> QuerySet[Any, Any]:
    """Return how many encounters each of the partnerships had in each year."""
    held = visible_to(actor, Encounter.objects.filter(state=EncounterState.TOOK_PLACE)).order_by()
    own = held.filter(partnerships__in=GivenAny("partnerships", UUIDField()), when__isnull=False)
    years = own.annotate(year=ExtractYear("earliest")).values("partnerships", "year")
    counted: QuerySet[Any, Any] = years.annotate(total=Count("pk"))
    return counted.values_list("partnerships", "year", "total")


def _totals(actor: Actor) -> QuerySet[Any, Any]:
    """Return how many encounters there are, and how many of them are hidden.

    A database counts all rows of a table several times faster than those of a condition.
    """
    everything = Encounter.objects.order_by()
    hidden = _counted(hidden_from(actor, everything))
    return _counted(everything).union(hidden, all=True)


def _counted(encounters: QuerySet[Encounter]) -> QuerySet[Any, Any]:
    counted: QuerySet[Any, Any] = encounters.values(one=Value(1)).annotate(total=Count("*"))
    return counted.values_list("total")


def _first(actor: Actor) -> QuerySet[Any, Any]:
    """Return the last possible day of the first encounter."""
    days = visible_to(actor, Encounter.objects.filter(latest__isnull=False))
    return days.order_by("latest", "id").values_list("latest")[:1]


_TODAY: Final = Given("today", DateField())
_TIES: Final[Prepared[Any]] = Prepared(_ties)
_LATEST: Final[Prepared[Any]] = Prepared(_latest)
_UPCOMING: Final[Prepared[Any]] = Prepared(_upcoming)
_BY_YEAR: Final[Prepared[tuple[Any, ...]]] = Prepared(_by_year)
_TOTALS: Final[Prepared[tuple[int]]] = Prepared(_totals)
_FIRST: Final[Prepared[tuple[datetime.date]]] = Prepared(_first)


def ties(actor: Actor, *, start: int = 0, limit: int = ON_HOME) -> list[Tie]:
    """Return partnerships in the order of their first contact (two queries)."""
    found = _TIES(actor, start, limit)
    bodies = bodies_by_id(row.body_id for partnership in found for row in partnership.party_rows)
    return [Tie(p, [bodies[row.body_id] for row in p.party_rows], p.charter) for p in found]


def _years(actor: Actor, found: list[Tie]) -> dict[tuple[UUID, int], int]:
    counted = _BY_YEAR(actor, partnerships=[tie.partnership.pk for tie in found])
    return {(partnership, year): total for partnership, year, total in counted if year}


def _number_of_encounters(actor: Actor) -> int:
    totals = [total for (total,) in _TOTALS(actor)]
    # Only a reach over everything hides nothing, and then the database is not asked for it.
    return max(totals) - (min(totals) if len(totals) > 1 else 0)


def circle(actor: Actor, *, today: datetime.date) -> Circle:
    """Return what the home page shows (nine queries)."""
    found = ties(actor, limit=ON_HOME + 1)
    latest, upcoming = _LATEST(actor, today=today), _UPCOMING(actor, today=today)
    bodies = {body.pk: body for tie in found for body in tie.bodies}
    bodies |= named_bodies(
        {r.body_id for e in (*latest, *upcoming) for r in e.side_rows} - {*bodies}
    )
    cited = [tie.partnership.pk for tie in found] + [e.pk for e in (*latest, *upcoming)]
    first = next(iter(_FIRST(actor)), None)
    return Circle(
        ties=found[:ON_HOME],
        is_whole=len(found) <= ON_HOME,
        upcoming=upcoming,
        latest=latest,
        bodies=bodies,
        encounters=_number_of_encounters(actor),
        first_year=first[0].year if first else None,
        by_year=_years(actor, found) if len(found) <= ON_HOME else {},
        citations=citations_of(cited),
    )
