# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a row of a case file to a row of a table: what each column takes is worked out once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from django.db import models

from partnerkreis.cases.collections import Shape
from partnerkreis.core.bulk import insert_rows, preparation, update_records
from partnerkreis.core.fields import EdgeField

#: By collection: the id of every key, as the database takes it.
Ids = Mapping[str, Mapping[str, Any]]
#: Takes a row and returns what the database is to keep of it in one column.
_Value = Callable[[Any], Any]


class Table:
    """A table that rows of one kind are written to.

    Each row comes with the values of the columns ``leading``, which it does not know itself: its
    id, or its owner and its position.
    """

    def __init__(
        self, model: type[models.Model], shape: Shape, ids: Ids, leading: tuple[str, ...]
    ) -> None:
        self._model, self._leading = model, leading
        self._of_rows = dict(_values_of_rows(model, shape, ids))
        self._defaults = dict(_defaults(model, {*leading, *self._of_rows}))

    def insert(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert rows, each a tuple of the leading values and the row itself."""
        columns = [*self._leading, *self._of_rows, *self._defaults]
        values = [*self._of_rows.values(), *self._defaults.values()]
        made = [(*leading, *[value(row) for value in values]) for *leading, row in rows]
        insert_rows(self._model, columns, made)

    def update(self, rows: Iterable[tuple[Any, Any]]) -> None:
        """Write rows into the records they stand for, each a tuple of the id and the row."""
        values = list(self._of_rows.values())
        made = [(*[value(row) for value in values], pk) for pk, row in rows]
        update_records(self._model, list(self._of_rows), made)


def _values_of_rows(
    model: type[models.Model], shape: Shape, ids: Ids
) -> Iterator[tuple[str, _Value]]:
    """Yield the columns that hold something of a row, or what is worked out from it."""
    field: Any
    for field in model._meta.concrete_fields:
        if field.name in shape.plain:
            yield field.column, _prepared(field, attrgetter(field.name))
        elif field.name in shape.references:
            yield field.column, _reference(field.name, ids[shape.references[field.name]])
        elif isinstance(field, EdgeField):
            yield str(field.column), _prepared(field, field.of)


def _defaults(model: type[models.Model], given: set[str]) -> Iterator[tuple[str, _Value]]:
    """Yield what the format does not have: versions, ids of rows that are never named."""
    field: Any
    for field in model._meta.concrete_fields:
        if field.column not in given and not isinstance(field, models.AutoField):
            yield field.column, _default(field)


def _default(field: Any) -> _Value:
    if callable(field.default) and not isinstance(field, models.JSONField):
        return _prepared(field, lambda _row: field.get_default())
    # What is the same in every row is prepared once.
    value = preparation(field)(field.get_default())
    return lambda _row: value


def _prepared(field: Any, value: _Value) -> _Value:
    prepare = preparation(field)
    return lambda row: prepare(value(row))


def _reference(name: str, ids: Mapping[str, Any]) -> _Value:
    def value(row: Any) -> Any:
        key = getattr(row, name)
        return None if key is None else ids[key]

    return value
