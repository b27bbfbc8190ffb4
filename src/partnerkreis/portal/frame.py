# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of the public pages: navigation, languages, footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.portal import links
from partnerkreis.ui.shapes import Crumb, LanguageLink, NavItem, Page

LANGUAGE_NAMES: dict[Language, str] = {"de": "Deutsch", "pl": "Polski", "en": "English"}
SITE_NAME = "Partnerkreis"

#: Texts of the site that stand in the footer, by key, in this order.
FOOTER = ("about-easy", "imprint", "privacy", "accessibility")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at a page: the language asked for, and the address as it was asked for."""

    language: Language
    path: str
    origin: str


def reader(request: HttpRequest) -> Reader:
    """Return what the frame needs to know of the request."""
    code = next(c for c in INTERFACE_LANGUAGES if request.path.startswith(f"/{c}/"))
    origin = settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
    return Reader(code, request.path, origin)


def frame(
    reader: Reader,
    title: str,
    address: Callable[[Language], str],
    *,
    description: str = "",
    crumbs: Sequence[Crumb] = (),
    is_indexed: bool = True,
) -> Page:
    """Return the frame. ``address`` gives this very page's address in each language."""
    language = reader.language
    return Page(
        language=language,
        title=title,
        site_name=SITE_NAME,
        home_href=links.page("home", language),
        description=description,
        canonical=reader.origin + address(language),
        navigation=_navigation(reader),
        languages=[_language_link(reader, other, address(other)) for other in INTERFACE_LANGUAGES],
        crumbs=[Crumb(_("The circle"), links.page("home", language)), *crumbs] if crumbs else (),
        footer=_footer(reader),
        publisher=_("Published by the partners together. Each side releases what concerns it."),
        feed_href=links.page("feed", language),
        is_indexed=is_indexed,
    )


def _language_link(reader: Reader, language: Language, href: str) -> LanguageLink:
    return LanguageLink(
        language,
        LANGUAGE_NAMES[language],
        href,
        reader.origin + href,
        is_current=language == reader.language,
    )


def _navigation(reader: Reader) -> list[NavItem]:
    titles = {
        "home": _("The circle"),
        "partnerships": _("Partnerships"),
        "encounters": _("Encounters"),
        "calendar": _("Calendar"),
        "search": pgettext("navigation", "Search"),
    }
    return [_item(reader, view, title) for view, title in titles.items()]


def _item(reader: Reader, view: str, title: str) -> NavItem:
    href = links.page(view, reader.language)
    is_within = view != "home" and reader.path.startswith(href)
    return NavItem(title, href, is_current=reader.path == href, is_within=is_within)


def _footer(reader: Reader) -> list[NavItem]:
    titles = {
        "about-easy": _("In simple words"),
        "imprint": _("Imprint"),
        "privacy": _("Privacy"),
        "accessibility": _("Accessibility"),
    }
    return [
        NavItem(titles[key], href, is_current=reader.path == href)
        for key, href in ((key, links.of("site_text", key, reader.language)) for key in FOOTER)
    ]
