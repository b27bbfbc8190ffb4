# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of records in the workspace: added, looked at, released, taken back, deleted."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from partnerkreis.access.policy import Actor, Permission, authorise, visible_to
from partnerkreis.access.queries import bodies_of
from partnerkreis.core.errors import DomainError
from partnerkreis.core.records import Record
from partnerkreis.editing.actions import forget_file
from partnerkreis.editing.errors import CannotSave, CannotUndo, Overtaken
from partnerkreis.editing.queries import visible_record
from partnerkreis.files.actions import CannotAttach
from partnerkreis.files.models import StoredFile
from partnerkreis.files.queries import files_of, may_work_with, record_of
from partnerkreis.files.refusals import FileRefused
from partnerkreis.portal.file_answer import file_answer
from partnerkreis.portal.parameters import page_number
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace import addresses_files as addresses
from partnerkreis.workspace.admission import inside_with_leads
from partnerkreis.workspace.forms_editing import act
from partnerkreis.workspace.forms_files import add_file
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.files import back_to, file_page, files_page
from partnerkreis.workspace.pages.paged import paged

OK, CONFLICT, UNPROCESSABLE = 200, 409, 422


def asked_record(actor: Actor, kind: str, key: str, permission: Permission) -> Record:
    """Return the record: 404 where it is not to be seen, 403 where no more than that."""
    found = visible_record(actor, kind, key)
    if found is None or isinstance(found, StoredFile):
        raise Http404
    authorise(actor, permission, *bodies_of(found))
    return found


def _file(actor: Actor, key: str) -> StoredFile:
    """Return the file of a record that concerns ``actor``; others have the public page."""
    named: QuerySet[StoredFile] = StoredFile.objects.filter(key=key).select_related("body")
    found = visible_to(actor, named).first()
    if found is None or not may_work_with(actor, found):
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@inside_with_leads
def record_files(request: HttpRequest, actor: Actor, kind: str, key: str) -> HttpResponse:
    """Show the files of a record, and take another one in."""
    found, fault = asked_record(actor, kind, key, Permission.READ_RECORD), None
    if request.method == "POST":
        authorise(actor, Permission.EDIT_RECORD, *bodies_of(found))
        try:
            made = add_file(request, found, actor)
        except (FileRefused, CannotAttach) as refusal:
            fault = refusal
        else:
            return redirect(f"{addresses.file(made.key, language_of(request))}?done=made")
    listed = paged(files_of(found, actor), page_number(request.GET),
                   addresses.files(kind, key, language_of(request)))  # fmt: skip
    page = files_page(request, kind, found, listed, actor, fault)
    response = render_page(request, "workspace/files.html", page)
    response.status_code = UNPROCESSABLE if fault else OK
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@inside_with_leads
def file(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Show one file; release it, take it back, undo a change, delete it."""
    found, refused = _file(actor, key), ""
    if request.method == "POST":
        try:
            return _done(request, found, actor)
        except (CannotSave, CannotUndo, Overtaken) as refusal:
            refused = str(refusal)
            found.refresh_from_db()
    page = file_page(request, found, actor, refusal=refused)
    response = render_page(request, "workspace/file.html", page)
    response.status_code = CONFLICT if refused else OK
    return response


def _done(request: HttpRequest, file: StoredFile, actor: Actor) -> HttpResponse:
    """Do what a button asks for. Raises what the actions raise."""
    if request.POST.get("action") == "delete":
        back = back_to(record_of(file), language_of(request))
        forget_file(file=file, actor=actor, now=timezone.now())
        return redirect(f"{back}?done=deleted")
    return redirect(f"{request.path}?done={act(request, file, actor)}")


@require_safe
@inside_with_leads
def file_content(
    request: HttpRequest, actor: Actor, key: str, width: int | None = None
) -> HttpResponse:
    """Hand over the bytes of a file to those who work with it, released or not."""
    answer: HttpResponseBase = file_answer(request, _file(actor, key), width)
    return answer  # type: ignore[return-value] # streamed, which is an answer all the same


def refused_with(fault: DomainError | None) -> int:
    """Return the status of a page on which something is to be mended."""
    return UNPROCESSABLE if fault else OK
