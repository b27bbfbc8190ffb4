# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Money as people type it: "1.234,56", "1 234,56", "1234.5"; kept in whole cents."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

#: Groups of three with one kind of separator, or no separator; then perhaps one or two decimals.
_AMOUNT = re.compile(
    r"(?P<whole>\d{1,3}(?:(?P<group>[.,\u0020\u00a0\u202f'])\d{3}(?:(?P=group)\d{3})*)|\d+)"
    r"(?:[.,](?P<part>\d{1,2}))?",
    re.ASCII,
)
_UNIT = re.compile(r"\s*(?:€|eur|euro|zł|pln)\.?\s*$", re.IGNORECASE)
#: More than any county has.
MOST_CENTS = 10**13


class NoAmount(ValueError):
    """The text is not an amount of money."""


def read_amount(text: str) -> int:
    """Return the cents that are meant by ``text``, in any of our languages.

    A separator before three digits parts thousands, before one or two it parts the cents. Raises
    NoAmount.
    """
    bare = _UNIT.sub("", text.strip())
    found = _AMOUNT.fullmatch(bare)
    if found is None or (found["group"] and bare.count(found["group"]) != _groups(found)):
        raise NoAmount(text)
    whole = re.sub(r"\D", "", found["whole"])
    cents = int(whole) * 100 + int((found["part"] or "").ljust(2, "0"))
    if cents > MOST_CENTS:
        raise NoAmount(text)
    return cents


def _groups(found: re.Match[str]) -> int:
    """Return how often the separator of thousands stands before the cents."""
    return found["whole"].count(found["group"])


def at_rate(cents: int, rate: Decimal) -> int:
    """Return the cents that ``cents`` of one currency are in another, half a cent rounded up."""
    return int((cents * rate).quantize(Decimal(1), ROUND_HALF_UP))
