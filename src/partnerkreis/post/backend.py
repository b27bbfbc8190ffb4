# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's way to send a mail, which here is to put it into the outbox."""

from collections.abc import Sequence
from email.utils import make_msgid, parseaddr
from typing import Any
from uuid import UUID

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import sanitize_address
from django.db import transaction
from django.utils import timezone

from partnerkreis.post.actions import CAUSED_BY
from partnerkreis.post.models import OutgoingMail
from partnerkreis.post.tasks import Mail, deliver


class Outbox(BaseEmailBackend):
    """Makes a task for each recipient, in the transaction of what the mail tells of.

    A mail that is rolled back was never sent, and one that is committed is not lost when the mail
    server is down. A header with a line break in it raises BadHeaderError here, where it was made.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with transaction.atomic():
            for message in email_messages:
                caused_by = message.extra_headers.pop(CAUSED_BY, None)
                for recipient in message.recipients():
                    mail = _mail(message, recipient)
                    _note(mail, str(message.subject), caused_by)
                    deliver.enqueue(mail=mail)
        return len(email_messages)


def _mail(message: EmailMessage, recipient: str) -> Mail:
    encoding = message.encoding or "utf-8"
    # The name of who writes stands in the mail; on the envelope there is only the address.
    sender = sanitize_address(parseaddr(message.from_email)[1], encoding)
    # Given here and kept, so that a mail that comes twice is known to be one.
    message.extra_headers.setdefault("Message-ID", make_msgid(domain=sender.rpartition("@")[2]))
    finished: Any = message.message()
    return {
        "sender": sender,
        "recipient": sanitize_address(recipient, encoding),
        "message_id": str(message.extra_headers["Message-ID"]),
        "content": finished.as_bytes(linesep="\r\n").decode("latin-1"),
    }


def _note(mail: Mail, subject: str, caused_by: str | None) -> None:
    now = timezone.now()
    OutgoingMail.objects.create(
        message_id=mail["message_id"],
        recipient=mail["recipient"],
        subject=subject[:500],
        caused_by=UUID(caused_by) if caused_by else None,
        written_at=now,
        changed_at=now,
    )
