# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates in English words (British)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from partnerkreis.core.dates.edtf import Moment, Precision, Qualifier, Season
from partnerkreis.core.dates.words.wording import NBSP, Shared, Wording, dashed, shared

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS: Final = {
    Season.SPRING: "spring",
    Season.SUMMER: "summer",
    Season.AUTUMN: "autumn",
    Season.WINTER: "winter",
}
_TIMES: Final = {7: "seven", 8: "eight", 9: "nine", 10: "ten"}
_PROBABLY: Final = {Qualifier.UNCERTAIN: "probably ", Qualifier.BOTH: "probably "}


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year}{NBSP}BC"


def ordinal(number: int) -> str:
    """Return "1st", "2nd", "11th", "21st"."""
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def _bare(moment: Moment, leave: Shared = Shared.NOTHING) -> str:
    """Return the date without article, preposition or hedge."""
    if moment.precision is Precision.DECADE:
        return f"{moment.year}s"
    if moment.precision is Precision.CENTURY:
        return f"{ordinal(moment.year // 100 + 1)} century"
    parts = []
    if moment.month and leave < Shared.MONTH:
        parts.append(MONTHS[moment.month - 1])
    if moment.season:
        parts.append(SEASONS[moment.season])
    if leave is Shared.NOTHING:
        parts.append(_year(moment.year))
    text = " ".join(parts)
    return f"{moment.day}{NBSP}{text}".rstrip(NBSP) if moment.day else text


def _named(moment: Moment, leave: Shared = Shared.NOTHING) -> str:
    """Return the date with the article that decades and centuries need."""
    coarse = moment.precision in (Precision.DECADE, Precision.CENTURY)
    return ("the " if coarse else "") + _bare(moment, leave)


def _about(moment: Moment) -> str:
    return ("about " if moment.is_approximate else "") + _named(moment)


def _hedged(moment: Moment) -> str:
    return _PROBABLY.get(moment.qualifier, "") + _about(moment)


class English(Wording):
    at_latest = "{} at the latest"
    at_earliest = "{} at the earliest"
    no_longer_than = "{} at the latest"
    no_less_than = "{} at least"
    undated = "undated"
    last_and = "and "

    def when(self, moment: Moment) -> str:
        preposition = "on" if moment.day else "in"
        if moment.is_approximate:
            preposition = "around"
        return f"{_PROBABLY.get(moment.qualifier, '')}{preposition} {_named(moment)}"

    def since(self, moment: Moment) -> str:
        return f"{_PROBABLY.get(moment.qualifier, '')}since {_about(moment)}"

    def starting(self, moment: Moment) -> str:
        return f"{_PROBABLY.get(moment.qualifier, '')}from {_about(moment)}"

    def until(self, moment: Moment) -> str:
        return f"{_PROBABLY.get(moment.qualifier, '')}until {_about(moment)}"

    def not_after(self, moment: Moment) -> str:
        return self.at_latest.format(f"by {_named(moment)}")

    def planned_for(self, moment: Moment) -> str:
        return f"{_PROBABLY.get(moment.qualifier, '')}for {_about(moment)}"

    def planned_period(self, period: str) -> str:
        return f"for {period}" if period.startswith("some time") else f"for the period {period}"

    def lasted(self, first: Moment, last: Moment) -> str:
        leave = shared(first, last)
        begin = _named(first, leave) if leave else _hedged(first)
        return f"from {begin} to {_hedged(last)}"

    def once_between(self, first: Moment, last: Moment) -> str:
        begin = _named(first, shared(first, last))
        return f"some time between {begin} and {_named(last)}"

    def label(self, moment: Moment) -> str:
        around = "around " if moment.is_approximate else ""
        named = _named(moment) if around else _bare(moment)
        return _PROBABLY.get(moment.qualifier, "") + around + named

    def label_lasted(self, first: Moment, last: Moment) -> str:
        leave = shared(first, last)
        if leave is Shared.MONTH or (leave and not first.day):
            return f"{_bare(first, leave)}–{_bare(last)}"
        begin = _bare(first, leave) if leave else self.label(first)
        return dashed(begin, self.label(last))

    def label_phrase(self, phrase: str) -> str:
        return phrase.removeprefix("some time ")

    def in_years(self, years: Sequence[Moment]) -> str:
        return "in " + self.enumerated([_bare(year) for year in years])

    def times_since(self, count: int, first: Moment) -> str:
        return f"{_TIMES.get(count, str(count))} times {self.since(first)}"

    def end_of_year(self, year: int) -> str:
        return f"at the end of {_year(year)}"

    def up_to_end_of_year(self, year: int) -> str:
        return f"up to the end of {_year(year)}"
