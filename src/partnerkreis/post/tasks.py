# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending what lies in the outbox. A mail is a task: a row, until it is sent and a day longer."""

from __future__ import annotations

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any, Final, TypedDict

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from partnerkreis.post import delivery
from partnerkreis.post.actions import forget_old_mails, note_given_up, note_sent


class Mail(TypedDict):
    """A finished mail, and the one to whom it goes; ``content`` has its bytes as Latin-1."""

    sender: str
    recipient: str
    message_id: str
    content: str


#: How long to wait after each attempt that failed: three days in all, then it is given up.
WAITING: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, *(17 * (4 * 60,))))
#: A worker that has not finished a mail by then has died over it.
_DEAD_AFTER = timedelta(minutes=15)
_KEPT_FOR = timedelta(days=1)


@task()
def deliver(mail: Mail, attempt: int = 0) -> str:
    """Send one mail, or leave it for later; raises what the server said when it is given up."""
    now = timezone.now()
    tidy(now=now)
    named: Any = {"message_id": mail["message_id"], "recipient": mail["recipient"], "now": now}
    try:
        where = _handed_over(mail)
    except OSError as fault:  # all of smtplib's are
        if attempt >= len(WAITING) or not _may_pass(fault):
            note_given_up(reason=" ".join(str(fault).split()), **named)
            raise
        deliver.using(run_after=now + WAITING[attempt]).enqueue(mail=mail, attempt=attempt + 1)
        return f"later: {fault.__class__.__name__}"
    note_sent(**named)
    return where


def _handed_over(mail: Mail) -> str:
    return delivery.hand_over(
        content=mail["content"].encode("latin-1"),
        sender=mail["sender"],
        recipient=mail["recipient"],
        message_id=mail["message_id"],
        server=settings.MAIL_SERVER,
        folder=settings.DATA / "mail",
    )


def _may_pass(fault: OSError) -> bool:
    """Return whether the same mail may be taken later: everything but a final refusal (5xx)."""
    if isinstance(fault, SMTPRecipientsRefused):
        return all(code < 500 for code, _reason in fault.recipients.values())
    return not isinstance(fault, SMTPResponseException) or fault.smtp_code < 500


def tidy(*, now: datetime) -> None:
    """Forget what was sent yesterday, and take up again what a worker died over.

    A mail that was sent, but not noted as sent, goes out twice with the same Message-ID.
    """
    ours = DBTaskResult.objects.filter(task_path=deliver.module_path)
    ours.successful().filter(finished_at__lt=now - _KEPT_FOR).delete()
    stuck = ours.running().filter(started_at__lt=now - _DEAD_AFTER)
    stuck.update(status="READY", started_at=None)
    forget_old_mails(now=now)
