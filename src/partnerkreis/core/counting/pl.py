# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting in Polish.

Things follow the three plural categories of CLDR. Men and mixed groups never do: with any number
but one they stand in the genitive plural, and the verb is neuter singular. As we do not store
anybody's sex, two to four of them are "dwoje, troje, czworo"; more stand in digits.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

from partnerkreis.core.counting.numerals import Accuracy, Agreement, Number, Numerals


class _Gender(Enum):
    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    #: Men and mixed groups.
    PEOPLE = "people"
    CHILDREN = "children"

    @property
    def is_counted_collectively(self) -> bool:
        return self in (_Gender.PEOPLE, _Gender.CHILDREN)


class _Noun(NamedTuple):
    """Nominative and accusative of one; nominative and genitive of many; both instrumentals.

    Both locatives, where anything is ever said to be in so many of it.
    """

    gender: _Gender
    one: str
    one_accusative: str
    few: str
    many: str
    one_instrumental: str
    many_instrumental: str
    one_locative: str = ""
    many_locative: str = ""


_M, _F, _N = _Gender.MASCULINE, _Gender.FEMININE, _Gender.NEUTER
_P, _C = _Gender.PEOPLE, _Gender.CHILDREN
_PERSON: Final = _Noun(_F, "osoba", "osobę", "osoby", "osób", "osobą", "osobami")
_NOUNS: Final = {
    "project": _Noun(_M, "projekt", "projekt", "projekty", "projektów", "projektem", "projektami"),
    "partnership": _Noun(
        _N,
        "partnerstwo",
        "partnerstwo",
        "partnerstwa",
        "partnerstw",
        "partnerstwem",
        "partnerstwami",
    ),
    "encounter": _Noun(
        _N, "spotkanie", "spotkanie", "spotkania", "spotkań", "spotkaniem", "spotkaniami"
    ),
    "place": _Noun(
        _N,
        "miejsce",
        "miejsce",
        "miejsca",
        "miejsc",
        "miejscem",
        "miejscami",
        "miejscu",
        "miejscach",
    ),
    "visit": _Noun(_F, "wizyta", "wizytę", "wizyty", "wizyt", "wizytą", "wizytami"),
    "day": _Noun(_M, "dzień", "dzień", "dni", "dni", "dniem", "dniami"),
    "year": _Noun(_M, "rok", "rok", "lata", "lat", "rokiem", "latami"),
    "person": _PERSON,
    "people": _PERSON,
    "young_people": _Noun(
        *(_F, "młoda osoba", "młodą osobę", "młode osoby", "młodych osób"),
        *("młodą osobą", "młodymi osobami"),
    ),
    "administration_staff": _Noun(
        _P, "pracownik", "pracownika", "pracownicy", "pracowników", "pracownikiem", "pracownikami"
    ),
    "children": _Noun(_C, "dziecko", "dziecko", "dzieci", "dzieci", "dzieckiem", "dziećmi"),
    "citizens": _Noun(
        *(_P, "mieszkaniec", "mieszkańca", "mieszkańcy", "mieszkańców"),
        *("mieszkańcem", "mieszkańcami"),
    ),
    "councillors": _Noun(_P, "radny", "radnego", "radni", "radnych", "radnym", "radnymi"),
    "cyclists": _Noun(
        _P, "rowerzysta", "rowerzystę", "rowerzyści", "rowerzystów", "rowerzystą", "rowerzystami"
    ),
    "guests": _Noun(_P, "gość", "gościa", "goście", "gości", "gościem", "gośćmi"),
    "musicians": _Noun(_P, "muzyk", "muzyka", "muzycy", "muzyków", "muzykiem", "muzykami"),
    "pupils": _Noun(_P, "uczeń", "ucznia", "uczniowie", "uczniów", "uczniem", "uczniami"),
    "supervisors": _Noun(
        _P, "opiekun", "opiekuna", "opiekunowie", "opiekunów", "opiekunem", "opiekunami"
    ),
    "teachers": _Noun(
        *(_P, "nauczyciel", "nauczyciela", "nauczyciele", "nauczycieli"),
        *("nauczycielem", "nauczycielami"),
    ),
    "trainees": _Noun(
        *(_P, "praktykant", "praktykanta", "praktykanci", "praktykantów"),
        *("praktykantem", "praktykantami"),
    ),
    "vocational_students": _Noun(
        *(_P, "uczeń szkoły zawodowej", "ucznia szkoły zawodowej"),
        *("uczniowie szkół zawodowych", "uczniów szkół zawodowych"),
        *("uczniem szkoły zawodowej", "uczniami szkół zawodowych"),
    ),
}
_ONE: Final = {_M: "jeden", _F: "jedna", _N: "jedno", _P: "jeden", _C: "jedno"}
_ONE_ACCUSATIVE: Final = {_M: "jeden", _F: "jedną", _N: "jedno", _P: "jednego", _C: "jedno"}
_COLLECTIVE: Final = {2: "dwoje", 3: "troje", 4: "czworo"}
_COLLECTIVE_INSTRUMENTAL: Final = {2: "dwojgiem", 3: "trojgiem", 4: "czworgiem"}
_INSTRUMENTAL: Final = {2: "dwoma", 3: "trzema", 4: "czterema"}
_LOCATIVE: Final = {
    2: "dwóch",
    3: "trzech",
    4: "czterech",
    5: "pięciu",
    6: "sześciu",
    7: "siedmiu",
    8: "ośmiu",
    9: "dziewięciu",
    10: "dziesięciu",
}
_WORDS: Final = {
    3: "trzy",
    4: "cztery",
    5: "pięć",
    6: "sześć",
    7: "siedem",
    8: "osiem",
    9: "dziewięć",
    10: "dziesięć",
}
_LONG: Final = {
    1: "jedno",
    2: "dwu",
    3: "trzy",
    4: "cztero",
    5: "pięcio",
    6: "sześcio",
    7: "siedmio",
    8: "ośmio",
    9: "dziewięcio",
    10: "dziesięcio",
}


def plural_category(value: int) -> Agreement:
    """Return the CLDR category of a whole number: 21 is many, 22 is few, 12 is many."""
    if value == 1:
        return Agreement.ONE
    ends_in_few = value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14)
    return Agreement.FEW if ends_in_few else Agreement.MANY


class Polish(Numerals):
    hedges = {
        Accuracy.EXACT: "",
        Accuracy.ABOUT: "około ",
        Accuracy.MORE_THAN: "ponad ",
        Accuracy.AT_LEAST: "co najmniej ",
    }
    thousands = "\u00a0"
    grouped_from = 10_000

    def phrase(self, number: Number, noun: str, form: str) -> str:
        if form == "long":
            return f"{_LONG.get(number.value, f'{number.value}-')}dniową"
        if form == "list" or (form == "bare" and number.accuracy is not Accuracy.EXACT):
            return self._in_digits(number)
        counted = _NOUNS[noun]
        if form == "bare":
            return self._in_words(number.value, counted)
        if number.accuracy is not Accuracy.EXACT or form == "figures":
            return f"{self._in_digits(number)} {_hedged(number, counted)}"
        if form == "ins":
            return self._instrumental(number.value, counted)
        if form == "loc":
            return self._locative(number.value, counted)
        if number.value == 1 and form == "acc":
            return f"{_ONE_ACCUSATIVE[counted.gender]} {counted.one_accusative}"
        return f"{self._in_words(number.value, counted)} {_nominative(number.value, counted)}"

    def agreement(self, number: Number, noun: str) -> Agreement:
        if number.accuracy is Accuracy.ABOUT:
            return Agreement.MANY
        return _category(number.value, _NOUNS[noun])

    def _in_digits(self, number: Number) -> str:
        return self.hedges[number.accuracy] + self.digits(number.value)

    def _in_words(self, value: int, noun: _Noun) -> str:
        if value == 1:
            return _ONE[noun.gender]
        if noun.gender.is_counted_collectively:
            return _COLLECTIVE.get(value) or self.digits(value)
        if value == 2:
            return "dwie" if noun.gender is _F else "dwa"
        return _WORDS.get(value) or self.digits(value)

    def _instrumental(self, value: int, noun: _Noun) -> str:
        if value == 1:
            one = "jedną" if noun.gender is _F else "jednym"
            return f"{one} {noun.one_instrumental}"
        if noun.gender.is_counted_collectively and value in _COLLECTIVE_INSTRUMENTAL:
            return f"{_COLLECTIVE_INSTRUMENTAL[value]} {noun.many}"
        return f"{_INSTRUMENTAL.get(value) or self.digits(value)} {noun.many_instrumental}"

    def _locative(self, value: int, noun: _Noun) -> str:
        if value == 1:
            one = "jednej" if noun.gender is _F else "jednym"
            return f"{one} {noun.one_locative}"
        return f"{_LOCATIVE.get(value) or self.digits(value)} {noun.many_locative}"


def _category(value: int, noun: _Noun) -> Agreement:
    category = plural_category(value)
    if category is Agreement.FEW and noun.gender.is_counted_collectively:
        return Agreement.MANY
    return category


def _nominative(value: int, noun: _Noun) -> str:
    return (noun.one, noun.few, noun.many)[_category(value, noun)]


def _hedged(number: Number, noun: _Noun) -> str:
    """Return the noun after a hedge: "około" governs the genitive, "ponad" the accusative."""
    if number.accuracy is Accuracy.ABOUT:
        return noun.many
    if number.accuracy is Accuracy.MORE_THAN and number.value == 1:
        return noun.one_accusative
    return _nominative(number.value, noun)
