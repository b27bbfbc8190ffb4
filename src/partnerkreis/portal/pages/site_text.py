# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text of the site: imprint, privacy and the like, written in Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markupsafe import Markup

from partnerkreis.portal import links, wording
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.texts.models import SiteText
from partnerkreis.ui.shapes import Crumb, Page

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True, slots=True)
class SiteTextPage:
    page: Page
    title: str
    title_language: str
    written: Markup
    language: str
    is_easy: bool


def site_text_page(text: SiteText, reader: Reader) -> SiteTextPage:
    """Return what the template of a text shows."""
    title, body = text.title.shown(reader.language), text.body.shown(reader.language)
    return SiteTextPage(
        page=frame(
            reader,
            title.text,
            lambda other: links.of("site_text", text.key, other),
            crumbs=[Crumb(title.text)],
        ),
        title=wording.set_shown(title, reader.language),
        title_language=wording.foreign(title, reader.language),
        written=written(body.text),
        language=wording.foreign(body, reader.language),
        is_easy=text.key == "about-easy",
    )


def written(markdown: str) -> Markup:
    """Return Markdown as HTML; HTML in it stays text, and the page keeps its only h1."""
    tokens = _MARKDOWN.parse(markdown)
    for token in tokens:
        if token.tag == "h1":
            token.tag = "h2"
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return Markup(html)  # noqa: S704 - the renderer escapes all there is in the text
