# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which language somebody wrote a text that bears no mark of it, such as an internal note.

Good enough to tell a screen reader how to say it, and for nothing else.
"""

from __future__ import annotations

import re
from typing import Final

from partnerkreis.core.languages import Language

_WORDS: Final = re.compile(r"[^\W\d_]+")
#: Words that any note has, and that the other two languages lack.
_SMALL: Final[dict[Language, str]] = {
    "de": "aber als auch auf aus bei bis das dass dem den der des die doch durch ein eine einem "
    "einen einer er es für gegen hat im ist kein keine mit nach nicht noch nur oder ob sein sich "
    "sie sind so über um und uns unser vom von vor war waren wegen wenn wer wie wir wird wo zu zum "
    "zur zwischen bitte siehe laut unbekannt jahr tag",
    "en": "about after and are as at be been before beginning both but copy day dated derived "
    "early first for from has have her his is it its low may named no not of on one or other out "
    "reliability same see seen source sources than that the their there these they this to "
    "undated unknown until was we were when where which who with without year years",
    "pl": "ale albo czy dla do dopiero gdy i ich jak jako jest już lub ma między na nad nie "
    "nieznana od oraz po pod przed przez przy r rok roku są się tak także to tego tej tym tylko w "
    "we według więc z za ze że źródło dzień",
}
_OWN: Final = {code: frozenset(words.split()) for code, words in _SMALL.items()}
#: Letters that only one of the three has.
_LETTERS: Final[dict[Language, frozenset[str]]] = {
    "de": frozenset("äöüß"),
    "pl": frozenset("ąćęłńśźż"),
    "en": frozenset(),
}


def guessed_language(text: str) -> Language | None:
    """Return the language that most of the small words of ``text`` are of; None where unsure.

    Names have letters of their own language in every text, so letters count only where words leave
    it open.

    >>> guessed_language("year derived: two years before the tour to Gostyń")
    'en'
    """
    words = [word.lower() for word in _WORDS.findall(text)]
    counted = {code: sum(word in own for word in words) for code, own in _OWN.items()}
    best = _only_best(counted)
    if best is not None or any(counted.values()):
        return best
    return _only_best(
        {code: sum(not own.isdisjoint(w) for w in words) for code, own in _LETTERS.items()}
    )


def _only_best(counted: dict[Language, int]) -> Language | None:
    most = max(counted.values())
    best = [code for code, number in counted.items() if number == most]
    return best[0] if most and len(best) == 1 else None
