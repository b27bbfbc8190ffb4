# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other packages call to send a mail, and to note what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from partnerkreis.post.letters import Letter, message
from partnerkreis.post.models import MailState, OutgoingMail

#: The header by which the outbox knows because of whom a mail is sent; it stays here.
CAUSED_BY: Final = "X-Partnerkreis-Caused-By"
#: So long it is known what became of a mail; of one that did not arrive, longer.
_KEPT: Final = timedelta(days=30)
_KEPT_UNDELIVERED: Final = timedelta(days=180)


def send_letter(letter: Letter, *, to: str, caused_by: UUID | None = None) -> None:
    """Put ``letter`` into the outbox for the address ``to``.

    It goes out when the surrounding transaction is committed and a worker runs, and is tried for
    three days. The letter is to be in the language of the one who reads it. ``caused_by`` is the
    user who wants to know if it does not arrive.
    """
    mail = message(letter, to=to)
    if caused_by is not None:
        mail.extra_headers[CAUSED_BY] = str(caused_by)
    mail.send()


def note_sent(*, message_id: str, recipient: str, now: datetime) -> None:
    """Note that a mail server took the mail."""
    _note(message_id, recipient, MailState.SENT, "", now)


def note_given_up(*, message_id: str, recipient: str, reason: str, now: datetime) -> None:
    """Note that no more attempts are made, and what the mail server said."""
    _note(message_id, recipient, MailState.GIVEN_UP, reason, now)


@transaction.atomic
def note_undeliverable(*, message_id: str, recipient: str, reason: str, now: datetime) -> bool:
    """Note a report that a mail could not be delivered; return whether it is one of ours.

    Nobody can make a mail undeliverable without knowing its Message-ID, which cannot be guessed.
    """
    if not message_id:
        return False
    return _note(message_id, recipient, MailState.UNDELIVERABLE, reason, now)


def _note(message_id: str, recipient: str, state: str, reason: str, now: datetime) -> bool:
    found = OutgoingMail.objects.filter(message_id=message_id, recipient__iexact=recipient)
    return bool(found.update(state=state, reason=reason[:500], changed_at=now))


def forget_old_mails(*, now: datetime) -> None:
    """Forget what became of mails long ago."""
    arrived = OutgoingMail.objects.filter(state=MailState.SENT, written_at__lt=now - _KEPT)
    arrived.delete()
    OutgoingMail.objects.filter(written_at__lt=now - _KEPT_UNDELIVERED).delete()
