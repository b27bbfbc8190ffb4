# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text in any language, each language with its state: original, translated, outdated, missing.

The state is derived, never stored: a translation carries the digest of the original it was made
from (``of``), and is outdated as soon as no original has that digest any more.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Self

from partnerkreis.core.languages import FALLBACK_ORDER, Language, direction

#: Longest single text, in characters. The longest of the reference case has under 400.
LONGEST_TEXT = 20_000
#: What ``json.loads`` does, without a look at what we have not stored; thousands of texts are read.
decode = json.JSONDecoder().raw_decode


class TextState(StrEnum):
    ORIGINAL = "original"
    TRANSLATED = "translated"
    OUTDATED = "outdated"
    MISSING = "missing"


def clean(text: str) -> str:
    """Return ``text`` as it is stored: NFC, line ends LF, no white space at the end."""
    unified = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return unified.rstrip()


def digest(text: str) -> str:
    """Return the digest by which a translation names its original: 16 hex digits of SHA-256."""
    return sha256(clean(text).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's text; ``of`` is the digest of the original it translates, or empty."""

    text: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows for a wanted language: the text, and the language it is really in."""

    text: str
    language: str
    state: TextState

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def direction(self) -> str:
        return direction(self.language)


_NOTHING = Shown("", "", TextState.MISSING)


def _wordings_of(data: Mapping[str, Mapping[str, str]]) -> dict[str, Wording]:
    return {lang: Wording(entry["text"], entry.get("of", "")) for lang, entry in data.items()}


class Translated(Mapping[str, Wording]):
    """An immutable text in several languages."""

    __slots__ = ("_digests", "_raw", "_read")

    def __init__(self, wordings: Mapping[str, Wording] | None = None) -> None:
        self._raw = ""
        self._read: dict[str, Wording] | None = dict(wordings or {})
        self._digests: frozenset[str] | None = None

    @property
    def _wordings(self) -> dict[str, Wording]:
        if self._read is None:
            self._read = _wordings_of(decode(self._raw)[0])
        return self._read

    @classmethod
    def from_stored(cls, raw: str) -> Self:
        """Build a text from its stored JSON, read only when it is looked at.

        A page reads many records and shows a few texts of each: most are never looked at.
        """
        text = cls.__new__(cls)
        text._raw, text._read, text._digests = raw, None, None
        return text

    @classmethod
    def of(cls, **texts: str) -> Self:
        """Build a text whose languages are all originals: ``Translated.of(de="…", pl="…")``."""
        return cls({language: Wording(clean(text)) for language, text in texts.items() if text})

    @classmethod
    def from_json(cls, data: Mapping[str, Mapping[str, str]] | None) -> Self:
        """Build a text from its stored form, ``{"de": {"text": …, "of": …}}``."""
        return cls(_wordings_of(data or {}))

    def to_json(self) -> dict[str, dict[str, str]]:
        """Return the stored form, languages in alphabetical order."""
        return {
            lang: {"text": w.text, "of": w.of} if w.of else {"text": w.text}
            for lang, w in sorted(self._wordings.items())
        }

    def state(self, language: str) -> TextState:
        """Return the state of ``language``, derived from the originals as they are now."""
        wording = self._wordings.get(language)
        if wording is None:
            return TextState.MISSING
        if not wording.of:
            return TextState.ORIGINAL
        return TextState.TRANSLATED if wording.of in self._originals else TextState.OUTDATED

    def is_complete(self, languages: Iterable[str]) -> bool:
        """Return whether it is in all of ``languages``, and in none of them outdated."""
        wordings = (self._wordings.get(language) for language in languages)
        return all(w is not None and (not w.of or w.of in self._originals) for w in wordings)

    @property
    def _originals(self) -> frozenset[str]:
        if self._digests is None:
            originals = (w.text for w in self._wordings.values() if not w.of)
            self._digests = frozenset(map(digest, originals))
        return self._digests

    def _language_for(self, language: Language) -> str:
        """Return the language to show for a reader of ``language``, or "" where there is none."""
        wordings = self._wordings
        if language in wordings:
            return language
        known = (code for code in FALLBACK_ORDER[language] if code in wordings)
        return next(known, None) or min(wordings, default="")

    def shown(self, language: Language) -> Shown:
        """Return the text for a reader of ``language``: that language, else the next best one.

        Falls back in the order of ``FALLBACK_ORDER``, then to any language there is. The result
        says which language it is in, so that a page marks it and never replaces it silently.
        """
        candidate = self._language_for(language)
        if not candidate:
            return _NOTHING
        return Shown(self._wordings[candidate].text, candidate, self.state(candidate))

    def text(self, language: Language) -> str:
        """Return only the text of :meth:`shown`, for places that carry no language mark."""
        candidate = self._language_for(language)
        return self._wordings[candidate].text if candidate else ""

    def __getitem__(self, language: str) -> Wording:
        return self._wordings[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._wordings)

    def __len__(self) -> int:
        return len(self._wordings)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Translated) and self._wordings == other._wordings

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._wordings.items(), key=lambda item: item[0])))

    def __repr__(self) -> str:
        return f"Translated({self.to_json()!r})"
