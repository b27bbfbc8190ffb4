# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making a new record, once however often the form is sent."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Max, QuerySet, UUIDField
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.dates import Edtf
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body, Person
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
    Companion,
    Field,
    Kind,
    RecordField,
    RecordsField,
    RowsField,
)
from partnerkreis.editing.errors import CannotSave
from partnerkreis.editing.rules import numbered, readable, sorted_name
from partnerkreis.editing.stored import stored
from partnerkreis.editing.titles import title_of
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.actions import record_change
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import (
    Partnership,
    PlanStep,
    Resolution,
    Signing,
    Standing,
)

CREATE = "record.create"
#: So many keys are looked up at once to find a free one.
_AT_ONCE: Final = 20


@transaction.atomic
def create_record(
    *,
    kind: Kind,
    values: Mapping[str, Any],
    token: UUID,
    actor: Actor,
    now: datetime.datetime,
) -> Record:
    """Make a record of ``values`` and return it; not released.

    ``token`` stands for the filled-in form: with the same one, the record that was made is returned
    and nothing else is done. Raises NotAllowed and CannotSave.
    """
    authorise(actor, Permission.EDIT_RECORD)
    if made := _made_before(kind, token, actor):
        return made
    asked = {field.name: field for field in kind.first_fields()}
    _check(asked.values(), values)
    also = {field.name for field in kind.companion.fields} if kind.companion else set()
    own = {name: value for name, value in values.items() if name not in also}
    try:
        with transaction.atomic():
            record = _made(kind.model(id=token), {name: asked[name] for name in own}, own, actor)
    except CannotSave:
        # Sent twice at the same moment: the other one was first.
        if made := _made_before(kind, token, actor):
            return made
        raise
    check_together(record)
    if kind.companion:
        theirs = {name: value for name, value in values.items() if name in also}
        _make_companion(kind.companion, record, theirs, actor, now)
    check_reach(record, actor)
    _note(record, own, actor, now)
    return record


def begin_record(
    record: Record, field: RecordField, begun: Record, *, actor: Actor, now: datetime.datetime
) -> Record:
    """Make ``begun``, which ``field`` of ``record`` is the first to name, in the same transaction.

    Raises NotAllowed, and CannotSave where it cannot be part of what it names.
    """
    beginning, titled = field.beginning, getattr(begun, "title", None)
    parent = getattr(begun, beginning.link) if beginning else None
    if beginning is None or parent not in list(beginning.among(record)):
        raise CannotSave(_("Please choose one of the records that are offered."), field=field.name)
    values = {beginning.link: parent, "title": titled}
    return create_record(kind=kind_of(begun), values=values, token=begun.pk, actor=actor, now=now)


def _made_before(kind: Kind, token: UUID, actor: Actor) -> Record | None:
    """Return the record that this actor made with the same form."""
    for made in _OF_TOKEN(kind.model, token=token):
        entries = Entry.objects.filter(record_id=token, verb=CREATE, actor_id=actor.user_id)
        if not entries.exists():
            raise CannotSave(_("This form is used up. Please open it anew."))
        return made
    return None


def _of_token(model: type[Record]) -> QuerySet[Any]:
    return model._default_manager.filter(pk=Given("token", UUIDField()))


_OF_TOKEN: Final[Prepared[Record]] = Prepared(_of_token)


def _check(asked: Iterable[Field], values: Mapping[str, Any]) -> None:
    asked = list(asked)
    if unknown := values.keys() - {field.name for field in asked}:
        raise CannotSave(_("This field cannot be edited here."), field=min(unknown))
    for field in asked:
        if field.is_required and not values.get(field.name):
            raise CannotSave(_("Please fill in this field."), field=field.name)


def _made(
    record: Record, asked: Mapping[str, Field], values: Mapping[str, Any], actor: Actor
) -> Record:
    rows = {n: f for n, f in asked.items() if isinstance(f, RowsField)}
    links = [n for n, f in asked.items() if isinstance(f, RecordsField)]
    columns = {n: v for n, v in values.items() if n not in rows and n not in links}
    for name, value in columns.items():
        setattr(record, name, value)
    for name, value in values.items():
        check_references(record, asked[name], value, actor)
    _fill_in(record, columns, values, actor)
    write(record, columns, is_new=True)
    for name, field in rows.items():
        write_rows(record, field, values[name], is_new=True)
    for name in links:
        write_links(record, name, values[name], is_new=True)
    return record


def _fill_in(
    record: Record, columns: dict[str, Any], values: Mapping[str, Any], actor: Actor
) -> None:
    """Add what is not asked for: the key, the name for lists, the position, who records it."""
    record.key = _key(record, values)
    if isinstance(record, Person):
        columns["sort_name"] = sorted_name(record.name)
    if isinstance(record, Signing):
        columns["position"] = record.instrument.signings.count()
    if isinstance(record, PlanStep):
        last = record.plan.steps.aggregate(last=Max("position"))["last"]
        columns["position"] = 0 if last is None else last + 1
    if isinstance(record, Standing):
        record.recorded_by = Body.objects.filter(
            parties__partnership=record.partnership_id, pk__in=actor.bodies
        ).first()


def _key(record: Record, values: Mapping[str, Any]) -> str:
    wanted = readable(*_key_words(record, values)) or record._meta.model_name or "record"
    candidates = numbered(wanted)
    while True:
        some = list(islice(candidates, _AT_ONCE))
        used = {key for (key,) in _USED(type(record), keys=some)}
        if free := [key for key in some if key not in used]:
            return free[0]


def _with_keys(model: type[Record]) -> QuerySet[Any, Any]:
    named: QuerySet[Any] = model._default_manager.filter(key__in=GivenAny("keys", CharField()))
    return named.values_list("key")


_USED: Final[Prepared[tuple[str]]] = Prepared(_with_keys)


def _key_words(record: Record, values: Mapping[str, Any]) -> Iterable[str]:
    if isinstance(record, Partnership):
        yield from (row["body"].key for row in values["parties"] if row.get("body"))
        return
    if isinstance(record, Resolution):
        yield record.body.key
    if isinstance(record, Encounter | Resolution):
        yield _year(record.when)
    yield title_of(record, "de") if not isinstance(record, Signing) else record.instrument.key
    if isinstance(record, Signing):
        yield record.place.key if record.place else "signing"


def _year(date: Edtf | None) -> str:
    edge = date and (date.earliest or date.latest)
    return f"{edge.year:04}" if edge else ""


def _make_companion(
    companion: Companion,
    record: Record,
    values: Mapping[str, Any],
    actor: Actor,
    now: datetime.datetime,
) -> None:
    given = {**values, companion.link: record}
    asked = {field.name: field for field in companion.fields}
    also = companion.model(**{companion.link: record})
    made = _made(also, {name: asked[name] for name in values}, dict(values), actor)
    check_reach(made, actor)
    _note(made, given, actor, now)


def _note(record: Record, values: Mapping[str, Any], actor: Actor, now: datetime.datetime) -> None:
    told = {name: (None, stored(value)) for name, value in values.items()}
    record_change(actor=actor, verb=CREATE, record=record, changes=told, now=now)
    publish(record, is_new=True)
