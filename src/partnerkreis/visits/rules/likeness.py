# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether two gifts are much the same, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from partnerkreis.core.folding import fold
from partnerkreis.core.translated import Translated

#: Words that say nothing of what a gift is: German, Polish and English.
_LITTLE: Final = frozenset(
    {
        *(
            "der",
            "die",
            "das",
            "ein",
            "eine",
            "einen",
            "einem",
            "einer",
            "und",
            "mit",
            "von",
            "aus",
        ),
        *("fur", "fuer", "zum", "zur", "auf", "dem", "den", "des", "uber", "ueber", "the", "and"),
        *("with", "from", "for", "about", "oraz", "dla", "set", "satz", "zestaw"),
    }
)
_ALIKE: Final = 0.84


def are_alike(one: Translated, other: Translated) -> bool:
    """Return whether the same thing may be meant, in any language of both.

    >>> book = Translated.of(de="Bildband über den Südharz")
    >>> are_alike(book, Translated.of(de="ein Bildband: Der Südharz"))
    True
    >>> are_alike(book, Translated.of(de="Porzellanteller mit Wappen"))
    False
    """
    return any(
        _same(mine.text, theirs.text)
        for language, mine in one.items()
        for other_language, theirs in other.items()
        if language == other_language
    )


def _same(one: str, other: str) -> bool:
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return False
    fewer, more = sorted((mine, theirs), key=len)
    shared = sum(any(_is_word(word, known) for known in more) for word in fewer)
    return shared * 2 >= len(fewer) + (len(fewer) > 2)


def _words(text: str) -> list[str]:
    folded = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    return [word for word in folded if word not in _LITTLE and len(word) > 2]


def _is_word(one: str, other: str) -> bool:
    """Return whether two words differ only in their ending."""
    if one == other:
        return True
    return min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def is_named(name: str, names: Iterable[str]) -> bool:
    """Return whether ``name`` is one of ``names``, titles and order of its words aside.

    >>> is_named("Marcinkowski, Robert", ["Robert Marcinkowski"])
    True
    """
    wanted = frozenset(fold(name).replace(",", " ").split())
    known = (frozenset(fold(one).replace(",", " ").split()) for one in names)
    return any(wanted <= one or one <= wanted for one in known if one)
