# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures and terms of office, drawn; each also says itself as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from partnerkreis.core.once import once

#: A brick and the gap above it, in pixels.
_STEP = 9


@dataclass(frozen=True, slots=True)
class ChartCell:
    """One kind in one year: how many took place, and how many were only announced."""

    count: int = 0
    announced: int = 0


@dataclass(frozen=True)
class ChartRow:
    title: str
    cells: Sequence[ChartCell]
    href: str = ""

    @once
    def total(self) -> int:
        return sum(cell.count for cell in self.cells)

    @once
    def highest(self) -> int:
        return max((cell.count + cell.announced for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Pile:
    """The bricks of one kind in one year, as paths; ``across`` is where their middle is."""

    across: str
    solid: str
    hollow: str


@dataclass(frozen=True)
class Chart:
    """Figures by kind and year: every brick is one. ``columns`` are the years, in order."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[ChartRow]
    row_heading: str
    note: str = ""

    @property
    def tick_every(self) -> int:
        """Return how many columns lie between two labels of the axis."""
        steps = ((8, 1), (16, 2), (30, 5))
        return next((step for limit, step in steps if len(self.columns) <= limit), 10)

    @property
    def ticks(self) -> list[tuple[str, int]]:
        """Return the labels of the axis, each with the number of columns it stands above."""
        every, count = self.tick_every, len(self.columns)
        spans = ((first, min(every, count - first)) for first in range(0, count, every))
        return [(self.columns[first] if span * 2 > every else "", span) for first, span in spans]

    @once
    def scale(self) -> int:
        """Return how many one brick stands for, so that no pile is higher than eight."""
        return max(1, -(-max((row.highest for row in self.rows), default=0) // 8))

    @property
    def brick(self) -> int:
        """Return the width of a brick in pixels; it fits into a column on a telephone."""
        return 14 if len(self.columns) <= 14 else 8 if len(self.columns) <= 24 else 4

    def height(self, row: ChartRow) -> int:
        """Return the height of a row in pixels: that of its highest pile, and a little more."""
        return max(-(-row.highest // self.scale), 1) * _STEP + 3

    def piles(self, row: ChartRow) -> list[Pile]:
        """Return the piles of the columns where there is something."""
        return [
            self._pile(column, cell)
            for column, cell in enumerate(row.cells)
            if cell.count or cell.announced
        ]

    def _pile(self, column: int, cell: ChartCell) -> Pile:
        solid, hollow = -(-cell.count // self.scale), -(-cell.announced // self.scale)
        across = round((column + 0.5) / len(self.columns) * 100, 2)
        return Pile(
            f"{across:g}%",
            _bricks(range(solid), self.brick),
            _bricks(range(solid, solid + hollow), self.brick),
        )

    @once
    def _filled(self) -> list[int]:
        """The columns in which there is anything: the table leaves out the others."""
        cells = (enumerate(row.cells) for row in self.rows)
        return sorted({n for row in cells for n, cell in row if cell.count or cell.announced})

    @property
    def table_head(self) -> list[str]:
        """Return the titles of the columns between the kind and the total."""
        return [self.columns[column] for column in self._filled]

    @property
    def table_rows(self) -> list[tuple[str, ...]]:
        """Return the same figures for the table; what was only announced stands in brackets."""
        return [
            (row.title, *(_figure(row.cells[n]) for n in self._filled), str(row.total))
            for row in self.rows
        ]


@lru_cache(maxsize=256)  # most piles are one or two high
def _bricks(steps: range, width: int) -> str:
    """Return the outlines of bricks one above the other, each seven pixels high."""
    left, outline = -width // 2, f"h{width}v7h-{width}z"
    return "".join(f"M{left} {1 - _STEP * (step + 1)}{outline}" for step in steps)


def _figure(cell: ChartCell) -> str:
    counted = str(cell.count) if cell.count or not cell.announced else ""
    return f"{counted} ({cell.announced})".strip() if cell.announced else counted


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bars that begin in the middle, one to each side; hollow where the number is vague."""

    title: str
    left: int
    left_text: str
    left_is_vague: bool
    right: int
    right_text: str
    right_is_vague: bool


@dataclass(frozen=True)
class Pairs:
    """What two sides have of the same, line by line, the longest bar half as wide as the plot."""

    caption: str
    left_heading: str
    right_heading: str
    pairs: Sequence[Pair]
    note: str = ""

    @once
    def highest(self) -> int:
        return max((max(pair.left, pair.right) for pair in self.pairs), default=0)

    def width(self, number: int) -> str:
        """Return how wide a bar is, in per cent of the plot."""
        return f"{number / max(self.highest, 1) * 50:.4g}%"

    def start(self, number: int) -> str:
        """Return where a bar to the left begins."""
        return f"{50 - number / max(self.highest, 1) * 50:.4g}%"


class Known(StrEnum):
    """Whether a term of office is proven, or only spans the first and the last mention."""

    PROVEN = "solid"
    NAMED = "faint"


@dataclass(frozen=True, slots=True)
class Band:
    """A person in office; ``start`` and ``width`` in per cent of the axis, none if not datable."""

    name: str
    period: str
    start: float = 0
    width: float = 0
    known: Known = Known.PROVEN
    href: str = ""
    notes: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class BandGroup:
    title: str
    bands: Sequence[Band]


@dataclass(frozen=True, slots=True)
class Bands:
    """Office holders through time; ``ticks``: texts of the axis, each with its years, up to 10."""

    groups: Sequence[BandGroup]
    ticks: Sequence[tuple[str, int]]
    caption: str
    group_heading: str
    note: str = ""
    moment: float | None = None

    @property
    def table_rows(self) -> list[tuple[str, str, str]]:
        return [
            (group.title, band.name, band.period) for group in self.groups for band in group.bands
        ]
