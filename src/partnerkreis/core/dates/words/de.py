# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates in German words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from partnerkreis.core.dates.edtf import Moment, Precision, Qualifier, Season
from partnerkreis.core.dates.words.wording import NBSP, Shared, Wording, dashed, shared

MONTHS: Final = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
SEASONS: Final = {
    Season.SPRING: "Frühjahr",
    Season.SUMMER: "Sommer",
    Season.AUTUMN: "Herbst",
    Season.WINTER: "Winter",
}
_TIMES: Final = {
    7: "siebenmal",
    8: "achtmal",
    9: "neunmal",
    10: "zehnmal",
    11: "elfmal",
    12: "zwölfmal",
}

_WHEN: Final = {
    Precision.DAY: "am {}",
    Precision.MONTH: "im {}",
    Precision.SEASON: "im {}",
    Precision.DECADE: "in den {}n",
    Precision.CENTURY: "im {}",
}
_DATIVE: Final = {
    Precision.DAY: "dem {}",
    Precision.DECADE: "den {}n",
    Precision.CENTURY: "dem {}",
}
_ACCUSATIVE: Final = {
    Precision.DAY: "den {}",
    Precision.DECADE: "die {}",
    Precision.CENTURY: "das {}",
}
_TOWARDS: Final = {
    Precision.DAY: "zum {}",
    Precision.DECADE: "in die {}",
    Precision.CENTURY: "ins {}",
}
_HEDGE: Final = {
    Qualifier.NONE: "",
    Qualifier.APPROXIMATE: "etwa ",
    Qualifier.UNCERTAIN: "wohl ",
    Qualifier.BOTH: "wohl etwa ",
}


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year}{NBSP}v.{NBSP}Chr."


def _bare(moment: Moment, leave: Shared = Shared.NOTHING) -> str:
    """Return the date without article, preposition or hedge."""
    if moment.precision is Precision.DECADE:
        return f"{moment.year}er-Jahre"
    if moment.precision is Precision.CENTURY:
        return f"{moment.year // 100 + 1}.{NBSP}Jahrhundert"
    parts = []
    if moment.month and leave < Shared.MONTH:
        parts.append(MONTHS[moment.month - 1])
    if moment.season:
        parts.append(SEASONS[moment.season])
    if leave is Shared.NOTHING:
        parts.append(_year(moment.year))
    text = " ".join(parts)
    return f"{moment.day}.{NBSP}{text}".rstrip(NBSP) if moment.day else text


def _around(moment: Moment, day: str) -> str | None:
    """Return "um 1991", the hedge German has for years and days, or None."""
    if not moment.is_approximate or moment.precision not in (Precision.YEAR, Precision.DAY):
        return None
    article = day if moment.day else ""
    hedge = "wohl um" if moment.is_uncertain else "um"
    return f"{hedge} {article}{_bare(moment)}"


class German(Wording):
    at_latest = "spätestens {}"
    at_earliest = "frühestens {}"
    no_longer_than = "längstens {}"
    no_less_than = "mindestens {}"
    undated = "nicht datiert"
    last_and = "und "

    def when(self, moment: Moment) -> str:
        around = _around(moment, day="den ")
        template = _WHEN.get(moment.precision, "{}")
        return around or _HEDGE[moment.qualifier] + template.format(_bare(moment))

    def since(self, moment: Moment) -> str:
        return f"{_HEDGE[moment.qualifier]}seit {self._dative(moment)}"

    def starting(self, moment: Moment) -> str:
        return f"{_HEDGE[moment.qualifier]}ab {self._dative(moment)}"

    def until(self, moment: Moment) -> str:
        towards = _TOWARDS.get(moment.precision, "{}").format(_bare(moment))
        return f"{_HEDGE[moment.qualifier]}bis {towards}"

    def not_after(self, moment: Moment) -> str:
        return self.at_latest.format(self.when(moment))

    def planned_for(self, moment: Moment) -> str:
        goal = _ACCUSATIVE.get(moment.precision, "{}").format(_bare(moment))
        return f"{_HEDGE[moment.qualifier]}für {goal}"

    def planned_period(self, period: str) -> str:
        return f"für die Zeit {period}"

    def lasted(self, first: Moment, last: Moment) -> str:
        begin = f"von {self._dative(first, shared(first, last))}".replace("von dem ", "vom ")
        towards = "{}" if first.day and last.day else _TOWARDS.get(last.precision, "{}")
        end = towards.format(_bare(last))
        return f"{_HEDGE[first.qualifier]}{begin} bis {_HEDGE[last.qualifier]}{end}"

    def once_between(self, first: Moment, last: Moment) -> str:
        return f"zwischen {self._dative(first, shared(first, last))} und {self._dative(last)}"

    def label(self, moment: Moment) -> str:
        return _around(moment, day="") or _HEDGE[moment.qualifier] + _bare(moment)

    def label_lasted(self, first: Moment, last: Moment) -> str:
        leave = shared(first, last)
        if leave is Shared.MONTH or (leave and not first.day):
            return f"{_bare(first, leave)}–{_bare(last)}"
        begin = _bare(first, leave) if leave else self.label(first)
        return dashed(begin, self.label(last))

    def label_phrase(self, phrase: str) -> str:
        return phrase

    def in_years(self, years: Sequence[Moment]) -> str:
        return self.enumerated([_bare(year) for year in years])

    def times_since(self, count: int, first: Moment) -> str:
        return f"{self.since(first)} {_TIMES.get(count, f'{count}-mal')}"

    def end_of_year(self, year: int) -> str:
        return f"Ende {_year(year)}"

    def up_to_end_of_year(self, year: int) -> str:
        return f"bis Ende {_year(year)}"

    @staticmethod
    def _dative(moment: Moment, leave: Shared = Shared.NOTHING) -> str:
        return _DATIVE.get(moment.precision, "{}").format(_bare(moment, leave))
