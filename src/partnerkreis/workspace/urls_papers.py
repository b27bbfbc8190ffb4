# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of papers, sheets and reports, to stand among those of the workspace."""

from django.urls import path
from django.utils.translation import pgettext_lazy as address

from partnerkreis.workspace import views_papers, views_reports, views_sheets

patterns = [
    path(address("address", "workspace/papers/"), views_papers.papers, name="papers"),
    path(address("address", "workspace/papers/new/"), views_papers.paper_new, name="paper_new"),
    path(address("address", "workspace/papers/sheets/"), views_sheets.sheets, name="paper_sheets"),
    path(
        address("address", "workspace/papers/sheets/<slug:body>/<slug:kind>-<slug:tongue>.docx"),
        views_sheets.sheet,
        name="paper_sheet",
    ),
    path(address("address", "workspace/papers/<slug:key>/"), views_papers.paper, name="paper"),
    path(
        address("address", "workspace/papers/<slug:key>/edit/"),
        views_papers.paper_edit,
        name="paper_edit",
    ),
    path(
        address("address", "workspace/papers/<slug:key>/<slug:tongue>.docx"),
        views_papers.paper_document,
        name="paper_document",
    ),
    path(address("address", "workspace/reports/"), views_reports.reports, name="reports"),
    path(
        address("address", "workspace/reports/handover/"),
        views_reports.handover_dossier,
        name="report_handover",
    ),
    path(
        address("address", "workspace/reports/handover.docx"),
        views_reports.handover_document,
        name="report_handover_document",
    ),
    path(
        address("address", "workspace/reports/council/"),
        views_reports.council,
        name="report_council",
    ),
    path(
        address("address", "workspace/reports/council.docx"),
        views_reports.council_document,
        name="report_council_document",
    ),
]
