# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts that look like other texts: what nobody sees, and letters of another script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

#: Not shown by any font: zero-width characters, marks that turn the direction, soft hyphens.
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
                     "\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]")  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


class Oddity(StrEnum):
    UNSEEN = "unseen"
    MIXED = "mixed"


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
    for word in dict.fromkeys(_WORD.findall(text)):
        if len(_scripts(word)) > 1:
            yield Odd(path, Oddity.MIXED, word)


def _scripts(word: str) -> set[str]:
    """Return the scripts of the letters of a word: their names begin with it."""
    return {unicodedata.name(one, "UNKNOWN").split()[0] for one in word if one.isalpha()} - {
        "MODIFIER",
        "FEMININE",
        "MASCULINE",
        "MICRO",
    }
