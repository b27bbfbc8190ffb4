# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as sources give them: EDTF (ISO 8601-2) level 1, and ranges of uncertainty of level 2.

Three kinds of value share the base class :class:`Edtf`:

* :class:`Moment`, one date as precise as it is known: ``2019-04-05``, ``2022-23``, ``199X~``;
* :class:`Interval`, something that lasted: ``2019-04/2019-06``, ``2019/..``;
* :class:`Range`, something that was once, somewhere in it: ``[2019-04..2019-06]``.
"""

from __future__ import annotations

import calendar
import datetime
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from partnerkreis.core.dates.errors import DateError, Reason
from partnerkreis.core.once import once

#: A day as year, month, day. Unlike ``datetime.date`` it can lie before year 1 and after 9999.
Edge = tuple[int, int, int]
SortKey = tuple[Edge, Edge, str]

_LATER_THAN_ALL: Edge = (10**12, 0, 0)


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    RANGE = "range"


class Season(IntEnum):
    """The seasons by their number in EDTF."""

    SPRING = 21
    SUMMER = 22
    AUTUMN = 23
    WINTER = 24


class Qualifier(StrEnum):
    NONE = ""
    APPROXIMATE = "~"
    UNCERTAIN = "?"
    BOTH = "%"


class End(StrEnum):
    """An end of an interval that is no date."""

    OPEN = ".."
    UNKNOWN = ""


class Edtf(ABC):
    """A date, a time something lasted, or a range it lies in. Immutable; equal if written alike.

    The days it can mean are asked for again and again, and worked out once.
    """

    @abstractmethod
    def __str__(self) -> str: ...

    @property
    @abstractmethod
    def precision(self) -> Precision: ...

    @property
    @abstractmethod
    def first_edge(self) -> Edge | None: ...

    @property
    @abstractmethod
    def last_edge(self) -> Edge | None: ...

    @property
    @abstractmethod
    def is_approximate(self) -> bool: ...

    @property
    @abstractmethod
    def is_uncertain(self) -> bool: ...

    @once
    def earliest(self) -> datetime.date | None:
        """The first day this can mean, or None if it has no beginning or lies outside 1 to 9999.

        "Around" does not widen: ``1991~`` begins on 1 January 1991.
        """
        return _as_date(self.first_edge)

    @once
    def latest(self) -> datetime.date | None:
        """The last day this can mean, or None if it has no end or lies outside 1 to 9999."""
        return _as_date(self.last_edge)

    @property
    def start(self) -> Moment | None:
        """Where an interval or range begins, or None if that is open, unknown, or no span."""
        return None

    @property
    def end(self) -> Moment | None:
        """Where an interval or range ends, or None if that is open, unknown, or no span."""
        return None

    @property
    def is_interval(self) -> bool:
        """Whether it lasted from one date to another."""
        return self.precision is Precision.INTERVAL

    @property
    def is_range(self) -> bool:
        """Whether it was once, at a time of which only the limits are known."""
        return self.precision is Precision.RANGE

    @property
    def is_ongoing(self) -> bool:
        """Whether it goes on: an interval whose end is open (``..``), not merely unknown."""
        return False

    @once
    def sort_key(self) -> SortKey:
        """By the earliest day, else the latest; what is more precise or ends sooner first."""
        first, last = self.first_edge, self.last_edge
        return first or last or _LATER_THAN_ALL, last or _LATER_THAN_ALL, str(self)

    def certainly_by(self, day: datetime.date) -> bool:
        """Return whether all of it lies on or before ``day``, whatever it exactly means.

        Never true of what goes on; ask its ``start`` whether it has begun.
        """
        return self.last_edge is not None and self.last_edge <= _as_edge(day)

    def possibly_by(self, day: datetime.date) -> bool:
        """Return whether some of it may lie on or before ``day``."""
        return self.first_edge is None or self.first_edge <= _as_edge(day)


def sort_key(date: Edtf | None) -> SortKey:
    """Return what to sort dates by where some are unknown: these come last."""
    return date.sort_key if date else (_LATER_THAN_ALL, _LATER_THAN_ALL, "")


def _as_date(edge: Edge | None) -> datetime.date | None:
    if edge is None or not datetime.MINYEAR <= edge[0] <= datetime.MAXYEAR:
        return None
    return datetime.date(*edge)


def _as_edge(day: datetime.date) -> Edge:
    return day.year, day.month, day.day


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


@dataclass(frozen=True)
class Moment(Edtf):
    """One date, as precise as it is known.

    Of a decade or century, ``year`` is the first year and ``known_digits`` is 3 or 2.
    ``unspecified`` counts the parts written ``-XX``: ``2004-06-XX`` means no more than
    ``2004-06``, but it is written differently, and keeps its spelling.
    Year 0 is 1 BC (ISO 8601).
    """

    year: int
    month: int = 0
    day: int = 0
    season: Season | None = None
    known_digits: int = 4
    unspecified: int = 0
    qualifier: Qualifier = Qualifier.NONE

    def __post_init__(self) -> None:
        if not 0 <= self.month <= 12 or (self.day and not self.month):
            raise DateError(Reason.NO_SUCH_MONTH, str(self))
        if self.day and not 1 <= self.day <= _days_in(self.year, self.month):
            raise DateError(Reason.NO_SUCH_DAY, str(self))

    @property
    def precision(self) -> Precision:
        if self.day:
            return Precision.DAY
        if self.month:
            return Precision.MONTH
        if self.season:
            return Precision.SEASON
        coarse = {4: Precision.YEAR, 3: Precision.DECADE, 2: Precision.CENTURY}
        return coarse[self.known_digits]

    @property
    def first_edge(self) -> Edge:
        if self.season:
            return self.year, _first_month(self.season), 1
        return self.year, self.month or 1, self.day or 1

    @property
    def last_edge(self) -> Edge:
        """The last day. Seasons are whole months; winter ends in February of the next year."""
        if self.day:
            return self.first_edge
        if self.month:
            return self.year, self.month, _days_in(self.year, self.month)
        if self.season is Season.WINTER:
            return self.year + 1, 2, _days_in(self.year + 1, 2)
        if self.season:
            month = _first_month(self.season) + 2
            return self.year, month, _days_in(self.year, month)
        return self.year + 10 ** (4 - self.known_digits) - 1, 12, 31

    @property
    def is_approximate(self) -> bool:
        return self.qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH)

    @property
    def is_uncertain(self) -> bool:
        return self.qualifier in (Qualifier.UNCERTAIN, Qualifier.BOTH)

    def qualified(self, qualifier: Qualifier) -> Moment:
        """Return the same date with ``qualifier``."""
        return replace(self, qualifier=qualifier)

    def __str__(self) -> str:
        parts = [_year_text(self.year, self.known_digits)]
        parts += [f"{part:02}" for part in (self.season or self.month, self.day) if part]
        return "-".join(parts + ["XX"] * self.unspecified) + self.qualifier


def _first_month(season: Season) -> int:
    return 3 * (season - 20)


def _year_text(year: int, known_digits: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    sign = "-" if year < 0 else ""
    return sign + f"{abs(year):04}"[:known_digits].ljust(4, "X")


@dataclass(frozen=True)
class Span(Edtf):
    """What has two ends: the base of :class:`Interval` and :class:`Range`."""

    first: Moment | End
    last: Moment | End

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise DateError(Reason.NO_ENDS, str(self))
        if self.start and self.end and self.start.first_edge > self.end.last_edge:
            raise DateError(Reason.ORDER, str(self))

    @property
    def start(self) -> Moment | None:
        return self.first if isinstance(self.first, Moment) else None

    @property
    def end(self) -> Moment | None:
        return self.last if isinstance(self.last, Moment) else None

    @property
    def first_edge(self) -> Edge | None:
        return self.start.first_edge if self.start else None

    @property
    def last_edge(self) -> Edge | None:
        return self.end.last_edge if self.end else None

    @property
    def is_approximate(self) -> bool:
        return any(end.is_approximate for end in (self.start, self.end) if end)

    @property
    def is_uncertain(self) -> bool:
        return any(end.is_uncertain for end in (self.start, self.end) if end)


@dataclass(frozen=True)
class Interval(Span):
    """Something that lasted from ``first`` to ``last``."""

    @property
    def precision(self) -> Precision:
        return Precision.INTERVAL

    @property
    def is_ongoing(self) -> bool:
        return self.last is End.OPEN

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"


@dataclass(frozen=True)
class Range(Span):
    """Something that was once, not before ``first`` and not after ``last``.

    The standard wants both ends equally precise; :meth:`between` sees to it.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        precisions = {end.precision for end in (self.start, self.end) if end}
        if len(precisions) > 1 or self.is_approximate or self.is_uncertain:
            raise DateError(Reason.MIXED, str(self))

    @classmethod
    def between(cls, first: Moment | None, last: Moment | None) -> Range:
        """Return the range from ``first`` to ``last``, in days if they are not equally precise.

        Raises DateError if both are None, one is qualified, or ``last`` is before ``first``.
        """
        if first and last and first.precision is not last.precision:
            first, last = Moment(*first.first_edge), Moment(*last.last_edge)
        return cls(first or End.OPEN, last or End.OPEN)

    @property
    def precision(self) -> Precision:
        return Precision.RANGE

    def __str__(self) -> str:
        bare = (str(self.start or ""), str(self.end or ""))
        return f"[{bare[0]}..{bare[1]}]"
