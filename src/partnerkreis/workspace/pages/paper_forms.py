# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a new paper, and that of the parts of a draft."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor
from partnerkreis.papers.models import Paper, PaperKind, PaperText
from partnerkreis.papers.queries.heading import heading_of
from partnerkreis.ui.shapes import Crumb, Fault, Page
from partnerkreis.ui.shapes.form import Input, InputGroup
from partnerkreis.workspace import addresses_papers as addresses
from partnerkreis.workspace.drafts_editing import Typed, writer_of
from partnerkreis.workspace.forms_editing import identity
from partnerkreis.workspace.forms_papers import Choices, edit_fields, faults_of, new_inputs
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_inputs import language_name


@dataclass(frozen=True, slots=True)
class PaperFormPage:
    page: Page
    title: str
    kicker: str
    meta: str
    fields: Sequence[Input | InputGroup]
    faults: Sequence[Fault]
    hidden: dict[str, str]
    button: str
    back_href: str
    is_restored: bool


def new_page(
    request: HttpRequest,
    actor: Actor,
    typed: Typed | None,
    choices: Choices,
    today: datetime.date,
    fault: tuple[str, str],
) -> PaperFormPage:
    """Return the form of a new paper; what stands in the address is filled in."""
    language, title = language_of(request), _("Write a paper or a letter")
    crumbs = [Crumb(_("Letters and papers"), addresses.papers(language)), Crumb(title)]
    filled = typed if typed is not None else {name: request.GET[name] for name in request.GET}
    token = identity(filled.get("token", "") if typed is not None else "")
    return PaperFormPage(
        page=frame(request, title, addresses.new, crumbs=crumbs),
        title=title,
        kicker="",
        meta=_("A first text is made from what is recorded. You go through it afterwards."),
        fields=new_inputs(filled, choices, today, language, fault),
        faults=faults_of(fault),
        hidden={"token": str(token), "writer": writer_of(actor)},
        button=_("Make a first draft"),
        back_href=addresses.papers(language),
        is_restored=typed is not None and request.method != "POST",
    )


def edit_page(
    request: HttpRequest,
    actor: Actor,
    paper: Paper,
    text: PaperText,
    typed: Typed | None,
    fault: tuple[str, str],
) -> PaperFormPage:
    """Return the form of a draft; in a conflict with what somebody else has saved below."""
    language = language_of(request)
    kind = str(PaperKind(paper.kind).label)
    subject = str(text.parts.get("subject", ""))
    title = heading_of(paper.kind, subject, text.language) or kind  # type: ignore[arg-type] # its choices
    crumbs = [
        Crumb(_("Letters and papers"), addresses.papers(language)),
        Crumb(title, addresses.paper(paper.key, language, text.language)),
        Crumb(_("Write")),
    ]
    saved = _saved(paper, text, typed) if typed and fault[1] and not fault[0] else {}
    version = typed.get("version", "") if typed and not saved else str(paper.version)
    return PaperFormPage(
        page=frame(
            request,
            title,
            lambda other: addresses.edit(paper.key, other, text.language),
            crumbs=crumbs,
        ),
        title=title,
        kicker=f"{kind[:1].upper()}{kind[1:]}, {language_name(text.language)}",
        meta=_(
            "What stands in square brackets only you know. The paper is final when none is left."
        ),
        fields=edit_fields(paper, text, typed, language, fault, saved),
        faults=faults_of(fault),
        hidden={"version": version, "writer": writer_of(actor)},
        button=_("Save"),
        back_href=addresses.paper(paper.key, language, text.language),
        is_restored=typed is not None and request.method != "POST",
    )


def _saved(paper: Paper, text: PaperText, typed: Typed) -> dict[str, str]:
    """Return what is saved where it differs from what was typed, in words."""
    stored = {**text.parts, "file_number": paper.file_number}
    return {
        name: _("Saved meanwhile: {text}").format(text=value)
        for name, value in stored.items()
        if isinstance(value, str) and value != typed.get(name, "").replace("\r\n", "\n").strip()
    }
