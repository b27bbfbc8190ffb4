# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Query sets turned into SQL once, and run with other values ever after.

Building the SQL of a page's queries takes several times as long as the database takes to answer
them. What a page asks is always the same but for a key, so it is built at the first request and
kept: one statement for each database and each actor's reach.

Instances made here are of their model, with the columns that were read; they have not been
through ``__init__``, and send no signal.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models.base import ModelState
from django.db.models.expressions import Expression
from django.db.models.query import ModelIterable

from partnerkreis.core.fields import EdgeField

Row = TypeVar("Row")
#: So many actors' statements are kept for each query.
_KEPT = 32


class Given(Expression):
    """A value that is given when the query runs: ``filter(key=Given("key", CharField()))``."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def adapted(self, value: Any, connection: Any) -> Any:
        """Return ``value`` as the database wants it."""
        return self.output_field.get_db_prep_value(value, connection, prepared=False)


class GivenAny(Given):
    """Several values given when the query runs: ``filter(record__in=GivenAny(…))``."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        if connection.vendor == "sqlite":
            return "SELECT value FROM json_each(%s)", [self]
        return f"SELECT unnest(%s::{self.output_field.db_type(connection)}[])", [self]

    def adapted(self, values: Iterable[Any], connection: Any) -> Any:
        if connection.vendor == "sqlite" and isinstance(self.output_field, models.UUIDField):
            # Hex digits need no care, and a page asks for hundreds of keys.
            return "[" + ",".join([f'"{value.hex}"' for value in values]) + "]"
        prepare = self.output_field.get_db_prep_value
        prepared = [prepare(value, connection, prepared=False) for value in values]
        return json.dumps(prepared) if connection.vendor == "sqlite" else prepared


class Prepared(Generic[Row]):
    """A query that ``build`` describes, called with its values: ``_papers(PUBLIC, key="a-b")``.

    ``build`` gets what the call names by position (an actor, say), and returns a query set of
    instances or of ``values_list`` in which :class:`Given` stand for what the call names by
    keyword. It is called once for each database and each set of positional arguments.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self._build = build
        self._statement = lru_cache(maxsize=_KEPT)(self._prepare)

    def __call__(self, *described: Hashable, **given: Any) -> list[Row]:
        database = connections[DEFAULT_DB_ALIAS]
        statement = self._statement(database.vendor, described)
        if not statement.sql:
            return []
        with database.cursor() as cursor:
            cursor.execute(statement.sql, statement.filled(given, database))
            return [statement.read(row) for row in cursor.fetchall()]

    def _prepare(self, vendor: str, described: tuple[Hashable, ...]) -> _Statement:
        return _Statement(self._build(*described))


class _Statement:
    """The SQL of a query set on the database in use, and how its rows are read."""

    def __init__(self, rows: models.QuerySet[Any, Any]) -> None:
        compiler = rows.query.get_compiler(connection=connection)
        try:
            self.sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            # Nothing can fit, and nobody need be asked.
            self.sql, parameters = "", ()
            return
        self._parameters: Sequence[Any] = tuple(parameters)
        converters = _converters(compiler)
        if rows._iterable_class is ModelIterable:
            columns = compiler.annotation_col_map or {}
            self.read = _instances(compiler.klass_info, compiler.select, converters, columns)
        else:
            self.read = _tuples(converters)

    def filled(self, given: Mapping[str, Any], database: Any) -> list[Any]:
        return [
            part.adapted(given[part.name], database) if isinstance(part, Given) else part
            for part in self._parameters
        ]


def _converters(compiler: Any) -> dict[int, Callable[[Any], Any]]:
    """Return, by column, how its value becomes what a field would have given."""
    found = compiler.get_converters([expression for expression, *_ in compiler.select])
    return {index: _converter(steps, expression) for index, (steps, expression) in found.items()}


def _converter(
    steps: Sequence[Callable[[Any, Any, Any], Any]], expression: Any
) -> Callable[[Any], Any]:
    field = expression.output_field
    if isinstance(field, models.UUIDField):
        return uuid_of
    if type(field) in (models.DateField, EdgeField):
        return _day_of
    if isinstance(field, models.DateTimeField):
        return _moment_of
    if hasattr(field, "read"):
        return field.read  # type: ignore[no-any-return] # of our own fields
    if len(steps) == 1:
        only = steps[0]
        return lambda value: only(value, expression, connection)

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, expression, connection)
        return value

    return convert


@lru_cache(maxsize=1024)
def uuid_of(value: str | UUID | None) -> UUID | None:
    """Return the key in a column: SQLite hands over its hex digits; the same few come often."""
    return UUID(value) if isinstance(value, str) else value


@lru_cache(maxsize=512)
def _day_of(value: str | datetime.date | None) -> datetime.date | None:
    """Return the day in a column: SQLite hands over its text; the same days come often."""
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value


def _moment_of(value: datetime.datetime) -> datetime.datetime:
    """Return the moment in a column: SQLite hands it over without its zone, which is UTC."""
    return value.replace(tzinfo=datetime.UTC) if value.tzinfo is None else value


def _tuples(
    converters: Mapping[int, Callable[[Any], Any]],
) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    columns = list(converters.items())
    if not columns:
        return tuple

    def read(row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for index, convert in columns:
            if values[index] is not None:
                values[index] = convert(values[index])
        return tuple(values)

    return read


def _instances(
    klass_info: Mapping[str, Any],
    select: Sequence[Any],
    converters: Mapping[int, Callable[[Any], Any]],
    annotations: Mapping[str, int],
) -> Callable[[Sequence[Any]], Any]:
    """Return how a row becomes an instance, with those it is joined to."""
    model, fields = klass_info["model"], klass_info["select_fields"]
    named = [(select[index][0].target.attname, index) for index in fields]
    columns = [(name, i, converters.get(i)) for name, i in (*named, *annotations.items())]
    key = next(i for name, i in named if name == model._meta.pk.attname)
    joined = [
        (_instances(info, select, converters, {}), info["local_setter"], info["remote_setter"])
        for info in klass_info.get("related_klass_infos", ())
    ]

    def read(row: Sequence[Any]) -> Any:
        if row[key] is None:
            return None
        instance = object.__new__(model)
        values = instance.__dict__
        values["_state"] = state = ModelState()
        state.adding, state.db = False, DEFAULT_DB_ALIAS
        for name, index, convert in columns:
            value = row[index]
            values[name] = value if convert is None or value is None else convert(value)
        for read_joined, set_here, set_there in joined:
            other = read_joined(row)
            set_here(instance, other)
            if other is not None:
                set_there(other, instance)
        return instance

    return read
