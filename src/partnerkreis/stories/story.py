# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A told story: paragraphs of sentences, each of which knows what it draws on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from partnerkreis.core.languages import Language
from partnerkreis.core.typography import paragraph


class Kind(StrEnum):
    """The kinds of sentence, in the order of the story."""

    HEADING = "S0"
    WHERE = "S1"
    HOW = "S2"
    BEFORE = "S3"
    AGREED = "S4"
    SAID = "S5"
    INTENDED = "S6"
    TOGETHER = "S7"
    WHO_ELSE = "S8"
    LEARNT = "S9"
    YOUTH = "S10"
    NEXT = "S11"


@dataclass(frozen=True, slots=True)
class Reference:
    """A record, or one field of it, that a sentence draws on: what a note mark leads to."""

    record: UUID
    field: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole sentence. ``language`` is the one it is really in, for a page that marks it."""

    kind: Kind
    text: str
    records: tuple[Reference, ...]
    language: Language | str


@dataclass(frozen=True, slots=True)
class Story:
    """A partnership as it stood on a day.

    ``first_record`` is set where nothing is recorded yet: the text of a link to the year
    ``first_year``.
    """

    language: Language
    heading: Sentence
    as_of_line: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    first_record: str = ""
    first_year: int | None = None

    @property
    def sentences(self) -> Iterator[Sentence]:
        for sentences in self.paragraphs:
            yield from sentences

    @property
    def text(self) -> str:
        """The paragraphs as plain text, parted by blank lines."""
        return "\n\n".join(
            paragraph(sentence.text for sentence in sentences) for sentences in self.paragraphs
        )

    @property
    def words(self) -> int:
        return len(self.text.split())
