# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which round anniversaries come up, from dates that may be vague. Plain decisions, no records."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
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


def horizon(today: datetime.date) -> datetime.date:
    """Return the last day that is looked at from ``today``."""
    years, month = divmod(today.month - 1 + MONTHS_AHEAD, 12)
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
        f"{founding:04}": str(year)
        for year in range(today.year - 1, horizon(today).year + 1)
        for founding in range(year - ROUND, max(0, year - _OLDEST), -ROUND)
    }


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
