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

_MONTHS: Final[dict[Language, str]] = {
    "de": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "pl": "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października"
    "|listopada|grudnia",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
#: The spaces that a line never breaks at. Each begins with the space itself, which a regular
#: expression finds quickly, and looks back over it.
_EVERYWHERE: Final = (r"(?<=\d )(?=(?:km²|km|m²|m|%|Uhr|EUR|€|zł)(?!\w))", r"(?=– )")
_OWN: Final[dict[Language, tuple[str, ...]]] = {
    "de": (rf"(?<=\d\. )(?=(?:{_MONTHS['de']})\b)", r"(?<=\bNr\. )(?=\d)"),
    "pl": (
        rf"(?<=\d )(?=(?:{_MONTHS['pl']})\b)",
        r"(?<=\d )(?=r\.)",
        r"(?<=\blat )(?=\d+\.)",
        r"(?<=\blatach )(?=\d+\.)",
        r"(?<=\bnr )(?=\d)",
        # Words of one letter do not stand at the end of a line.
        r"(?<=\b[aiouwzAIOUWZ] )(?=\S)",
    ),
    "en": (rf"(?<=\d )(?=(?:{_MONTHS['en']})\b)", r"(?<=\bNo\. )(?=\d)"),
}
_TIED: Final = {
    language: re.compile(f" (?:{'|'.join((*_EVERYWHERE, *own))})") for language, own in _OWN.items()
}
#: Without any of these a text of the language has no such space, which is seen at a glance.
_MAY_BE_TIED: Final[dict[Language, re.Pattern[str]]] = {
    "de": re.compile("[0-9–]"),
    "pl": re.compile("[aiouwz0-9–]", re.IGNORECASE),
    "en": re.compile("[0-9–]"),
}
_SPACES = re.compile(r"[ \t\n]+")
_SPACE_BEFORE_MARK = re.compile(r"[ \u00a0]+(?=[.,;:!?)](?:\s|$))")
#: What a sentence may end with, a quotation mark or a bracket after it or not.
_CLOSED: Final = tuple(f"{mark}{after}" for mark in ".!?…" for after in ("", *"”“’)"))


def typeset(text: str, language: Language) -> str:
    """Return ``text`` with single spaces, and no-break spaces where ``language`` wants them."""
    text = text.strip(" \t\n")
    # Hardly any text has such spaces, and to see that takes a twentieth of looking for them.
    if "  " in text or "\n" in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    text = _SPACE_BEFORE_MARK.sub("", text)
    return _TIED[language].sub(NBSP, text) if _MAY_BE_TIED[language].search(text) else text


def sentence(text: str, language: Language) -> str:
    """Return ``text`` set as one sentence, with exactly one full stop at its end.

    "r." at the end of a Polish sentence closes it too.
    """
    text = typeset(text, language)
    if text.endswith(".."):
        text = f"{text.rstrip('.')}."
    return text if text.endswith(_CLOSED) or not text else f"{text}."


#: Outer and inner quotation marks, each opening and closing.
_QUOTES: Final[dict[Language, tuple[str, str, str, str]]] = {
    "de": ("„", "“", "‚", "‘"),
    "pl": ("„", "”", "«", "»"),
    "en": ("“", "”", "‘", "’"),
}


def nested_quotes(text: str, language: Language) -> str:
    """Return ``text`` with the marks of a quotation within a quotation made inner ones."""
    opening, closing, inner_opening, inner_closing = _QUOTES[language]
    depth, written = 0, []
    for character in text:
        if character == opening:
            depth += 1
            written.append(inner_opening if depth > 1 else opening)
        elif character == closing and depth:
            depth -= 1
            written.append(inner_closing if depth else closing)
        else:
            written.append(character)
    return "".join(written)


def behind_colon(title: str, language: Language) -> str:
    """Return ``title`` as it stands behind a colon: in quotation marks where it has one itself.

    >>> behind_colon("Musikprojekt: „Wir“", "de"), behind_colon("Musikprojekt", "de")
    ('„Musikprojekt: ‚Wir‘“', 'Musikprojekt')
    """
    if ":" not in title:
        return title
    opening, closing, *_inner = _QUOTES[language]
    return nested_quotes(f"{opening}{title}{closing}", language)


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


def shortened(text: str, most: int) -> str:
    """Return ``text`` in at most ``most`` characters and an ellipsis, cut between two words.

    >>> shortened("Partners, near and far", 12)
    'Partners …'
    """
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.–") + " …"
