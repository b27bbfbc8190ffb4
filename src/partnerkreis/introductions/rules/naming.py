# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keys for what the directory does not have yet."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

from partnerkreis.core.folding import fold

_LONGEST = 70


def key_of(name: str) -> str:
    """Return a key made of the letters of a name.

    >>> key_of("Powiat gostyński")
    'powiat-gostynski'
    """
    letters = re.sub(r"[^a-z0-9]+", "-", " ".join(_letters(word) for word in name.split())).strip(
        "-"
    )
    return letters[:_LONGEST].strip("-") or "body"


def _letters(word: str) -> str:
    # Letter by letter: folding takes the "ue" of Aue for an umlaut.
    return "".join(fold(letter) or " " for letter in word)


def free_key(wanted: str, taken: Collection[str]) -> str:
    """Return ``wanted``, or it with the first number that makes it new."""
    wanted = wanted[:_LONGEST].strip("-")
    numbered = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(key for key in numbered if key not in taken)
