# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Things one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerkreis.ui.shapes.text import Sentence, Tag


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list of things that have a page of their own. ``when`` may have several lines."""

    title: str
    href: str = ""
    when: Sequence[str] = ()
    summary: Sequence[Sentence] = ()
    remark: str = ""
    tag: Tag | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """A name as it stands under a document, with the office it was signed in."""

    name: str
    office: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """One signing of a document. ``heading``: place and date; the host's names come first."""

    heading: str
    remark: str = ""
    signatories: Sequence[Signatory] = ()
    notes: Sequence[int] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Something agreed, resolved or signed; ``word`` says which of the three."""

    word: str
    title: str
    text: Sequence[Sentence] = ()
    remark: str = ""
    signings: Sequence[Signing] = ()
    href: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and what became of it, side by side; ``stated`` says when it was a plan."""

    plan: Sentence
    stated: str
    outcome: Sentence
    tag: Tag


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a series; ``also`` is its title in a second language."""

    ordinal: str
    year: str
    title: str
    href: str = ""
    also: str = ""
    also_language: str = ""
    remark: str = ""
    notes: Sequence[int] = ()
    is_here: bool = False
