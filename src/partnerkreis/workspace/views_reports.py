# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports: the handover dossier, and the report to the council, as a page and as DOCX."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.dates import DateError, Edtf, Moment, read
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Body
from partnerkreis.papers.queries.reading import bodies_for
from partnerkreis.papers.queries.sheets import report_document
from partnerkreis.portal.rendering import render_page
from partnerkreis.reports.queries import handover, year
from partnerkreis.reports.rules import Period, period_of
from partnerkreis.reports.shape import Report
from partnerkreis.reports.telling_handover import handover_report
from partnerkreis.reports.telling_year import council_report
from partnerkreis.workspace import addresses_papers as addresses
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.downloads import docx
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.reports import report_page, reports_page
from partnerkreis.workspace.queries.costs import costs_of_year

UNPROCESSABLE = 422


def _body(request: HttpRequest, actor: Actor) -> Body:
    """Return the body that is asked for, else the first: 404 where the actor reports on none."""
    authorise(actor, Permission.READ_REPORT)
    key = request.GET.get("body", "")
    bodies = bodies_for(actor, Permission.READ_REPORT)
    found = next((body for body in bodies if body.key == key or not key), None)
    if found is None:
        raise Http404
    return found


def _period(request: HttpRequest, language: Language) -> tuple[Period | None, str]:
    """Return the period that was typed, or what is wrong with it; without one, last year."""
    typed = request.GET.get("period", "").strip()
    date: Edtf | None = Moment(timezone.localdate().year - 1)
    if typed:
        try:
            date = read(typed, language)
        except DateError:
            date = None
    period = period_of(date) if date else None
    if period is None:
        sentence = _("This period was not understood. Please write it like 2025 or 1.1.–30.6.2025.")
        return None, sentence
    return period, ""


@require_safe
@inside
def reports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show which reports there are, and ask for a period."""
    authorise(actor, Permission.READ_REPORT)
    bodies = bodies_for(actor, Permission.READ_REPORT)
    page = reports_page(request, bodies, timezone.localdate(), "")
    return render_page(request, "workspace/reports.html", page)


@require_safe
@inside
def handover_dossier(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what a successor has to know."""
    body, language = _body(request, actor), language_of(request)
    found = handover(actor, body, today=timezone.localdate())
    page = report_page(
        request,
        handover_report(found, language),
        lambda other: addresses.handover(other, body.key),
        addresses.handover_document(language, body.key),
    )
    return render_page(request, "workspace/report.html", page)


@require_safe
@inside
def handover_document(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Hand the handover dossier out as DOCX."""
    body, language = _body(request, actor), language_of(request)
    found = handover(actor, body, today=timezone.localdate())
    return _handed_out(body, handover_report(found, language), language)


def _handed_out(body: Body, report: Report, language: Language) -> HttpResponse:
    today = timezone.localdate()
    content = report_document(
        body,
        language,
        title=report.title,
        subtitle=report.subtitle,
        content=report.blocks,
        today=today,
    )
    name = f"{report.title} {body.names.form(language, 'short')} {today.isoformat()}"
    return docx(content, name)


@require_safe
@inside
def council(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the report of a period to the council; ask again for a period that is none."""
    body, language = _body(request, actor), language_of(request)
    period, fault = _period(request, language)
    if period is None:
        bodies = bodies_for(actor, Permission.READ_REPORT)
        asked = reports_page(request, bodies, timezone.localdate(), fault)
        response = render_page(request, "workspace/reports.html", asked)
        response.status_code = UNPROCESSABLE
        return response
    found = year(actor, body, period, today=timezone.localdate())
    typed = request.GET.get("period", "")
    page = report_page(
        request,
        council_report(found, language, costs=costs_of_year(actor, found, language)),
        lambda other: addresses.council(other, body.key, typed),
        addresses.council_document(language, body.key, typed),
    )
    return render_page(request, "workspace/report.html", page)


@require_safe
@inside
def council_document(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Hand the report to the council out as DOCX."""
    body, language = _body(request, actor), language_of(request)
    period, _fault = _period(request, language)
    if period is None:
        raise Http404
    found = year(actor, body, period, today=timezone.localdate())
    report = council_report(found, language, costs=costs_of_year(actor, found, language))
    return _handed_out(body, report, language)
