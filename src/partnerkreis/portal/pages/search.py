# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search and what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partnerkreis.core.languages import Language
from partnerkreis.core.models import SearchEntry
from partnerkreis.portal import links
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.portal.parameters import address
from partnerkreis.ui.shapes import Crumb, Entry, Page, PageLink, Pagination, Sentence

PER_PAGE: Final = 30
_EXCERPT: Final = 240


@dataclass(frozen=True, slots=True)
class SearchPage:
    page: Page
    title: str
    action: str
    question: str
    answer: str
    results: list[Entry]
    pagination: Pagination


def search_page(
    question: str, found: Sequence[SearchEntry], reader: Reader, *, number: int, total: int
) -> SearchPage:
    """Return page ``number`` of what was found, ``total`` records in all."""
    language = reader.language
    here, title = links.page("search", language), pgettext("title of a page", "Search")
    return SearchPage(
        page=frame(
            reader,
            title,
            lambda other: address(links.page("search", other), page=number, q=question),
            crumbs=[Crumb(title)],
            is_indexed=False,
        ),
        title=title,
        action=here,
        question=question,
        answer=_answer(question, total),
        results=[_entry(entry, language) for entry in found],
        pagination=_pagination(here, question, number, -(-total // PER_PAGE)),
    )


def _answer(question: str, total: int) -> str:
    if not question.strip():
        return _(
            "Type one or more words: a place, a name, an occasion. "
            "The beginning of a word is enough, and accents do not matter."
        )
    if not total:
        return _("Nothing was found. Try fewer words, or only the beginning of a word.")
    return ngettext("{count} result", "{count} results", total).format(count=total)


def _entry(entry: SearchEntry, language: Language) -> Entry:
    return Entry(
        entry.title,
        links.of(entry.kind, entry.key, language),
        (_kind(entry.kind),),
        [Sentence(_shortened(entry.excerpt))] if entry.excerpt and _is_prose(entry) else [],
    )


def _is_prose(entry: SearchEntry) -> bool:
    """Return whether the excerpt can be shown as it is; texts of the site are Markdown."""
    return entry.kind != "site_text"


def _shortened(text: str) -> str:
    if len(text) <= _EXCERPT:
        return text
    return text[:_EXCERPT].rsplit(" ", 1)[0].rstrip(" ,;:.–") + " …"


def _kind(kind: str) -> str:
    return {
        "body": pgettext("kind of record", "Partner"),
        "organisation": pgettext("kind of record", "Organisation"),
        "person": pgettext("kind of record", "Person"),
        "place": pgettext("kind of record", "Place"),
        "topic": pgettext("kind of record", "Topic"),
        "partnership": pgettext("kind of record", "Partnership"),
        "encounter": pgettext("kind of record", "Encounter"),
        "site_text": pgettext("kind of record", "About this site"),
    }.get(kind, "")


def _pagination(here: str, question: str, number: int, last: int) -> Pagination:
    def href(page: int) -> str:
        return address(here, page=page, q=question) if 1 <= page <= last else ""

    pages = [PageLink(n, href(n) if n else "", n == number) for n in _numbers(number, last)]
    return Pagination(pages, href(number - 1), href(number + 1))


def _numbers(number: int, last: int) -> Iterator[int]:
    """Yield the first page, those around this one, and the last, 0 for each gap."""
    before = 0
    for page in sorted({1, *range(max(1, number - 2), min(last, number + 2) + 1), last}):
        if page > before + 1:
            yield 0
        if page:
            yield page
        before = page
