# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search and what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partnerkreis.core.languages import Language
from partnerkreis.core.models import SearchEntry
from partnerkreis.core.typography import shortened
from partnerkreis.portal import links
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.portal.parameters import address
from partnerkreis.ui.shapes import Crumb, Entry, Page, PageLink, Pagination, Sentence

PER_PAGE: Final = 30
_EXCERPT: Final = 240


@dataclass(frozen=True, slots=True)
class Search:
    """What was asked, and how much was found of each kind."""

    question: str
    #: Only records of this kind are shown; empty: of every kind.
    kind: str
    number: int
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return self.counts.get(self.kind, 0) if self.kind else sum(self.counts.values())

    def address(
        self, language: Language, *, number: int | None = None, kind: str | None = None
    ) -> str:
        """Return the address of this search, or of another page or kind of it."""
        return address(
            links.page("search", language),
            page=self.number if number is None else number,
            q=self.question,
            kind=self.kind if kind is None else kind,
        )


@dataclass(frozen=True, slots=True)
class KindLink:
    """A kind that was found, or all of them, with the number of results."""

    title: str
    number: int
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    page: Page
    title: str
    action: str
    question: str
    answer: str
    kinds: list[KindLink]
    results: list[Entry]
    pagination: Pagination


def search_page(search: Search, found: Sequence[SearchEntry], reader: Reader) -> SearchPage:
    """Return a page of what was found."""
    language = reader.language
    title = pgettext("title of a page", "Search")
    return SearchPage(
        page=frame(reader, title, search.address, crumbs=[Crumb(title)], is_indexed=False),
        title=title,
        action=links.page("search", language),
        question=search.question,
        answer=_answer(search.question, search.total),
        kinds=_kinds(search, language),
        results=[_entry(entry, language) for entry in found],
        pagination=_pagination(search, language),
    )


def _kinds(search: Search, language: Language) -> list[KindLink]:
    """Return a link for all and one for each kind found; none where there is nothing to choose."""
    is_narrowed_to_nothing = search.kind not in {"", *search.counts}
    if not search.counts or (len(search.counts) == 1 and not is_narrowed_to_nothing):
        return []
    titles = _titles_of_kinds()
    counts = {"": sum(search.counts.values())}
    counts |= {kind: search.counts[kind] for kind in titles if kind in search.counts}
    return [
        KindLink(
            titles.get(kind) or pgettext("all kinds of records", "All"),
            number,
            search.address(language, number=1, kind=kind),
            kind == search.kind,
        )
        for kind, number in counts.items()
    ]


def _titles_of_kinds() -> dict[str, str]:
    return {
        "partnership": _("Partnerships"),
        "encounter": _("Encounters"),
        "body": pgettext("kind of record", "Partners"),
        "organisation": pgettext("kind of record", "Organisations"),
        "person": pgettext("kind of record", "Persons"),
        "place": pgettext("kind of record", "Places"),
        "topic": pgettext("kind of record", "Topics"),
        "site_text": pgettext("kind of record", "About this site"),
    }


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
        _told(entry),
    )


def _told(entry: SearchEntry) -> list[Sentence]:
    """Return what an entry says, where it can be shown as it is: texts of the site are Markdown."""
    if not entry.excerpt or entry.kind == "site_text":
        return []
    return [Sentence(shortened(entry.excerpt, _EXCERPT))]


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


def _pagination(search: Search, language: Language) -> Pagination:
    number, last = search.number, -(-search.total // PER_PAGE)

    def href(page: int) -> str:
        return search.address(language, number=page) if 1 <= page <= last else ""

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
