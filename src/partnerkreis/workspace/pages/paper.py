# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper as it reads, to be read and printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerkreis.access.policy import Actor, Permission, can
from partnerkreis.core.languages import Language
from partnerkreis.papers.models import Paper, PaperKind, PaperText
from partnerkreis.papers.queries.sheets import values_of
from partnerkreis.papers.rules import AREA, gaps, parts_of
from partnerkreis.portal.frame import LANGUAGE_NAMES
from partnerkreis.ui.shapes import Crumb, Link, Page, Tag
from partnerkreis.workspace import addresses_papers as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.paper_labels import label_of
from partnerkreis.workspace.pages.papers import state_tag

#: What stands above the text of a letter, or in the table at the top of a council paper.
_FACTS: Final = ("paper_number", "file_number", "date", "publicity", "your_reference", "contact")
_LETTER: Final = ("salutation", "content", "closing")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a paper under its heading; a letter has none."""

    title: str
    paragraphs: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class PaperPage:
    page: Page
    title: str
    kicker: str
    tag: Tag
    language: str
    county: str
    addressee: Sequence[str]
    facts: Sequence[tuple[str, str]]
    stages: Sequence[Mapping[str, str]]
    stages_title: str
    stages_head: Sequence[str]
    passages: Sequence[Passage]
    signatory: Sequence[str]
    enclosures: str
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


def paper_page(
    request: HttpRequest, actor: Actor, paper: Paper, text: PaperText, *, refusal: str = ""
) -> PaperPage:
    """Return the paper in the language of ``text``; ``refusal`` says what was not done."""
    language = language_of(request)
    tongue: Language = text.language  # type: ignore[assignment] # one of them, by its choices
    values = values_of(paper, text)
    texts, kind = values.texts, str(PaperKind(paper.kind).label)
    title = texts["subject"] or kind
    can_write = not paper.is_final and can(actor, Permission.WRITE_PAPER, paper.body_id)
    crumbs = [Crumb(_("Letters and papers"), addresses.papers(language)), Crumb(title)]
    with override(tongue):
        heads = [label_of(f"path.{column}") for column in ("organ", "date", "task")]
        stages_title = label_of("path")
        facts, passages = _facts(texts), _passages(paper, texts, tongue)
    return PaperPage(
        page=frame(
            request, title, lambda other: addresses.paper(paper.key, other, tongue), crumbs=crumbs
        ),
        title=title,
        kicker=texts.get("paper_type") or kind[:1].upper() + kind[1:],
        tag=state_tag(paper),
        language=tongue,
        county=texts["county"],
        addressee=texts.get("addressee", "").split("\n") if texts.get("addressee") else [],
        facts=facts,
        stages=values.rows["path"],
        stages_title=stages_title,
        stages_head=heads,
        passages=passages,
        signatory=[line for line in (texts["signatory"], texts["signatory_office"]) if line],
        enclosures=texts["enclosures"],
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
    )


def _done(code: str) -> str:
    return {
        "saved": _("Saved."),
        "final": _("The paper is final. It stays as it is, whatever changes in the records."),
    }.get(code, "")


def _facts(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    labels = {"date": "dated"}
    return [(label_of(labels.get(name, name)), texts[name]) for name in _FACTS if texts.get(name)]


def _passages(paper: Paper, texts: Mapping[str, str], tongue: Language) -> list[Passage]:
    if paper.kind != PaperKind.COUNCIL_PAPER:
        return [Passage("", _split(texts[name])) for name in _LETTER if texts[name]]
    names = [p.name for p in parts_of(paper.kind, tongue) if p.shape == AREA]
    return [Passage(label_of(name), _split(texts[name])) for name in names if texts[name]]


def _split(text: str) -> list[list[str]]:
    """Return paragraphs as lines."""
    return [part.split("\n") for part in text.split("\n\n") if part.strip()]


def _tongues(paper: Paper, tongue: str, language: Language) -> list[Link]:
    """Return the languages it is written in; that which is shown has no address."""
    codes = sorted(text.language for text in paper.texts.all())
    return [
        Link(
            LANGUAGE_NAMES[code],  # type: ignore[index] # its choices
            "" if code == tongue else addresses.paper(paper.key, language, code),
        )
        for code in codes
    ]
