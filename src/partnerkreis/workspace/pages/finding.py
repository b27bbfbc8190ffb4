# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the search of the workspace finds, released or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.languages import Language
from partnerkreis.core.models import SearchEntry
from partnerkreis.core.typography import shortened
from partnerkreis.listings.rules import Asked
from partnerkreis.listings.tables import LISTINGS
from partnerkreis.portal import links
from partnerkreis.portal.pages.paging import pagination
from partnerkreis.portal.parameters import address
from partnerkreis.search.entries import KINDS
from partnerkreis.search.queries import Hits
from partnerkreis.ui.shapes import Crumb, Entry, Link, Page, Pagination, Sentence, Tag, TagKind
from partnerkreis.workspace import addresses_editing, addresses_lists
from partnerkreis.workspace.frame import frame, language_of

PER_PAGE: Final = 50
_EXCERPT: Final = 200
#: Where all that was found fits on one page, these come first: a question is mostly about them.
_FIRST: Final = ("body", "partnership", "instrument", "person")


@dataclass(frozen=True, slots=True)
class SearchPage:
    page: Page
    title: str
    answer: str
    results: list[Entry]
    pagination: Pagination
    #: Kinds of which too many fit, with the list in which they are narrowed down, if there is one.
    too_many: list[Link]


def search_page(request: HttpRequest, question: str, hits: Hits, *, number: int) -> SearchPage:
    """Return a page of what was found; one entry more than fits says that more come."""
    language, found = language_of(request), hits.entries
    title = pgettext("title of a page", "Search")
    here = links.page("workspace_search", language)
    return SearchPage(
        page=frame(
            request,
            title,
            lambda other: address(links.page("workspace_search", other), page=number, q=question),
            crumbs=[Crumb(title)],
            question=question,
        ),
        title=title,
        answer=_answer(question, hits),
        results=[_entry(entry, language) for entry in _ordered(found, number)],
        pagination=pagination(
            number,
            has_next=len(found) > PER_PAGE,
            href=lambda page: address(here, page=page, q=question),
        ),
        too_many=[_narrowing(kind, question, language) for kind in hits.too_many],
    )


def _narrowing(kind: str, question: str, language: Language) -> Link:
    """Return the list of a kind, narrowed down to what was asked for."""
    for listing in LISTINGS.values():
        if listing.model is KINDS[kind]:
            query = Asked(question=question).query()
            return Link(str(listing.title), addresses_lists.listing(listing.name, language, query))
    return Link(_kinds(kind))


def _ordered(found: Sequence[SearchEntry], number: int) -> Sequence[SearchEntry]:
    if number > 1 or len(found) > PER_PAGE:
        return found[:PER_PAGE]
    return sorted(found, key=_rank)


def _rank(entry: SearchEntry) -> int:
    return _FIRST.index(entry.kind) if entry.kind in _FIRST else len(_FIRST)


def _answer(question: str, hits: Hits) -> str:
    if not question:
        return _(
            "Write one or more words into the field above: a name, a place, an occasion. The "
            "beginning of a word is enough, and accents do not matter."
        )
    if not hits.entries and not hits.too_many:
        return _("Nothing was found. Try fewer words, or only the beginning of a word.")
    return _("Found for “{question}”, released or not.").format(question=question)


def _entry(entry: SearchEntry, language: Language) -> Entry:
    excerpt = entry.excerpt if entry.kind != "site_text" else ""
    is_internal = not entry.is_released and entry.kind not in ("instrument", "followup")
    return Entry(
        entry.title or entry.key,
        _href(entry, language),
        (_kind(entry.kind),),
        [Sentence(shortened(excerpt, _EXCERPT))] if excerpt else [],
        tag=Tag(_("not released"), TagKind.OPEN) if is_internal else None,
    )


def _href(entry: SearchEntry, language: Language) -> str:
    if entry.kind == "site_text":
        return links.of("site_text", entry.key, language)
    if entry.kind == "followup":
        query = address("", q=entry.title).removeprefix("?")
        return addresses_lists.listing("follow-ups", language, query)
    return addresses_editing.record(entry.kind, entry.key, language)


def _kind(kind: str) -> str:
    return {
        "body": pgettext("kind of record", "Partner"),
        "organisation": pgettext("kind of record", "Organisation"),
        "person": pgettext("kind of record", "Person"),
        "place": pgettext("kind of record", "Place"),
        "topic": pgettext("kind of record", "Topic"),
        "partnership": pgettext("kind of record", "Partnership"),
        "encounter": pgettext("kind of record", "Encounter"),
        "instrument": pgettext("kind of record", "Agreement"),
        "followup": pgettext("kind of record", "Follow-up"),
        "site_text": pgettext("kind of record", "About this site"),
    }.get(kind, "")


def _kinds(kind: str) -> str:
    return {
        "body": pgettext("kind of record", "Partners"),
        "place": pgettext("kind of record", "Places"),
        "topic": pgettext("kind of record", "Topics"),
    }.get(kind, _kind(kind))
