# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""When somebody is reminded: after working days, not while it is being settled, not for ever."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

#: Working days until the first reminder and between one and the next.
WORKING_DAYS: Final = (8, 10, 15)
_SATURDAY: Final = 5


def after_working_days(day: date, count: int) -> date:
    """Return the day that comes ``count`` working days (Monday to Friday) after ``day``."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day


def next_reminder(
    *, asked_on: date, reminded_on: list[date], clearance_until: date | None
) -> date | None:
    """Return the day of the next reminder, always a working day; None after the last one.

    Whoever said that it is being settled until a day is not reminded before that day is over.
    """
    number = len(reminded_on)
    if number >= len(WORKING_DAYS):
        return None
    due = after_working_days(max([asked_on, *reminded_on]), WORKING_DAYS[number])
    if clearance_until is not None and clearance_until >= due:
        due = after_working_days(clearance_until, 1)
    return due


def is_due(due: date | None, *, reminded_on: list[date], today: date) -> bool:
    """Return whether to remind today. A clock that went back reminds nobody a second time."""
    if due is None or today.weekday() >= _SATURDAY:
        return False
    return due <= today and all(day < today for day in reminded_on)


def months_later(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last day of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))
