# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates in Polish words.

Polish needs the month in four forms, of which Unicode's locale data has two, and "r." after the
year wherever a date stands in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from partnerkreis.core.dates.edtf import Moment, Precision, Qualifier, Season
from partnerkreis.core.dates.words.wording import NBSP, Shared, Wording, dashed, shared


class Case(IntEnum):
    NOMINATIVE = 0
    GENITIVE = 1
    LOCATIVE = 2
    INSTRUMENTAL = 3
    ACCUSATIVE = 4


#: Nominative, genitive, locative, instrumental; the accusative is the nominative.
MONTHS: Final = (
    ("styczeń", "stycznia", "styczniu", "styczniem"),
    ("luty", "lutego", "lutym", "lutym"),
    ("marzec", "marca", "marcu", "marcem"),
    ("kwiecień", "kwietnia", "kwietniu", "kwietniem"),
    ("maj", "maja", "maju", "majem"),
    ("czerwiec", "czerwca", "czerwcu", "czerwcem"),
    ("lipiec", "lipca", "lipcu", "lipcem"),
    ("sierpień", "sierpnia", "sierpniu", "sierpniem"),
    ("wrzesień", "września", "wrześniu", "wrześniem"),
    ("październik", "października", "październiku", "październikiem"),
    ("listopad", "listopada", "listopadzie", "listopadem"),
    ("grudzień", "grudnia", "grudniu", "grudniem"),
)
#: Nominative, genitive, locative, instrumental, accusative.
SEASONS: Final = {
    Season.SPRING: ("wiosna", "wiosny", "wiośnie", "wiosną", "wiosnę"),
    Season.SUMMER: ("lato", "lata", "lecie", "latem", "lato"),
    Season.AUTUMN: ("jesień", "jesieni", "jesieni", "jesienią", "jesień"),
    Season.WINTER: ("zima", "zimy", "zimie", "zimą", "zimę"),
}
_DECADE: Final = ("lata", "lat", "latach", "latami", "lata")
#: "Lata 00." is not Polish: the years up to 1909 are the first decade.
_FIRST_DECADE: Final = (
    "pierwsza dekada",
    "pierwszej dekady",
    "pierwszej dekadzie",
    "pierwszą dekadą",
    "pierwszą dekadę",
)
_CENTURY: Final = ("wiek", "wieku", "wieku", "wiekiem", "wiek")
_TIMES: Final = {
    7: "siedem",
    8: "osiem",
    9: "dziewięć",
    10: "dziesięć",
    11: "jedenaście",
    12: "dwanaście",
}
_HEDGE: Final = {
    Qualifier.NONE: "",
    Qualifier.APPROXIMATE: "mniej więcej ",
    Qualifier.UNCERTAIN: "prawdopodobnie ",
    Qualifier.BOTH: "prawdopodobnie mniej więcej ",
}
_PROBABLY: Final = {Qualifier.UNCERTAIN: "prawdopodobnie ", Qualifier.BOTH: "prawdopodobnie "}
#: "r." as it follows a year; labels do without it.
_R: Final = f"{NBSP}r."
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return ``number`` in Roman figures, up to the hundredth century."""
    text = "C" * (number // 100)
    tens = {9: "XC", 4: "XL"}.get(number % 100 // 10)
    if tens:
        text, number = text + tens, number % 10
    elif number % 100 >= 50:
        text, number = text + "L", number % 50
    number %= 100
    for value, figure in _ROMAN:
        text, number = text + figure * (number // value), number % value
    return text


def _year(year: int) -> str:
    return f"{year}{_R}" if year > 0 else f"{1 - year}{_R}{NBSP}p.n.e."


def _of_century(moment: Moment, case: Case) -> str:
    return f"{roman(moment.year // 100 + 1)} {_CENTURY[case]}"


def _decade(moment: Moment, case: Case) -> str:
    century = _of_century(moment, Case.GENITIVE)
    if moment.year % 100 == 0:
        return f"{_FIRST_DECADE[case]} {century}"
    return f"{_DECADE[case]}{NBSP}{moment.year % 100}. {century}"


def _form(moment: Moment, case: Case, leave: Shared = Shared.NOTHING) -> str:
    """Return the date in ``case``. A day keeps its form: its month is always genitive."""
    if moment.precision is Precision.DECADE:
        return _decade(moment, case)
    if moment.precision is Precision.CENTURY:
        return _of_century(moment, case)
    parts = []
    if moment.month and leave < Shared.MONTH:
        month_case = Case.GENITIVE if moment.day else case
        parts.append(MONTHS[moment.month - 1][month_case % 4])
    if moment.season:
        parts.append(SEASONS[moment.season][case])
    if leave is Shared.NOTHING:
        parts.append(_year(moment.year))
    text = " ".join(parts)
    return f"{moment.day}{NBSP}{text}".rstrip(NBSP) if moment.day else text


def _left_to(first: Moment, last: Moment, case: Case) -> str:
    """Return ``first`` in ``case`` without what ``last`` says too: "od 2019 do 2021 r."."""
    text = _form(first, case, shared(first, last))
    years = first.precision is last.precision is Precision.YEAR
    if years and not first.qualifier and not last.qualifier and first.year > 0:
        return text.removesuffix(_R)
    return text


def _without_r(phrase: str) -> str:
    return phrase.replace(_R, "")


class Polish(Wording):
    at_latest = "najpóźniej {}"
    at_earliest = "najwcześniej {}"
    no_longer_than = "najdłużej {}"
    no_less_than = "co najmniej {}"
    undated = "bez daty"
    last_and = f"i{NBSP}"

    def when(self, moment: Moment) -> str:
        probably = _PROBABLY.get(moment.qualifier, "")
        if moment.is_approximate:
            return f"{probably}około {_form(moment, Case.GENITIVE)}"
        if moment.day:
            return probably + _form(moment, Case.GENITIVE)
        if moment.season:
            return probably + _form(moment, Case.INSTRUMENTAL)
        preposition = "we " if moment.month == 9 else f"w{NBSP}"
        return probably + preposition + _form(moment, Case.LOCATIVE)

    def since(self, moment: Moment) -> str:
        return f"{_HEDGE[moment.qualifier]}od {_form(moment, Case.GENITIVE)}"

    def starting(self, moment: Moment) -> str:
        return self.since(moment)

    def until(self, moment: Moment) -> str:
        return f"{_HEDGE[moment.qualifier]}do {_form(moment, Case.GENITIVE)}"

    def not_after(self, moment: Moment) -> str:
        return self.at_latest.format(self.when(moment))

    def planned_for(self, moment: Moment) -> str:
        return f"{_HEDGE[moment.qualifier]}na {_form(moment, Case.ACCUSATIVE)}"

    def planned_period(self, period: str) -> str:
        return f"na okres {period}"

    def lasted(self, first: Moment, last: Moment) -> str:
        begin = _left_to(first, last, Case.GENITIVE)
        return f"{_HEDGE[first.qualifier]}od {begin} {self.until(last)}"

    def once_between(self, first: Moment, last: Moment) -> str:
        begin = _left_to(first, last, Case.INSTRUMENTAL)
        return f"między {begin} a{NBSP}{_form(last, Case.INSTRUMENTAL)}"

    def label(self, moment: Moment) -> str:
        case = Case.GENITIVE if moment.is_approximate else Case.NOMINATIVE
        around = "około " if moment.is_approximate else ""
        return _PROBABLY.get(moment.qualifier, "") + around + _without_r(_form(moment, case))

    def label_lasted(self, first: Moment, last: Moment) -> str:
        leave = shared(first, last)
        if leave is Shared.MONTH or (leave and not first.day):
            return f"{_form(first, Case.NOMINATIVE, leave)}–{self.label(last)}"
        begin = _form(first, Case.NOMINATIVE, leave) if leave else self.label(first)
        return dashed(begin, self.label(last))

    def label_phrase(self, phrase: str) -> str:
        return _without_r(phrase)

    def in_years(self, years: Sequence[Moment]) -> str:
        numbers = [_without_r(_year(year.year)) for year in years]
        if len(years) == 2:
            return f"w{NBSP}{self.enumerated(numbers)}{_R}"
        return f"w{NBSP}latach {self.enumerated(numbers)}"

    def times_since(self, count: int, first: Moment) -> str:
        return f"{self.since(first)} {_TIMES.get(count, str(count))} razy"

    def end_of_year(self, year: int) -> str:
        return f"pod koniec {_year(year)}"

    def up_to_end_of_year(self, year: int) -> str:
        return f"do końca {_year(year)}"
