# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a case file in: all of it or nothing, and nothing twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.cases.collections import COLLECTIONS, Child, Collection, Shape
from partnerkreis.cases.queries import Keys, all_keys, rows_of
from partnerkreis.cases.reading import CaseRefused, read_case
from partnerkreis.cases.schema import CaseFile, RecordRow
from partnerkreis.core.models import ContentVersion
from partnerkreis.journal.actions import record_event
from partnerkreis.search.actions import index_records

__all__ = ["CaseRefused", "ImportReport", "import_case"]

_BATCH = 500


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


def import_case(data: bytes, *, actor: Actor, now: datetime) -> ImportReport:
    """Take in a case file in one transaction; a second time changes nothing.

    Raises :class:`CaseRefused` with every fault, the database unchanged.
    """
    authorise(actor, Permission.IMPORT_CASE)
    with transaction.atomic():
        known = all_keys()
        case = read_case(data, known)
        report = _Writer(known).write(case)
        if report.added or report.changed:
            figures = {"added": report.added, "changed": report.changed}
            record_event(actor=actor, verb="imported", figures=figures, now=now)
            ContentVersion.advance()
    return report


class _Writer:
    """Writes rows into tables, collection by collection, in bulk."""

    def __init__(self, known: Keys) -> None:
        self.known = known
        self.ids: dict[str, dict[str, UUID]] = {
            name: {key: pk for pk, key in keys.items()} for name, keys in known.items()
        }
        self.report = ImportReport()

    def write(self, case: CaseFile) -> ImportReport:
        plan = {name: self._sort(collection, getattr(case, name))
                for name, collection in COLLECTIONS.items()}  # fmt: skip
        touched: list[tuple[type[models.Model], list[UUID]]] = []
        try:
            for name, (new, changed) in plan.items():
                self._write_collection(COLLECTIONS[name], new, changed)
                ids = [self.ids[name][row.key] for row in (*new, *changed)]
                touched.append((COLLECTIONS[name].model, ids))
        except IntegrityError as error:
            raise CaseRefused(
                [_("The database refused the file: %(why)s") % {"why": error}]
            ) from error
        for model, ids in touched:
            index_records(model, ids)
        return self.report

    def _sort(
        self, collection: Collection, rows: list[RecordRow]
    ) -> tuple[list[RecordRow], list[RecordRow]]:
        """Part the rows into new and changed ones, and give the new ones their ids."""
        ids = self.ids[collection.name]
        there = rows_of(collection, self.known, [ids[row.key] for row in rows if row.key in ids])
        new = [row for row in rows if row.key not in there]
        changed = [row for row in rows if row.key in there and _differs(row, there[row.key])]
        ids.update({row.key: uuid4() for row in new})
        self._count(collection.name, len(new), len(changed), len(rows))
        return new, changed

    def _count(self, name: str, new: int, changed: int, all_rows: int) -> None:
        if new:
            self.report.added[name] = new
        if changed:
            self.report.changed[name] = changed
        self.report.unchanged += all_rows - new - changed

    def _write_collection(
        self, collection: Collection, new: list[RecordRow], changed: list[RecordRow]
    ) -> None:
        ids = self.ids[collection.name]
        made = [
            collection.model(id=ids[row.key], **self._columns(collection.shape, row)) for row in new
        ]
        collection.model._default_manager.bulk_create(made, batch_size=_BATCH)
        for row in changed:
            self._update(collection, row)
        self._clear_nested(collection, [ids[row.key] for row in changed])
        self._write_nested(collection, [*new, *changed])

    def _update(self, collection: Collection, row: RecordRow) -> None:
        pk = self.ids[collection.name][row.key]
        record = collection.model(id=pk, **self._columns(collection.shape, row))
        fields = [f.name for f in record._meta.concrete_fields if f.name not in {"id", "version"}]
        record.save(force_update=True, update_fields=fields)
        collection.model._default_manager.filter(pk=pk).update(version=F("version") + 1)

    def _columns(self, shape: Shape, row: Any) -> dict[str, Any]:
        columns = {name: getattr(row, name) for name in shape.plain}
        for name, target in shape.references.items():
            key = getattr(row, name)
            columns[f"{name}_id"] = None if key is None else self.ids[target][key]
        return columns

    def _clear_nested(self, collection: Collection, owners: list[UUID]) -> None:
        if not owners:
            return
        for child in collection.shape.children.values():
            child.model._default_manager.filter(**{f"{child.owner}__in": owners}).delete()
        for name in collection.shape.links:
            through, owner, _target = _link_table(collection, name)
            through._default_manager.filter(**{f"{owner}__in": owners}).delete()

    def _write_nested(self, collection: Collection, rows: list[RecordRow]) -> None:
        ids = self.ids[collection.name]
        for name, child in collection.shape.children.items():
            made = (
                made_row
                for row in rows
                for made_row in self._child_records(child, ids[row.key], getattr(row, name))
            )
            child.model._default_manager.bulk_create(made, batch_size=_BATCH)
        for name, target in collection.shape.links.items():
            through, owner, column = _link_table(collection, name)
            pairs = [
                through(**{owner: ids[row.key], column: self.ids[target][key]})
                for row in rows
                for key in getattr(row, name)
            ]
            through._default_manager.bulk_create(pairs, batch_size=_BATCH)

    def _child_records(
        self, child: Child, owner: UUID, rows: Iterable[Any]
    ) -> Iterable[models.Model]:
        for position, row in enumerate(rows):
            columns = self._columns(child.shape, row)
            if child.has_position:
                columns["position"] = position
            yield child.model(**{child.owner: owner}, **columns)


def _link_table(collection: Collection, name: str) -> tuple[type[models.Model], str, str]:
    field: Any = collection.model._meta.get_field(name)
    return field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()


def _differs(row: RecordRow, there: RecordRow) -> bool:
    if row == there:
        return False
    # Links have no order of their own.
    links = COLLECTIONS_BY_ROW[type(row)].shape.links
    return any(
        sorted(getattr(row, name)) != sorted(getattr(there, name))
        if name in links
        else getattr(row, name) != getattr(there, name)
        for name in type(row).model_fields
    )


COLLECTIONS_BY_ROW = {collection.row: collection for collection in COLLECTIONS.values()}
