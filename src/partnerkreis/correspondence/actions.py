# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filing a mail, giving a record an address for it, and deleting what was kept long enough."""

from __future__ import annotations

import datetime
import secrets
import uuid
from collections.abc import Iterable
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Grant, Permission, Role, authorise, scope
from partnerkreis.access.queries import bodies_of
from partnerkreis.core.errors import DomainError
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.correspondence.models import FiledMail, FilingAddress
from partnerkreis.correspondence.queries import address_named, past, record_of
from partnerkreis.correspondence.reading import TakenMail, read_mail, take_in_mail
from partnerkreis.correspondence.refusals import NOBODY, MailRefused
from partnerkreis.correspondence.rules.internet import parsed
from partnerkreis.correspondence.rules.letters import UnreadableMail
from partnerkreis.correspondence.rules.reports import undelivered
from partnerkreis.directory.models import Body
from partnerkreis.files.actions import attach_file, remember, remove_files
from partnerkreis.files.intake import TakenIn
from partnerkreis.files.models import StoredFile
from partnerkreis.files.queries import kind_of_record
from partnerkreis.journal.actions import record_change, record_event
from partnerkreis.post.actions import note_undeliverable

FILE, CHANGE, DELETE = "mail.file", "mail.change", "mail.delete"
#: So long a mail is kept unless somebody says otherwise: as long as most files of a county.
_KEPT_YEARS: Final = 5
LONGEST_PURPOSE: Final = 300


class CannotKeep(DomainError):
    """A mail needs a purpose and a last day."""


@transaction.atomic
def file_mail(
    *,
    taken: TakenMail,
    record: Record,
    body: Body,
    actor: Actor,
    now: datetime.datetime,
) -> FiledMail:
    """File a mail to ``record`` for the side of ``body``, once however often it comes.

    Raises NotAllowed, and MailRefused where the record does not concern that side.
    """
    concerned = bodies_of(record)
    authorise(actor, Permission.FILE_MAIL, body.pk)
    if concerned and body.pk not in concerned:
        raise MailRefused(_("This record does not concern that county."), field="body")
    raw = remember(taken.raw)
    before: FiledMail | None = FiledMail.objects.filter(
        record=record.pk, body=body, raw=raw
    ).first()
    if before is not None:
        return before
    try:
        with transaction.atomic():
            mail = _make(taken, record, body, actor, now)
    except IntegrityError:
        # It came twice at the same moment: the other one was first.
        return FiledMail.objects.get(record=record.pk, body=body, raw=raw)
    for one in taken.attachments:
        _attach(one, mail, actor, now)
    record_change(actor=actor, verb=FILE, record=mail, changes={"subject": ("", "")}, now=now)
    record_change(actor=actor, verb=FILE, record=record, changes={}, now=now)
    return mail


def _make(
    taken: TakenMail, record: Record, body: Body, actor: Actor, now: datetime.datetime
) -> FiledMail:
    said = taken.mail
    mail: FiledMail = FiledMail.objects.create(
        key=secrets.token_hex(12),
        record_kind=kind_of_record(record),
        record=record.pk,
        body=body,
        subject=said.subject,
        sender=said.sender,
        recipients=list(said.recipients),
        sent_at=said.sent_at,
        text=said.text,
        left_out=list(taken.left_out),
        raw=remember(taken.raw),
        is_outlook=taken.is_outlook,
        filed_at=now,
        filed_by=actor.name,
        purpose=gettext("Correspondence about the partnership"),
        kept_until=_years_later(timezone.localdate(now)),
    )
    return mail


def _attach(taken: TakenIn, mail: FiledMail, actor: Actor, now: datetime.datetime) -> None:
    attach_file(
        taken=taken,
        record=mail,
        body=mail.body,
        title=Translated(),
        token=uuid.uuid4(),
        actor=actor,
        now=now,
        is_internal=True,
    )


def _years_later(day: datetime.date) -> datetime.date:
    """Return the last day of the year in which the time for keeping ends."""
    return datetime.date(day.year + _KEPT_YEARS, 12, 31)


def receive_mail(*, raw: bytes, recipients: Iterable[str], now: datetime.datetime) -> str:
    """Do with a mail what it is for, and return a sentence about it.

    A report about a mail of ours is noted there; what a machine wrote is passed over; all else is
    filed where one of its addresses leads. Raises MailRefused.
    """
    reported = _reported(raw, now)
    if reported:
        return reported
    mail = read_mail(raw)
    if mail.is_automatic:
        return gettext("A machine wrote this mail. It is not filed, and nobody is answered.")
    address = address_named([*recipients, *mail.addressed_to])
    record = record_of(address) if address else None
    if address is None or record is None:
        raise MailRefused(NOBODY)
    with_token = Actor(
        Role.PUBLIC,
        name=gettext("by the filing address of {name}").format(name=address.made_by)[:120],
        grants=(Grant(Role.COLLEAGUE, address.body_id),),
    )
    file_mail(taken=take_in_mail(raw), record=record, body=address.body, actor=with_token, now=now)
    return gettext("The mail was filed.")


def _reported(raw: bytes, now: datetime.datetime) -> str:
    try:
        reports = undelivered(parsed(raw))
    except UnreadableMail:
        return ""
    if reports is None:
        return ""
    noted = [
        note_undeliverable(
            message_id=one.message_id, recipient=one.recipient, reason=one.reason, now=now
        )
        for one in reports
    ]
    if any(noted):
        return gettext("The report was noted: a mail could not be delivered.")
    return gettext("The report is about no mail of ours, or a delay. Nothing was noted.")


@transaction.atomic
def make_address(
    *, record: Record, body: Body, actor: Actor, now: datetime.datetime
) -> FilingAddress:
    """Give ``record`` a secret address for the side of ``body``; the one before no longer holds.

    Raises NotAllowed, and MailRefused where the record does not concern that side.
    """
    concerned = bodies_of(record)
    authorise(actor, Permission.FILE_MAIL, body.pk)
    if concerned and body.pk not in concerned:
        raise MailRefused(_("This record does not concern that county."), field="body")
    FilingAddress.objects.filter(record=record.pk, body=body, ended_at__isnull=True).update(
        ended_at=now
    )
    address = FilingAddress.objects.create(
        token=secrets.token_hex(12),
        body=body,
        record_kind=kind_of_record(record),
        record=record.pk,
        made_at=now,
        made_by=actor.name,
    )
    # The address itself is a secret and stands in no journal.
    record_change(actor=actor, verb="mail.address", record=record, changes={}, now=now)
    return address


@transaction.atomic
def end_address(*, address: FilingAddress, actor: Actor, now: datetime.datetime) -> None:
    """Let nothing more be filed by ``address``. Raises NotAllowed."""
    authorise(actor, Permission.FILE_MAIL, address.body_id)
    address.ended_at = now
    address.save(update_fields=["ended_at"])
    if record := record_of(address):
        record_change(actor=actor, verb="mail.address_end", record=record, changes={}, now=now)


@transaction.atomic
def keep_mail(
    *,
    mail: FiledMail,
    purpose: str,
    kept_until: datetime.date,
    actor: Actor,
    now: datetime.datetime,
) -> FiledMail:
    """Say what a mail is kept for, and until when. Raises NotAllowed and CannotKeep."""
    authorise(actor, Permission.FILE_MAIL, mail.body_id)
    purpose = " ".join(purpose.split())
    if not purpose or len(purpose) > LONGEST_PURPOSE:
        raise CannotKeep(_("Please say in a few words what the mail is kept for."), field="purpose")
    if kept_until > datetime.date(now.year + 30, 12, 31):
        raise CannotKeep(_("Please choose a day within 30 years."), field="kept_until")
    told = {
        "purpose": (mail.purpose, purpose),
        "kept_until": (mail.kept_until.isoformat(), kept_until.isoformat()),
    }
    mail.purpose, mail.kept_until = purpose, kept_until
    mail.version += 1
    mail.save(update_fields=["purpose", "kept_until", "version"])
    record_change(actor=actor, verb=CHANGE, record=mail, changes=told, now=now)
    return mail


@transaction.atomic
def delete_mail(*, mail: FiledMail, actor: Actor, now: datetime.datetime) -> None:
    """Delete a mail with its attachments and its raw bytes. Raises NotAllowed."""
    authorise(actor, Permission.FILE_MAIL, mail.body_id)
    record_change(actor=actor, verb=DELETE, record=mail, changes={}, now=now)
    _remove(mail)


def _remove(mail: FiledMail) -> None:
    pk = mail.pk
    mail.delete()
    remove_files(StoredFile.objects.filter(record=pk))


def forget_past_mails(*, actor: Actor, now: datetime.datetime) -> int:
    """Delete the mails whose last day is over, and return how many; for who has everything."""
    if not scope(actor, Permission.FILE_MAIL).everything:
        authorise(Actor(Role.PUBLIC), Permission.FILE_MAIL)
    number = 0
    for mail in past(today=timezone.localdate(now)):
        with transaction.atomic():
            figures = {"mail": str(mail.pk), "kept_until": mail.kept_until.isoformat()}
            record_event(actor=actor, verb=DELETE, figures=figures, now=now)
            _remove(mail)
        number += 1
    return number
