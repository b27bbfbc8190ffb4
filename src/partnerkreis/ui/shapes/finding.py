# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filters and the pages of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerkreis.ui.shapes.text import Link


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    is_selected: bool = False


@dataclass(frozen=True, slots=True)
class FilterField:
    name: str
    label: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Filters:
    """A filter form; ``chosen`` are links that take one filter away."""

    action: str
    fields: Sequence[FilterField]
    chosen: Sequence[Link] = ()
    reset_href: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a list; number 0 stands for a gap."""

    number: int
    href: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Pagination:
    pages: Sequence[PageLink]
    previous_href: str = ""
    next_href: str = ""
