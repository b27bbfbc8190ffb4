# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many rows of one table at once, below the models.

Django's ``bulk_create`` makes an instance of each row and asks every field of each anew how to
write its value. Who has a hundred thousand rows asks once for each column (:func:`preparation`).
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

Row = Sequence[Any]

#: So many values stand in one statement: both databases take more.
_MOST_VALUES = 10_000
#: Columns that every database takes the Python value of. Exactly these classes: what is derived
#: from them may store something else.
_TAKEN_AS_THEY_ARE = {
    models.BooleanField,
    models.CharField,
    models.IntegerField,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.TextField,
    models.URLField,
}


def preparation(field: Any) -> Callable[[Any], Any]:
    """Return what makes a value of ``field`` one for the database."""
    if type(field) in _TAKEN_AS_THEY_ARE:
        return _as_it_is
    # The connection itself: the usual stand-in looks it up for each value.
    database = connections[DEFAULT_DB_ALIAS]
    return lambda value: field.get_db_prep_save(value, database)


def _as_it_is(value: Any) -> Any:
    return value


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows of prepared values, in the order of ``columns``; nothing has a default."""
    names = ", ".join(map(connection.ops.quote_name, columns))
    start = f"INSERT INTO {_table(model)} ({names}) VALUES "  # noqa: S608 - names of ours
    places = f"({', '.join(['%s'] * len(columns))})"
    # Many rows in one statement: the full-text index of SQLite is written after each.
    size = _MOST_VALUES // len(columns)
    with connection.cursor() as cursor:
        for first in range(0, len(rows), size):
            some = rows[first : first + size]
            values = [value for row in some for value in row]
            cursor.execute(start + ", ".join([places] * len(some)), values)


def update_records(model: type[models.Model], columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Write prepared values into records that are there, and count their versions on.

    The last value of each row is the id of its record.
    """
    quote = connection.ops.quote_name
    changes = ", ".join(f"{quote(name)} = %s" for name in columns)
    statement = f"UPDATE {_table(model)} SET {changes}, version = version + 1 WHERE id = %s"  # noqa: S608 - names of ours
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
