# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a mail to what is kept of it, with its attachments as files."""

from __future__ import annotations

import io
from dataclasses import dataclass

from django.conf import settings

from partnerkreis.correspondence.refusals import EMPTY, FAULTS, MailRefused, too_large
from partnerkreis.correspondence.rules.internet import read_internet_mail
from partnerkreis.correspondence.rules.letters import ReadMail, UnreadableMail
from partnerkreis.correspondence.rules.outlook import MAGIC, read_outlook_mail
from partnerkreis.files import store
from partnerkreis.files.intake import TakenIn, take_in
from partnerkreis.files.refusals import FileRefused
from partnerkreis.files.store import Kept


@dataclass(frozen=True, slots=True)
class TakenMail:
    """A mail whose bytes are kept, and which belongs to no record yet."""

    mail: ReadMail
    raw: Kept
    is_outlook: bool
    attachments: tuple[TakenIn, ...]
    left_out: tuple[str, ...]


def read_mail(raw: bytes) -> ReadMail:
    """Return what a mail says, from the internet or from Outlook. Raises MailRefused."""
    if not raw:
        raise MailRefused(EMPTY, field="file")
    if len(raw) > settings.UPLOAD_MEGABYTES * 1_000_000:
        raise too_large(settings.UPLOAD_MEGABYTES)
    try:
        return read_outlook_mail(raw) if raw.startswith(MAGIC) else read_internet_mail(raw)
    except UnreadableMail as fault:
        raise MailRefused(FAULTS[fault.fault], field="file") from fault


def take_in_mail(raw: bytes) -> TakenMail:
    """Read a mail and keep its bytes and those of its attachments. Raises MailRefused.

    An attachment of a kind that is not taken in stays in the raw mail, and is named. This takes
    time and needs no database: do it before the transaction.
    """
    mail = read_mail(raw)
    taken: list[TakenIn] = []
    left_out = list(mail.left_out)
    for one in mail.attachments:
        try:
            taken.append(take_in(one.name, io.BytesIO(one.data)))
        except FileRefused:
            left_out.append(one.name)
    is_outlook = raw.startswith(MAGIC)
    return TakenMail(mail, store.keep([raw]), is_outlook, tuple(taken), tuple(left_out))
