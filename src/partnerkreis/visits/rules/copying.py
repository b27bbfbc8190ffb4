# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a new visit takes from an earlier one: everything but the people."""

from __future__ import annotations

import datetime


def same_day_of(
    day: datetime.date | None, *, before: datetime.date | None, now: datetime.date | None
) -> datetime.date | None:
    """Return the day of the new visit that is as far from its first as ``day`` was.

    >>> first, new = datetime.date(2026, 5, 5), datetime.date(2027, 4, 20)
    >>> same_day_of(datetime.date(2026, 5, 6), before=first, now=new)
    datetime.date(2027, 4, 21)
    """
    if day is None or before is None or now is None:
        return None
    return now + (day - before)
