# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the placeholders of a sentence besides names and counted nouns.

Each value knows its forms and picks one by the format specification, so that a translator
decides: ``{day:since}`` is "seit 1991" or "od 1991 r.", ``{office:gen}`` "des Landratsamts".
A specification with a capital first letter begins a sentence.

=========== ============================================= =========================
dates       meaning                                       example
=========== ============================================= =========================
``when``    when it was                                   "im Mai 2022"
``since``   since when it is so                           "seit 1991"
``planned`` what it is planned for                        "na 2023 r."
``label``   bare, as in a list                            "Dezember 2022"
``day``     without the year that was named before        "am 2. Juni"
``upto``    up to that day (of the "as of" day)           "bis Ende 2018"
=========== ============================================= =========================
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from partnerkreis.core.dates import Edtf, Moment
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Named, Names, capital
from partnerkreis.core.typography import enumeration
from partnerkreis.stories.rules import ALL_NAMED, FIRST_NAMED

_AND_OTHERS: Final[dict[Language, str]] = {"de": " und weitere", "en": " and others"}
#: Before a date that would begin a sentence with a digit.
_BEGINNING: Final[dict[Language, str]] = {"de": "Im Jahr {}", "pl": "W dniu {}"}
_PREPOSITIONS: Final[dict[str, dict[str, str]]] = {
    "de": {"in": "in {}", "to": "nach {}", "from": "aus {}"},
    "en": {"in": "in {}", "to": "to {}", "from": "from {}"},
    "pl": {"in": "w {}", "to": "do {}", "from": "z {}"},
}


def _cased(text: str, specification: str) -> str:
    return capital(text) if specification[:1].isupper() else text


@dataclass(frozen=True, slots=True)
class When:
    """A date, in the role the sentence gives it. No sentence begins with a digit."""

    date: Edtf
    language: Language

    def __format__(self, specification: str) -> str:
        text = self._in_role(specification.lower() or "when")
        if specification[:1].isupper() and text[:1].isdigit():
            return _BEGINNING.get(self.language, "{}").format(text)
        return _cased(text, specification)

    def _in_role(self, role: str) -> str:
        if role == "day":
            return self._within_its_year()
        if role == "planned":
            return dates.planned_for(self.date, self.language)
        roles: dict[str, Callable[[Edtf, Language], str]] = {
            "since": dates.since,
            "until": dates.until,
            "label": dates.label,
        }
        return roles.get(role, dates.when)(self.date, self.language)

    def _within_its_year(self) -> str:
        """Return when it was without the year, where the date is a day or a month of it."""
        year = self.date.year if isinstance(self.date, Moment) else 0
        return (
            dates.when(self.date, self.language).removesuffix("\u00a0r.").removesuffix(f" {year}")
        )


@dataclass(frozen=True, slots=True)
class Years:
    """The years in which something came back: "2020, 2022 und 2023", "seit 2020 achtmal"."""

    dates: tuple[Edtf, ...]
    language: Language

    def __format__(self, specification: str) -> str:
        return _cased(dates.on_dates(self.dates, self.language), specification)


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day a story speaks from."""

    day: datetime.date
    language: Language

    @property
    def is_end_of_year(self) -> bool:
        return (self.day.month, self.day.day) == (12, 31)

    def __format__(self, specification: str) -> str:
        return _cased(self._in_role(specification.lower()), specification)

    def _in_role(self, role: str) -> str:
        moment = Moment(self.day.year, self.day.month, self.day.day)
        if role == "year":
            return str(self.day.year)
        if role == "upto" and self.is_end_of_year:
            return dates.up_to_end_of_year(self.day.year, self.language)
        if role == "upto":
            return dates.until(moment, self.language)
        if self.is_end_of_year:
            return dates.end_of_year(self.day.year, self.language)
        return dates.label(moment, self.language)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things in a sentence: "A, B und C". Of five and more, the first three.

    A list that is known not to be complete stands in a sentence that says so, so it never ends in
    "and others" as well. A specification with bars is what agrees with one or with several.
    """

    items: Sequence[object]
    language: Language
    is_complete: bool = True

    def __format__(self, specification: str) -> str:
        if "|" in specification:
            return specification.split("|")[0 if len(self.items) == 1 else 1]
        form = specification[:1].lower() + specification[1:]
        return _cased(self._listed([format(item, form) for item in self.items]), specification)

    def _listed(self, texts: list[str]) -> str:
        if len(texts) <= ALL_NAMED:
            return enumeration(texts, self.language)
        first = texts[:FIRST_NAMED]
        if not self.is_complete:
            return enumeration(first, self.language)
        if self.language == "pl":
            return f"między innymi {enumeration(first, self.language)}"
        return ", ".join(first) + _AND_OTHERS[self.language]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand as they are; only a capital can be asked for."""

    text: str

    def __format__(self, specification: str) -> str:
        return _cased(self.text, specification)


@lru_cache(maxsize=256)
def named(names: Names, language: Language) -> Named:
    """Return ``names`` for a sentence, with the prepositions of a name that needs no inflection.

    Where "in", "to" or "from" is not stored, the short name follows the common preposition.
    """
    actual = names.language_for(language)
    forms = names.forms(actual)
    if not forms:
        return Named(names, language)
    short = forms.get("short") or forms.get("full", "")
    added = {form: text.format(short) for form, text in _PREPOSITIONS.get(actual, {}).items()}
    added["briefgen"] = short
    if located := forms.get("loc"):
        added["in"] = f"w {located}"
    return Named(Names({actual: {**added, **forms}}), language)
