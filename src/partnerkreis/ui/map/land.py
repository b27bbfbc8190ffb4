# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The land of Europe as stored beside this file: a fine layer for its middle, a coarse one for all.

Written by ``tools/build_land.py``; see decision 0005 for the borders that are not in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from partnerkreis.ui.map.geometry import Line
from partnerkreis.ui.map.projection import Frame

FOLDER = Path(__file__).parent
MIDDLE, EUROPE = "land-middle.json", "land-europe.json"


@dataclass(frozen=True, slots=True)
class Layer:
    """Land as closed rings and borders as lines, on the flat map in kilometres."""

    frame: Frame
    land: tuple[Line, ...]
    borders: tuple[Line, ...]


def encode(line: Line, unit: float) -> list[int]:
    """Return a line as whole units, each point as the step from the one before."""
    flat = [(round(x / unit), round(y / unit)) for x, y in line]
    steps = [flat[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(flat))]
    return [number for step in steps for number in step]


def decode(numbers: list[int], unit: float) -> Line:
    """Return the line that :func:`encode` was given, rounded to ``unit``."""
    xs, ys = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return tuple((x * unit, y * unit) for x, y in zip(xs, ys, strict=True))


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
