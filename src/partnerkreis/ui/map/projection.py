# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lambert's conformal conic projection, made for the middle of Europe, and frames on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, log, pi, pow, radians, sin, tan

EARTH_KM = 6371.0
CENTRE_LAT, CENTRE_LON = 51.5, 15.0
PARALLELS = (49.0, 54.0)

#: Room on each side of the points: this share of their extent, on large maps less.
PADDING, LARGE_PADDING, LARGE_KM = 0.55, 0.15, 280.0
#: No map shows less than this.
LEAST_KM = 420.0


def _stretch(lat: float) -> float:
    return tan(pi / 4 + radians(lat) / 2)


_N = log(cos(radians(PARALLELS[0])) / cos(radians(PARALLELS[1]))) / log(
    _stretch(PARALLELS[1]) / _stretch(PARALLELS[0])
)
_F = cos(radians(PARALLELS[0])) * pow(_stretch(PARALLELS[0]), _N) / _N


def _radius(lat: float) -> float:
    return EARTH_KM * _F / pow(_stretch(lat), _N)


def project(lat: float, lon: float) -> tuple[float, float]:
    """Return kilometres east and south of 51.5° N 15° E on the flat map."""
    angle = _N * radians(lon - CENTRE_LON)
    radius = _radius(lat)
    return radius * sin(angle), radius * cos(angle) - _radius(CENTRE_LAT)


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the flat map, in kilometres."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def moved_into(self, other: Frame) -> Frame:
        """Return this frame moved into ``other``, as far as it fits."""
        left = min(max(self.left, other.left), max(other.left, other.right - self.width))
        top = min(max(self.top, other.top), max(other.top, other.bottom - self.height))
        return Frame(left, top, self.width, self.height)

    def contains(self, other: Frame) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def meets(self, other: Frame) -> bool:
        """Return whether the two have a point in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def _roomy(extent: float) -> float:
    return extent + 2 * min(extent * PADDING, extent * LARGE_PADDING + LARGE_KM)


def frame(points: Iterable[tuple[float, float]], ratio: float) -> Frame:
    """Return the frame of ``ratio`` (width to height) around flat points, in full kilometres.

    Without points it shows the middle of Europe.
    """
    xs, ys = zip(*(list(points) or [(0.0, 0.0)]), strict=True)
    width = max(_roomy(max(xs) - min(xs)), _roomy(max(ys) - min(ys)) * ratio, LEAST_KM)
    left = (min(xs) + max(xs) - width) / 2
    top = (min(ys) + max(ys) - width / ratio) / 2
    return Frame(round(left), round(top), round(width), round(width / ratio))
