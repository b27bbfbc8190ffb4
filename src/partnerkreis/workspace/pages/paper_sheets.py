# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheets of a body: which are its own, how to bring one, and what may stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.directory.models import Body
from partnerkreis.documents.placeholders import PLACEHOLDERS, Sheet
from partnerkreis.papers.models import PaperKind, PaperTemplate
from partnerkreis.papers.queries.labels import placeholder_meaning
from partnerkreis.papers.queries.sheets import KINDS, REPORT, day_in_words
from partnerkreis.ui.shapes import Crumb, Fault, Option, Page
from partnerkreis.ui.shapes.form import Input, InputKind
from partnerkreis.workspace import addresses_papers as addresses
from partnerkreis.workspace.forms_papers import faults_of
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_inputs import language_name


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind and language of sheet: whose it is, and how to have it."""

    title: str
    known: str
    href: str
    hidden: dict[str, str]
    is_own: bool


@dataclass(frozen=True, slots=True)
class SlotGroup:
    id: str
    title: str
    slots: Sequence[Slot]


@dataclass(frozen=True, slots=True)
class Explained:
    """The placeholders of a kind of sheet, with what each brings."""

    title: str
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SheetsPage:
    page: Page
    title: str
    fields: Sequence[Input]
    file: Input
    faults: Sequence[Fault]
    groups: Sequence[SlotGroup]
    placeholders: Sequence[Explained]
    done: str


def sheets_page(request: HttpRequest, bodies: Sequence[Body], fault: tuple[str, str]) -> SheetsPage:
    """Return the sheets of the bodies."""
    language, title = language_of(request), _("Word templates")
    crumbs = [Crumb(_("Letters and papers"), addresses.papers(language)), Crumb(title)]
    own = {
        (one.body_id, one.kind, one.language): one
        for one in PaperTemplate.objects.filter(body__in=bodies).defer("content")
    }
    return SheetsPage(
        page=frame(request, title, addresses.sheets, crumbs=crumbs),
        title=title,
        fields=_fields(request, bodies, language),
        file=_file(fault),
        faults=faults_of(fault),
        groups=[_group(body, own, language) for body in bodies],
        placeholders=[_explained(sheet) for sheet in Sheet],
        done=_done(request.GET.get("done", "")),
    )


def _done(code: str) -> str:
    return {
        "brought": _("The template was checked and is in use from now on."),
        "restored": _("The template that comes with the software is in use again."),
    }.get(code, "")


def kind_label(kind: str) -> str:
    """Return what a sheet is for."""
    label = _("report") if kind == REPORT else str(PaperKind(kind).label)
    return label[:1].upper() + label[1:]


def _fields(request: HttpRequest, bodies: Sequence[Body], language: Language) -> list[Input]:
    sent = request.POST
    kinds = [(kind, kind_label(kind)) for kind in KINDS]
    tongues = [(code, language_name(code)) for code in INTERFACE_LANGUAGES]
    fields = []
    if len(bodies) > 1:
        named = [(body.key, body.names.form(language)) for body in bodies]
        fields.append(_list("body", _("In whose name?"), named, sent.get("body", "")))
    fields.append(_list("kind", _("What is it for?"), kinds, sent.get("kind", "")))
    fields.append(_list("language", _("In which language?"), tongues, sent.get("language", "")))
    return fields


def _file(fault: tuple[str, str]) -> Input:
    hint = _("A Word document (.docx) of at most 2 MB, without macros.")
    told = fault[1] if fault[0] == "file" else ""
    return Input("file", _("File"), type="file", hint=hint, fault=told)


def _list(name: str, label: str, choices: Sequence[tuple[str, str]], chosen: str) -> Input:
    options = [Option(value, text, value == chosen) for value, text in choices]
    return Input(name, label, InputKind.LIST, options=options)


def _group(
    body: Body, own: dict[tuple[UUID, str, str], PaperTemplate], language: Language
) -> SlotGroup:
    slots = []
    for kind in KINDS:
        for code in INTERFACE_LANGUAGES:
            brought = own.get((body.pk, kind, code))
            slots.append(
                Slot(
                    title=f"{kind_label(kind)}, {language_name(code)}",
                    known=_known(brought, language),
                    href=addresses.sheet(body.key, kind, code, language),
                    hidden={"body": body.key, "kind": kind, "language": code, "action": "restore"},
                    is_own=brought is not None,
                )
            )
    return SlotGroup(f"of-{body.key}", body.names.form(language), slots)


def _known(brought: PaperTemplate | None, language: Language) -> str:
    if brought is None:
        return _("The template that comes with the software.")
    day = day_in_words(timezone.localdate(brought.brought_at), language)
    return _("{file}, brought by {name} on {day}.").format(
        file=brought.file_name, name=brought.brought_by, day=day
    )


def _explained(sheet: Sheet) -> Explained:
    titles = {
        Sheet.COUNCIL_PAPER: _("In a council paper"),
        Sheet.LETTER: _("In a letter"),
        Sheet.REPORT: _("In a report"),
    }
    rows = [(f"{{{{ {name} }}}}", placeholder_meaning(name)) for name in PLACEHOLDERS[sheet]]
    return Explained(titles[sheet], rows)
