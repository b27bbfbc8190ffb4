# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines and areas on the flat map: clipping and simplifying."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from partnerkreis.ui.map.projection import Frame

Point = tuple[float, float]
Line = Sequence[Point]


def simplify(line: Line, tolerance: float) -> list[Point]:
    """Return ``line`` without the points nearer than ``tolerance`` to it (Douglas–Peucker)."""
    if len(line) < 3:
        return list(line)
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        index, distance = _farthest(line, first, last)
        if distance > tolerance * tolerance:
            keep.add(index)
            spans += [(first, index), (index, last)]
    return [line[i] for i in sorted(keep)]


def _farthest(line: Line, first: int, last: int) -> tuple[int, float]:
    """Return the point farthest from the chord of two others, and how far (squared)."""
    (x1, y1), (x2, y2) = line[first], line[last]
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    best, most = first, -1.0
    for i in range(first + 1, last):
        x, y = line[i][0] - x1, line[i][1] - y1
        along = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
        off = (x - along * dx) ** 2 + (y - along * dy) ** 2
        if off > most:
            best, most = i, off
    return best, most


def clip_area(ring: Line, frame: Frame) -> list[Point]:
    """Return the part of a closed ring inside ``frame`` (Sutherland–Hodgman)."""
    result = list(ring)
    for inside, cut in _edges(frame):
        result = list(_clip_side(result, inside, cut))
    return result


_Inside = Callable[[Point], bool]
_Cut = Callable[[Point, Point], Point]


def _edges(frame: Frame) -> list[tuple[_Inside, _Cut]]:
    def at_x(x: float) -> _Cut:
        return lambda a, b: (x, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]))

    def at_y(y: float) -> _Cut:
        return lambda a, b: (a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y)

    return [
        (lambda p: p[0] >= frame.left, at_x(frame.left)),
        (lambda p: p[0] <= frame.right, at_x(frame.right)),
        (lambda p: p[1] >= frame.top, at_y(frame.top)),
        (lambda p: p[1] <= frame.bottom, at_y(frame.bottom)),
    ]


def _clip_side(ring: Line, inside: _Inside, cut: _Cut) -> Iterator[Point]:
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if inside(point) != inside(before):
            yield cut(before, point)
        if inside(point):
            yield point


def clip_line(line: Line, frame: Frame) -> list[list[Point]]:
    """Return the runs of ``line`` inside ``frame``, each with one point beyond its edge."""
    runs: list[list[Point]] = []
    current: list[Point] = []
    for before, point in zip([line[0], *line], line, strict=False):
        if frame.holds(*point):
            current = current or ([before] if before != point else [])
            current.append(point)
        elif current:
            runs.append([*current, point])
            current = []
    return [*runs, current] if len(current) > 1 else runs


def area(ring: Line) -> float:
    """Return the area of a closed ring, in the square of its unit."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def surrounds(ring: Line, point: Point) -> bool:
    """Return whether ``point`` lies within a closed ring (even-odd rule)."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1
