# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mails of a record, and one mail, as their officer sees them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.core.typography import behind_colon
from partnerkreis.correspondence.models import FiledMail
from partnerkreis.correspondence.queries import (
    address_of,
    attachments_of,
    record_of,
    written_out,
)
from partnerkreis.editing.catalogue import KINDS, has_kind, kind_of
from partnerkreis.editing.titles import title_of
from partnerkreis.files.models import StoredFile
from partnerkreis.files.queries import owners_of
from partnerkreis.portal import links
from partnerkreis.ui.shapes import Crumb, Entry, Fact, Link, Page, Pagination, Sentence
from partnerkreis.ui.shapes.form import Fault, Input
from partnerkreis.workspace import addresses_editing, addresses_files
from partnerkreis.workspace.forms_files import limit, owner_input, told
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.paged import Paged


@dataclass(frozen=True, slots=True)
class MailsPage:
    page: Page
    title: str
    kicker: str
    done: str
    mails: list[Entry]
    pagination: Pagination
    can_file: bool
    inputs: list[Input]
    file_fault: str
    file_hint: str
    faults: list[Fault]
    #: The secret address as it is typed; "" where there is none yet.
    address: str
    address_note: str
    takes_mail: bool
    csrf: str
    record: Link
    files: Link


@dataclass(frozen=True, slots=True)
class MailPage:
    page: Page
    title: str
    done: str
    facts: list[Fact]
    text: str
    attachments: list[Link]
    left_out: list[str]
    raw: Link
    inputs: list[Input]
    faults: list[Fault]
    csrf: str


def mails_page(
    request: HttpRequest,
    kind: str,
    record: Record,
    found: Paged,
    actor: Actor,
    fault: DomainError | None,
) -> MailsPage:
    """Return the mails of ``record``; ``fault`` is what is to be mended in the form."""
    language = language_of(request)
    name = title_of(record, language)
    heading = _("Mails: {title}").format(title=behind_colon(name, language))
    owners = owners_of(record, actor, Permission.FILE_MAIL)
    address = address_of(record, [body.pk for body in owners])
    back = addresses_editing.record(kind, record.key, language)
    owner = owner_input(request, owners, told(fault, "body"))
    return MailsPage(
        page=frame(
            request,
            heading,
            lambda other: addresses_files.mails(kind, record.key, other),
            crumbs=[Crumb(name, back), Crumb(_("Mails"))],
        ),
        title=heading,
        kicker=str(KINDS[kind].title),
        done=_mails_done(request.GET.get("done", "")),
        mails=[_entry(mail, language) for mail in found.records],
        pagination=found.pagination,
        can_file=bool(owners),
        inputs=[owner] if owner else [],
        file_fault=told(fault, "file"),
        file_hint=_(
            "Save the mail in Outlook as .msg, or elsewhere as .eml, and choose it or drop it "
            "here. At most {number} MB."
        ).format(number=limit()),
        faults=_faults(fault),
        address=written_out(address) if address else "",
        address_note=_("For {body}. Made by {name}.").format(
            body=address.body.names.form(language), name=address.made_by
        ) if address else "",
        takes_mail=bool(settings.FILING_ADDRESS),
        csrf=get_token(request),
        record=Link(name, back),
        files=Link(_("Files"), addresses_files.files(kind, record.key, language)),
    )  # fmt: skip


def _mails_done(code: str) -> str:
    return {
        "address": _("The record has an address now. One it had before no longer holds."),
        "ended": _("The address has ended."),
        "deleted": _("The mail was deleted."),
    }.get(code, "")


def _faults(fault: DomainError | None) -> list[Fault]:
    return [Fault(f"f-{fault.field}" if fault.field else "", str(fault))] if fault else []


def _entry(mail: FiledMail, language: Language) -> Entry:
    when = _moment(mail)
    return Entry(
        mail.subject or _("Mail without a subject"),
        addresses_files.mail(mail.key, language),
        [when],
        [Sentence(mail.sender)] if mail.sender else [],
    )


def _moment(mail: FiledMail) -> str:
    moment = mail.sent_at or mail.filed_at
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


def mail_page(request: HttpRequest, mail: FiledMail, fault: DomainError | None) -> MailPage:
    """Return one mail with what it is kept for."""
    language, record = language_of(request), record_of(mail)
    title = mail.subject or _("Mail without a subject")
    return MailPage(
        page=frame(
            request,
            title,
            lambda other: addresses_files.mail(mail.key, other),
            crumbs=[Crumb(_("Mails"), mails_back(record, language)), Crumb(title)],
        ),
        title=title,
        done=_mail_done(request.GET.get("done", "")),
        facts=_facts(mail, record, language),
        text=mail.text or _("The mail has no text."),
        attachments=[_attachment(file, language) for file in attachments_of(mail)],
        left_out=list(filter(None, mail.left_out)),
        raw=Link(_("The mail as it came"), addresses_files.raw_mail(mail.key, language)),
        inputs=_inputs(request, mail, fault),
        faults=_faults(fault),
        csrf=get_token(request),
    )


def _mail_done(code: str) -> str:
    return {"filed": _("The mail is filed."), "kept": _("Saved.")}.get(code, "")


def _facts(mail: FiledMail, record: Record | None, language: Language) -> list[Fact]:
    rows = [
        (_("From"), mail.sender),
        (_("To"), ", ".join(mail.recipients)),
        (_("Sent"), _moment(mail) if mail.sent_at else ""),
        (_("Filed by"), mail.filed_by),
        (_("Read by"), _("{body} alone").format(body=mail.body.names.form(language))),
    ]
    facts = [Fact(term, [Sentence(text)]) for term, text in rows if text]
    if record is not None and has_kind(type(record)):
        href = addresses_editing.record(kind_of(record).name, record.key, language)
        facts.append(Fact(_("Filed to"), [], [Link(title_of(record, language), href)]))
    return facts


def _attachment(file: StoredFile, language: Language) -> Link:
    return Link(file.name, addresses_files.file(file.key, language))


def _inputs(request: HttpRequest, mail: FiledMail, fault: DomainError | None) -> list[Input]:
    is_sent = request.method == "POST"
    until = date_format(mail.kept_until, "SHORT_DATE_FORMAT")
    return [
        Input(
            "purpose",
            _("What is it kept for?"),
            value=request.POST.get("purpose", "") if is_sent else mail.purpose,
            hint=_("For example: preparing the council visit of 2027"),
            fault=told(fault, "purpose"),
        ),
        Input(
            "kept_until",
            _("Until when?"),
            value=request.POST.get("kept_until", "") if is_sent else until,
            hint=_("The day after, it is deleted with its attachments. For example 31.12.2031"),
            fault=told(fault, "kept_until"),
        ),
    ]


def mails_back(record: Record | None, language: Language) -> str:
    """Return where the mails of ``record`` stand."""
    if record is None or not has_kind(type(record)):
        return links.page("today", language)
    return addresses_files.mails(kind_of(record).name, record.key, language)
