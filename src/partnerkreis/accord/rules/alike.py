# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts that look like other texts: what nobody sees, and letters of another script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

#: Not shown by any font: zero-width characters, marks that turn the direction, soft hyphens.
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
                     "\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]")  # fmt: skip
#: Letters of Greek and Cyrillic that a reader of Latin takes for his own.
_LOOKALIKES: Final = str.maketrans(
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd"
    "\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u0501\u051b\u051d",
    "ABEZHIKMNOPTYXovSIJABEKMHOPCTYXaeopcyxsijdqw",
)
_LATIN: Final = frozenset({"de", "pl", "en", "fr", "cs"})
_WORD = re.compile(r"[^\W\d_]+")


class Oddity(StrEnum):
    UNSEEN = "unseen"
    MIXED = "mixed"
    #: A whole word of another script that looks as if it were Latin.
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Odd:
    """Something in a text that may be taken for something else: where, and what it is."""

    path: tuple[str, ...]
    kind: Oddity
    #: The word, or the names of the characters that are not seen.
    what: str


def odd_texts(terms: Any, path: tuple[str, ...] = ()) -> Iterator[Odd]:
    """Yield what a reader of ``terms`` could not see or could confuse."""
    if isinstance(terms, str):
        yield from _in_text(terms, path)
    elif isinstance(terms, Mapping):
        for name, value in terms.items():
            yield from odd_texts(value, (*path, str(name)))
    elif isinstance(terms, Sequence):
        for number, value in enumerate(terms):
            yield from odd_texts(value, (*path, str(number)))


def _in_text(text: str, path: tuple[str, ...]) -> Iterator[Odd]:
    if unseen := sorted(set(_UNSEEN.findall(text))):
        names = (f"U+{ord(one):04X} {unicodedata.name(one, '')}".strip() for one in unseen)
        yield Odd(path, Oddity.UNSEEN, ", ".join(names))
    is_latin = bool(path) and path[-1] in _LATIN
    for word in dict.fromkeys(_WORD.findall(text)):
        scripts = _scripts(word)
        if len(scripts) > 1:
            yield Odd(path, Oddity.MIXED, word)
        elif is_latin and "LATIN" not in scripts and _scripts(_as_latin(word)) == {"LATIN"}:
            yield Odd(path, Oddity.FOREIGN, word)


def _as_latin(text: str) -> str:
    return text.translate(_LOOKALIKES)


def look_alike(one: str, other: str) -> bool:
    """Return whether two texts that differ look the same to whoever reads them."""
    return one != other and _seen(one) == _seen(other)


def _seen(text: str) -> str:
    """Return what a reader sees of a text: no zero widths, one kind of space, Latin letters."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return " ".join(_as_latin(plain).split())


def _scripts(word: str) -> set[str]:
    """Return the scripts of the letters of a word: their names begin with it."""
    return {unicodedata.name(one, "UNKNOWN").split()[0] for one in word if one.isalpha()} - {
        "MODIFIER",
        "FEMININE",
        "MASCULINE",
        "MICRO",
    }
