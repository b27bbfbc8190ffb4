# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places and the ties between them, as a file names them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from math import asin, cos, pi, radians, sin, sqrt

from partnerkreis.core.dates import Edtf

#: Mean radius of the earth (IUGG), km.
EARTH_KM = 6371.0088
#: The day numbers of what was always, and of what goes on.
ALWAYS, FOR_EVER = 0, 2**31 - 1


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A town, municipality, county or region. What is not known is empty or None."""

    name: str
    country: str = ""
    wikidata: str = ""
    latitude: float | None = None
    longitude: float | None = None
    kind: str = ""
    population: int | None = None
    #: "de:16062" (AGS) or "pl:3004" (TERYT).
    official_key: str = ""
    #: Other names of the same place; they count when places are compared.
    also_named: tuple[str, ...] = ()
    #: Numbers the file gives, to tell apart what else is alike; they mean nothing elsewhere.
    file_id: str = ""

    @property
    def point(self) -> tuple[float, float] | None:
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class NamedTie:
    """Two places of a file, by their positions in it, are or were partners."""

    first: int
    second: int
    since: Edtf | None = None
    until: Edtf | None = None
    sources: str = ""


@dataclass(frozen=True, slots=True)
class TieFile:
    """All that a file says."""

    places: tuple[NamedPlace, ...]
    ties: tuple[NamedTie, ...]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points in degrees (haversine formula), in km."""
    (north, east), (south, west) = one, other
    height = sin(radians(south - north) / 2) ** 2
    width = sin(radians(west - east) / 2) ** 2
    chord = height + cos(radians(north)) * cos(radians(south)) * width
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def direction(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Return the point as a unit vector from the centre of the earth."""
    flat = cos(radians(latitude))
    return (
        flat * cos(radians(longitude)),
        flat * sin(radians(longitude)),
        sin(radians(latitude)),
    )


def chord(km: float) -> float:
    """Return how far apart two unit vectors are whose points lie ``km`` apart on the ground."""
    return 2 * sin(min(km / EARTH_KM, pi) / 2)


def is_within(one: tuple[float, float], other: tuple[float, float], km: float) -> bool:
    """Return whether two points are at most ``km`` apart; cheap where they are far apart."""
    if abs(one[0] - other[0]) > km / 110:
        return False
    return kilometres(one, other) <= km


def day_number(date: datetime.date | None, otherwise: int) -> int:
    """Return the day as a number that databases compare quickly (1 January of year 1 is 1)."""
    return otherwise if date is None else date.toordinal()


def counts_from(since: Edtf | None) -> int:
    """Return from which day on a tie counts: the last day its beginning can mean.

    A tie of unknown age counts at any time, because nothing says that it did not.
    """
    if since is None:
        return ALWAYS
    begun = since.start or since if since.is_interval else since
    return day_number(begun.latest, ALWAYS)


def counts_until(until: Edtf | None) -> int:
    """Return from which day on a tie no longer counts: the last day its end can mean."""
    return FOR_EVER if until is None else day_number(until.latest, FOR_EVER)
