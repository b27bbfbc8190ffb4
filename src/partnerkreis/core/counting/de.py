# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting in German: up to twelve in words, and an article for one."""

from __future__ import annotations

from typing import Final, NamedTuple

from partnerkreis.core.counting.numerals import Accuracy, Agreement, Number, Numerals

_WORDS: Final = (
    *("null", "ein", "zwei", "drei", "vier", "fünf", "sechs"),
    *("sieben", "acht", "neun", "zehn", "elf", "zwölf"),
)


class _Noun(NamedTuple):
    """One of it with its article in nominative, accusative and dative; many of it."""

    one: str
    one_accusative: str
    one_dative: str
    many: str
    many_dative: str


def _masculine(one: str, many: str, dative: str = "") -> _Noun:
    return _Noun(f"ein {one}", f"einen {one}", f"einem {one}", many, dative or many)


def _feminine(one: str, many: str, dative: str = "") -> _Noun:
    return _Noun(f"eine {one}", f"eine {one}", f"einer {one}", many, dative or many)


def _neuter(one: str, many: str, dative: str = "") -> _Noun:
    return _Noun(f"ein {one}", f"ein {one}", f"einem {one}", many, dative or many)


def _person_who(adjective: str, many: str) -> _Noun:
    """A participle used as a noun: "eine auszubildende Person", "Auszubildende"."""
    return _Noun(
        f"eine {adjective}e Person",
        f"eine {adjective}e Person",
        f"einer {adjective}en Person",
        many,
        f"{many}n",
    )


_NOUNS: Final = {
    "project": _neuter("Projekt", "Projekte", "Projekten"),
    "partnership": _feminine("Partnerschaft", "Partnerschaften"),
    "encounter": _feminine("Begegnung", "Begegnungen"),
    "visit": _masculine("Besuch", "Besuche", "Besuchen"),
    "place": _masculine("Ort", "Orte", "Orten"),
    "day": _masculine("Tag", "Tage", "Tagen"),
    "year": _neuter("Jahr", "Jahre", "Jahren"),
    "person": _feminine("Person", "Personen"),
    "people": _feminine("Person", "Personen"),
    "young_people": _person_who("jugendlich", "Jugendliche"),
    "administration_staff": _person_who("in der Verwaltung beschäftigt", "Beschäftigte"),
    "children": _neuter("Kind", "Kinder", "Kindern"),
    "citizens": _Noun(
        "eine Bürgerin oder ein Bürger",
        "eine Bürgerin oder einen Bürger",
        "einer Bürgerin oder einem Bürger",
        "Bürgerinnen und Bürger",
        "Bürgerinnen und Bürgern",
    ),
    "councillors": _neuter("Kreistagsmitglied", "Kreistagsmitglieder", "Kreistagsmitgliedern"),
    "cyclists": _person_who("Rad fahrend", "Radfahrende"),
    "guests": _masculine("Gast", "Gäste", "Gästen"),
    "musicians": _Noun(
        "eine Musikerin oder ein Musiker",
        "eine Musikerin oder einen Musiker",
        "einer Musikerin oder einem Musiker",
        "Musikerinnen und Musiker",
        "Musikerinnen und Musikern",
    ),
    "pupils": _Noun(
        "eine Schülerin oder ein Schüler",
        "eine Schülerin oder einen Schüler",
        "einer Schülerin oder einem Schüler",
        "Schülerinnen und Schüler",
        "Schülerinnen und Schülern",
    ),
    "supervisors": _person_who("betreuend", "Betreuende"),
    "teachers": _feminine("Lehrkraft", "Lehrkräfte", "Lehrkräften"),
    "trainees": _person_who("auszubildend", "Auszubildende"),
    "vocational_students": _Noun(
        "eine Berufsschülerin oder ein Berufsschüler",
        "eine Berufsschülerin oder einen Berufsschüler",
        "einer Berufsschülerin oder einem Berufsschüler",
        "Berufsschülerinnen und Berufsschüler",
        "Berufsschülerinnen und Berufsschülern",
    ),
}


class German(Numerals):
    hedges = {
        Accuracy.EXACT: "",
        Accuracy.ABOUT: "rund ",
        Accuracy.MORE_THAN: "mehr als ",
        Accuracy.AT_LEAST: "mindestens ",
    }
    thousands = "."

    def phrase(self, number: Number, noun: str, form: str) -> str:
        if form in ("list", "bare"):
            return self.hedges[number.accuracy] + self._numeral(number, in_words=form == "bare")
        if form == "long":
            return f"{self._prefix(number.value)}tägigen"
        if form == "figures":
            return f"{self._numeral(number, in_words=False)} {_NOUNS[noun].many}"
        return self._with_noun(number, _NOUNS[noun], form)

    def agreement(self, number: Number, noun: str) -> Agreement:
        return Agreement.ONE if number.is_one else Agreement.MANY

    def _with_noun(self, number: Number, noun: _Noun, form: str) -> str:
        if number.is_one:
            return {"acc": noun.one_accusative, "dat": noun.one_dative}.get(form, noun.one)
        many = noun.many_dative if form == "dat" else noun.many
        return f"{self.hedges[number.accuracy]}{self._numeral(number)} {many}"

    def _numeral(self, number: Number, *, in_words: bool = True) -> str:
        if number.is_one and in_words:
            return "eins"
        if in_words and 2 <= number.value <= 12:
            return _WORDS[number.value]
        return self.digits(number.value)

    def _prefix(self, value: int) -> str:
        return _WORDS[value] if 1 <= value <= 12 else f"{value}-"
