# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values of a record as the journal keeps them, and back from there."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from django.db import models

from partnerkreis.core.dates import Edtf
from partnerkreis.core.naming import Names
from partnerkreis.core.prepared import Given, Prepared
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.editing.catalogue.shape import RecordField, RowsField, owned_rows
from partnerkreis.editing.titles import RELATED

Row = Mapping[str, Any]


def value_of(record: Record, name: str) -> Any:
    """Return the value of a field: rows as mappings, links as a list of records."""
    field = kind_of(record).field(name)
    if isinstance(field, RowsField):
        return rows_of(record, field)
    if isinstance(type(record)._meta.get_field(name), models.ManyToManyField):
        return [] if record._state.adding else _LINKED(type(record), name, record=record.pk)
    return getattr(record, name)


def rows_of(record: Record, field: RowsField) -> list[Row]:
    """Return the rows of a record as mappings of their columns."""
    if record._state.adding:
        return []
    names = [column.name for column in field.columns]
    kept_apart = tuple(field.only.items()), tuple(field.without.items())
    rows = _ROWS(field.model, field.owner, *kept_apart, tuple(_related(field)), record=record.pk)
    return [{name: getattr(row, name) for name in names} for row in rows]


def _rows(
    model: type[models.Model],
    owner: str,
    only: tuple[tuple[str, Any], ...],
    without: tuple[tuple[str, Any], ...],
    related: tuple[str, ...],
) -> models.QuerySet[Any]:
    rows = owned_rows(model, owner, _RECORD, dict(only), dict(without))
    # Called without names, it would join whatever must be there.
    return rows.select_related(*related) if related else rows


def _related(field: RowsField) -> Iterator[str]:
    """Yield the records that rows name, and what their titles are made of."""
    for column in field.columns:
        if isinstance(column, RecordField):
            yield column.name
            yield from (f"{column.name}__{path}" for path in RELATED.get(column.model, ()))


def _linked(model: type[Record], name: str) -> models.QuerySet[Any]:
    """Return the records that a record names in a field of many, in the order of their keys."""
    field: Any = model._meta.get_field(name)
    links = field.remote_field.through._default_manager.filter(**{field.m2m_field_name(): _RECORD})
    found: models.QuerySet[Any] = field.related_model._default_manager.filter(
        pk__in=links.values(field.m2m_reverse_field_name())
    )
    return found.order_by("key")


_RECORD: Final = Given("record", models.UUIDField())
# Asked for each form, and before and after each change.
_ROWS: Final[Prepared[Any]] = Prepared(_rows)
_LINKED: Final[Prepared[Record]] = Prepared(_linked)


def stored(value: Any) -> Any:
    """Return a value as JSON can keep it, so that :func:`restored` gives it back."""
    match value:
        case Translated() | Names():
            return value.to_json()
        case Edtf() | Decimal():
            return str(value)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case models.Model():
            return str(value.pk)
        case Mapping():
            return {name: stored(one) for name, one in value.items()}
        case str() | int() | None:
            return value
        case Iterable():
            return [stored(one) for one in value]
    return value


def restored(record: Record, name: str, kept: Any) -> Any:
    """Return the value that :func:`stored` made ``kept`` of. Raises DoesNotExist."""
    field = kind_of(record).field(name)
    if isinstance(field, RowsField):
        return [
            {column: _restored(field.model, column, one) for column, one in row.items()}
            for row in kept or ()
        ]
    return _restored(type(record), name, kept)


def _restored(model: type[models.Model], name: str, kept: Any) -> Any:
    field: Any = model._meta.get_field(name)
    if kept is None:
        return None
    if field.many_to_many:
        found = list(field.related_model._default_manager.filter(pk__in=kept).order_by("key"))
        if len(found) != len(kept):
            raise field.related_model.DoesNotExist
        return found
    if field.is_relation:
        return field.related_model._default_manager.get(pk=kept)
    return field.to_python(kept)
