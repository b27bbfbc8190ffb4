# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a language has to bring so that dates can be put into words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar

from partnerkreis.core.dates.edtf import Moment, Precision

#: No-break space. Written as an escape, for the two look alike in an editor.
NBSP = "\u00a0"


class Shared(IntEnum):
    """How much of a date its neighbour says already: "vom 21. bis 26. November 2022"."""

    NOTHING = 0
    YEAR = 1
    MONTH = 2


def shared(first: Moment, last: Moment) -> Shared:
    """Return what ``first`` can leave to ``last``. Hedged dates leave nothing."""
    if first.qualifier or last.qualifier or first.precision is not last.precision:
        return Shared.NOTHING
    if first.year != last.year:
        return Shared.NOTHING
    if first.day and first.month == last.month:
        return Shared.MONTH
    return Shared.YEAR if first.month or first.season else Shared.NOTHING


class Wording(ABC):
    """The sentences' view of a language: a method for each role a date can have.

    Prepositions, cases and hedges are chosen together, so no caller can put a preposition
    before a finished date. Methods take one date, or two that bound a span.
    """

    at_latest: ClassVar[str]
    at_earliest: ClassVar[str]
    no_longer_than: ClassVar[str]
    no_less_than: ClassVar[str]
    undated: ClassVar[str]
    last_and: ClassVar[str]

    @abstractmethod
    def when(self, moment: Moment) -> str: ...

    @abstractmethod
    def since(self, moment: Moment) -> str: ...

    @abstractmethod
    def starting(self, moment: Moment) -> str:
        """Say when it began without saying that it goes on."""

    @abstractmethod
    def until(self, moment: Moment) -> str: ...

    @abstractmethod
    def not_after(self, moment: Moment) -> str: ...

    @abstractmethod
    def planned_for(self, moment: Moment) -> str: ...

    @abstractmethod
    def planned_period(self, period: str) -> str:
        """Say that something is planned for ``period``, which is a phrase for a span."""

    @abstractmethod
    def lasted(self, first: Moment, last: Moment) -> str: ...

    @abstractmethod
    def once_between(self, first: Moment, last: Moment) -> str: ...

    @abstractmethod
    def label(self, moment: Moment) -> str: ...

    @abstractmethod
    def label_lasted(self, first: Moment, last: Moment) -> str: ...

    @abstractmethod
    def label_phrase(self, phrase: str) -> str:
        """Turn a phrase of running text into a label."""

    @abstractmethod
    def in_years(self, years: Sequence[Moment]) -> str: ...

    @abstractmethod
    def times_since(self, count: int, first: Moment) -> str: ...

    @abstractmethod
    def end_of_year(self, year: int) -> str: ...

    @abstractmethod
    def up_to_end_of_year(self, year: int) -> str: ...

    def enumerated(self, parts: Sequence[str]) -> str:
        """Return "A, B and C"."""
        *others, last = parts
        return f"{', '.join(others)} {self.last_and}{last}" if others else last


def dashed(first: str, last: str) -> str:
    """Join two ends of a label: "2019–2021", but "27. Januar – 1. Februar 2020"."""
    spaced = any(mark in first + last for mark in (" ", NBSP))
    return f"{first}{NBSP}– {last}" if spaced else f"{first}–{last}"


def is_plain_year(moment: Moment) -> bool:
    return moment.precision is Precision.YEAR and not moment.qualifier
