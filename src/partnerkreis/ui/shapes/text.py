# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences, their sources, names, and the tag of what is not a plain fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the sources it rests on."""

    text: str
    notes: Sequence[int] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A source, numbered in reading order; its element has the id ``n`` + number."""

    number: int
    title: str
    href: str = ""
    language: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A named thing that has a page of its own, or none (``href`` empty)."""

    title: str
    href: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under a heading, beside a story: who takes part on one side."""

    title: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is known of it; several sentences stand one below the other."""

    term: str
    sentences: Sequence[Sentence]
    links: Sequence[Link] = ()


class TagKind(StrEnum):
    """How far a statement is from a plain fact."""

    FACT = "fact"
    PLAN = "plan"
    OPEN = "open"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Tag:
    text: str
    kind: TagKind = TagKind.FACT
