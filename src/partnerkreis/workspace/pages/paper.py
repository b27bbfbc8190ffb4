# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper as it reads, to be read and printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission, can
from partnerkreis.core.languages import Language
from partnerkreis.papers.models import Paper, PaperText
from partnerkreis.papers.queries.wording import Worded, worded
from partnerkreis.papers.rules import gaps
from partnerkreis.ui.shapes import Crumb, Link, Page, Tag
from partnerkreis.workspace import addresses_papers as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_inputs import language_name
from partnerkreis.workspace.pages.journal import Told
from partnerkreis.workspace.pages.paper_journal import paper_journal
from partnerkreis.workspace.pages.papers import state_tag


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a paper under its heading; a letter has none."""

    title: str
    paragraphs: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class PaperPage:
    page: Page
    said: Worded
    tag: Tag
    language: str
    passages: Sequence[Passage]
    tongues: Sequence[Link]
    document_href: str
    edit_href: str
    action: str
    version: int
    can_finish: bool
    can_discard: bool
    gaps: Sequence[str]
    done: str
    refusal: str
    history: Sequence[Told]


def paper_page(
    request: HttpRequest, actor: Actor, paper: Paper, text: PaperText, *, refusal: str = ""
) -> PaperPage:
    """Return the paper in the language of ``text``; ``refusal`` says what was not done."""
    language = language_of(request)
    tongue: Language = text.language  # type: ignore[assignment] # one of them, by its choices
    said = worded(paper, text)
    can_write = not paper.is_final and can(actor, Permission.WRITE_PAPER, paper.body_id)
    crumbs = [Crumb(_("Letters and papers"), addresses.papers(language)), Crumb(said.title)]
    return PaperPage(
        page=frame(
            request,
            said.title,
            lambda other: addresses.paper(paper.key, other, tongue),
            crumbs=crumbs,
        ),
        said=said,
        tag=state_tag(paper),
        language=tongue,
        passages=[Passage(heading, _split(passage)) for heading, passage in said.passages],
        tongues=_tongues(paper, tongue, language),
        document_href=addresses.document(paper.key, language, tongue),
        edit_href=addresses.edit(paper.key, language, tongue) if can_write else "",
        action=addresses.paper(paper.key, language),
        version=paper.version,
        can_finish=not paper.is_final and can(actor, Permission.FINISH_PAPER, paper.body_id),
        can_discard=can_write,
        gaps=[gap for _part, gap in gaps(paper.kind, tongue, text.parts)] if can_write else [],
        done=_done(request.GET.get("done", "")),
        refusal=refusal,
        history=paper_journal(paper, language),
    )


def _done(code: str) -> str:
    return {
        "saved": _("Saved."),
        "final": _("The paper is final. It stays as it is, whatever changes in the records."),
    }.get(code, "")


def _split(text: str) -> list[list[str]]:
    """Return paragraphs as lines."""
    return [part.split("\n") for part in text.split("\n\n") if part.strip()]


def _tongues(paper: Paper, tongue: str, language: Language) -> list[Link]:
    """Return the languages it is written in; that which is shown has no address."""
    codes = sorted(text.language for text in paper.texts.all())
    return [
        Link(
            language_name(code),
            "" if code == tongue else addresses.paper(paper.key, language, code),
        )
        for code in codes
    ]
