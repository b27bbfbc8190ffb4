# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which round anniversaries come up, from dates that may be vague. Plain decisions, no records."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nsmallest
from typing import Final

from partnerkreis.core.dates import Edtf, Moment, Precision

#: Every so many years there is something to celebrate.
ROUND: Final = 5
#: So many months ahead are looked at: a visit of a whole council takes a year to prepare.
MONTHS_AHEAD: Final = 18
#: Nobody prepares a celebration of what is longer ago.
_OLDEST: Final = 200


@dataclass(frozen=True, slots=True)
class Anniversary:
    """It will be ``years`` years; ``when`` is as exact as the date it comes from."""

    years: int
    when: Moment


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of a year, as dates say them after their year, and the years that come round then."""

    begins: str
    ends: str
    years: tuple[str, ...]


#: What a date known to no more than a month says after its year, and the year alone.
VAGUE_DAYS: Final = (
    "",
    *(f"{month:02}{mark}" for month in range(1, 13) for mark in ("", "~", "?", "%", "-XX")),
)
#: From the first to the last month.
WHOLE_YEAR: Final = ("01", "13")
#: What all others say that are not known to a month: they stand for seasons, or for any month.
VAGUE_MONTHS: Final = ("13", "Z")


@lru_cache(maxsize=8)
def next_weeks(today: datetime.date) -> tuple[Stretch, Stretch]:
    """Return what is left of this month and the next one: in this year, and in the coming one."""
    until = horizon(today, 1)
    end, years = f"{until.month + 1:02}", (today.year, today.year + 1)
    this_year, coming_year = (tuple(_founded(year)) for year in years)
    first_day, january, no_day = f"{today:%m-%d}", "01", "Z"
    if until.year == today.year:
        return Stretch(first_day, end, this_year), Stretch(no_day, no_day, ())
    return Stretch(first_day, "13", this_year), Stretch(january, end, coming_year)


def horizon(today: datetime.date, months: int = MONTHS_AHEAD) -> datetime.date:
    """Return the last day that is looked at from ``today``."""
    years, month = divmod(today.month - 1 + months, 12)
    year = today.year + years
    return datetime.date(
        year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1])
    )  # fmt: skip


@lru_cache(maxsize=4096)
def next_round(date: Edtf | None, today: datetime.date) -> Anniversary | None:
    """Return the round anniversary of ``date`` that may fall between ``today`` and the horizon.

    None where there is none, and where the year itself is not known.
    """
    if not isinstance(date, Moment) or date.precision in (Precision.DECADE, Precision.CENTURY):
        return None
    last = horizon(today)
    for year in range(today.year - 1, last.year + 1):
        years = year - date.year
        if years > 0 and years % ROUND == 0:
            when = _in_year(date, year)
            if _touches(when, today, last):
                return Anniversary(years, when)
    return None


@lru_cache(maxsize=8)
def founding_years(today: datetime.date) -> dict[str, str]:
    """Return the years whose dates can have such an anniversary, each with the year it falls in."""
    return {
        founding: str(year)
        for year in range(today.year - 1, horizon(today).year + 1)
        for founding in _founded(year)
    }


def _founded(year: int) -> Iterator[str]:
    """Yield the years that were a round number of years before ``year``."""
    for founding in range(year - ROUND, max(0, year - _OLDEST), -ROUND):
        yield f"{founding:04}"


def candidates(written: Iterable[str], today: datetime.date, *, most: int) -> list[str]:
    """Return the dates, as they are written, that can be among the next ``most`` anniversaries.

    Of those known to the day, the nearest; all others whose year comes round. Among thousands of
    dates few need be read.
    """
    years, first = founding_years(today), today.isoformat()
    vague, exact = [], []
    for date in written:
        if year := years.get(date[:4]):
            if not (len(date) == 10 and date[8:].isdigit()):
                vague.append(date)
            elif (when := year + date[4:]) >= first:
                exact.append((when, date))
    return vague + [date for _when, date in nsmallest(most, exact)]


def _in_year(date: Moment, year: int) -> Moment:
    """Return the same date in ``year``; 29 February falls on the 28th where there is none."""
    is_leap_day = (date.month, date.day) == (2, 29) and not calendar.isleap(year)
    return replace(date, year=year, day=28 if is_leap_day else date.day)


def _touches(when: Moment, first: datetime.date, last: datetime.date) -> bool:
    starts, ends = when.earliest, when.latest
    return starts is not None and ends is not None and starts <= last and first <= ends
