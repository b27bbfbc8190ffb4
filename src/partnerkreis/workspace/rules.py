# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open: decided from what is recorded and the day. Plain decisions, no wording."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from uuid import UUID

from partnerkreis.core.dates import Edtf, Precision

#: A return visit is looked for so long after a visit.
RETURN_YEARS: Final = 4
Subject = TypeVar("Subject")


def is_known_to_the_day(date: Edtf | None) -> bool:
    """Return whether ``date`` is a day, or from a day to a day, and nothing hedged."""
    if date is None or date.is_approximate or date.is_uncertain:
        return False
    ends = (date.start, date.end) if date.is_interval else (date,)
    return all(end is not None and end.precision is Precision.DAY for end in ends)


@dataclass(frozen=True, slots=True)
class Visit(Generic[Subject]):
    """Guests of one body with another: ``subject`` is the encounter it stands for."""

    subject: Subject
    kind: str
    host: UUID
    guest: UUID
    #: The last day it can have been.
    day: datetime.date


def unreturned(visits: Iterable[Visit[Subject]], today: datetime.date) -> Iterator[Visit[Subject]]:
    """Yield the last visit of each kind and direction that no visit the other way came after.

    Only of the last four years: what is longer ago is owed by nobody.
    """
    latest: dict[tuple[str, UUID, UUID], Visit[Subject]] = {}
    for visit in sorted(visits, key=lambda visit: visit.day):
        latest[visit.kind, visit.host, visit.guest] = visit
    first = datetime.date(today.year - RETURN_YEARS, 1, 1)
    for (kind, host, guest), visit in latest.items():
        back = latest.get((kind, guest, host))
        if visit.day >= first and (back is None or back.day < visit.day):
            yield visit
