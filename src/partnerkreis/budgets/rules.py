# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is left of a budget, and what passes between the sides. Uncertain is not missing.

Money of different currencies is never added: sums come by currency. What was paid in another
currency than that of its line counts at the rate that somebody typed in with it.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from partnerkreis.core.dates import Edtf, Precision
from partnerkreis.core.money import at_rate


@dataclass(frozen=True, slots=True)
class Sums:
    """What there is, in cents of one currency; ``left`` is below nothing where it was overdrawn."""

    approved: int = 0
    bound: int = 0
    spent: int = 0

    @property
    def left(self) -> int:
        return self.approved - self.bound - self.spent

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.approved + other.approved, self.bound + other.bound, self.spent + other.spent
        )


@dataclass(frozen=True, slots=True)
class Paid:
    """Money bound or spent, as on the bill."""

    is_spent: bool
    amount: int
    currency: str
    rate: Decimal | None = None

    def cents_in(self, currency: str) -> int:
        """Return the cents in the currency of the line. Raises NoRate where nobody gave one."""
        if self.currency == currency:
            return self.amount
        if self.rate is None:
            raise NoRate(self.currency, currency)
        return at_rate(self.amount, self.rate)


class NoRate(ValueError):
    """Two currencies, and nobody says what one is worth in the other."""


def sums_of(approved: int, currency: str, paid: Iterable[Paid]) -> Sums:
    """Return what became of a line of ``approved`` cents. Raises NoRate."""
    counted = [(one.is_spent, one.cents_in(currency)) for one in paid]
    return Sums(
        approved,
        sum(cents for is_spent, cents in counted if not is_spent),
        sum(cents for is_spent, cents in counted if is_spent),
    )


def by_currency(lines: Iterable[tuple[str, Sums]]) -> dict[str, Sums]:
    """Return the sums of several lines, each currency by itself."""
    found: dict[str, Sums] = {}
    for currency, sums in lines:
        found[currency] = found.get(currency, Sums()) + sums
    return dict(sorted(found.items()))


def missing_of_rate(
    *, own: str, of_line: str, rate: Decimal | None, has_date: bool, source: str
) -> str:
    """Return which field is missing to count an amount in the currency of its line, or ""."""
    if own == of_line:
        return ""
    if rate is None:
        return "rate"
    if not has_date:
        return "rate_date"
    return "" if source.strip() else "rate_source"


class Decision(StrEnum):
    """What became of a request."""

    OPEN = "open"
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


def decision_of(requested: int, granted: int | None) -> Decision:
    """Return what became of a request of ``requested`` cents."""
    if granted is None:
        return Decision.OPEN
    if granted == 0:
        return Decision.REFUSED
    return Decision.GRANTED if granted >= requested else Decision.PARTLY


# A partnership has hundreds of these, made anew for each page: named tuples are made at once.
class Count(NamedTuple):
    """A number; ``is_about`` where it is not exact, ``unknown``: of so many nothing is known."""

    number: int = 0
    is_about: bool = False
    unknown: int = 0

    def times(self, other: Count) -> Count:
        """Return so many for each of so many; unknown where one of the two is."""
        if self.unknown or other.unknown:
            return UNKNOWN
        return Count(self.number * other.number, self.is_about or other.is_about)


UNKNOWN = Count(unknown=1)
_NONE = Count()


class Stay(NamedTuple):
    """How long people stayed."""

    days: Count
    nights: Count


@lru_cache(maxsize=4096)
def stay(when: Edtf | None, days: int | None) -> Stay:
    """Return days and nights: those that a source states, else those that the dates come to.

    From a day to a day is exact, the same hedged is about; a month or a season says nothing.
    """
    if days:
        return Stay(Count(days), Count(days - 1))
    if when is None:
        return Stay(UNKNOWN, UNKNOWN)
    ends = (when.start, when.end) if when.is_interval else (when, when)
    first, last = (_day(end) for end in ends)
    if first is None or last is None:
        return Stay(UNKNOWN, UNKNOWN)
    is_about = any(end is not None and (end.is_approximate or end.is_uncertain) for end in ends)
    nights = (last - first).days
    return Stay(Count(nights + 1, is_about), Count(nights, is_about))


def _day(end: Edtf | None) -> datetime.date | None:
    """Return the day that an end is; None where it is less exact than a day."""
    return end.earliest if end is not None and end.precision is Precision.DAY else None


class Headed(NamedTuple):
    """So many people, as a source counts them."""

    number: int | None
    is_exact: bool = True

    def counted(self) -> Count:
        return UNKNOWN if self.number is None else Count(self.number, not self.is_exact)


def guests_of(guests: Iterable[Headed], *, hosts: Iterable[Headed], total: Headed) -> Count:
    """Return how many guests came.

    By what is counted of them; else about so many as took part in all, without the hosts that
    were counted. Where nothing else is left, nobody knows.
    """
    counts = [head.counted() for head in guests]
    if known := [count for count in counts if not count.unknown]:
        counted = total_of(known)
        # Some were counted and others not: so many are certain, and there were more.
        return Count(counted.number, counted.is_about or len(known) < len(counts))
    others = (total.number or 0) - sum([head.number or 0 for head in hosts])
    return Count(others, is_about=True) if others > 0 else UNKNOWN


class Visit(NamedTuple):
    """One body was host to guests of the others; ``year`` None where nobody knows it."""

    year: int | None
    host: Hashable
    guests: Count
    stay: Stay


@dataclass(frozen=True, slots=True)
class Hosted:
    """What a body was host to."""

    encounters: int = 0
    guests: Count = _NONE
    days: Count = _NONE
    #: Of each guest.
    nights: Count = _NONE


#: By year, the latest first and unknown last, what each body was host to.
Balance = Mapping[int | None, Mapping[Hashable, Hosted]]


def balance(visits: Iterable[Visit]) -> Balance:
    """Return what passed between the sides (Gegenseitigkeit), by year and host."""
    found: dict[int | None, dict[Hashable, list[Visit]]] = defaultdict(dict)
    for visit in visits:
        found[visit.year].setdefault(visit.host, []).append(visit)
    years = sorted(found, key=lambda year: (year is None, -(year or 0)))
    return {year: {host: hosted(some) for host, some in found[year].items()} for year in years}


def totals(visits: Iterable[Visit]) -> dict[Hashable, Hosted]:
    """Return what each body was host to in all years."""
    found: dict[Hashable, list[Visit]] = {}
    for visit in visits:
        found.setdefault(visit.host, []).append(visit)
    return {host: hosted(some) for host, some in found.items()}


def hosted(visits: Sequence[Visit]) -> Hosted:
    """Return what these visits come to."""
    return Hosted(
        len(visits),
        total_of([visit.guests for visit in visits]),
        total_of([visit.stay.days for visit in visits]),
        total_of([visit.guests.times(visit.stay.nights) for visit in visits]),
    )


def total_of(counts: Iterable[Count]) -> Count:
    """Return the sum: about so many where one is, with how many of nothing is known."""
    number, is_about, unknown = 0, False, 0
    for one, one_is_about, one_unknown in counts:
        number += one
        is_about = is_about or one_is_about
        unknown += one_unknown
    return Count(number, is_about, unknown)
