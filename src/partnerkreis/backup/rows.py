# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a table as lines of JSON, the same from either database.

Rows are read and written below the models, because a backup has the columns of its time and not
those of today's code. The models of that time come from the history of migrations, see
:mod:`.history`.
"""

from __future__ import annotations

import base64
import datetime
import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import connection, models

_BATCH = 500
_Change = Callable[[Any], Any]


def _moment(value: datetime.datetime) -> str:
    return value.astimezone(datetime.UTC).isoformat()


def _as_is(value: Any) -> Any:
    return value


#: By kind of column: how its value is written as JSON, and how it is read again. JSON columns
#: stand in the line as the text they are, so that nothing is parsed that need not be.
_WRITTEN: dict[str, _Change] = {
    "DateTimeField": _moment,
    "DateField": datetime.date.isoformat,
    "TimeField": datetime.time.isoformat,
    "DurationField": lambda value: value // datetime.timedelta(microseconds=1),
    "DecimalField": str,
    "UUIDField": str,
    "BinaryField": lambda value: base64.b64encode(value).decode(),
}
_READ: dict[str, _Change] = {
    "DateTimeField": datetime.datetime.fromisoformat,
    "DateField": datetime.date.fromisoformat,
    "TimeField": datetime.time.fromisoformat,
    "DurationField": lambda value: datetime.timedelta(microseconds=value),
    "DecimalField": Decimal,
    "UUIDField": uuid.UUID,
    "BinaryField": base64.b64decode,
}
#: What the database takes as it stands in the line.
_PLAIN = {"CharField", "TextField", "JSONField", "BooleanField", "FloatField", "SlugField"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column, with what turns a database value into JSON and back."""

    name: str
    to_json: _Change
    to_database: _Change

    @classmethod
    def of(cls, field: models.Field[Any, Any]) -> Column:
        return cls(str(field.column), _to_json(field), _to_database(field))


def columns_of(model: type[models.Model]) -> list[Column]:
    """Return the columns of the model's table."""
    return [Column.of(field) for field in model._meta.local_concrete_fields]


def read_rows(model: type[models.Model]) -> Iterator[bytes]:
    """Yield the rows of the model's table, ordered by primary key, one line each."""
    columns = columns_of(model)
    quote = connection.ops.quote_name
    names = ", ".join(quote(column.name) for column in columns)
    query = f"SELECT {names} FROM {quote(model._meta.db_table)}"  # noqa: S608 - names of ours
    key = str(model._meta.pk.column)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"{query} ORDER BY {quote(key)}")
        while rows := cursor.fetchmany(_BATCH):
            for row in rows:
                pairs = zip(columns, row, strict=True)
                yield _line(column.to_json(value) for column, value in pairs)


def write_rows(model: type[models.Model], lines: Iterable[bytes]) -> None:
    """Write lines into the model's table, in batches.

    Raises ValueError for a line that is not one, or that does not have as many values as the
    table has columns.
    """
    columns = columns_of(model)
    quote = connection.ops.quote_name
    names = ", ".join(quote(column.name) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    table = quote(model._meta.db_table)
    query = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - names of ours
    rows = (_values(columns, line) for line in lines)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, _BATCH)):
            cursor.executemany(query, batch)


def _line(values: Iterable[Any]) -> bytes:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _values(columns: list[Column], line: bytes) -> list[Any]:
    values = json.loads(line)
    if not isinstance(values, list):
        raise ValueError("a row is a list")
    return [column.to_database(value) for column, value in zip(columns, values, strict=True)]


def _kind(field: models.Field[Any, Any]) -> str:
    """Return the kind of what is stored; of a foreign key, that of the key it points to."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field.get_internal_type()


def _to_json(field: models.Field[Any, Any]) -> _Change:
    column = field.get_col(field.model._meta.db_table)
    converters: list[Callable[..., Any]] = connection.ops.get_db_converters(column)
    written = _WRITTEN.get(_kind(field), _as_is)

    def change(value: Any) -> Any:
        for converter in converters:
            value = converter(value, column, connection)
        return None if value is None else written(value)

    return change


def _to_database(field: models.Field[Any, Any]) -> _Change:
    kind = _kind(field)
    if kind in _PLAIN or kind.endswith(("IntegerField", "AutoField")):
        return _as_is
    read = _READ.get(kind, _as_is)

    def change(value: Any) -> Any:
        return None if value is None else field.get_db_prep_save(read(value), connection)

    return change
