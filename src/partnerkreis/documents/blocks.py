# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a longer text is made of, for a page and for a document alike. Finished words only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


class Foreign(str):
    """Words in another language than the text around them, with a mark that says so.

    A document has both; a page has the ``words`` marked with their ``language``.
    """

    words: str
    language: str

    def __new__(cls, words: str, language: str, mark: str) -> Self:
        made = super().__new__(cls, f"{words} ({mark})")
        made.words, made.language = words, language
        return made


class Lines(str):
    """Several lines in one cell, each for itself."""

    lines: tuple[str, ...]

    def __new__(cls, lines: Sequence[str]) -> Self:
        made = super().__new__(cls, "\n".join(lines))
        made.lines = tuple(lines)
        return made


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is below the title of the whole. Its id is for links on a page."""

    text: str
    level: int = 1
    id: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    #: Said in passing: smaller.
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row that heads it; ``numeric`` are the columns of figures, from 0.

    ``weights`` say how wide the columns are beside one another.
    """

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[int] = frozenset()
    weights: Sequence[int] = ()


Block = Heading | Paragraph | Bullets | Table
