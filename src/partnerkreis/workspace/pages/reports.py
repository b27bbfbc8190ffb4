# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which reports there are, and a report to be read."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Body
from partnerkreis.documents.blocks import Block, Bullets, Heading, Paragraph, Table
from partnerkreis.reports.shape import Report
from partnerkreis.ui.shapes import Crumb, Entry, Fault, Option, Page, Sentence
from partnerkreis.ui.shapes.form import Input, InputKind
from partnerkreis.workspace import addresses_papers as addresses
from partnerkreis.workspace.forms_papers import faults_of
from partnerkreis.workspace.frame import frame, language_of


@dataclass(frozen=True, slots=True)
class ReportsPage:
    page: Page
    title: str
    dossiers: Sequence[Entry]
    fields: Sequence[Input]
    faults: Sequence[Fault]
    action: str


def reports_page(
    request: HttpRequest, bodies: Sequence[Body], today: datetime.date, fault: str
) -> ReportsPage:
    """Return the reports of the bodies, and the form that asks for a period."""
    language, title = language_of(request), _("Reports")
    asked = request.GET.get("period", "") if fault else ""
    hint = _("A year, or from a day to a day: 2025, 2023–2025, 1.1.2026–30.6.2026")
    period = Input(
        "period",
        _("For which period?"),
        value=asked or str(today.year - 1),
        hint=hint,
        fault=fault,
    )
    return ReportsPage(
        page=frame(request, title, addresses.reports, crumbs=[Crumb(title)]),
        title=title,
        dossiers=[_dossier(body, language) for body in bodies],
        fields=[*_which(bodies, request.GET.get("body", ""), language), period],
        faults=faults_of(("period", fault)),
        action=addresses.council(language),
    )


def _dossier(body: Body, language: Language) -> Entry:
    told = _("Why we are partners, the people, what is open, and where the papers are.")
    title = _("Handover dossier: {body}").format(body=body.names.form(language))
    return Entry(title, addresses.handover(language, body.key), summary=[Sentence(told)])


def _which(bodies: Sequence[Body], chosen: str, language: Language) -> list[Input]:
    if len(bodies) < 2:
        return []
    options = [Option(b.key, b.names.form(language), b.key == chosen) for b in bodies]
    return [Input("body", _("Whose report?"), InputKind.LIST, options=options)]


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading of a report."""

    id: str
    title: str
    blocks: Sequence[tuple[str, Block]]


@dataclass(frozen=True, slots=True)
class ReportPage:
    page: Page
    title: str
    meta: str
    lead: Sequence[tuple[str, Block]]
    parts: Sequence[Part]
    contents: Sequence[tuple[str, str]]
    document_href: str
    back_href: str


def report_page(
    request: HttpRequest, report: Report, address: Callable[[Language], str], document_href: str
) -> ReportPage:
    """Return a report as a page; its document is at ``document_href``."""
    language = language_of(request)
    crumbs = [Crumb(_("Reports"), addresses.reports(language)), Crumb(report.title)]
    lead, parts = _parted(report.blocks)
    return ReportPage(
        page=frame(request, report.title, address, crumbs=crumbs),
        title=report.title,
        meta=report.subtitle,
        lead=lead,
        parts=parts,
        contents=[(part.id, part.title) for part in parts],
        document_href=document_href,
        back_href=addresses.reports(language),
    )


def _parted(blocks: Sequence[Block]) -> tuple[list[tuple[str, Block]], list[Part]]:
    """Return what stands before the first heading, and what stands under each."""
    lead: list[tuple[str, Block]] = []
    parts: list[Part] = []
    current = lead
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            current = []
            parts.append(Part(block.id or f"part-{len(parts) + 1}", block.text, current))
        else:
            current.append((_shape(block), block))
    return lead, parts


def _shape(block: Block) -> str:
    return {Heading: "heading", Paragraph: "paragraph", Bullets: "bullets", Table: "table"}[
        type(block)
    ]
