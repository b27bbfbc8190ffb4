# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates in words: one function for each role a date can have in a sentence.

There is no function that returns a bare date to put a preposition before: preposition, case and
hedge depend on each other. The texts have no capital at the beginning and no full stop, but a
Polish one may end in "r.", which ends a sentence too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from partnerkreis.core.dates.edtf import Edtf, End, Interval, Moment, Range
from partnerkreis.core.dates.words.de import German
from partnerkreis.core.dates.words.en import English
from partnerkreis.core.dates.words.pl import Polish
from partnerkreis.core.dates.words.wording import Wording, is_plain_year
from partnerkreis.core.languages import Language

__all__ = [
    "end_of_year",
    "label",
    "on_dates",
    "planned_for",
    "since",
    "until",
    "up_to_end_of_year",
    "when",
]

_WORDINGS: Final[dict[Language, Wording]] = {"de": German(), "pl": Polish(), "en": English()}

#: So many dates are listed; more are counted.
_LISTED: Final = 6


def when(date: Edtf, language: Language) -> str:
    """Return when it was: "im Herbst 2022", "od kwietnia do czerwca 2019 r.", "since 2019"."""
    wording, date = _WORDINGS[language], _simplified(date)
    if isinstance(date, Range):
        return _once(date, wording)
    if isinstance(date, Interval):
        return _lasted(date, wording)
    return wording.when(_moment(date))


def since(date: Edtf, language: Language) -> str:
    """Return since when it is so: "seit Herbst 2022"; of a range what is certain.

    An interval says itself since when and until when, so it is told as :func:`when` tells it.
    """
    wording, date = _WORDINGS[language], _simplified(date)
    if isinstance(date, Range):
        if date.end:
            return wording.at_latest.format(wording.since(date.end))
        return wording.at_earliest.format(wording.since(_moment(date.start)))
    return _lasted(date, wording) if isinstance(date, Interval) else wording.since(_moment(date))


def until(date: Edtf, language: Language) -> str:
    """Return until when it was so: "bis Herbst 2022"; of a range what is certain.

    An interval says itself since when and until when, so it is told as :func:`when` tells it.
    """
    wording, date = _WORDINGS[language], _simplified(date)
    if isinstance(date, Range):
        if date.start:
            return wording.no_less_than.format(wording.until(date.start))
        return wording.no_longer_than.format(wording.until(_moment(date.end)))
    return _lasted(date, wording) if isinstance(date, Interval) else wording.until(_moment(date))


def planned_for(date: Edtf, language: Language) -> str:
    """Return what it is planned for: "für Mai 2023", "na jesień 2024 r.", "for 2023"."""
    wording, date = _WORDINGS[language], _simplified(date)
    if isinstance(date, Range):
        return _planned_once(date, wording)
    if isinstance(date, Interval):
        # What is planned to go on has not begun: "ab 2023", never "seit 2023".
        begins = wording.starting(date.start) if date.start and not date.end else ""
        return wording.planned_period(begins or _lasted(date, wording))
    return wording.planned_for(_moment(date))


@lru_cache(maxsize=512)  # the same few dates stand in many rows of tables and lists
def label(date: Edtf | None, language: Language) -> str:
    """Return the date for a table or list: "2. Juni 2023", "grudzień 2022", "undated"."""
    wording = _WORDINGS[language]
    if date is None:
        return wording.undated
    date = _simplified(date)
    if isinstance(date, Range):
        return wording.label_phrase(_label_once(date, wording))
    if isinstance(date, Interval):
        if date.start and date.end:
            return wording.label_lasted(date.start, date.end)
        return wording.label_phrase(_lasted(date, wording))
    return wording.label(_moment(date))


def on_dates(dates: Sequence[Edtf], language: Language) -> str:
    """Return when something was that came back: "2020 und 2022", "seit 2020 achtmal".

    The dates are put in order. Up to six different ones are listed; more are counted, equal
    dates too. Raises ValueError without dates.
    """
    if not dates:
        raise ValueError("no dates to list")
    wording = _WORDINGS[language]
    listed = sorted(set(dates), key=lambda date: date.sort_key)
    if len(listed) > _LISTED:
        first = listed[0].start or listed[0].end or listed[0]
        return wording.times_since(len(dates), _moment(first))
    years = [date for date in listed if isinstance(date, Moment) and is_plain_year(date)]
    if len(years) == len(listed) > 1:
        return wording.in_years(years)
    return wording.enumerated([when(date, language) for date in listed])


def end_of_year(year: int, language: Language) -> str:
    """Return "Ende 2022", "pod koniec 2022 r.", "at the end of 2022"."""
    return _WORDINGS[language].end_of_year(year)


def up_to_end_of_year(year: int, language: Language) -> str:
    """Return "bis Ende 2022", "do końca 2022 r.", "up to the end of 2022"."""
    return _WORDINGS[language].up_to_end_of_year(year)


def _simplified(date: Edtf) -> Edtf:
    """Return a span from a date to the same date as that date: what lasted one day was on it."""
    return date.start if date.start and date.start == date.end else date


def _moment(date: Edtf | None) -> Moment:
    if not isinstance(date, Moment):
        raise TypeError(f"a single date is needed here, not {date!r}")
    return date


def _lasted(interval: Interval, wording: Wording) -> str:
    start, end = interval.start, interval.end
    if start and end:
        return wording.lasted(start, end)
    if end:
        return wording.until(end)
    begun = _moment(start)
    return wording.since(begun) if interval.last is End.OPEN else wording.starting(begun)


def _once(once: Range, wording: Wording) -> str:
    if once.start and once.end:
        return wording.once_between(once.start, once.end)
    if once.end:
        return wording.not_after(once.end)
    return wording.at_earliest.format(wording.when(_moment(once.start)))


def _planned_once(once: Range, wording: Wording) -> str:
    if once.start and once.end:
        return wording.planned_period(wording.once_between(once.start, once.end))
    template = wording.at_latest if once.end else wording.at_earliest
    return template.format(wording.planned_for(_moment(once.end or once.start)))


def _label_once(once: Range, wording: Wording) -> str:
    if once.start and once.end:
        return wording.once_between(once.start, once.end)
    template = wording.at_latest if once.end else wording.at_earliest
    return template.format(wording.label(_moment(once.end or once.start)))
