# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""One spelling for all spellings: what search compares.

Gostyń and Gostyn, Unterallgäu, Unterallgaeu and Unterallgau fold to the same letters. Both the
stored text and the question are folded, so the folding may be coarse but must be the same.
"""

import re
import unicodedata
from functools import lru_cache

#: Letters that Unicode does not decompose (UAX #15), in the spelling of people without them.
_LETTERS = {"ł": "l", "ß": "ss", "đ": "d", "ø": "o", "æ": "a", "œ": "o", "ı": "i", "þ": "th"}
#: No mark stands behind the first two planes of Unicode, of which there are seventeen.
_MARKS_END = 0x20000
#: Those letters, and nothing for the marks that decomposed letters carry.
_BARE = str.maketrans(
    _LETTERS | {mark: "" for mark in map(chr, range(_MARKS_END)) if unicodedata.combining(mark)}
)
#: All of them at once: "aee" must not become "ae", which folds to something else again.
_SECOND_LETTER_OF_UMLAUT = re.compile("(?<=[aou])e+")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Return the words of ``text`` in lower case, without diacritics, parted by single spaces."""
    return " ".join(filter(None, map(_fold_word, text.split())))


@lru_cache(maxsize=4096)
def _fold_word(word: str) -> str:
    """Fold what stands between spaces: nothing, one word, or several. The same few come often."""
    bare = unicodedata.normalize("NFKD", word).casefold().translate(_BARE)
    return " ".join(_WORD.findall(_SECOND_LETTER_OF_UMLAUT.sub("", bare)))
