# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing checked rows, many at a time: the new ones, and those that have changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models

from partnerkreis.cases.collections import Child, Collection, Shape
from partnerkreis.cases.queries import Keys, link_table, rows_of
from partnerkreis.cases.schema import RecordRow
from partnerkreis.cases.tables import Table
from partnerkreis.core.bulk import insert_rows, preparation
from partnerkreis.core.ids import id_in_order
from partnerkreis.search.actions import forget_records, index_records


@dataclass(slots=True)
class ImportReport:
    """How many records were added, changed, and found as they were."""

    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    unchanged: int = 0

    @property
    def total_added(self) -> int:
        return sum(self.added.values())

    @property
    def total_changed(self) -> int:
        return sum(self.changed.values())

    def count(self, name: str, *, all_rows: int, new: int, changed: int) -> None:
        """Add the figures of some records of the collection ``name``."""
        for figures, number in ((self.added, new), (self.changed, changed)):
            if number:
                figures[name] = figures.get(name, 0) + number
        self.unchanged += all_rows - new - changed


class _Ids(dict[str, Any]):
    """The ids of a collection by key, as the database takes them; a new key gets a new one.

    A key may be named before its record comes. That it comes is for the reader to check.
    """

    def __init__(self, known: dict[UUID, str]) -> None:
        self._prepared = preparation(models.UUIDField())
        super().__init__((key, self._prepared(pk)) for pk, key in known.items())

    def __missing__(self, key: str) -> Any:
        self[key] = made = self._prepared(id_in_order())
        return made


class CaseWriter:
    """Writes rows, and what search knows of them. ``known`` are the records already there."""

    def __init__(self, known: Keys) -> None:
        self.report = ImportReport()
        self._known = known
        self._there = {name: frozenset(keys.values()) for name, keys in known.items()}
        self._ids = {name: _Ids(keys) for name, keys in known.items()}
        self._tables: dict[type[models.Model], Table] = {}

    def write(self, collection: Collection, rows: list[RecordRow]) -> None:
        """Write those of ``rows`` that are new or differ from what is there."""
        ids = self._ids[collection.name]
        new, changed = self._sort(collection, rows)
        table = self._table(collection.model, collection.shape, "id")
        table.insert([(ids[row.key], row) for row in new])
        if changed:
            table.update([(ids[row.key], row) for row in changed])
            _clear(collection, [ids[row.key] for row in changed])
        written = [(ids[row.key], row) for row in (*new, *changed)]
        self._write_nested(collection, written)
        index_records(collection.model, written)

    def _sort(
        self, collection: Collection, rows: list[RecordRow]
    ) -> tuple[list[RecordRow], list[RecordRow]]:
        """Part the new rows and the changed ones from the rest, and count them all."""
        ids, keys = self._ids[collection.name], self._there[collection.name]
        there = rows_of(collection, self._known, [ids[row.key] for row in rows if row.key in keys])
        new = [row for row in rows if row.key not in there]
        known = [row for row in rows if row.key in there]
        changed = [row for row in known if _differs(collection, row, there[row.key])]
        self.report.count(collection.name, all_rows=len(rows), new=len(new), changed=len(changed))
        return new, changed

    def _write_nested(self, collection: Collection, rows: list[tuple[Any, RecordRow]]) -> None:
        for name, child in collection.shape.children.items():
            made = [nested for pk, row in rows for nested in _nested(child, pk, getattr(row, name))]
            leading = (child.owner, "position") if child.has_position else (child.owner,)
            self._table(child.model, child.shape, *leading).insert(made)
        for name, target in collection.shape.links.items():
            through, *columns = link_table(collection, name)
            others = self._ids[target]
            pairs = [(pk, others[key]) for pk, row in rows for key in getattr(row, name)]
            insert_rows(through, columns, pairs)

    def _table(self, model: type[models.Model], shape: Shape, *leading: str) -> Table:
        if model not in self._tables:
            self._tables[model] = Table(model, shape, self._ids, leading)
        return self._tables[model]


def _nested(child: Child, owner: Any, rows: Iterable[Any]) -> Iterable[tuple[Any, ...]]:
    if child.has_position:
        return ((owner, position, row) for position, row in enumerate(rows))
    return ((owner, row) for row in rows)


def _clear(collection: Collection, owners: list[Any]) -> None:
    """Remove what is written anew with a record that has changed."""
    for child in collection.shape.children.values():
        child.model._default_manager.filter(**{f"{child.owner}__in": owners}).delete()
    for name in collection.shape.links:
        through, owner, _target = link_table(collection, name)
        through._default_manager.filter(**{f"{owner}__in": owners}).delete()
    forget_records(owners)


def _differs(collection: Collection, row: RecordRow, there: RecordRow) -> bool:
    if row == there:
        return False
    # Links have no order of their own.
    links = collection.shape.links
    return any(
        sorted(getattr(row, name)) != sorted(getattr(there, name))
        if name in links
        else getattr(row, name) != getattr(there, name)
        for name in collection.row.model_fields
    )
