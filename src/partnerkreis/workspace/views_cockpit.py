# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cockpit of a partnership, and what one button does there."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.dates import parse
from partnerkreis.editing.actions import change_record
from partnerkreis.editing.errors import CannotSave, Overtaken
from partnerkreis.editing.queries import bodies_of, visible_record
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.forms_editing import whole_number
from partnerkreis.workspace.pages.cockpit import cockpit_page
from partnerkreis.workspace.queries.cockpit import Cockpit, cockpit_of

CONFLICT = 409
#: Of which kind of record a button settles something.
_BUTTONS = {"done": "follow-up", "spent": "booking"}


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def cockpit(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Show the cockpit; say that a follow-up is done, or that what was bound is paid."""
    refused = ""
    found = _found(request, actor, key)
    if request.method == "POST":
        authorise(actor, Permission.EDIT_RECORD, *(p.body_id for p in found.dossier.parties))
        try:
            done = _act(request, actor)
        except (CannotSave, Overtaken) as refusal:
            refused, found = str(refusal), _found(request, actor, key)
        else:
            return redirect(f"{request.path}?done={done}")
    page = cockpit_page(request, found, refusal=refused)
    response = render_page(request, "workspace/cockpit.html", page)
    response.status_code = CONFLICT if refused else 200
    return response


def _found(request: HttpRequest, actor: Actor, key: str) -> Cockpit:
    year = whole_number(request.GET.get("year", ""))
    if year and not 1990 <= year <= 2100:
        raise Http404
    found = cockpit_of(key, actor, today=timezone.localdate(), year=year or None)
    if found is None:
        raise Http404
    return found


def _act(request: HttpRequest, actor: Actor) -> str:
    """Do what a button asks for; return its name. Raises what the action raises."""
    done = request.POST.get("action", "")
    if done not in _BUTTONS:
        raise Http404
    record = visible_record(actor, _BUTTONS[done], request.POST.get("key", "")[:80])
    if record is None:
        raise Http404
    authorise(actor, Permission.EDIT_RECORD, *bodies_of(record))
    now = timezone.now()
    today = parse(timezone.localdate(now).isoformat())
    changes: dict[str, Any] = {"done": today} if done == "done" else {"state": "spent", "on": today}
    version = whole_number(request.POST.get("version", ""))
    change_record(record=record, changes=changes, version=version, actor=actor, now=now)
    return done
