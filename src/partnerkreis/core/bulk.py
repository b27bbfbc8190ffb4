# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing rows below the models: many of one table at once, or a few at little cost.

Django's ``bulk_create`` makes an instance of each row and asks every field of each anew how to
write its value. Who has a hundred thousand rows asks once for each column (:func:`preparation`).
And whoever saves one record builds no query for it: what is written is always the same columns.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

Row = Sequence[Any]

#: So many values stand in one statement: both databases take more.
_MOST_VALUES = 10_000
#: So many KiB of an SQLite database are kept in memory while very many rows are written.
_ROOM = 64_000
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


@contextmanager
def room_for_many() -> Iterator[None]:
    """Keep more of an SQLite database in memory meanwhile.

    The usual cache is that of a connection which reads; with it the same pages of the indexes are
    written and read again for each handful of rows.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        [usual] = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute(f"PRAGMA cache_size = {-_ROOM}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {usual}")


def preparation(field: Any) -> Callable[[Any], Any]:
    """Return what makes a value of ``field`` one for the database."""
    if type(field) in _TAKEN_AS_THEY_ARE:
        return _as_it_is
    # The connection itself: the usual stand-in looks it up for each value.
    database = connections[DEFAULT_DB_ALIAS]
    return lambda value: field.get_db_prep_save(value, database)


def _as_it_is(value: Any) -> Any:
    return value


def insert_rows(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Sequence[Row],
    *,
    has_full_text: bool = False,
) -> None:
    """Insert rows of prepared values, in the order of ``columns``; nothing has a default.

    ``has_full_text`` says that a trigger carries them into a full-text index.
    """
    names = ", ".join(map(connection.ops.quote_name, columns))
    start = f"INSERT INTO {_table(model)} ({names}) VALUES "  # noqa: S608 - names of ours
    places = f"({', '.join(['%s'] * len(columns))})"
    size = _MOST_VALUES // len(columns)
    with connection.cursor() as cursor:
        # SQLite is faster with a short statement for each row. But after each statement it writes
        # its full-text index; and PostgreSQL is another process, which each would have to reach.
        if connection.vendor == "sqlite" and not has_full_text:
            cursor.executemany(start + places, rows)
            return
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


def insert_instances(instances: Sequence[models.Model]) -> None:
    """Insert new instances of one model; a number that the database gives them stays unread."""
    model = type(instances[0])
    fields: list[Any] = [
        field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)
    ]
    rows = [_values(one, fields, is_new=True) for one in instances]
    insert_rows(model, [field.column for field in fields], rows)
    for one in instances:
        one._state.adding, one._state.db = False, DEFAULT_DB_ALIAS


def update_instance(instance: models.Model, names: Iterable[str]) -> None:
    """Write the fields ``names`` of an instance that is there."""
    fields: list[Any] = [instance._meta.get_field(name) for name in dict.fromkeys(names)]
    key: Any = instance._meta.pk
    changes = ", ".join(f"{connection.ops.quote_name(f.column)} = %s" for f in fields)
    statement = f"UPDATE {_table(type(instance))} SET {changes} WHERE {key.column} = %s"  # noqa: S608 - names of ours
    values = _values(instance, [*fields, key], is_new=False)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def delete_rows(model: type[models.Model], name: str, values: Iterable[Any]) -> None:
    """Delete the rows with one of ``values`` in the field ``name``; nothing refers to them."""
    field: Any = model._meta.get_field(name)
    prepare, column = preparation(field), connection.ops.quote_name(field.column)
    statement = f"DELETE FROM {_table(model)} WHERE {column} = %s"  # noqa: S608 - names of ours
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(prepare(value),) for value in values])


def _values(instance: models.Model, fields: Iterable[Any], *, is_new: bool) -> list[Any]:
    database = connections[DEFAULT_DB_ALIAS]
    return [field.get_db_prep_save(field.pre_save(instance, is_new), database) for field in fields]


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
