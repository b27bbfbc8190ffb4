# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counted nouns: "rund 40 Gäste", "dwoje nauczycieli", "22 uczniów przyjechało".

A :class:`Counted` stands in a sentence like a name: the pattern asks for a form, and the language
gives number and noun together. No caller puts a number before a noun.

=========== ============================================================ =====================
form        meaning                                                      languages
=========== ============================================================ =====================
(none)      as subject: "ein Gast", "rund 40 Gäste", "22 uczniów"        all
``acc``     as object: "einen Gast", "2 uczniów"                         de, pl
``dat``     after "mit", "von": "zwei Lehrkräften"                       de
``ins``     after "z": "dwojgiem nauczycieli"                            pl
``loc``     after "w", of places: "dwóch miejscach"                      pl
``list``    only the number, in digits, as in a list of numbers          all
``bare``    only the number, in words where words are used               all
``figures`` number in digits, with the noun: "21 osób"                   all
``long``    days as an adjective: "fünftägigen", "pięciodniową"          de, pl, en
=========== ============================================================ =====================

A form with a capital first letter begins a sentence. A form with bars names what must agree with
the number, in the order singular, a few, many: ``{guests:przyjechał|przyjechali|przyjechało}``.
The last one also stands for all that follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from partnerkreis.core.counting.de import German
from partnerkreis.core.counting.en import English
from partnerkreis.core.counting.numerals import Accuracy, Number, Numerals
from partnerkreis.core.counting.pl import Polish
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import capital

__all__ = ["Accuracy", "Counted", "Noun"]


class Noun(StrEnum):
    """What can be counted. Groups of people have the names of ``encounters.models.Group``."""

    PROJECT = "project"
    PARTNERSHIP = "partnership"
    ENCOUNTER = "encounter"
    VISIT = "visit"
    PLACE = "place"
    DAY = "day"
    YEAR = "year"
    PERSON = "person"
    YOUNG_PEOPLE = "young_people"
    ADMINISTRATION_STAFF = "administration_staff"
    CHILDREN = "children"
    CITIZENS = "citizens"
    COUNCILLORS = "councillors"
    CYCLISTS = "cyclists"
    GUESTS = "guests"
    MUSICIANS = "musicians"
    PEOPLE = "people"
    PUPILS = "pupils"
    SUPERVISORS = "supervisors"
    TEACHERS = "teachers"
    TRAINEES = "trainees"
    VOCATIONAL_STUDENTS = "vocational_students"


_NUMERALS: Final[dict[Language, Numerals]] = {"de": German(), "pl": Polish(), "en": English()}


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of something, in one language, to be put into a sentence."""

    number: int
    noun: Noun
    language: Language
    accuracy: Accuracy = Accuracy.EXACT

    def __format__(self, specification: str) -> str:
        if "|" in specification:
            return self._agreeing(specification.split("|"))
        form = specification[:1].lower() + specification[1:]
        text = _NUMERALS[self.language].phrase(self._number, self.noun, form)
        return capital(text) if specification[:1].isupper() else text

    def __str__(self) -> str:
        return format(self)

    @property
    def _number(self) -> Number:
        return Number(self.number, self.accuracy)

    def _agreeing(self, forms: list[str]) -> str:
        index = _NUMERALS[self.language].agreement(self._number, self.noun)
        return forms[min(index, len(forms) - 1)]
