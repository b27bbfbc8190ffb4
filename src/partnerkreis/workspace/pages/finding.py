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
from partnerkreis.portal import links
from partnerkreis.portal.pages.paging import pagination
from partnerkreis.portal.parameters import address
from partnerkreis.ui.shapes import Crumb, Entry, Page, Pagination, Sentence, Tag, TagKind
from partnerkreis.workspace import addresses_editing, addresses_lists
from partnerkreis.workspace.frame import frame, language_of

PER_PAGE: Final = 50
_EXCERPT: Final = 200


@dataclass(frozen=True, slots=True)
class SearchPage:
    page: Page
    title: str
    answer: str
    results: list[Entry]
    pagination: Pagination


def search_page(
    request: HttpRequest, question: str, found: Sequence[SearchEntry], *, number: int
) -> SearchPage:
    """Return a page of what was found; one entry more than fits says that more come."""
    language = language_of(request)
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
        answer=_answer(question, found),
        results=[_entry(entry, language) for entry in found[:PER_PAGE]],
        pagination=pagination(
            number,
            has_next=len(found) > PER_PAGE,
            href=lambda page: address(here, page=page, q=question),
        ),
    )


def _answer(question: str, found: Sequence[SearchEntry]) -> str:
    if not question:
        return _(
            "Write one or more words into the field above: a name, a place, an occasion. The "
            "beginning of a word is enough, and accents do not matter."
        )
    if not found:
        return _("Nothing was found. Try fewer words, or only the beginning of a word.")
    return _("Found for “{question}”, released or not.").format(question=question)


def _entry(entry: SearchEntry, language: Language) -> Entry:
    excerpt = entry.excerpt if entry.kind != "site_text" else ""
    is_internal = not entry.is_released and entry.kind not in ("instrument", "followup")
    return Entry(
        entry.title or entry.key,
        _href(entry, language),
        (_kind(entry.kind),),
        [Sentence(_shortened(excerpt))] if excerpt else [],
        tag=Tag(_("not released"), TagKind.OPEN) if is_internal else None,
    )


def _href(entry: SearchEntry, language: Language) -> str:
    if entry.kind == "site_text":
        return links.of("site_text", entry.key, language)
    if entry.kind == "followup":
        query = address("", q=entry.title).removeprefix("?")
        return addresses_lists.listing("follow-ups", language, query)
    return addresses_editing.record(entry.kind, entry.key, language)


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
        "instrument": pgettext("kind of record", "Agreement"),
        "followup": pgettext("kind of record", "Follow-up"),
        "site_text": pgettext("kind of record", "About this site"),
    }.get(kind, "")
