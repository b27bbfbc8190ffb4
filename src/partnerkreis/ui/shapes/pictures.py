# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures and documents as a page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerkreis.ui.shapes import Link
from partnerkreis.ui.shapes.text import Sentence


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in several widths; ``alternative`` is for those who do not see it."""

    src: str
    srcset: str
    width: int
    height: int
    alternative: str
    alternative_language: str = ""
    caption: Sentence | None = None
    credit: str = ""
    #: What it is of, where that is told on another page.
    record: Link | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that can be had: its title, and its kind and size in words."""

    title: str
    href: str
    meta: str
    language: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of files: the first picture leads, the others follow further down."""

    lead: Picture | None = None
    pictures: Sequence[Picture] = ()
    documents: Sequence[Offer] = ()


NOTHING = Shown()
