# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever a case file can hold can be edited, but for what is named here with a reason."""

import pytest

from partnerkreis.cases.collections import COLLECTIONS, Child, Collection
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.editing.catalogue.shape import Kind, RowsField

#: Of every record.
NOWHERE = {
    "key": "stands in addresses and never changes",
    "published_at": "is set by releasing",
    "bounds": "is inferred, and yields to what somebody says",
    "stated_bounds": "is inferred, and yields to what somebody says",
    "when_is_inferred": "is no longer so once somebody says when it was",
    "position": "is the order in which they were recorded",
}
#: Of a single collection.
ELSEWHERE = {
    ("standings", "recorded_by"): "is noted by itself",
    ("instruments", "authentic_languages"): "is agreed with the partners, on the page for that",
    ("encounters", "fulfilments"): "is asked for with the plan, so that two do not edit the same",
}
#: No page and no story reads what these mention.
NO_MENTIONS = {
    *("site_texts", "sources", "topics", "bodies", "places", "organisations", "persons"),
    *("offices", "tenures", "plan_steps", "series", "follow_ups"),
}
#: They are words, or sources themselves.
NO_CITATIONS = {"site_texts", "sources", "topics"}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_field_of_a_case_file_can_be_edited(name: str) -> None:
    collection = COLLECTIONS[name]

    assert missing(collection, kind_of(collection.model())) == set()


def missing(collection: Collection, kind: Kind) -> set[str]:
    asked = {field.name for field in (*kind.fields, *kind.given)}
    found = set()
    for field in collection.row.model_fields:
        if field in NOWHERE or (collection.name, field) in ELSEWHERE:
            continue
        if field == "mentions" and collection.name in NO_MENTIONS:
            continue
        if field == "citations" and collection.name in NO_CITATIONS:
            continue
        if field in collection.shape.children:
            found |= missing_columns(kind, collection.shape.children[field], field)
        elif field not in asked:
            found.add(field)
    return found


def missing_columns(kind: Kind, child: Child, name: str) -> set[str]:
    rows = [f for f in kind.fields if isinstance(f, RowsField) and f.model is child.model]
    if kind.is_internal:
        # What nobody else reads needs no sources of single entries.
        return set() if rows else {name}
    asked = {column.name for row in rows for column in row.columns}
    return {f"{name}.{field}" for field in child.row.model_fields if field not in asked}


def test_every_exception_is_one() -> None:
    known = {name for one in COLLECTIONS.values() for name in one.row.model_fields}

    assert known >= NOWHERE.keys()
    assert all(field in COLLECTIONS[name].row.model_fields for name, field in ELSEWHERE)
    assert COLLECTIONS.keys() >= NO_MENTIONS | NO_CITATIONS


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_record_of_a_case_file_can_be_made(name: str) -> None:
    # The texts of the site are those that are linked everywhere.
    assert kind_of(COLLECTIONS[name].model()).can_be_made is (name != "site_texts")
