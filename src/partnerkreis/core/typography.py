# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How sentences are set and joined in each language: no-break spaces, full stops, lists.

Sentences are joined here and nowhere else, so that a text never has two full stops, two spaces,
or a "5." at the end of a line.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from partnerkreis.core.languages import Language

#: No-break space. Written as an escape, for the two look alike in an editor.
NBSP: Final = "\u00a0"

_AND: Final[dict[Language, str]] = {"de": " und ", "pl": f" i{NBSP}", "en": " and "}

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:km²|km|m²|m|%|Uhr|EUR|€|zł)(?!\w))")
_MONTHS: Final[dict[Language, str]] = {
    "de": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "pl": "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października"
    "|listopada|grudnia",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_TIED: Final[dict[Language, tuple[re.Pattern[str], ...]]] = {
    "de": (
        _BEFORE_UNIT,
        re.compile(rf"(?<=\d\.) (?=(?:{_MONTHS['de']})\b)"),
        re.compile(r"(?<=\bNr\.) (?=\d)"),
        re.compile(r" (?=– )"),
    ),
    "pl": (
        _BEFORE_UNIT,
        re.compile(rf"(?<=\d) (?=(?:{_MONTHS['pl']})\b)"),
        re.compile(r"(?<=\d) (?=r\.)"),
        re.compile(r"(?<=\blat) (?=\d+\.)|(?<=\blatach) (?=\d+\.)"),
        re.compile(r"(?<=\bnr) (?=\d)"),
        re.compile(r" (?=– )"),
        # Words of one letter do not stand at the end of a line.
        re.compile(r"(?<=\b[aiouwzAIOUWZ]) (?=\S)"),
    ),
    "en": (
        _BEFORE_UNIT,
        re.compile(rf"(?<=\d) (?=(?:{_MONTHS['en']})\b)"),
        re.compile(r"(?<=\bNo\.) (?=\d)"),
        re.compile(r" (?=– )"),
    ),
}
_SPACES = re.compile(r"[ \t\n]+")
_SPACE_BEFORE_MARK = re.compile(r"[ \u00a0]+(?=[.,;:!?)](?:\s|$))")
_STOPS = re.compile(r"\.{2,}$")
_CLOSED = re.compile(r"[.!?…][”“’)]?$")


def typeset(text: str, language: Language) -> str:
    """Return ``text`` with single spaces, and no-break spaces where ``language`` wants them."""
    text = _SPACE_BEFORE_MARK.sub("", _SPACES.sub(" ", text).strip())
    for tie in _TIED[language]:
        text = tie.sub(NBSP, text)
    return text


def sentence(text: str, language: Language) -> str:
    """Return ``text`` set as one sentence, with exactly one full stop at its end.

    "r." at the end of a Polish sentence closes it too.
    """
    text = _STOPS.sub(".", typeset(text, language))
    return text if _CLOSED.search(text) or not text else f"{text}."


def with_remark(told: str, remark: str) -> str:
    """Return the sentence ``told`` with ``remark`` in brackets before its full stop."""
    bare = told if told.endswith(f"{NBSP}r.") else told.removesuffix(".")
    return f"{bare} ({remark})."


def paragraph(sentences: Iterable[str]) -> str:
    """Return finished sentences as one text."""
    return " ".join(text for text in sentences if text)


def enumeration(items: Sequence[str], language: Language) -> str:
    """Return "A, B and C"; no comma before "and" in any of our languages."""
    *others, last = items
    return f"{', '.join(others)}{_AND[language]}{last}" if others else last
