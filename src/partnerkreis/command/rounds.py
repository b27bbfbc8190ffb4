# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done again and again: mails fetched, what is over deleted, what is left swept up."""

from __future__ import annotations

import imaplib
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from partnerkreis.access.policy import OPERATOR
from partnerkreis.correspondence.actions import forget_past_mails
from partnerkreis.correspondence.fetching import fetch_mails
from partnerkreis.editing.actions import forget_past_contacts
from partnerkreis.files.actions import sweep
from partnerkreis.imports.actions import forget_old_uploads
from partnerkreis.visits.actions import forget_due

_FETCHED_EVERY: Final = timedelta(minutes=2)
_TIDIED_EVERY: Final = timedelta(days=1)


def begin_rounds() -> None:
    """Let each round be made, where it does not wait to be made already."""
    _begin(tidy_up)
    if settings.FILING_IMAP_URL:
        _begin(fetch)


def _begin(round_: Any) -> None:
    waiting = DBTaskResult.objects.filter(task_path=round_.module_path, status="READY")
    if not waiting.exists():
        round_.enqueue()


def _again(round_: Any, after: timedelta) -> None:
    """Let the round be made again later, whatever becomes of this one; forget those before."""
    ours = DBTaskResult.objects.filter(task_path=round_.module_path)
    ours.filter(status__in=("SUCCESSFUL", "FAILED"), finished_at__lt=timezone.now()).delete()
    if not ours.filter(status="READY").exists():
        round_.using(run_after=timezone.now() + after).enqueue()


@task()
def tidy_up() -> str:
    """Delete what is over: mails, contacts, what is personal of guests, tables, files."""
    _again(tidy_up, _TIDIED_EVERY)
    now = timezone.now()
    guests = forget_due(actor=OPERATOR, now=now, today=timezone.localdate(now))
    mails = forget_past_mails(actor=OPERATOR, now=now)
    contacts = forget_past_contacts(actor=OPERATOR, now=now, today=timezone.localdate(now))
    forget_old_uploads(now=now)
    files = sweep(actor=OPERATOR, now=now)
    return f"{guests} guests, {contacts} contacts, {mails} mails, {files} files"


@task()
def fetch() -> str:
    """Fetch mails from the mailbox; one that cannot be reached is asked again later."""
    _again(fetch, _FETCHED_EVERY)
    if not settings.FILING_IMAP_URL:
        return "no mailbox"
    try:
        fetched = fetch_mails(url=settings.FILING_IMAP_URL, now=timezone.now())
    except (OSError, imaplib.IMAP4.error) as fault:
        return f"later: {fault.__class__.__name__}"
    return f"{fetched.done} filed, {len(fetched.refused)} refused"
