# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of a page: what stands around its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerkreis.core.languages import direction


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to this page; the last one has no ``href``."""

    title: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the navigation or the footer, to this page, to one above it, or elsewhere."""

    title: str
    href: str
    is_current: bool = False
    is_within: bool = False


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language, called by its own name; ``url`` is absolute."""

    language: str
    name: str
    href: str
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Everything ``base.html`` needs. ``publisher`` says who answers for the site.

    ``search_href`` is where the search field in the head of the page leads to; "" for none.
    """

    language: str
    title: str
    site_name: str
    home_href: str
    description: str = ""
    canonical: str = ""
    navigation: Sequence[NavItem] = ()
    languages: Sequence[LanguageLink] = ()
    crumbs: Sequence[Crumb] = ()
    footer: Sequence[NavItem] = ()
    publisher: str = ""
    feed_href: str = ""
    is_indexed: bool = True
    search_href: str = ""
    question: str = ""

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def full_title(self) -> str:
        """Return the text of the ``title`` element, the site's name last and only once."""
        return self.title if self.title == self.site_name else f"{self.title} – {self.site_name}"
