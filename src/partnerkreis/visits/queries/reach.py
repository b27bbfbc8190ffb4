# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees and who changes which part of a visit."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from partnerkreis.access.policy import Actor, Permission, can, within_reach
from partnerkreis.directory.models import Appointment
from partnerkreis.directory.queries import on_day
from partnerkreis.encounters.models import EncounterSide
from partnerkreis.visits.models import Guest, Visit
from partnerkreis.visits.rules.values import JOINT, Part, Side

#: What is spoken where a body does not say: by its country.
_SPOKEN = {"DE": "de", "AT": "de", "CH": "de", "PL": "pl", "UA": "uk", "CZ": "cs", "FR": "fr"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works: a visit, its sides, and the own one among them."""

    visit: Visit
    sides: tuple[Side, ...]
    own: Side

    def side(self, key: str) -> Side | None:
        return next((side for side in self.sides if side.key == key), None)


def sides_of(visit: Visit) -> tuple[Side, ...]:
    """Return the sides, as they stand in the encounter (one query)."""
    rows = EncounterSide.objects.filter(encounter=visit.encounter_id)
    return tuple(side_of(row) for row in rows.select_related("body").order_by("position"))


def side_of(row: EncounterSide) -> Side:
    """Return a side of an encounter as a value."""
    spoken = row.body.original_language or _SPOKEN.get(row.body.country, "en")
    currency = "PLN" if row.body.country == "PL" else "EUR"
    return Side(row.body_id, row.body.key, row.body.names, row.role, spoken, currency)


def place_of(actor: Actor, key: str, side: str) -> Place | None:
    """Return the visit as the body ``side`` sees it, or None where ``actor`` may not (2 queries).

    The folder of another body is not there, even for those who see the visit.
    """
    found = within_reach(actor, Permission.READ_VISIT, Visit.objects.filter(key=key))
    visit = found.select_related("encounter").first()
    if visit is None:
        return None
    sides = sides_of(visit)
    own = next((one for one in sides if one.key == side), None)
    if own is None or not can(actor, Permission.READ_VISIT, own.body):
        return None
    return Place(visit, sides, own)


def own_sides(actor: Actor, sides: Iterable[Side]) -> list[Side]:
    """Return the sides whose folder ``actor`` may read."""
    return [side for side in sides if can(actor, Permission.READ_VISIT, side.body)]


def readers_of(side: Side, sides: Iterable[Side]) -> frozenset[UUID]:
    """Return the bodies that may see who comes from ``side``: its own, and the hosts."""
    return frozenset({side.body, *(one.body for one in sides if one.is_host)})


def editors_of(part: Part, side: Side, place: Place, *, today: datetime.date) -> frozenset[UUID]:
    """Return the bodies of which one must be the actor's to change a part.

    What is joint is changed by every side, a delegation by whom may see it. A press release is its
    own side's alone, unless nobody there has access: then the others write down what they hear.
    """
    if part in JOINT:
        return frozenset(one.body for one in place.sides)
    if part is Part.DELEGATION:
        return readers_of(side, place.sides)
    if part is Part.PRESS and not is_represented(side.body, today=today):
        return frozenset(one.body for one in place.sides)
    return frozenset({side.body})


def names_of(place: Place, side: Side) -> list[str]:
    """Return the names of who comes from ``side`` (one query)."""
    found = Guest.objects.filter(delegation__visit=place.visit, delegation__body=side.body)
    return list(found.order_by("position").values_list("name", flat=True))


def is_represented(body: UUID, *, today: datetime.date) -> bool:
    """Return whether somebody has access for ``body`` (one query)."""
    return on_day(Appointment.objects.filter(office__body=body), today).exists()


def permission_for(part: Part) -> Permission:
    """Return what is needed to change a part."""
    return Permission.READ_GUESTS if part is Part.DELEGATION else Permission.PREPARE_VISIT
