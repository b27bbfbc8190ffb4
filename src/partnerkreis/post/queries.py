# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of the mails, for those because of whom they were sent."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Final

from django.conf import settings
from django.db.models import QuerySet

from partnerkreis.access.policy import Actor, Permission, can, scope
from partnerkreis.core.prepared import Prepared
from partnerkreis.post.delivery import place_of
from partnerkreis.post.models import MailState, OutgoingMail

#: What somebody has to know of: the letter did not arrive.
UNDELIVERED: Final = (MailState.GIVEN_UP, MailState.UNDELIVERABLE)


def readable_outbox(actor: Actor) -> QuerySet[OutgoingMail]:
    """Return the mails that ``actor`` may know of: all of them, or those sent because of them."""
    reached = scope(actor, Permission.READ_OUTBOX)
    if reached.everything:
        return OutgoingMail.objects.all()
    if not can(actor, Permission.READ_OUTBOX):
        return OutgoingMail.objects.none()
    return OutgoingMail.objects.filter(caused_by=actor.user_id, caused_by__isnull=False)


def undelivered(actor: Actor, most: int) -> list[OutgoingMail]:
    """Return the latest mails of ``actor`` that did not arrive."""
    return _UNDELIVERED(actor, most) if can(actor, Permission.READ_OUTBOX) else []


# Today asks for these.
_UNDELIVERED: Final[Prepared[OutgoingMail]] = Prepared(
    lambda actor, most: readable_outbox(actor).filter(state__in=UNDELIVERED)[:most]
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a mail says, as text and as HTML."""

    text: str
    html: str


def is_readable_here() -> bool:
    """Return whether mails can be read on a page: where none leave the machine, as when trying it.

    With a mail server they cannot, by nobody: they hold codes and links that let people in.
    """
    return settings.MAIL_SERVER is None


def written(mail: OutgoingMail) -> Written | None:
    """Return what a mail says that was written into a directory, or None."""
    place = place_of(mail.message_id, mail.recipient, settings.DATA / "mail")
    if not is_readable_here() or not place.exists():
        return None
    parsed = email.message_from_bytes(place.read_bytes(), policy=email.policy.default)
    return Written(_part(parsed, "plain"), _part(parsed, "html"))


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return str(part.get_content()) if part is not None else ""
