# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheets that a body writes on: ours, or its own."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.directory.models import Body
from partnerkreis.documents.checking import MOST_BYTES, TemplateRefused
from partnerkreis.papers.actions import replace_template, restore_template
from partnerkreis.papers.queries.reading import bodies_for
from partnerkreis.papers.queries.sheets import KINDS, sheet_content
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.downloads import docx
from partnerkreis.workspace.pages.editing_inputs import language_name
from partnerkreis.workspace.pages.paper_sheets import kind_label, sheets_page

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def sheets(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show on which sheets papers are written; take one's own, or ours again."""
    authorise(actor, Permission.REPLACE_TEMPLATE)
    bodies, fault = bodies_for(actor, Permission.REPLACE_TEMPLATE), ("", "")
    if request.method == "POST":
        try:
            return redirect(f"{request.path}?done={_act(request, actor, bodies)}")
        except TemplateRefused as refusal:
            fault = (refusal.field, str(refusal))
    page = sheets_page(request, bodies, fault)
    response = render_page(request, "workspace/paper_sheets.html", page)
    response.status_code = UNPROCESSABLE if fault[1] else 200
    return response


def _act(request: HttpRequest, actor: Actor, bodies: list[Body]) -> str:
    """Do what was asked for; return the word for it. Raises TemplateRefused."""
    body, kind, tongue = _slot(bodies, request)
    if request.POST.get("action") == "restore":
        restore_template(body=body, kind=kind, language=tongue, actor=actor, now=timezone.now())
        return "restored"
    given = request.FILES.get("file")
    if given is None:
        raise TemplateRefused(_("Please choose a file."), field="file")
    # A little more than is allowed is enough to see that it is too much.
    content = given.read(MOST_BYTES + 1)
    try:
        replace_template(
            body=body,
            kind=kind,
            language=tongue,
            content=content,
            file_name=given.name or "",
            actor=actor,
            now=timezone.now(),
        )
    except TemplateRefused as refusal:
        raise TemplateRefused(refusal.message, field="file") from refusal
    return "brought"


def _slot(bodies: list[Body], request: HttpRequest) -> tuple[Body, str, Language]:
    kind, tongue = request.POST.get("kind", ""), request.POST.get("language", "")
    key = request.POST.get("body", "")
    body = next((body for body in bodies if body.key == key or not key), None)
    language = next((code for code in INTERFACE_LANGUAGES if code == tongue), None)
    if body is None or language is None or kind not in KINDS:
        raise Http404
    return body, kind, language


@require_safe
@inside
def sheet(request: HttpRequest, actor: Actor, body: str, kind: str, tongue: str) -> HttpResponse:
    """Hand out the sheet that a body writes on, to be changed in Word."""
    authorise(actor, Permission.REPLACE_TEMPLATE)
    bodies = bodies_for(actor, Permission.REPLACE_TEMPLATE)
    own = next((one for one in bodies if one.key == body), None)
    language = next((code for code in INTERFACE_LANGUAGES if code == tongue), None)
    if own is None or language is None or kind not in KINDS:
        raise Http404
    return docx(sheet_content(own, kind, language), f"{kind_label(kind)} ({language_name(tongue)})")
