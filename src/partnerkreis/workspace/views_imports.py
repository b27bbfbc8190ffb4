# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking tables in: chosen, looked at row by row, decided about."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.imports.actions import PlanChanged, discard_upload, take_in, upload_table
from partnerkreis.imports.exports import refused_rows, template_of
from partnerkreis.imports.models import Upload
from partnerkreis.imports.queries import own_upload, plan_of
from partnerkreis.imports.tables import IMPORTS
from partnerkreis.portal import links
from partnerkreis.portal.rendering import render_page
from partnerkreis.spreadsheets.faults import Unreadable
from partnerkreis.spreadsheets.limits import Limits
from partnerkreis.spreadsheets.writing import XLSX_TYPE, write_xlsx
from partnerkreis.workspace import addresses_imports as addresses
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.files import as_file
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.imports import imports_page, outcome_page, preview_page

CONFLICT, UNPROCESSABLE = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def imports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask for a table, and keep its cells until is decided about it."""
    authorise(actor, Permission.EDIT_RECORD)
    fault = ("", "")
    if request.method == "POST":
        try:
            upload = _upload(request, actor)
        except Unreadable as refusal:
            fault = (refusal.field or "file", str(refusal))
        else:
            return redirect(addresses.preview(upload.pk, language_of(request)))
    page = imports_page(request, fault)
    response = render_page(request, "workspace/imports.html", page)
    response.status_code = UNPROCESSABLE if fault[1] else 200
    return response


def _upload(request: HttpRequest, actor: Actor) -> Upload:
    file, kind = request.FILES.get("file"), request.POST.get("kind", "")
    language = next((c for c in INTERFACE_LANGUAGES if c == request.POST.get("language")), None)
    if kind not in IMPORTS:
        raise Unreadable(_("Please choose what the table lists."), field="kind")
    if file is None:
        raise Unreadable(_("Please choose a file."))
    limits = Limits(most_bytes=settings.IMPORT_BYTES)
    return upload_table(
        # One more than may be is enough to know that it is too large.
        data=file.read(limits.most_bytes + 1),
        name=file.name or "",
        kind=kind,
        language=language or language_of(request),
        limits=limits,
        actor=actor,
        now=timezone.now(),
    )


def _own(actor: Actor, identity: UUID) -> Upload:
    upload = own_upload(actor, identity)
    if upload is None:
        raise Http404
    authorise(actor, Permission.EDIT_RECORD)
    return upload


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def preview(request: HttpRequest, actor: Actor, identity: UUID) -> HttpResponse:
    """Show what a table would change; take it in, or forget it."""
    upload, language, refusal = _own(actor, identity), language_of(request), ""
    if request.method == "POST":
        if request.POST.get("action") == "discard":
            discard_upload(upload=upload, actor=actor)
            return redirect(links.page("imports", language))
        try:
            take_in(
                upload=upload,
                seen=request.POST.get("seen", ""),
                actor=actor,
                now=timezone.now(),
                today=timezone.localdate(),
            )
        except PlanChanged as changed:
            refusal = str(changed)
        else:
            return redirect(request.path)
    if upload.outcome is not None:
        return render_page(request, "workspace/import_done.html", outcome_page(request, upload))
    plan = plan_of(upload, actor, today=timezone.localdate())
    page = preview_page(request, upload, plan, refusal)
    response = render_page(request, "workspace/import.html", page)
    response.status_code = CONFLICT if refusal else 200
    return response


@require_safe
@inside
def refused(request: HttpRequest, actor: Actor, identity: UUID) -> HttpResponse:
    """Hand over the rows that were refused, with the reason beside each."""
    upload = _own(actor, identity)
    plan = plan_of(upload, actor, today=timezone.localdate())
    sheet = refused_rows(upload, plan)
    return as_file(write_xlsx(sheet), XLSX_TYPE, f"{sheet.title}.xlsx")


@require_safe
@inside
def template(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """Hand over an empty table with all heads, and what belongs below each."""
    authorise(actor, Permission.EDIT_RECORD)
    sheets = template_of(IMPORTS[name])
    return as_file(write_xlsx(*sheets), XLSX_TYPE, f"{sheets[0].title}.xlsx")
