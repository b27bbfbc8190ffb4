# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How somebody is addressed: at the beginning of a letter, and above it.

The office decides where there is one that is spoken to ("Sehr geehrter Herr Landrat", "Szanowny
Panie Starosto"), otherwise the name. A Polish name would have to be inflected, so it is left out:
"Szanowna Pani". Who is neither known as a man nor as a woman is not guessed to be either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from partnerkreis.core.languages import Language

MASCULINE, FEMININE, NEUTRAL = "masculine", "feminine", "neutral"

_OF_MEN: Final = frozenset({"herr", "herrn", "pan", "mr"})
_OF_WOMEN: Final = frozenset({"frau", "pani", "ms", "mrs"})
_TO_NOBODY: Final[dict[Language, str]] = {
    "de": "Sehr geehrte Damen und Herren",
    "pl": "Szanowni Państwo",
    "en": "Dear Sir or Madam",
}
#: The office in a vocative: of a man, of a woman. An office that is not here is not spoken to.
_VOCATIVES: Final[dict[Language, dict[str, tuple[str, str]]]] = {
    "de": {
        "head_of_county": ("Landrat", "Landrätin"),
        "mayor": ("Bürgermeister", "Bürgermeisterin"),
        "council_chair": ("Vorsitzender", "Vorsitzende"),
        "treasurer": ("Kämmerer", "Kämmerin"),
    },
    "pl": {
        "head_of_county": ("Starosto", "Starosto"),
        "mayor": ("Burmistrzu", "Burmistrz"),
        # Inflected as an adjective, so the vocative is the nominative.
        "council_chair": ("Przewodniczący", "Przewodnicząca"),
        "treasurer": ("Skarbniku", "Skarbnik"),
    },
    "en": {"mayor": ("Mayor", "Mayor"), "council_chair": ("Chair", "Chair")},
}
#: The office above a letter and below a signature: of a man, of a woman, of whom we do not know.
_OFFICES: Final[dict[Language, dict[str, tuple[str, str, str]]]] = {
    "de": {
        "head_of_county": ("Landrat", "Landrätin", "Landrat/Landrätin"),
        "mayor": ("Bürgermeister", "Bürgermeisterin", "Bürgermeister/in"),
        "partnership_officer": (
            "Partnerschaftsbeauftragter",
            "Partnerschaftsbeauftragte",
            "Partnerschaftsbeauftragte/r",
        ),
        "council_chair": (
            "Vorsitzender des Kreistags",
            "Vorsitzende des Kreistags",
            "Vorsitz des Kreistags",
        ),
        "treasurer": ("Kämmerer", "Kämmerin", "Kämmerei"),
    },
    "pl": {
        "head_of_county": ("Starosta", "Starosta", "Starosta"),
        "mayor": ("Burmistrz", "Burmistrz", "Burmistrz"),
        "partnership_officer": (
            "Pełnomocnik ds. partnerstwa",
            "Pełnomocniczka ds. partnerstwa",
            "Pełnomocnik ds. partnerstwa",
        ),
        "council_chair": (
            "Przewodniczący Rady Powiatu",
            "Przewodnicząca Rady Powiatu",
            "Przewodniczący Rady Powiatu",
        ),
        "treasurer": ("Skarbnik", "Skarbnik", "Skarbnik"),
    },
    "en": {
        "head_of_county": ("Head of County",) * 3,
        "mayor": ("Mayor",) * 3,
        "partnership_officer": ("Partnership Officer",) * 3,
        "council_chair": ("Chair of the County Council",) * 3,
        "treasurer": ("Treasurer",) * 3,
    },
}


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody a letter goes to. ``title_form`` is the form of the office's title they use.

    ``form_of_address`` is as people write it: "Frau Dr.", "Pan", "Prof. Dr.". ``office_title``
    is the name of an office that has one of its own, in the language of the letter.
    """

    name: str
    surname: str = ""
    office: str = ""
    office_title: str = ""
    title_form: str = NEUTRAL
    form_of_address: str = ""

    @property
    def form(self) -> str:
        """Return the form that is known: by the office, else by the form of address."""
        if self.title_form in (MASCULINE, FEMININE):
            return self.title_form
        words = set(re.findall(r"\w+", self.form_of_address.lower()))
        if bool(words & _OF_MEN) == bool(words & _OF_WOMEN):
            return NEUTRAL
        return MASCULINE if words & _OF_MEN else FEMININE

    @property
    def degree(self) -> str:
        """Return "prof", "dr" or "": what one is spoken to with besides the name."""
        words = re.findall(r"\w+", self.form_of_address.lower())
        if any(word.startswith("prof") for word in words):
            return "prof"
        return "dr" if "dr" in words else ""


def salutation(addressee: Addressee | None, language: Language) -> str:
    """Return the first line of a letter, without the comma that follows it."""
    if addressee is None:
        return _TO_NOBODY[language]
    return {"de": _german, "pl": _polish, "en": _english}[language](addressee)


def _spoken_office(addressee: Addressee, language: Language) -> str:
    """Return the office in the vocative; nothing where it has a name of its own."""
    known = {} if addressee.office_title else _VOCATIVES[language]
    man, woman = known.get(addressee.office, ("", ""))
    return woman if addressee.form == FEMININE else man


def _german(addressee: Addressee) -> str:
    degree = {"prof": "Professor", "dr": "Dr.", "": ""}[addressee.degree]
    if addressee.form == NEUTRAL:
        return _joined("Guten Tag", degree, addressee.name)
    begun = "Sehr geehrte Frau" if addressee.form == FEMININE else "Sehr geehrter Herr"
    if degree == "Professor" and addressee.form == FEMININE:
        degree = "Professorin"
    office = _spoken_office(addressee, "de")
    if office and not degree:
        return _joined(begun, office)
    return _joined(begun, office, degree, addressee.surname or addressee.name)


def _polish(addressee: Addressee) -> str:
    if addressee.form == NEUTRAL:
        return _TO_NOBODY["pl"]
    is_woman = addressee.form == FEMININE
    begun = "Szanowna Pani" if is_woman else "Szanowny Panie"
    degree = {"prof": ("Profesorze", "Profesor"), "dr": ("Doktorze", "Doktor"), "": ("", "")}
    office = _spoken_office(addressee, "pl")
    return _joined(begun, office or degree[addressee.degree][is_woman])


def _english(addressee: Addressee) -> str:
    degree = {"prof": "Professor", "dr": "Dr", "": ""}[addressee.degree]
    surname = addressee.surname or addressee.name
    office = _spoken_office(addressee, "en")
    if office and addressee.form != NEUTRAL:
        return _joined("Dear", "Madam" if addressee.form == FEMININE else "Mr", office)
    if degree:
        return _joined("Dear", degree, surname)
    if addressee.form == NEUTRAL:
        return _joined("Dear", addressee.name)
    return _joined("Dear", "Ms" if addressee.form == FEMININE else "Mr", surname)


def office_line(addressee: Addressee, language: Language) -> str:
    """Return the office as it stands below a name, "" where it is not known by a name."""
    if addressee.office_title:
        return addressee.office_title
    forms = _OFFICES[language].get(addressee.office, ("", "", ""))
    return forms[(MASCULINE, FEMININE, NEUTRAL).index(addressee.form)]


#: What a man is called above a German letter, where that differs: to "Herrn Vorsitzenden".
_TO_A_MAN: Final = {
    "partnership_officer": "Partnerschaftsbeauftragten",
    "council_chair": "Vorsitzenden des Kreistags",
}
#: Offices that in Polish are named with the body they are of: "Starosta powiatu gostyńskiego".
_OF_A_BODY: Final = frozenset({"head_of_county", "mayor", "treasurer"})


def address_lines(addressee: Addressee, language: Language, *, of_body: str = "") -> list[str]:
    """Return the lines above a letter that say who it is for: to "Herrn Landrat".

    ``of_body`` is the body in the genitive, for languages that name it with the office.
    """
    office = office_line(addressee, language)
    if language == "pl" and addressee.office in _OF_A_BODY and not addressee.office_title:
        office = _joined(office, of_body)
    name = _joined(_written_degree(addressee), addressee.name)
    if language == "de":
        to = {MASCULINE: "Herrn", FEMININE: "Frau", NEUTRAL: ""}[addressee.form]
        if addressee.form == MASCULINE and not addressee.office_title:
            office = _TO_A_MAN.get(addressee.office, office)
        lines = [_joined(to, office), name]
    elif language == "pl":
        to = {MASCULINE: "Szanowny Pan", FEMININE: "Szanowna Pani", NEUTRAL: ""}[addressee.form]
        lines = [to, name, office]
    else:
        to = {MASCULINE: "Mr", FEMININE: "Ms", NEUTRAL: ""}[addressee.form]
        lines = [_joined("" if addressee.degree else to, name), office]
    return [line for line in lines if line]


def _written_degree(addressee: Addressee) -> str:
    """Return the form of address as it was written, without "Herr" and "Frau"."""
    words = addressee.form_of_address.split()
    kept = [word for word in words if word.lower().strip(".,") not in _OF_MEN | _OF_WOMEN]
    return " ".join(kept)


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)
