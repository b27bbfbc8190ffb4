# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releasing a record for publication, and taking the release back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission
from partnerkreis.core.records import Record
from partnerkreis.editing.actions.changing import locked
from partnerkreis.editing.actions.writing import publish, write
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.editing.errors import CannotSave
from partnerkreis.editing.releases import releases_of
from partnerkreis.editing.rules import is_public
from partnerkreis.files.models import StoredFile
from partnerkreis.files.queries import standing_of
from partnerkreis.files.refusals import OBSTACLES
from partnerkreis.files.rules.grounds import TO_BE_MENDED
from partnerkreis.journal.actions import record_change
from partnerkreis.partnerships.models import SideRelease

RELEASE, WITHDRAW = "record.release", "record.withdraw"


@transaction.atomic
def release_record(*, record: Record, version: int, actor: Actor, now: datetime.datetime) -> Record:
    """Release the record as it was at ``version``, for the own side.

    The public reads it from now on, unless another side took its release back or the partnership
    asks for the release of every party; a file, only as long as its ground holds. Raises
    NotAllowed, Overtaken where it is no longer what the actor has seen, and CannotSave for what is
    never released, or lacks something that has to be filled in first.
    """
    current = locked(record, version, Permission.RELEASE_RECORD, actor)
    _check_ready(current, timezone.localdate(now))
    found = releases_of(current)
    own = found.own(actor)
    if not own and found.needs_all:
        raise CannotSave(_("In this partnership every party releases for itself."))
    if not _say(current, own, True, actor, now) and current.published_at is not None:
        return current
    said = releases_of(current)
    # Who runs the instance speaks for no side, and where one is enough needs none.
    is_free = not own and not said.withdrawn
    is_shown = is_free or is_public(said.said, said.sides, needs_all=said.needs_all)
    return _set(current, (current.published_at or now) if is_shown else None, RELEASE, actor, now)


@transaction.atomic
def withdraw_release(
    *, record: Record, version: int, actor: Actor, now: datetime.datetime
) -> Record:
    """Take the record back from the public pages, for the own side; until it says otherwise.

    Raises NotAllowed and Overtaken.
    """
    current = locked(record, version, Permission.RELEASE_RECORD, actor)
    has_said = _say(current, releases_of(current).own(actor), False, actor, now)
    if not has_said and current.published_at is None:
        return current
    return _set(current, None, WITHDRAW, actor, now)


def _check_ready(record: Record, today: datetime.date) -> None:
    if kind_of(record).is_internal:
        raise CannotSave(_("This is internal and cannot be released."))
    if isinstance(record, StoredFile):
        obstacle = standing_of(record, today=today)
        if obstacle in TO_BE_MENDED:
            raise CannotSave(OBSTACLES[obstacle])


def _say(
    record: Record, own: Iterable[UUID], is_released: bool, actor: Actor, now: datetime.datetime
) -> bool:
    """Note what the own sides say, and return whether that is new."""
    said = releases_of(record).said
    new = [body for body in own if said.get(body) is not is_released]
    for body in new:
        SideRelease.objects.update_or_create(
            record=record.pk,
            body_id=body,
            defaults={
                "is_released": is_released,
                "at": now,
                "actor_id": actor.user_id,
                "actor_name": actor.name,
            },
        )
    return bool(new)


def _set(
    record: Record,
    released: datetime.datetime | None,
    verb: str,
    actor: Actor,
    now: datetime.datetime,
) -> Record:
    before = record.published_at
    if before != released:
        write(record, {"published_at": released})
    told = {"published_at": (before and before.isoformat(), released and released.isoformat())}
    record_change(actor=actor, verb=verb, record=record, changes=told, now=now)
    publish(record)
    return record
