# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting in British English: up to ten in words."""

from __future__ import annotations

from typing import Final

from partnerkreis.core.counting.numerals import Accuracy, Agreement, Number, Numerals

_WORDS: Final = (
    *("no", "one", "two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten"),
)
_NOUNS: Final = {
    "project": ("project", "projects"),
    "partnership": ("partnership", "partnerships"),
    "encounter": ("encounter", "encounters"),
    "visit": ("visit", "visits"),
    "place": ("place", "places"),
    "day": ("day", "days"),
    "year": ("year", "years"),
    "person": ("person", "people"),
    "people": ("person", "people"),
    "young_people": ("young person", "young people"),
    "administration_staff": ("member of staff", "members of staff"),
    "children": ("child", "children"),
    "citizens": ("citizen", "citizens"),
    "councillors": ("councillor", "councillors"),
    "cyclists": ("cyclist", "cyclists"),
    "guests": ("guest", "guests"),
    "musicians": ("musician", "musicians"),
    "pupils": ("pupil", "pupils"),
    "supervisors": ("supervisor", "supervisors"),
    "teachers": ("teacher", "teachers"),
    "trainees": ("trainee", "trainees"),
    "vocational_students": ("vocational student", "vocational students"),
}


class English(Numerals):
    hedges = {
        Accuracy.EXACT: "",
        Accuracy.ABOUT: "about ",
        Accuracy.MORE_THAN: "more than ",
        Accuracy.AT_LEAST: "at least ",
    }
    thousands = ","

    def phrase(self, number: Number, noun: str, form: str) -> str:
        if form in ("list", "bare"):
            return self.hedges[number.accuracy] + self._numeral(number, in_words=form == "bare")
        if form == "long":
            return f"{self._numeral(number)}-day"
        counted = _NOUNS[noun][0 if number.value == 1 else 1]
        numeral = self._numeral(number, in_words=form != "figures")
        return f"{self.hedges[number.accuracy]}{numeral} {counted}"

    def agreement(self, number: Number, noun: str) -> Agreement:
        return Agreement.ONE if number.value == 1 else Agreement.MANY

    def _numeral(self, number: Number, *, in_words: bool = True) -> str:
        if in_words and 0 <= number.value <= 10:
            return _WORDS[number.value]
        return self.digits(number.value)
