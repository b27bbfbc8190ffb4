# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails that were filed to a record: read, added, kept until a day, deleted; and their address."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.errors import DomainError
from partnerkreis.core.records import Record
from partnerkreis.correspondence.actions import (
    CannotKeep,
    delete_mail,
    end_address,
    keep_mail,
    make_address,
)
from partnerkreis.correspondence.models import FiledMail
from partnerkreis.correspondence.queries import address_of, mails_of, readable_mails, record_of
from partnerkreis.correspondence.refusals import MailRefused
from partnerkreis.files import store
from partnerkreis.files.queries import owners_of
from partnerkreis.files.refusals import FileRefused
from partnerkreis.portal.parameters import page_number
from partnerkreis.portal.rendering import render_page
from partnerkreis.workspace import addresses_files as addresses
from partnerkreis.workspace.admission import inside
from partnerkreis.workspace.forms_files import add_mail, last_day
from partnerkreis.workspace.frame import language_of
from partnerkreis.workspace.pages.mails import mail_page, mails_back, mails_page
from partnerkreis.workspace.pages.paged import paged
from partnerkreis.workspace.views_files import asked_record, refused_with


def _asked(actor: Actor, kind: str, key: str, permission: Permission) -> Record:
    """Return the record: 404 where it is not seen, 403 where it does not concern the own side."""
    found = asked_record(actor, kind, key, Permission.READ_RECORD)
    own = (body.pk for body in owners_of(found, actor, permission))
    # Nobody holds a role for the record itself: without a body of its own side it is refused.
    authorise(actor, permission, *own, found.pk)
    return found


def _mail(actor: Actor, key: str) -> FiledMail:
    found = readable_mails(actor).filter(key=key).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def record_mails(request: HttpRequest, actor: Actor, kind: str, key: str) -> HttpResponse:
    """Show the mails of a record, file another one, make or end the address of the record."""
    found, fault = _asked(actor, kind, key, Permission.READ_MAIL), None
    if request.method == "POST":
        try:
            return _filed(request, actor, found)
        except (MailRefused, FileRefused) as refusal:
            fault = refusal
    listed = paged(mails_of(found, actor), page_number(request.GET),
                   addresses.mails(kind, key, language_of(request)))  # fmt: skip
    page = mails_page(request, kind, found, listed, actor, fault)
    response = render_page(request, "workspace/mails.html", page)
    response.status_code = refused_with(fault)
    return response


def _filed(request: HttpRequest, actor: Actor, record: Record) -> HttpResponse:
    owners = owners_of(record, actor, Permission.FILE_MAIL)
    match request.POST.get("action"):
        case "address":
            if not owners:
                raise Http404
            make_address(record=record, body=owners[0], actor=actor, now=timezone.now())
            return redirect(f"{request.path}?done=address")
        case "end":
            address = address_of(record, [body.pk for body in owners])
            if address is not None:
                end_address(address=address, actor=actor, now=timezone.now())
            return redirect(f"{request.path}?done=ended")
    made = add_mail(request, record, actor)
    return redirect(f"{addresses.mail(made.key, language_of(request))}?done=filed")


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def mail(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Show one mail; say what it is kept for and until when, or delete it."""
    found = _mail(actor, key)
    fault: DomainError | None = None
    if request.method == "POST":
        try:
            return _kept(request, actor, found)
        except CannotKeep as refusal:
            fault = refusal
    page = mail_page(request, found, fault)
    response = render_page(request, "workspace/mail.html", page)
    response.status_code = refused_with(fault)
    return response


def _kept(request: HttpRequest, actor: Actor, mail: FiledMail) -> HttpResponse:
    now, language = timezone.now(), language_of(request)
    if request.POST.get("action") == "delete":
        back = mails_back(record_of(mail), language)
        delete_mail(mail=mail, actor=actor, now=now)
        return redirect(f"{back}?done=deleted")
    keep_mail(
        mail=mail,
        purpose=request.POST.get("purpose", ""),
        kept_until=last_day(request.POST.get("kept_until", ""), language),
        actor=actor,
        now=now,
    )
    return redirect(f"{request.path}?done=kept")


@require_safe
@inside
def mail_raw(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Hand over a mail as it came, to be opened in a mail program and never in the browser."""
    found = _mail(actor, key)
    name = f"{slugify(found.subject)[:60] or 'mail'}.{'msg' if found.is_outlook else 'eml'}"
    try:
        opened = store.path_of(found.raw_id).open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(
        opened, as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response  # type: ignore[return-value] # streamed, which is an answer all the same
