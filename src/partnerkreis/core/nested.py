# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that belong to a record, read in the same query as the record.

A page about fifty encounters wants their sides as well. One query for the encounters and one for
each kind of row is one query too many for each kind; :class:`Rows` lets the database hand over
the rows as a JSON list inside the record, on SQLite and PostgreSQL alike.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from django.db.models.expressions import Subquery

from partnerkreis.core.prepared import uuid_of
from partnerkreis.core.translated import decode


class Rows(Subquery):
    """Annotates a record with a list of instances of ``rows.model`` that have only ``columns``.

    ``rows`` is a query set with an OuterRef to the record, in the order wanted. A column may be
    an annotation of the query set that is itself a :class:`Rows`, or lie in a related record
    (``place__names``; it is read as the attribute of that name).
    """

    def __init__(self, rows: models.QuerySet[Any], *columns: str) -> None:
        self.row_model = rows.model
        self.key_column = rows.model._meta.pk.attname
        self.columns = columns
        self.converters = [
            _converter(rows.model, rows.query.annotations.get(name), name) for name in columns
        ]
        super().__init__(rows.values(*columns), output_field=models.TextField())

    def as_sql(  # type: ignore[override] # we never take a template
        self, compiler: Any, connection: Any, **context: Any
    ) -> tuple[str, Any]:
        sql, parameters = super().as_sql(compiler, connection, **context)
        names = ", ".join(connection.ops.quote_name(name) for name in self.columns)
        if connection.vendor == "sqlite":
            collected = f"json_group_array(json_array({names}))"
        else:
            collected = f"coalesce(json_agg(json_build_array({names}))::text, '[]')"
        return f"(SELECT {collected} FROM {sql} AS nested)", parameters  # noqa: S608 - quoted names only

    def get_db_converters(self, connection: Any) -> list[Callable[..., Any]]:
        return [lambda value, *_: self.instances(value)]

    def instances(self, value: str | list[Any] | None) -> list[Any]:
        """Return the rows as instances of their model; other columns are left unread."""
        if not value or value == "[]":
            return []
        listed = decode(value)[0] if isinstance(value, str) else value
        return [self._instance(values) for values in listed]

    def _instance(self, values: Sequence[Any]) -> Any:
        row: Any = object.__new__(self.row_model)
        row._state = state = models.base.ModelState()
        state.adding = False
        columns = row.__dict__
        columns[self.key_column] = None
        for name, convert, value in zip(self.columns, self.converters, values, strict=True):
            columns[name] = value if convert is None else convert(value)
        return row


def _converter(
    model: type[models.Model], annotation: Any, name: str
) -> Callable[[Any], Any] | None:
    """Return how the JSON form of a column becomes the value a field would have given.

    None where it is that value.
    """
    if isinstance(annotation, Rows):
        return annotation.instances
    *path, last = name.split("__")
    for step in path:
        related: Any = model._meta.get_field(step).related_model
        model = related
    field: Any = model._meta.get_field(last.removesuffix("_id") if last.endswith("_id") else last)
    target = field.target_field if field.is_relation else field
    if isinstance(target, models.UUIDField):
        return uuid_of
    if isinstance(target, models.BooleanField):
        return lambda value: None if value is None else bool(value)
    if isinstance(target, models.DateField):
        return lambda value: target.to_python(value)
    if type(target) is models.JSONField:
        # PostgreSQL nests JSON in JSON, SQLite the text of it; the columns hold lists and objects.
        return lambda value: json.loads(value) if isinstance(value, str) else value
    if hasattr(target, "read"):
        return target.read  # type: ignore[no-any-return] # of our own fields
    return None
