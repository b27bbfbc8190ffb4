# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which bodies a record concerns: the ground of every permission on it."""

from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from partnerkreis.core.prepared import Given, Prepared
from partnerkreis.core.records import Record


def bodies_of(record: Record) -> tuple[UUID, ...]:
    """Return the bodies that ``record`` concerns, and the encounter it belongs to.

    A record that could concern bodies and concerns none is within reach only of who has
    everything: it is given a body that nobody has a role for. None for what is common to all.
    """
    if record.concerns is None:
        return ()
    return tuple(sorted(_found(record, record.concerns + record.belongs_to))) or (record.pk,)


def encounters_of(record: Record) -> tuple[UUID, ...]:
    """Return the encounter that ``record`` is, or is part of; nothing where it is of none."""
    return tuple(_found(record, record.belongs_to))


def _found(record: Record, paths: tuple[str, ...]) -> set[UUID]:
    rows = _GROUNDS(type(record), paths, record=record.pk) if paths else []
    return {pk for row in rows for pk in row if pk}


def _grounds(model: type[Record], paths: tuple[str, ...]) -> QuerySet[Any, Any]:
    row: QuerySet[Any] = model._default_manager.filter(pk=Given("record", UUIDField()))
    return row.values_list(*paths)


# Asked before and after every change.
_GROUNDS: Final[Prepared[tuple[UUID | None, ...]]] = Prepared(_grounds)
