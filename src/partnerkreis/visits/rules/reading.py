# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times and amounts as people type them."""

from __future__ import annotations

import datetime
import re
from typing import Final

_AROUND: Final = re.compile(
    r"^(?:um|gegen|ab|at|o|od|godz\.?|godzina)\s+|\s*(?:uhr|h|hrs?|godz\.?)$"
)
_TIME: Final = re.compile(r"(\d{1,2})(?:\s*[.:h]\s*(\d{2}))?", re.ASCII)
_SOLID: Final = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)
_GROUPED: Final = re.compile(r"(\d{1,3}(?:[. \u00a0]\d{3})+)(?:,(\d{1,2}))?", re.ASCII)
_MONEY: Final = re.compile(r"(\d+)(?:[.,](\d{1,2}))?", re.ASCII)
#: More than any visit costs, and as much as the column of the database holds.
_MOST_DIGITS: Final = 7


class NotUnderstood(ValueError):
    """What was typed is no time, or no amount."""


def read_time(text: str) -> datetime.time | None:
    """Return the time of day that is meant, None for nothing. Raises NotUnderstood.

    >>> read_time("9"), read_time("9.30"), read_time("9:30 Uhr"), read_time("godz. 14.05")
    (datetime.time(9, 0), datetime.time(9, 30), datetime.time(9, 30), datetime.time(14, 5))
    """
    bare = _bare(text)
    if not bare:
        return None
    found = _TIME.fullmatch(bare) or _SOLID.fullmatch(bare)
    if found is None:
        raise NotUnderstood(text)
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise NotUnderstood(text)
    return datetime.time(hour, minute)


def _bare(text: str) -> str:
    bare, before = text.strip().lower(), ""
    while bare != before:
        bare, before = _AROUND.sub("", bare).strip(), bare
    return bare


def written_time(time: datetime.time | None) -> str:
    """Return a time as it stands in an input and on a page: "9:30".

    >>> written_time(datetime.time(9, 5)), written_time(None)
    ('9:05', '')
    """
    return f"{time.hour}:{time.minute:02}" if time else ""


#: How people write the currency of an amount.
_MARKS: Final = {"EUR": r"(?i)€|euro?", "PLN": r"(?i)zł(?:otych|oty)?|pln"}


def read_cents(text: str, currency: str = "EUR") -> int | None:
    """Return the amount in cents, None for nothing. Raises NotUnderstood, also for another one.

    >>> read_cents("12"), read_cents("1.250,50 €"), read_cents("12.5 EUR")
    (1200, 125050, 1250)
    >>> read_cents("80 zł", "PLN"), read_cents("80 PLN", "PLN")
    (8000, 8000)
    """
    bare = re.sub(_MARKS[currency], "", text).strip()
    if not bare:
        return None
    found = _GROUPED.fullmatch(bare) or _MONEY.fullmatch(bare)
    whole = re.sub(r"\D", "", found[1]) if found else ""
    if found is None or len(whole) > _MOST_DIGITS:
        raise NotUnderstood(text)
    return int(whole) * 100 + int((found[2] or "").ljust(2, "0"))


def written_cents(cents: int | None) -> str:
    """Return an amount as it stands in an input.

    >>> written_cents(125050), written_cents(None)
    ('1250,50', '')
    """
    return "" if cents is None else f"{cents // 100},{cents % 100:02}"
