# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draw a map: path strings, dots in per cent, and labels that keep clear of each other.

Land and arcs stretch with the figure. Dots and labels stand at per cent of it and keep their size,
so that words can be read at 320 pixels; that is why labels are placed at two widths.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import hypot

from partnerkreis.ui.map.geometry import Line, Point, clip_area, clip_line, simplify, surrounds
from partnerkreis.ui.map.labels import WIDTHS, Curve, Label, Scene, place
from partnerkreis.ui.map.land import EUROPE, layer, layer_for
from partnerkreis.ui.map.projection import Frame, frame, project

#: Width of the drawing in its own units: two to a pixel on a wide screen.
WIDTH = 1280
RATIO, WIDE_RATIO = 4 / 3, 8 / 5
#: How far an arc rises above its chord, as a share of the chord.
BEND = 0.16


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A seat to be drawn; ``detail`` is a second line, such as its region."""

    key: str
    lat: float
    lon: float
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MapArc:
    """A partnership between the points with the keys ``start`` and ``end``."""

    start: str
    end: str
    label: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class DrawnArc:
    path: str
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A seat, in per cent of the drawing."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """What the template needs; ``outside`` names the points that no layer covers."""

    width: int
    height: int
    land: str
    borders: str
    arcs: Sequence[DrawnArc]
    dots: Sequence[Dot]
    labels: Sequence[Label]
    outside: Sequence[str] = ()
    is_wide: bool = False


def draw(
    points: Sequence[MapPoint], arcs: Sequence[MapArc] = (), *, is_wide: bool = False
) -> MapDrawing:
    """Return the drawing of ``points`` and of those ``arcs`` that join two of them."""
    return _drawn(tuple(points), tuple(arcs), is_wide)


@lru_cache(maxsize=16)
def _drawn(points: tuple[MapPoint, ...], arcs: tuple[MapArc, ...], is_wide: bool) -> MapDrawing:
    ratio = WIDE_RATIO if is_wide else RATIO
    flat = {p.key: project(p.lat, p.lon) for p in points}
    inside = {key: at for key, at in flat.items() if layer(EUROPE).frame.holds(*at)}
    view = frame(inside.values(), ratio).moved_into(layer(EUROPE).frame)
    at = {key: to_view(xy, view) for key, xy in inside.items()}
    joined = [arc for arc in arcs if {arc.start, arc.end} <= at.keys()]
    curves = {arc: curve(at[arc.start], at[arc.end], tuple(at.values())) for arc in joined}
    ground = background(view)
    height = round(WIDTH / ratio)
    scene = Scene(WIDTH, height, tuple(at.values()), tuple(curves.values()))
    shown = [p for p in points if p.key in at]
    return MapDrawing(
        width=WIDTH,
        height=height,
        land=ground.land,
        borders=ground.borders,
        arcs=tuple(DrawnArc(curve_path(c), arc.is_quiet) for arc, c in curves.items()),
        dots=tuple(Dot(*scene.per_cent(at[p.key]), 6) for p in shown),
        labels=tuple(
            replace(label, is_sea=not is_on_land(label, ground, height))
            for label in place(
                scene,
                [(at[p.key], p.name, p.detail) for p in shown],
                [(curve, arc.label) for arc, curve in curves.items() if arc.label],
            )
        ),
        outside=tuple(p.name for p in points if p.key not in at),
        is_wide=is_wide,
    )


def to_view(point: Point, view: Frame) -> Point:
    """Return a flat point in the units of the drawing."""
    scale = WIDTH / view.width
    return (point[0] - view.left) * scale, (point[1] - view.top) * scale


def curve(start: Point, end: Point, points: Sequence[Point]) -> Curve:
    """Return start, control point and end of an arc that bends away from the middle of all points.

    Where the middle lies on the chord, as between two points alone, it bends upwards.
    """
    (x1, y1), (x2, y2) = sorted((start, end))
    across = (y2 - y1, x1 - x2)  # upwards, since the first point is the western one
    middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    chord = hypot(*across) or 1.0
    side = ((middle[0] - x1) * across[0] + (middle[1] - y1) * across[1]) / chord
    bend = 2 * BEND * (-1 if side > chord * 0.02 else 1)
    return (x1, y1), ((x1 + x2) / 2 + across[0] * bend, (y1 + y2) / 2 + across[1] * bend), (x2, y2)


def curve_path(curve: Curve) -> str:
    (x1, y1), (cx, cy), (x2, y2) = curve
    return f"M{x1:.0f},{y1:.0f}Q{cx:.0f},{cy:.0f} {x2:.0f},{y2:.0f}"


@dataclass(frozen=True, slots=True)
class Ground:
    """Land and borders within a frame, as paths, and the land once more as rings."""

    land: str
    borders: str
    rings: tuple[Line, ...]


@lru_cache(maxsize=8)
def background(view: Frame) -> Ground:
    """Return what lies behind the points of ``view``."""
    source = layer_for(view)
    clipped = [clip_area(ring, view) for ring in source.land_in(view)]
    rings = tuple([to_view(p, view) for p in ring] for ring in clipped if len(ring) > 2)
    runs = [run for line in source.borders_in(view) for run in clip_line(line, view)]
    borders = [[to_view(p, view) for p in run] for run in runs]
    return Ground(path(rings, closed=True), path(borders, closed=False), rings)


def is_on_land(label: Label, ground: Ground, height: int) -> bool:
    """Return whether the middle of ``label`` is on land, at the largest width it is shown at."""
    unit = WIDTH / WIDTHS[label.only[-1] if label.only else "l"]
    x = label.x / 100 * WIDTH + (label.left + label.width / 2) * unit
    y = label.y / 100 * height + (label.top + label.height / 2) * unit
    return sum(surrounds(ring, (x, y)) for ring in ground.rings) % 2 == 1


def path(lines: Iterable[Line], *, closed: bool) -> str:
    """Return one path of all ``lines`` in whole units, simplified to what the drawing can show."""
    parts = []
    for line in lines:
        whole = [(round(x), round(y)) for x, y in simplify(line, 1.2)]
        steps = [f"{b[0] - a[0]},{b[1] - a[1]}" for a, b in itertools.pairwise(whole) if a != b]
        if len(steps) > (1 if closed else 0):
            start = f"M{whole[0][0]},{whole[0][1]}l"
            parts.append(start + " ".join(steps).replace(",-", "-").replace(" -", "-"))
    return ("z" if closed else "").join([*parts, ""])
