# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deleting for good: how somebody is reached, when its time is over or at once, and files."""

from __future__ import annotations

import datetime

from django.db import transaction

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.core.models import ContentVersion
from partnerkreis.directory.models import Contact
from partnerkreis.editing.actions.changing import locked
from partnerkreis.files.actions import delete_file
from partnerkreis.files.models import StoredFile
from partnerkreis.journal.actions import record_change
from partnerkreis.partnerships.models import SideRelease

FORGET = "contact.forget"


@transaction.atomic
def forget_contact(*, contact: Contact, version: int, actor: Actor, now: datetime.datetime) -> None:
    """Delete ``contact``; the journal keeps that it was done, and no value.

    Raises NotAllowed, and Overtaken where it has another version.
    """
    current = locked(contact, version, Permission.EDIT_RECORD, actor)
    told = {"contact": (None, None)}
    record_change(actor=actor, verb=FORGET, record=current, changes=told, now=now)
    Contact.objects.filter(pk=current.pk).delete()
    ContentVersion.advance()


def forget_past_contacts(*, actor: Actor, now: datetime.datetime, today: datetime.date) -> int:
    """Delete the contacts whose last day is over, and return how many."""
    past = list(Contact.objects.filter(last_day__lt=today).order_by("last_day", "key"))
    for contact in past:
        forget_contact(contact=contact, version=contact.version, actor=actor, now=now)
    return len(past)


@transaction.atomic
def forget_file(*, file: StoredFile, actor: Actor, now: datetime.datetime) -> None:
    """Delete ``file`` with its bytes and what the sides said of its release. Raises NotAllowed."""
    delete_file(file=file, actor=actor, now=now)
    SideRelease.objects.filter(record=file.pk).delete()
