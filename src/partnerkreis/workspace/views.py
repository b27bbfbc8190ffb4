# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page of the workspace, and what one button settles on it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnerkreis.access.policy import Actor, Permission, authorise, can
from partnerkreis.core.dates import parse
from partnerkreis.core.records import Record
from partnerkreis.directory.actions import confirm_still_true
from partnerkreis.directory.models import Body
from partnerkreis.directory.queries import offices_of
from partnerkreis.editing.actions import change_record
from partnerkreis.editing.errors import CannotSave, Overtaken
from partnerkreis.editing.queries import bodies_of, visible_record
from partnerkreis.encounters.models import FollowUp
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace.admission import inside_with_leads
from partnerkreis.workspace.forms_editing import whole_number
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.today import today_page
from partnerkreis.workspace.queries.today import today_for
from partnerkreis.workspace.tasks import Desk

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@inside_with_leads
def today(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what is open and what comes; settle what one button settles."""
    now, refused = timezone.now(), ""
    day = timezone.localdate(now)
    if request.method == "POST":
        try:
            done = _settle(request, actor)
        except (CannotSave, Overtaken) as refusal:
            refused = str(refusal)
        else:
            return redirect(f"{request.path}?done={done}")
    found = today_for(actor, today=day)
    can_edit = can(actor, Permission.EDIT_RECORD)
    desk = Desk(actor, day, language_of(request), found, can_edit, now)
    page = today_page(request, desk, offices_of(actor, today=day), refusal=refused)
    response = render_page(request, "workspace/today.html", page)
    response.status_code = CONFLICT if refused else 200
    return response


def _settle(request: HttpRequest, actor: Actor) -> str:
    """Do what a button asks for; return its name. Raises what the action raises."""
    name, now = request.POST.get("action", ""), timezone.now()
    record = visible_record(actor, request.POST.get("kind", ""), request.POST.get("key", "")[:80])
    if record is None:
        raise Http404
    authorise(actor, Permission.EDIT_RECORD, *bodies_of(record))
    if name == "still-true":
        confirm_still_true(record=record, body=_own_body(actor, record), actor=actor, now=now)
    elif name == "done" and isinstance(record, FollowUp):
        changes: dict[str, Any] = {"done": parse(timezone.localdate(now).isoformat())}
        version = whole_number(request.POST.get("version", ""))
        change_record(record=record, changes=changes, version=version, actor=actor, now=now)
    else:
        raise Http404
    return name


def _own_body(actor: Actor, record: Record) -> Body:
    """Return the body of the actor that the record concerns. Raises Http404 where none does."""
    body: Body | None = Body.objects.filter(pk__in=actor.bodies & set(bodies_of(record))).first()
    if body is None:
        raise Http404
    return body
