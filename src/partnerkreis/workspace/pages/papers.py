# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission, can
from partnerkreis.core.languages import Language
from partnerkreis.papers.models import Paper, PaperKind, PaperState
from partnerkreis.papers.queries.heading import heading_of
from partnerkreis.papers.queries.sheets import day_in_words
from partnerkreis.portal.pages.paging import pagination
from partnerkreis.ui.shapes import Crumb, Entry, Page, Pagination, Tag, TagKind
from partnerkreis.workspace import addresses_papers as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_inputs import language_name

PER_PAGE: Final = 30


@dataclass(frozen=True, slots=True)
class PapersPage:
    page: Page
    title: str
    entries: list[Entry]
    nothing: str
    pagination: Pagination
    new_href: str
    sheets_href: str
    reports_href: str


def papers_page(
    request: HttpRequest, actor: Actor, papers: Sequence[Paper], number: int
) -> PapersPage:
    """Return the papers of one page; one more than fit says that there is another page."""
    language = language_of(request)
    title = _("Letters and papers")
    entries = [_entry(paper, language) for paper in papers[:PER_PAGE]]
    can_write = can(actor, Permission.WRITE_PAPER)
    can_replace = can(actor, Permission.REPLACE_TEMPLATE)
    return PapersPage(
        page=frame(request, title, addresses.papers, crumbs=[Crumb(title)]),
        title=title,
        entries=entries,
        nothing="" if entries else _("Nothing has been written yet."),
        pagination=pagination(
            number, has_next=len(papers) > PER_PAGE, href=lambda page: f"{request.path}?page={page}"
        ),
        new_href=addresses.new(language) if can_write else "",
        sheets_href=addresses.sheets(language) if can_replace else "",
        reports_href=addresses.reports(language),
    )


def _entry(paper: Paper, language: Language) -> Entry:
    texts = {text.language: text for text in paper.texts.all()}
    tongue: Language = language if language in texts else min(texts)  # type: ignore[arg-type] # its choices
    subject = heading_of(paper.kind, str(texts[tongue].parts.get("subject", "")), tongue)
    kind = str(PaperKind(paper.kind).label)
    number = [_("File {number}").format(number=paper.file_number)] if paper.file_number else []
    tongues = ", ".join(language_name(code) for code in sorted(texts))
    about = [kind[:1].upper() + kind[1:], *number, tongues]
    return Entry(
        subject or about[0],
        addresses.paper(paper.key, language),
        [day_in_words(paper.dated, language)],
        remark=" · ".join(about),
        tag=state_tag(paper),
        language=tongue if tongue != language else "",
    )


def state_tag(paper: Paper) -> Tag:
    """Return the tag that says whether a paper can still be changed."""
    kind = TagKind.FACT if paper.is_final else TagKind.PLAN
    return Tag(str(PaperState(paper.state).label), kind)
