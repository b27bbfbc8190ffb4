# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Things in time: the thread and the year control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerkreis.core.once import once
from partnerkreis.ui.shapes.text import Link, Tag


class Mark(StrEnum):
    """How exactly we know when: the length of the bead."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNDATED = "open"


class Moment(StrEnum):
    """What kind of thing an event of the thread is."""

    ENCOUNTER = ""
    PLANNED = "plan"
    RESOLVED = "act"
    SIGNED = "seal"
    CANCELLED = "off"


class Side(StrEnum):
    """Who was host: the first party, the second, or another one (or nobody)."""

    FIRST = "a"
    SECOND = "b"
    OTHER = "c"


@dataclass(frozen=True, slots=True)
class ThreadEvent:
    """An event of the thread. Without a ``summary`` it takes two lines."""

    when_text: str
    title: str
    href: str = ""
    place_text: str = ""
    summary: str = ""
    notes: Sequence[int] = ()
    mark: Mark = Mark.DAY
    moment: Moment = Moment.ENCOUNTER
    side: Side = Side.OTHER
    tag: Tag | None = None
    language: str = ""
    #: The summary may be in another language than the title.
    summary_language: str = ""
    anchor: str = ""

    @property
    def beads(self) -> str:
        """Return the class names of the bead."""
        mark = f"bead bead--{self.mark}"
        return f"{mark} bead--{self.moment}" if self.moment else mark

    @property
    def classes(self) -> str:
        """Return the class names of the event."""
        own = f"event event--{self.side}"
        return f"{own} event--seal" if self.moment is Moment.SIGNED else own


@dataclass(frozen=True, slots=True)
class ThreadYear:
    """A heading in the margin (a year, "Before that", "Undated") and what happened then."""

    title: str
    events: Sequence[ThreadEvent]


@dataclass(frozen=True, slots=True)
class ThreadPart:
    """A stretch of years, folded behind ``title`` and ``detail``, or open without them."""

    years: Sequence[ThreadYear]
    title: str = ""
    detail: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """A timeline; with the names of two sides it shows from 64 rem on who was host.

    ``earlier`` leads to what it has no room for, ``whole`` to all of it as a list.
    """

    parts: Sequence[ThreadPart]
    first_side: str = ""
    second_side: str = ""
    earlier: Link | None = None
    whole: Link | None = None

    @property
    def beads(self) -> set[str]:
        """Return the kinds of bead that occur, so that the legend explains no others."""
        events = [e for part in self.parts for year in part.years for e in year.events]
        return {str(e.mark) for e in events} | {str(e.moment) for e in events}


@dataclass(frozen=True, slots=True)
class YearLink:
    """The page as of the end of ``year``. ``is_near``: something happened, but only nearby.

    ``words`` is read out where something happened: "2019, 3 encounters".
    """

    year: int
    href: str
    count: int = 0
    is_near: bool = False
    is_current: bool = False
    words: str = ""

    @property
    def digits(self) -> str:
        """Return the year as it stands within its decade: its last two digits."""
        return f"{self.year % 100:02}"


@dataclass(frozen=True, slots=True)
class Decade:
    """Up to ten years; ``href`` leads to the last of them."""

    title: str
    href: str
    years: Sequence[YearLink]

    @property
    def is_current(self) -> bool:
        return any(year.is_current for year in self.years)


@dataclass(frozen=True)
class YearControl:
    """The "as of" control. ``heading`` names the year shown, ``hint`` says what choosing does."""

    heading: str
    hint: str
    decades: Sequence[Decade]
    legend: str = ""
    reset: Link | None = None

    @once
    def highest(self) -> int:
        return max((year.count for decade in self.decades for year in decade.years), default=0)

    def level(self, year: YearLink) -> int:
        """Return the height of a year's bar, from 0 (nothing) to 6 (the fullest year)."""
        return -(-6 * year.count // self.highest) if year.count else 0

    def bars(self, decade: Decade) -> str:
        """Return the outlines of the bars of a decade, in a field of 40 by 12."""
        full = ((year.year % 10 * 4, self.level(year) * 2) for year in decade.years if year.count)
        return "".join(f"M{left} 12v-{height}h3v{height}z" for left, height in full)
