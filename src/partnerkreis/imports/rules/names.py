# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which of several are meant where people write of them: "LK Nordhausen – pow. gostyński"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from partnerkreis.core.folding import fold

Key = TypeVar("Key")

_COUNTY: Final = frozenset(
    (
        *("landkreis", "landkreise", "landkreises", "landkreisen", "kreis", "kreise", "kreises"),
        *(
            "kreisen",
            "lk",
            "lkr",
            "kr",
            "landratsamt",
            "kreisverwaltung",
            "powiat",
            "powiatu",
            "powiaty",
        ),
        *("powiatow", "powiatem", "powiatami", "powiecie", "pow", "starostwo", "powiatowe"),
        *("county", "counties"),
    )
)
_TOWN: Final = frozenset(
    (
        *(
            "stadt",
            "stadte",
            "stadten",
            "gemeinde",
            "gemeinden",
            "landgemeinde",
            "miasto",
            "miasta",
        ),
        *("miastem", "miast", "gmina", "gminy", "gminie", "gmin", "town", "city", "municipality"),
    )
)
_AROUND: Final = frozenset(
    (
        *("partnerschaft", "partnerschaften", "kreispartnerschaft", "landkreispartnerschaft"),
        *("stadtepartnerschaft", "partner", "partnerkreis", "partnerlandkreis", "partnerstadt"),
        *("mit", "zwischen", "und", "der", "die", "das", "dem", "den", "des", "im", "in", "ins"),
        *("aus", "nach", "zu", "zum", "zur", "von", "vom", "unser", "unsere", "unserem"),
        *("partnerstwo", "partnerstwa", "partnerstwie", "umowa", "partnerska", "partnerski"),
        *("wspolpraca", "z", "ze", "i", "oraz", "a", "miedzy", "pomiedzy", "w", "do", "nasz"),
        *("partnership", "with", "between", "and", "the", "of", "from", "to", "cooperation"),
        *("zusammenarbeit", "kooperation"),
    )
)
_OWN: Final = frozenset(
    (
        *("wir", "uns", "bei", "unser", "unsere", "unserem", "unseren", "eigener", "eigenes"),
        *("my", "nas", "u", "nasz", "nasza", "nasze", "naszym", "we", "us", "our", "own"),
    )
)
#: What a language puts at the end of a name: "Nordhausens", "z Gostyniem", "gostyńskiego".
_ENDINGS: Final = "(?:s|u|em|iu|ia|iem|owi|ego|emu|m)?"
#: A shorter name with an ending may be another: Berg is not Bergu.
_LONG_ENOUGH: Final = 5


def of_level(is_county: bool, is_town: bool) -> frozenset[str]:
    """Return the words that may stand before the name of such a body."""
    return (_COUNTY if is_county else frozenset()) | (_TOWN if is_town else frozenset())


def says_own(text: str) -> bool:
    """Return whether ``text`` means who wrote it: "wir", "bei uns", "nasz powiat"."""
    words = set(fold(text).split())
    return bool(words & _OWN) and words <= _OWN | _COUNTY | _TOWN


@dataclass(frozen=True, slots=True)
class Meant(Generic[Key]):
    """Whom a text names: of each name all who are called so."""

    each: tuple[frozenset[Key], ...]

    def are(self, some: frozenset[Key]) -> bool:
        """Return whether everybody who is named may be one of ``some``."""
        return bool(self.each) and all(one & some for one in self.each)


class Register(Generic[Key]):
    """Names by which some are known, and the words that may stand before the names of each."""

    def __init__(
        self, names: Mapping[Key, Iterable[str]], levels: Mapping[Key, frozenset[str]]
    ) -> None:
        self._levels = levels
        called: dict[str, set[Key]] = defaultdict(set)
        for key, texts in names.items():
            for name in filter(None, map(_bare, texts)):
                called[name].add(key)
        longest_first = sorted(called, key=lambda name: (-len(name), name))
        self._called = [
            (re.compile(rf"\b{re.escape(name)}{_ending(name)}\b"), frozenset(called[name]))
            for name in longest_first
        ]

    def meant(self, text: str) -> Meant[Key] | None:
        """Return who is named in ``text``, or None where it says something else besides."""
        left, found = fold(text), []
        for pattern, keys in self._called:
            left, times = pattern.subn(" ", left)
            if times:
                found.append(keys)
        words = set(left.split()) - _AROUND
        each = tuple(self._of_these_words(keys, words) for keys in found)
        known = {word for keys in each for key in keys for word in self._levels[key]}
        return Meant(tuple(dict.fromkeys(each))) if each and words <= known else None

    def _of_these_words(self, keys: frozenset[Key], words: set[str]) -> frozenset[Key]:
        """Of several of one name keep those of the kind that is named, if any is."""
        return frozenset(key for key in keys if self._levels[key] & words) or keys


def _ending(name: str) -> str:
    return _ENDINGS if len(name) >= _LONG_ENOUGH else ""


def _bare(name: str) -> str:
    """Return a name without what stands around it: "im Landkreis Gostyń" is "gostyn"."""
    words, around = fold(name).split(), _AROUND | _COUNTY | _TOWN
    while words and words[0] in around:
        words.pop(0)
    while words and words[-1] in around:
        words.pop()
    return " ".join(words)
