# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing into the journal, within the transaction of what is journalled."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from partnerkreis.access.policy import Actor
from partnerkreis.core.bulk import insert_instances
from partnerkreis.core.records import Record
from partnerkreis.journal.models import Entry


def record_change(
    *,
    actor: Actor,
    verb: str,
    record: Record,
    changes: Mapping[str, tuple[Any, Any]],
    now: datetime,
) -> Entry:
    """Note that ``actor`` changed ``record``; personal fields are named without their values."""
    entry = Entry(
        at=now,
        actor_id=actor.user_id,
        actor_name=actor.name,
        verb=verb,
        record_id=record.pk,
        record_kind=record._meta.model_name or "",
        record_key=record.key,
        changes={
            field: None if field in record.personal_fields else list(values)
            for field, values in changes.items()
        },
    )
    insert_instances([entry])
    return entry


def record_event(*, actor: Actor, verb: str, figures: Mapping[str, Any], now: datetime) -> Entry:
    """Note something that concerns many records at once, with its figures."""
    return Entry.objects.create(
        at=now, actor_id=actor.user_id, actor_name=actor.name, verb=verb, changes=dict(figures)
    )
