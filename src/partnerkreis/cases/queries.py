# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading records back as the rows of a case file."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models
from pydantic import BaseModel

from partnerkreis.cases.collections import COLLECTIONS, Child, Collection, Shape
from partnerkreis.cases.schema import RecordRow

#: The name and version of the format, first line of every case file.
FORMAT = "partnerkreis/1"
_CHUNK = 500

#: By collection: the key of every record, by id.
Keys = dict[str, dict[UUID, str]]


def export_case() -> bytes:
    """Return everything this instance knows as one case file: UTF-8, records sorted by key."""
    return "".join(case_pieces()).encode()


def case_pieces() -> Iterator[str]:
    """Yield the case file of :func:`export_case` piece by piece, for it may be large."""
    keys = all_keys()
    yield f'{{\n "format": "{FORMAT}"'
    for name, collection in COLLECTIONS.items():
        before = f',\n "{name}": [\n  '
        for row in _sorted_rows(collection, keys):
            yield before + json.dumps(written(row), ensure_ascii=False, indent=1).replace(
                "\n", "\n  "
            )
            before = ",\n  "
        yield "\n ]" if keys[name] else ""
    yield "\n}\n"


def _sorted_rows(collection: Collection, keys: Keys) -> Iterator[RecordRow]:
    found = keys[collection.name]
    ids = sorted(found, key=found.__getitem__)
    for start in range(0, len(ids), _CHUNK):
        rows = _rows(collection, keys, ids[start : start + _CHUNK])
        yield from (row for _key, row in sorted(rows.items()))


def all_keys() -> Keys:
    """Return id and key of every record, by collection (one query each)."""
    return {
        name: dict(collection.model._default_manager.values_list("id", "key"))
        for name, collection in COLLECTIONS.items()
    }


def rows_of(
    collection: Collection, keys: Keys, only: Iterable[UUID] | None = None
) -> dict[str, RecordRow]:
    """Return the records of ``collection`` as rows by key; ``only`` those ids if given."""
    ids = list(keys[collection.name]) if only is None else list(only)
    rows: dict[str, RecordRow] = {}
    for start in range(0, len(ids), _CHUNK):
        rows |= _rows(collection, keys, ids[start : start + _CHUNK])
    return rows


def _rows(collection: Collection, keys: Keys, ids: list[UUID]) -> dict[str, RecordRow]:
    found = list(collection.model._default_manager.filter(pk__in=ids))
    nested = {
        name: _child_rows(child, keys, ids) for name, child in collection.shape.children.items()
    }
    linked = {
        name: _links(collection, name, keys[target], ids)
        for name, target in collection.shape.links.items()
    }
    rows: dict[str, RecordRow] = {}
    for record in found:
        values = _values(record, collection.shape, keys)
        values |= {name: by_owner.get(record.pk, []) for name, by_owner in nested.items()}
        values |= {name: by_owner.get(record.pk, []) for name, by_owner in linked.items()}
        rows[values["key"]] = collection.row.model_construct(**values)
    return rows


def _values(record: models.Model, shape: Shape, keys: Keys) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in shape.plain}
    for name, target in shape.references.items():
        values[name] = keys[target].get(getattr(record, f"{name}_id"))
    return values


def _child_rows(child: Child, keys: Keys, owners: list[UUID]) -> dict[UUID, list[BaseModel]]:
    order = "position" if child.has_position else "pk"
    rows: dict[UUID, list[BaseModel]] = defaultdict(list)
    for record in child.model._default_manager.filter(**{f"{child.owner}__in": owners}).order_by(
        order
    ):
        rows[getattr(record, child.owner)].append(
            child.row.model_construct(**_values(record, child.shape, keys))
        )
    return rows


def _links(
    collection: Collection, name: str, keys: dict[UUID, str], owners: list[UUID]
) -> dict[UUID, list[str]]:
    through, owner, target = link_table(collection, name)
    linked: dict[UUID, list[str]] = defaultdict(list)
    pairs = through._default_manager.filter(**{f"{owner}__in": owners}).values_list(owner, target)
    for owner_id, target_id in pairs:
        linked[owner_id].append(keys[target_id])
    return {owner_id: sorted(found) for owner_id, found in linked.items()}


def link_table(collection: Collection, name: str) -> tuple[type[models.Model], str, str]:
    """Return the table of the links ``name``, and its columns: the record, and what it names."""
    field: Any = collection.model._meta.get_field(name)
    return field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()


@cache
def _defaults(row: type[BaseModel]) -> dict[str, Any]:
    return {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in row.model_fields.items()
    }


def written(row: BaseModel) -> dict[str, Any]:
    """Return the row as it stands in the file: without what is empty or as usual."""
    values = row.model_dump(mode="json", warnings=False)
    return _without_defaults(row, values)


def _without_defaults(row: BaseModel, values: dict[str, Any]) -> dict[str, Any]:
    kept = {}
    for name, default in _defaults(type(row)).items():
        value = getattr(row, name)
        if value == default and name not in {"key"}:
            continue
        if isinstance(value, list) and value and isinstance(value[0], BaseModel):
            kept[name] = [
                _without_defaults(item, dumped)
                for item, dumped in zip(value, values[name], strict=True)
            ]
        else:
            kept[name] = values[name]
    return kept
