# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records in the workspace: read, edited, released, recorded."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from partnerkreis.access.policy import Actor, NotAllowed, Permission, authorise
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Contact
from partnerkreis.editing.actions.merging import MERGEABLE
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.editing.catalogue.shape import Group, Kind
from partnerkreis.editing.errors import CannotSave, CannotUndo, Overtaken
from partnerkreis.editing.forms import Context, Form
from partnerkreis.editing.queries import Offered, bodies_of, visible_record
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.admission import inside, inside_with_leads
from partnerkreis.workspace.drafts_editing import keeping_what_was_typed
from partnerkreis.workspace.forms_editing import (
    FORGOTTEN,
    act,
    asks_for_rows,
    form_of,
    groups_asked,
    hidden_inputs,
    make,
    merge,
    same_as,
    save,
    token_of,
    twins_of,
    version_of,
)
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.editing import edit_page, new_page
from partnerkreis.workspace.pages.editing_conflict import conflict_page
from partnerkreis.workspace.pages.editing_merge import merge_page
from partnerkreis.workspace.pages.editing_record import record_page
from partnerkreis.workspace.pages.not_ours import not_ours_page

OK, FORBIDDEN, CONFLICT, UNPROCESSABLE = 200, 403, 409, 422


def _visible(actor: Actor, kind: str, key: str, permission: Permission) -> Record:
    """Return the record: 404 where it is not to be seen, 403 where no more than that."""
    found = visible_record(actor, kind, key)
    if found is None:
        raise Http404
    authorise(actor, permission, *bodies_of(found))
    return found


def _rendered(request: HttpRequest, template: str, page: object, status: int) -> HttpResponse:
    response = render_page(request, template, page)
    response.status_code = status
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@inside_with_leads
def record(request: HttpRequest, actor: Actor, kind: str, key: str) -> HttpResponse:
    """Show a record as its officer sees it; release it, withdraw it, take a change back."""
    try:
        found, refused = _visible(actor, kind, key, Permission.READ_RECORD), ""
    except NotAllowed:
        if request.method == "POST" or not actor.bodies:
            raise
        return _not_ours(request, actor, kind, key)
    if request.method == "POST":
        try:
            done = act(request, found, actor)
        except (CannotSave, CannotUndo, Overtaken) as refusal:
            refused = str(refusal)
            found.refresh_from_db()
        else:
            return redirect(f"{_shown_after(request, found, done)}?done={done}")
    page = record_page(request, KINDS[kind], found, actor, refusal=refused)
    return _rendered(request, "workspace/record.html", page, CONFLICT if refused else OK)


def _shown_after(request: HttpRequest, record: Record, done: str) -> str:
    """Return where it is shown what was done: of a contact that is deleted, with the person."""
    if done == FORGOTTEN and isinstance(record, Contact):
        return addresses.record("person", record.person.key, language_of(request))
    return request.path


def _not_ours(request: HttpRequest, actor: Actor, kind: str, key: str) -> HttpResponse:
    """Lead on to what is public of a record of others: lists and search name it, too."""
    found = visible_record(actor, kind, key)
    if found is None:
        raise Http404
    page = not_ours_page(request, KINDS[kind], found)
    return _rendered(request, "workspace/not_ours.html", page, FORBIDDEN)


@require_http_methods(["GET", "HEAD", "POST"])
@keeping_what_was_typed
@inside_with_leads
def record_edit(request: HttpRequest, actor: Actor, kind: str, key: str) -> HttpResponse:
    """Show the form of a record, and save what was typed."""
    found = _visible(actor, kind, key, Permission.EDIT_RECORD)
    groups = groups_asked(KINDS[kind], request)
    if not groups:
        raise Http404
    form = form_of(request, actor, found, groups)
    if asks_for_rows(request):
        form.faults.clear()
    elif request.method == "POST" and form.is_plain:
        try:
            save(form)
        except CannotSave as refusal:
            form.refuse(refusal.field, refusal.message)
        except Overtaken as overtaken:
            return _two_versions(request, KINDS[kind], form, overtaken)
        else:
            saved = addresses.record(kind, key, form.context.language)
            return redirect(f"{saved}?done=changed")
    hidden = hidden_inputs(form, version=version_of(form))
    page = edit_page(request, KINDS[kind], form, hidden)
    return _rendered(request, "workspace/edit.html", page, UNPROCESSABLE if form.faults else OK)


def _two_versions(
    request: HttpRequest, kind: Kind, form: Form, overtaken: Overtaken
) -> HttpResponse:
    """Show what was typed beside what somebody else saved: nothing is lost, one is chosen."""
    context = Context(overtaken.record, form.context.actor, form.context.language)
    current = Form(form.groups, context)
    hidden = hidden_inputs(current, version=overtaken.record.version)
    page = conflict_page(request, kind, form, current, overtaken, hidden)
    return _rendered(request, "workspace/conflict.html", page, CONFLICT)


@require_http_methods(["GET", "HEAD", "POST"])
@keeping_what_was_typed
@inside
def record_new(request: HttpRequest, actor: Actor, kind: str) -> HttpResponse:
    """Show the form of a new record, and make it once."""
    authorise(actor, Permission.EDIT_RECORD)
    asked = KINDS[kind]
    if not asked.can_be_made:
        raise Http404
    form = form_of(request, actor, asked.model(), (Group(asked.title, asked.first_fields()),))
    twins: list[Offered] = []
    if asks_for_rows(request):
        form.faults.clear()
    else:
        twins = twins_of(asked, form)
    is_sent = request.method == "POST" and not asks_for_rows(request)
    if is_sent and form.is_plain and not twins:
        try:
            made = make(asked, form)
        except CannotSave as refusal:
            form.refuse(refusal.field, refusal.message)
        else:
            saved = addresses.record(kind, made.key, language_of(request))
            return redirect(f"{saved}?done=made")
    page = new_page(request, asked, form, twins, hidden_inputs(form, token=token_of(form)))
    is_refused = bool(form.faults or twins)
    return _rendered(request, "workspace/edit.html", page, UNPROCESSABLE if is_refused else OK)


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def record_merge(request: HttpRequest, actor: Actor, kind: str, key: str) -> HttpResponse:
    """Ask which other record is the same, and make one of the two."""
    twin = _visible(actor, kind, key, Permission.EDIT_RECORD)
    if not isinstance(twin, MERGEABLE):
        raise Http404
    form = form_of(request, actor, KINDS[kind].model(), same_as(KINDS[kind]))
    if request.method == "POST" and form.is_plain:
        try:
            kept = merge(form, twin)
        except (CannotSave, Overtaken) as refusal:
            form.refuse("same_as", refusal.message)
        else:
            if kept is not None:
                saved = addresses.record(kind, kept.key, language_of(request))
                return redirect(f"{saved}?done=merged")
    page = merge_page(request, KINDS[kind], twin, form)
    return _rendered(request, "workspace/merge.html", page, UNPROCESSABLE if form.faults else OK)
