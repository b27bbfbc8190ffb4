# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts of the site: imprint, privacy, accessibility, and what is said in simple words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.editing.titles import title_of
from partnerkreis.portal import links
from partnerkreis.texts.models import SiteText
from partnerkreis.ui.shapes import Entry, Page
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.frame import frame, language_of


@dataclass(frozen=True, slots=True)
class SiteTextsPage:
    page: Page
    title: str
    texts: list[Entry]


def site_texts_page(request: HttpRequest, texts: Iterable[SiteText]) -> SiteTextsPage:
    """Return the list of the texts, each leading to where it is changed."""
    language = language_of(request)
    title = _("Texts of the site")
    return SiteTextsPage(
        page=frame(request, title, lambda other: links.page("site_texts", other)),
        title=title,
        texts=[
            Entry(title_of(text, language), addresses.record("site-text", text.key, language))
            for text in texts
        ],
    )
