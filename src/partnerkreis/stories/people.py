# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons in office, as the subject of a sentence: "die Landräte A (X) und B (Y)".

Names are never inflected, so persons stand in the nominative only. What agrees with them is
written in the pattern, four forms parted by bars: one man, one woman, several (men, or men and
women), women: ``{signatories:podpisał|podpisała|podpisali|podpisały}``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from partnerkreis.core.languages import Language
from partnerkreis.core.naming import capital
from partnerkreis.core.typography import enumeration
from partnerkreis.stories.facts import BodyFact, OfficeholderFact


class _Title(NamedTuple):
    """An office before names: of a man, of a woman, of several men, of several women.

    ``several`` also stands for men and women where the language allows it (``is_common``).
    """

    man: str
    woman: str
    men: str = ""
    women: str = ""
    is_common: bool = False


def _common(one: str, several: str) -> _Title:
    return _Title(one, one, several, several, is_common=True)


_TITLES: Final[dict[Language, dict[str, _Title]]] = {
    "de": {
        "head_of_county": _Title("Landrat", "Landrätin", "die Landräte", "die Landrätinnen"),
        "mayor": _Title(
            "Bürgermeister", "Bürgermeisterin", "die Bürgermeister", "die Bürgermeisterinnen"
        ),
        "partnership_officer": _Title(
            "der Partnerschaftsbeauftragte", "die Partnerschaftsbeauftragte"
        ),
        "council_chair": _Title("der Vorsitzende des Rates", "die Vorsitzende des Rates"),
        "treasurer": _Title("der Kämmerer", "die Kämmerin"),
    },
    "pl": {
        "head_of_county": _Title("starosta", "starosta", "starostowie", is_common=True),
        "mayor": _Title("burmistrz", "burmistrz", "burmistrzowie", is_common=True),
        "partnership_officer": _Title(
            "pełnomocnik ds. partnerstwa", "pełnomocniczka ds. partnerstwa"
        ),
        "council_chair": _Title("przewodniczący rady", "przewodnicząca rady"),
        "treasurer": _Title("skarbnik", "skarbniczka"),
    },
    "en": {
        "head_of_county": _common("head of county", "the heads of county"),
        "mayor": _common("mayor", "the mayors"),
        "partnership_officer": _common("partnership officer", "the partnership officers"),
        "council_chair": _common("council chair", "the council chairs"),
        "treasurer": _common("treasurer", "the treasurers"),
    },
}
_NO_TITLE: Final = _Title("", "")
#: Degrees as they are written before a name in a sentence, where that is not as in German.
_DEGREES: Final[dict[Language, tuple[tuple[str, str], ...]]] = {
    "de": (),
    "pl": (("Prof. ", "prof. "), ("Dr. ", "dr ")),
    "en": (("Dr. ", "Dr "),),
}


def spelled(person: str, language: Language) -> str:
    """Return a person's name with its degrees as ``language`` writes them."""
    for degree, written in _DEGREES[language]:
        person = person.replace(degree, written)
    return person


def label_form(bodies: Sequence[BodyFact], language: Language) -> str:
    """Return how bodies are named in brackets: short, unless one is not really called so.

    "powiat gostyński" is not called Gostyń, which is a town; beside it others are named in full.
    """

    def is_called_so(body: BodyFact) -> bool:
        short, full = (body.names.form(language, form) for form in ("short", "full"))
        return short in full

    return "short" if all(is_called_so(body) for body in bodies) else "full"


@dataclass(frozen=True, slots=True)
class Officeholders:
    """Persons with their titles, each with the body in brackets if ``with_bodies``."""

    holders: Sequence[OfficeholderFact]
    language: Language
    with_bodies: bool = True

    def __format__(self, specification: str) -> str:
        if "|" in specification:
            return specification.split("|")[self._agreement]
        text = self._titled()
        return capital(text) if specification[:1].isupper() else text

    @property
    def _agreement(self) -> int:
        all_women = all(holder.title_form == "feminine" for holder in self.holders)
        return (2 if len(self.holders) > 1 else 0) + all_women

    def _titled(self) -> str:
        title = self._shared_title()
        names = [self._named(holder) for holder in self.holders]
        if title:
            return f"{title} {enumeration(names, self.language)}"
        own = (self._title(holder) for holder in self.holders)
        titled = (f"{title} {name}".strip() for title, name in zip(own, names, strict=True))
        return enumeration(list(titled), self.language)

    def _shared_title(self) -> str:
        """Return the plural of the one title all hold, where the language has one for them."""
        offices = {holder.office for holder in self.holders}
        forms = {holder.title_form for holder in self.holders}
        if len(self.holders) < 2 or len(offices) > 1 or any(h.title for h in self.holders):
            return ""
        title = _TITLES[self.language].get(offices.pop(), _NO_TITLE)
        if forms == {"feminine"}:
            return title.women
        return title.men if title.is_common or forms == {"masculine"} else ""

    def _title(self, holder: OfficeholderFact) -> str:
        if holder.title:
            return holder.title.text(self.language)
        title = _TITLES[self.language].get(holder.office, _NO_TITLE)
        if holder.title_form == "neutral" and title.man != title.woman:
            return ""
        return title.woman if holder.title_form == "feminine" else title.man

    def _named(self, holder: OfficeholderFact) -> str:
        person = spelled(holder.person, self.language)
        if not self.with_bodies:
            return person
        form = label_form([each.body for each in self.holders], self.language)
        return f"{person} ({holder.body.names.form(self.language, form)})"
