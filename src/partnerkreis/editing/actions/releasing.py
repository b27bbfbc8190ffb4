# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releasing a record for publication, and taking the release back."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.core.records import Record
from partnerkreis.editing.actions.changing import locked
from partnerkreis.editing.actions.writing import publish, write
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.editing.errors import CannotSave
from partnerkreis.journal.actions import record_change

RELEASE, WITHDRAW = "record.release", "record.withdraw"


@transaction.atomic
def release_record(*, record: Record, version: int, actor: Actor, now: datetime.datetime) -> Record:
    """Release the record as it was at ``version``: the public reads it from now on.

    Raises NotAllowed, Overtaken where it is no longer what the actor has seen, and CannotSave for
    what is never released.
    """
    current = locked(record, version, Permission.RELEASE_RECORD, actor)
    if kind_of(current).is_internal:
        raise CannotSave(_("This is internal and cannot be released."))
    return _set(current, now, RELEASE, actor, now) if current.published_at is None else current


@transaction.atomic
def withdraw_release(
    *, record: Record, version: int, actor: Actor, now: datetime.datetime
) -> Record:
    """Take the record back from the public pages. Raises NotAllowed and Overtaken."""
    current = locked(record, version, Permission.RELEASE_RECORD, actor)
    return _set(current, None, WITHDRAW, actor, now) if current.published_at else current


def _set(
    record: Record,
    released: datetime.datetime | None,
    verb: str,
    actor: Actor,
    now: datetime.datetime,
) -> Record:
    before = record.published_at
    write(record, {"published_at": released})
    told = {"published_at": (before and before.isoformat(), released and released.isoformat())}
    record_change(actor=actor, verb=verb, record=record, changes=told, now=now)
    publish(record)
    return record
