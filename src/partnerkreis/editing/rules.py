# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What follows from what was typed: translations keep their originals, dates their bounds."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from uuid import UUID

from partnerkreis.core.dates import Edtf
from partnerkreis.core.languages import FALLBACK_ORDER, Language
from partnerkreis.core.translated import TextState, Translated, Wording, clean, digest

#: Letters that do not decompose, and those that Germans write with two when they have no dots.
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae"}
)
_LONGEST_KEY = 60


def edited(
    before: Translated,
    typed: Mapping[str, str],
    *,
    language: Language,
    still_right: Collection[str] = (),
) -> Translated:
    """Return ``before`` with the texts ``typed``, by language; an empty one takes a language out.

    A translation that was typed anew, or is in ``still_right``, belongs to its original as that
    is now. What is first written of all is the original; of several the one in ``language``.
    """
    texts = {code: wording.text for code, wording in before.items()}
    texts |= {code: clean(text) for code, text in typed.items()}
    texts = {code: text for code, text in texts.items() if text}
    originals = [code for code in texts if _is_original(before, code)]
    if texts and not originals:
        originals = [_first(texts, language)]
    touched = {*still_right, *(code for code in typed if _differs(before, typed, code))}
    return Translated(
        {
            code: Wording(text, _made_from(before, code, texts, originals, code in touched))
            for code, text in texts.items()
        }
    )


def _is_original(before: Translated, code: str) -> bool:
    return before.state(code) is TextState.ORIGINAL


def _differs(before: Translated, typed: Mapping[str, str], code: str) -> bool:
    return code not in before or clean(typed[code]) != before[code].text


def _first(texts: Mapping[str, str], language: Language) -> str:
    known = (code for code in FALLBACK_ORDER[language] if code in texts)
    return next(known, None) or min(texts)


def _made_from(
    before: Translated, code: str, texts: Mapping[str, str], originals: list[str], touched: bool
) -> str:
    """Return the digest of the original that the text of ``code`` was made from, or ""."""
    if code in originals:
        return ""
    if code in before and not touched:
        return before[code].of
    return digest(texts[_original_of(before, code, originals)])


def _original_of(before: Translated, code: str, originals: list[str]) -> str:
    """Return which of ``originals`` the text of ``code`` translates: the same as before."""
    if code in before:
        for original in originals:
            if original in before and digest(before[original].text) == before[code].of:
                return original
    return originals[0]


def bounds_after(date: Edtf | None, bounds: Edtf | None) -> Edtf | None:
    """Return what is left of inferred ``bounds`` when somebody has said ``date``.

    They stay where they still say more; where they say something else, the sayer knows better.
    """
    if bounds is None or date is None:
        return bounds
    edges = (date.earliest, bounds.earliest, bounds.latest, date.latest)
    first, inner_first, inner_last, last = edges
    starts_within = first is None or (inner_first is not None and first <= inner_first)
    ends_within = last is None or (inner_last is not None and inner_last <= last)
    is_narrower = (inner_first, inner_last) != (first, last)
    return bounds if starts_within and ends_within and is_narrower else None


def readable(*words: str) -> str:
    """Return words as they stand in an address, "" where nothing of them can."""
    spelled = " ".join(words).lower().translate(_SPELLED)
    bare = unicodedata.normalize("NFKD", spelled)
    plain = "".join(c if c.isascii() and c.isalnum() else " " for c in bare if not _is_mark(c))
    key = ""
    for word in plain.split():
        longer = f"{key}-{word}" if key else word
        if len(longer) > _LONGEST_KEY:
            break
        key = longer
    return key or plain.replace(" ", "")[:_LONGEST_KEY]


def _is_mark(character: str) -> bool:
    return bool(unicodedata.combining(character))


def numbered(key: str) -> Iterator[str]:
    """Yield ``key`` and, for as long as they are asked for, key-2, key-3 …"""
    yield key
    for number in count(2):
        yield f"{key}-{number}"


def is_public(said: Mapping[UUID, bool], sides: Collection[UUID], *, needs_all: bool) -> bool:
    """Return whether the public may read what these sides have said of a record.

    A side that took its release back keeps the record inside, whatever the others say. Of the rest
    one release is enough, unless every side is asked.
    """
    words = [said.get(side) for side in sides]
    return False not in words and (all(words) if needs_all else any(words))


def sorted_name(name: str) -> str:
    """Return a name for lists: "Nowak, Anna" for "Anna Nowak"; the family name stands last."""
    *first, family = name.split() or [""]
    return f"{family}, {' '.join(first)}" if first else family
