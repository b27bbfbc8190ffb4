# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What belongs to a report, and what it counts. Plain decisions over values."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from partnerkreis.core.dates import Edtf


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included."""

    first: datetime.date
    last: datetime.date

    @property
    def year(self) -> int | None:
        """The year, where it is exactly one."""
        whole = (datetime.date(self.first.year, 1, 1), datetime.date(self.first.year, 12, 31))
        return self.first.year if (self.first, self.last) == whole else None


def period_of(date: Edtf) -> Period | None:
    """Return the period a date stands for; None where it has no beginning or no end."""
    first, last = date.earliest, date.latest
    return Period(first, last) if first and last and first <= last else None


class Dated(Protocol):
    when: Any
    earliest: datetime.date | None
    latest: datetime.date | None


def belongs(record: Dated, period: Period) -> bool:
    """Return whether it surely was in the period. What goes on belongs to when it began."""
    begun, ended = record.earliest, record.latest or record.earliest
    if begun is None or ended is None or not period.first <= begun <= period.last:
        return False
    goes_on = record.when is not None and record.when.is_interval
    return goes_on or ended <= period.last


EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Count:
    """How many encounters there were, how many people as far as known, and of how many unknown."""

    encounters: int
    people: int
    without_number: int
    is_exact: bool = True


def groups_of(encounter: Any) -> dict[str, tuple[int, str]]:
    """Return how many of each group took part, from all sides together, and how it is meant."""
    groups: dict[str, tuple[int, str]] = {}
    for row in encounter.headcount_rows:
        if row.count is not None:
            number, accuracy = groups.get(row.group, (0, EXACT))
            meant = row.accuracy if accuracy == EXACT else accuracy
            groups[row.group] = (number + row.count, meant)
    return groups


def people_of(encounter: Any) -> tuple[int, bool] | None:
    """Return how many took part and whether exactly; None where nobody counted."""
    groups = groups_of(encounter)
    if groups:
        is_exact = all(accuracy == EXACT for _number, accuracy in groups.values())
        return sum(number for number, _accuracy in groups.values()), is_exact
    if encounter.people is None:
        return None
    return encounter.people, encounter.people_accuracy == EXACT


def counted(encounters: Iterable[Any]) -> Count:
    """Return what there is to count of the encounters."""
    numbers = [people_of(encounter) for encounter in encounters]
    known = [number for number in numbers if number is not None]
    return Count(
        encounters=len(numbers),
        people=sum(number for number, _is_exact in known),
        without_number=len(numbers) - len(known),
        is_exact=all(is_exact for _number, is_exact in known),
    )
