# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Find a place for each label of a map: clear of the others, of the dots, if possible of the arcs.

A label keeps its size in pixels while the map shrinks, so it is placed for maps of three widths:
small (second lines hidden), medium and large. Where the places differ there are several labels,
each shown on the widths named in its ``only``. Who comes first in the list gets the better place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]

#: The least width in pixels at which each arrangement is shown; the style sheet has the same three.
WIDTHS = {"s": 280, "m": 400, "l": 580}
#: Pixels from a dot to its label, and how wide and high letters are, at most.
GAP = 11
NAME_EM, NAME_EM_SMALL, NAME_LINE, DETAIL_EM, DETAIL_LINE, ARC_EM, ARC_LINE = (
    10.7,
    9.6,
    23,
    6.8,
    16,
    7.4,
    18,
)
#: Costs: unbearable from ``HARD`` on.
HARD, ON_ARC = 1000.0, 9.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label: ``x``, ``y`` in per cent of the map, the rest in pixels from there."""

    x: float
    y: float
    left: int
    top: int
    width: int
    height: int
    align: str
    name: str
    detail: str = ""
    is_arc: bool = False
    only: tuple[str, ...] = ()
    is_sea: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom


@dataclass(frozen=True, slots=True)
class Scene:
    """What labels have to keep clear of, in the units of the drawing."""

    width: int
    height: int
    dots: tuple[Point, ...]
    curves: tuple[Curve, ...]

    def per_cent(self, point: Point) -> Point:
        return round(point[0] / self.width * 100, 2), round(point[1] / self.height * 100, 2)


def place(
    scene: Scene,
    names: Sequence[tuple[Point, str, str]],
    arcs: Sequence[tuple[Curve, str]],
) -> list[Label]:
    """Return the labels of points, then of arcs; one that fits nowhere is left out."""
    sheets = [_Sheet(scene, size) for size in WIDTHS]
    wanted = [list(_beside(scene, *name)) for name in names]
    wanted += [list(_along(scene, *arc)) for arc in arcs]
    labels: list[Label] = []
    for candidates in wanted:
        sizes: dict[Label, list[str]] = {}
        for sheet in sheets:
            if label := sheet.settle(candidates):
                sizes.setdefault(label, []).append(sheet.size)
        labels += [
            label if len(shown) == len(WIDTHS) else replace(label, only=tuple(shown))
            for label, shown in sizes.items()
        ]
    return labels


class _Sheet:
    """The map at one of the widths, with the boxes that are taken."""

    def __init__(self, scene: Scene, size: str) -> None:
        self.size, width = size, WIDTHS[size]
        self.scale = width / scene.width
        self.width, self.height = width, scene.height * self.scale
        dots = [self._pixels(dot) for dot in scene.dots]
        self.taken = [Box(x - 7, y - 7, x + 7, y + 7) for x, y in dots]
        self.lines = [self._pixels(p) for curve in scene.curves for p in _samples(curve)]

    def _pixels(self, point: Point) -> Point:
        return point[0] * self.scale, point[1] * self.scale

    def box(self, label: Label) -> Box:
        x = label.x / 100 * self.width + label.left
        y = label.y / 100 * self.height + label.top
        if self.size != "s" or label.is_arc:
            return Box(x, y, x + label.width, y + label.height)
        name = len(label.name) * NAME_EM_SMALL
        spare = {"start": 0.0, "middle": (label.width - name) / 2, "end": label.width - name}
        x += spare[label.align]
        return Box(x, y, x + name, y + NAME_LINE)

    def cost(self, label: Label) -> float:
        box = self.box(label)
        fits = box.left >= 2 and box.top >= 2
        fits = fits and box.right <= self.width - 2 and box.bottom <= self.height - 2
        if not fits or any(box.meets(taken) for taken in self.taken):
            return HARD
        return ON_ARC * sum(box.holds(point) for point in self.lines)

    def settle(self, candidates: Sequence[Label]) -> Label | None:
        """Return the cheapest candidate and take its place; None if none is bearable."""
        costs = [self.cost(label) + rank for rank, label in enumerate(candidates)]
        best = min(range(len(candidates)), key=costs.__getitem__)
        if costs[best] >= HARD:
            return None
        self.taken.append(self.box(candidates[best]))
        return candidates[best]


def _beside(scene: Scene, point: Point, name: str, detail: str) -> Iterator[Label]:
    """Yield the places for the label of a point: the outer side first, then below and above."""
    x, y = scene.per_cent(point)
    width = round(max(len(name) * NAME_EM, len(detail) * DETAIL_EM)) + 4
    height = NAME_LINE + (DETAIL_LINE if detail else 0)
    start = ("start", GAP, -NAME_LINE // 2)
    end = ("end", -GAP - width, -NAME_LINE // 2)
    sides = (start, end) if x >= 50 else (end, start)
    under = ("middle", -width // 2, GAP - 2)
    over = ("middle", -width // 2, -height - GAP + 2)
    slanted = [(a, dx, dy) for a, dx, _ in sides for dy in (-height - 2, 4)]
    for align, left, top in (*sides, under, over, *slanted):
        yield Label(x, y, left, top, width, height, align, name, detail)
    if detail:
        yield from _beside(scene, point, name, "")


def _along(scene: Scene, curve: Curve, text: str) -> Iterator[Label]:
    """Yield the places for the label of an arc: outside its middle, inside, then further on."""
    width = round(len(text) * ARC_EM) + 4
    for at in (0.5, 0.4, 0.6, 0.3, 0.7):
        point = _at(curve, at)
        (x1, y1), (cx, cy), (x2, y2) = curve
        out = (cx - (x1 + x2) / 2, cy - (y1 + y2) / 2)
        length = hypot(*out) or 1.0
        for turn in (1, -1):
            dx, dy = out[0] / length * turn, out[1] / length * turn
            align = "middle" if abs(dx) < 0.4 else "start" if dx > 0 else "end"
            left = {"middle": -width / 2, "start": 0, "end": -width}[align] + dx * 8
            top = -ARC_LINE / 2 + dy * 16
            x, y = scene.per_cent(point)
            yield Label(x, y, round(left), round(top), width, ARC_LINE, align, text, is_arc=True)


def _at(curve: Curve, t: float) -> Point:
    (x1, y1), (cx, cy), (x2, y2) = curve
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return a * x1 + b * cx + c * x2, a * y1 + b * cy + c * y2


def _samples(curve: Curve) -> list[Point]:
    return [_at(curve, step / 24) for step in range(25)]
