# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a folder are laid out with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerkreis.ui.shapes import Fact, Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: at the side the time, below the text what else is to be known."""

    text: Sentence
    time: str = ""
    details: Sequence[str] = ()
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a part: facts, lines under a heading, paragraphs, or a table for paper."""

    heading: str = ""
    facts: Sequence[Fact] = ()
    lines: Sequence[Line] = ()
    is_timed: bool = False
    paragraphs: Sequence[str] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class PartSection:
    """A part on the page: who sees it, where it is edited, what stands there."""

    id: str
    title: str
    note: str
    blocks: Sequence[Block]
    nothing: str
    edit_href: str = ""
    #: The key of the side whose guests can be forgotten here.
    forget: str = ""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; lines stay lines."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]
