# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names in the forms a sentence needs. Forms are stored, never inflected by code.

A form is known by a short name. The same names are used as format specifications in the
sentences of the catalogue, so that a translator writes ``{partner:gen}`` and gets the genitive:

=========== ================================================================ ==========
form        meaning                                                          languages
=========== ================================================================ ==========
``full``    the name as it stands in a list, "Landkreis Gostyń" (nominative)  all
``short``   the short name, "Gostyń"                                          all
``the``     full name as subject of a sentence, "der Landkreis Gostyń"        all
``gen``     genitive, "des Landkreises Gostyń", "powiatu gostyńskiego"        de, pl
``dat``     dative, "powiatowi gostyńskiemu"                                  de, pl
``acc``     accusative                                                        de, pl
``ins``     instrumental, "powiatem gostyńskim"                               pl
``loc``     locative, "powiecie gostyńskim"                                   pl
``in``      where, "im Unterallgäu", "w Gostyniu"                             all
``to``      whither, "ins Unterallgäu", "do Gostynia"                         all
``from``    whence, "aus dem Unterallgäu", "z Gostynia"                       all
``adj``     adjective before a noun, "Nordhäuser"                             de
``brief``   short name as subject with its article, "das Unterallgäu"         all
``briefgen`` short name, genitive or dative after a preposition               de, pl
=========== ================================================================ ==========

A capital first letter of the specification asks for a capital first letter of the result:
``{partner:The}`` gives "Der Landkreis Gostyń".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from partnerkreis.core.languages import FALLBACK_ORDER, Language
from partnerkreis.core.translated import Shown, TextState, decode

#: Longest form of a name, in characters.
LONGEST_NAME: Final = 200
#: Which form stands in where one is not stored; ``full`` is always there.
_SUBSTITUTES: dict[str, tuple[str, ...]] = {
    "short": ("full",),
    "the": ("full",),
    "brief": ("short", "full"),
    "acc": ("the", "full"),
    "adj": ("short", "full"),
}


def capital(text: str) -> str:
    """Return ``text`` with its first letter in upper case and the rest untouched."""
    return text[:1].upper() + text[1:]


#: Words of a Polish name that stay small within it.
_WITHIN: Final = frozenset({"i", "w", "we", "z", "ze", "na", "nad", "pod", "przy", "ds."})


def proper(text: str, language: Language) -> str:
    """Return a name as an act or a letterhead writes it; in Polish "Rada Powiatu Gostyńskiego"."""
    if language != "pl":
        return capital(text)
    return capital(" ".join(w if w in _WITHIN else capital(w) for w in text.split(" ")))


class Names:
    """The names of one thing: per language a mapping of form to text. Immutable."""

    __slots__ = ("_hash", "_raw", "_read")

    def __init__(self, forms: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._raw, self._hash = "", 0
        self._read: dict[str, dict[str, str]] | None = {
            language: dict(of) for language, of in (forms or {}).items()
        }

    @property
    def _forms(self) -> dict[str, dict[str, str]]:
        if self._read is None:
            self._read = decode(self._raw)[0]
        return self._read

    @classmethod
    def from_stored(cls, raw: str) -> Self:
        """Build names from their stored JSON, read only when they are looked at."""
        names = cls.__new__(cls)
        names._raw, names._read, names._hash = raw, None, 0
        return names

    @classmethod
    def of(cls, **names: str) -> Self:
        """Build names with only the full form: ``Names.of(de="Landkreis Gostyń")``."""
        return cls({language: {"full": name} for language, name in names.items() if name})

    def to_json(self) -> dict[str, dict[str, str]]:
        return {lang: dict(sorted(forms.items())) for lang, forms in sorted(self._forms.items())}

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted(self._forms))

    def forms(self, language: str) -> Mapping[str, str]:
        """Return the stored forms of ``language``; empty where there is none."""
        return self._forms.get(language, {})

    def all_texts(self) -> list[str]:
        """Return every stored form once, for the search table."""
        return sorted({text for forms in self._forms.values() for text in forms.values()})

    def language_for(self, language: Language) -> str:
        """Return the language the name is shown in for a reader of ``language``, or ""."""
        forms = self._forms
        for code in FALLBACK_ORDER[language]:
            if code in forms:
                return code
        return min(forms, default="")

    def form(self, language: Language, form: str = "full") -> str:
        """Return ``form`` for a reader of ``language``, or the nearest form that is stored."""
        forms = self.forms(self.language_for(language))
        for candidate in (form, *_SUBSTITUTES.get(form, ()), "full"):
            if text := forms.get(candidate):
                return text
        return ""

    def shown(self, language: Language, form: str = "full") -> Shown:
        """Return ``form`` with the language it is really in, for a page that marks it."""
        actual = self.language_for(language)
        state = TextState.ORIGINAL if actual else TextState.MISSING
        return Shown(self.form(language, form), actual, state)

    def in_language(self, language: Language) -> Named:
        return Named(self, language)

    def __bool__(self) -> bool:
        return bool(self._forms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and self._forms == other._forms

    def __hash__(self) -> int:
        # Worked out once: what is made of a name is remembered by it.
        self._hash = self._hash or hash(repr(self.to_json()))
        return self._hash

    def __repr__(self) -> str:
        return f"Names({self.to_json()!r})"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in one language, to be put into a sentence: ``"{county:gen}".format(county=…)``."""

    names: Names
    language: Language

    def __format__(self, specification: str) -> str:
        form = specification or "full"
        text = self.names.form(self.language, form[:1].lower() + form[1:])
        return capital(text) if form[:1].isupper() else text

    def __str__(self) -> str:
        return self.names.form(self.language)
