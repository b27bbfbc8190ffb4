# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The land of Europe as stored beside this file: a fine layer for its middle, a coarse one for all.

Written by ``tools/build_land.py``; see decision 0005 for the borders that are not in it.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import overload

from partnerkreis.ui.map.geometry import Line, Point
from partnerkreis.ui.map.projection import Frame

FOLDER = Path(__file__).parent
MIDDLE, EUROPE = "land-middle.json", "land-europe.json"


class Outline(Line):
    """A line as numbers side by side, which take a sixth of the memory of its points.

    They are also not touched when they are read: where processes share their memory, each would
    soon have points of its own.
    """

    __slots__ = ("_xs", "_ys", "bounds")

    def __init__(self, xs: Iterable[float], ys: Iterable[float]) -> None:
        self._xs, self._ys = array("d", xs), array("d", ys)
        left, top = min(self._xs), min(self._ys)
        self.bounds = Frame(left, top, max(self._xs) - left, max(self._ys) - top)

    def __len__(self) -> int:
        return len(self._xs)

    def __iter__(self) -> Iterator[Point]:
        return zip(self._xs, self._ys, strict=True)

    @overload
    def __getitem__(self, at: int) -> Point: ...

    @overload
    def __getitem__(self, at: slice) -> list[Point]: ...

    def __getitem__(self, at: int | slice) -> Point | list[Point]:
        if isinstance(at, slice):
            return list(zip(self._xs[at], self._ys[at], strict=True))
        return self._xs[at], self._ys[at]


@dataclass(frozen=True, slots=True)
class Layer:
    """Land as closed rings and borders as lines, on the flat map in kilometres."""

    frame: Frame
    land: tuple[Outline, ...]
    borders: tuple[Outline, ...]

    def land_in(self, view: Frame) -> list[Outline]:
        """Return the rings that may reach into ``view``; most lie elsewhere."""
        return [ring for ring in self.land if ring.bounds.meets(view)]

    def borders_in(self, view: Frame) -> list[Outline]:
        """Return the borders that may reach into ``view``."""
        return [line for line in self.borders if line.bounds.meets(view)]


def encode(line: Line, unit: float) -> list[int]:
    """Return a line as whole units, each point as the step from the one before."""
    flat = [(round(x / unit), round(y / unit)) for x, y in line]
    steps = [flat[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(flat))]
    return [number for step in steps for number in step]


def decode(numbers: list[int], unit: float) -> Outline:
    """Return the line that :func:`encode` was given, rounded to ``unit``."""
    xs, ys = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return Outline((x * unit for x in xs), (y * unit for y in ys))


@lru_cache(maxsize=2)
def layer(name: str) -> Layer:
    """Return a stored layer."""
    data = json.loads((FOLDER / name).read_text("utf-8"))
    lines = {
        kind: tuple(decode(numbers, data["unit"]) for numbers in data[kind])
        for kind in ("land", "borders")
    }
    return Layer(Frame(*data["frame"]), lines["land"], lines["borders"])


def layer_for(frame: Frame) -> Layer:
    """Return the finest layer that covers ``frame``; the coarse one is read only when needed."""
    middle = layer(MIDDLE)
    return middle if middle.frame.contains(frame) else layer(EUROPE)
