# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing a record, and taking the last change back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import QuerySet, UUIDField
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.prepared import Given, Prepared
from partnerkreis.core.records import Dated, Record
from partnerkreis.editing.actions.creating import begin_record
from partnerkreis.editing.actions.writing import (
    check_reach,
    check_references,
    check_together,
    publish,
    write,
    write_links,
    write_rows,
)
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.editing.catalogue.shape import (
    DateField,
    RecordField,
    RecordsField,
    RowsField,
)
from partnerkreis.editing.errors import CannotSave, CannotUndo, Overtaken
from partnerkreis.editing.queries import bodies_of
from partnerkreis.editing.rules import bounds_after
from partnerkreis.editing.stored import restored, stored, value_of
from partnerkreis.journal.actions import record_change
from partnerkreis.journal.models import Entry

#: What changes the fields of a record, as the journal names it.
CHANGE, UNDO = "record.change", "record.undo"


@transaction.atomic
def change_record(
    *,
    record: Record,
    changes: Mapping[str, Any],
    version: int,
    actor: Actor,
    now: datetime.datetime,
) -> Record:
    """Set the fields of ``changes``, and return the record as it is then.

    Raises NotAllowed, Overtaken where the record has another version than ``version``, and
    CannotSave. What stays as it was is not journalled.
    """
    current = locked(record, version, Permission.EDIT_RECORD, actor)
    for name, value in changes.items():
        _check(current, name, value, actor)
    changes = _with_begun(current, changes, actor, now)
    return _applied(current, _with_consequences(current, changes), CHANGE, actor, now)


def locked(record: Record, version: int, permission: Permission, actor: Actor) -> Record:
    """Return the record as it is now, and nobody else changes it before we are done.

    Raises NotAllowed and Overtaken.
    """
    current = held(record)
    authorise(actor, permission, *bodies_of(current))
    if current.version != version:
        entry = Entry.objects.filter(record_id=current.pk).order_by("-at").first()
        raise Overtaken(current, entry)
    return current


def held(record: Record) -> Record:
    """Return the record as it is now; nobody else changes it in this transaction.

    Raises DoesNotExist.
    """
    for current in _HELD(type(record), record=record.pk):
        return current
    raise type(record).DoesNotExist


def _rows_held(model: type[Record]) -> QuerySet[Any]:
    return model._default_manager.select_for_update().filter(pk=Given("record", UUIDField()))


_HELD: Final[Prepared[Record]] = Prepared(_rows_held)


def _check(record: Record, name: str, value: Any, actor: Actor) -> None:
    """Refuse what is not in the catalogue, what is missing, and records that may not be named."""
    field = kind_of(record).field(name)
    if field is None:
        raise CannotSave(_("This field cannot be edited here."), field=name)
    if field.is_required and not value and value != 0:
        raise CannotSave(_("Please fill in this field."), field=name)
    check_references(record, field, value, actor)


def _with_begun(
    record: Record, changes: Mapping[str, Any], actor: Actor, now: datetime.datetime
) -> dict[str, Any]:
    """Make what the record is the first to name. Raises what :func:`create_record` raises."""
    made = {}
    for name, value in changes.items():
        field = kind_of(record).field(name)
        if isinstance(value, Record) and value._state.adding and isinstance(field, RecordField):
            made[name] = begin_record(record, field, value, actor=actor, now=now)
    return {**changes, **made}


def _with_consequences(record: Record, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Add what follows: what was inferred yields to what somebody says."""
    implied: dict[str, Any] = {}
    for name, value in changes.items():
        field = kind_of(record).field(name)
        if not isinstance(field, DateField) or value == getattr(record, name):
            continue
        if field.bounds:
            implied[field.bounds] = bounds_after(value, getattr(record, field.bounds))
        if name == "when" and isinstance(record, Dated):
            implied["when_is_inferred"] = False
    return {**changes, **implied}


def _applied(
    record: Record,
    changes: Mapping[str, Any],
    verb: str,
    actor: Actor,
    now: datetime.datetime,
) -> Record:
    before = {name: stored(value_of(record, name)) for name in changes}
    real = {name: value for name, value in changes.items() if before[name] != stored(value)}
    if not real:
        return record
    _write(record, real)
    check_together(record)
    if _may_move(record, real):
        check_reach(record, actor)
    told = {name: (before[name], stored(value_of(record, name))) for name in real}
    record_change(actor=actor, verb=verb, record=record, changes=told, now=now)
    publish(record)
    return record


def _may_move(record: Record, changes: Mapping[str, Any]) -> bool:
    """Return whether the record may concern other bodies now: it names other records."""
    fields = (kind_of(record).field(name) for name in changes)
    return any(isinstance(field, RowsField | RecordField) for field in fields)


def _write(record: Record, changes: Mapping[str, Any]) -> None:
    kind = kind_of(record)
    nested = {name for name in changes if isinstance(kind.field(name), RowsField | RecordsField)}
    write(record, {name: value for name, value in changes.items() if name not in nested})
    for name in nested:
        field = kind.field(name)
        if isinstance(field, RowsField):
            write_rows(record, field, changes[name])
        else:
            write_links(record, name, changes[name])


@transaction.atomic
def undo_last_change(
    *, record: Record, entry: UUID, actor: Actor, now: datetime.datetime
) -> Record:
    """Take back the change that ``entry`` of the journal tells of, and return the record.

    Raises NotAllowed, and CannotUndo where it is not the last change, where somebody changed the
    same since, and where personal values were changed, which the journal does not keep.
    """
    current = held(record)
    authorise(actor, Permission.EDIT_RECORD, *bodies_of(current))
    told = _last_change(current, entry).changes
    if any(values is None for values in told.values()):
        raise CannotUndo(
            _("The journal does not keep personal data. Please correct the record by hand.")
        )
    if any(stored(value_of(current, name)) != after for name, (_before, after) in told.items()):
        raise CannotUndo(_("This was changed again since. Please correct the record by hand."))
    try:
        before = {name: restored(current, name, kept) for name, (kept, _after) in told.items()}
    except ObjectDoesNotExist as gone:
        raise CannotUndo(
            _("What the record named before is no longer there. Please correct it by hand.")
        ) from gone
    return _applied(current, before, UNDO, actor, now)


def _last_change(record: Record, entry: UUID) -> Entry:
    changes = Entry.objects.filter(record_id=record.pk, verb__in=(CHANGE, UNDO))
    found = changes.filter(pk=entry, verb=CHANGE).first()
    if found is None or changes.filter(at__gt=found.at).exists():
        raise CannotUndo(_("Only the last change can be taken back."))
    return found
