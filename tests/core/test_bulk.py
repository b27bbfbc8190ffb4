# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is written in bulk reads as what the models write."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError

from partnerkreis.core import bulk
from partnerkreis.core.bulk import insert_rows, preparation, update_records
from partnerkreis.core.dates import parse
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body

pytestmark = pytest.mark.django_db
VALUES: dict[str, Any] = {
    "id": UUID(int=7),
    "key": "gostyn",
    "published_at": datetime(2026, 3, 1, 12, 30, tzinfo=UTC),
    "country": "PL",
    "names": Names.of(de="Landkreis Gostyń"),
    "translated_names": ["de"],
    "whereabouts": Translated.of(pl="na południe od Poznania"),
    "latitude": Decimal("51.88"),
    "longitude": Decimal("17.01"),
    "founded": parse("1999~"),
    "part_of_id": None,
}


def defaults() -> dict[str, Any]:
    body = Body(**VALUES)
    return {field.attname: getattr(body, field.attname) for field in Body._meta.concrete_fields}


def prepared(values: dict[str, Any]) -> list[Any]:
    return [preparation(Body._meta.get_field(name))(value) for name, value in values.items()]


def test_inserted_rows_read_as_what_the_model_writes() -> None:
    Body(**{**VALUES, "id": UUID(int=8), "key": "other"}).save()
    values = defaults()

    insert_rows(Body, list(values), [prepared(values)])

    mine, other = Body.objects.get(pk=UUID(int=7)), Body.objects.get(pk=UUID(int=8))
    for name in values.keys() - {"id", "key"}:
        assert getattr(mine, name) == getattr(other, name)


def test_more_rows_than_fit_one_statement_are_inserted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_MOST_VALUES", 200)
    values = defaults()
    rows = [prepared({**values, "id": UUID(int=n), "key": f"b{n}"}) for n in range(17)]

    insert_rows(Body, list(values), rows)

    assert Body.objects.count() == 17


def test_nothing_to_insert_is_no_fault() -> None:
    insert_rows(Body, ["id"], [])
    update_records(Body, ["key"], [])

    assert not Body.objects.exists()


def test_constraints_hold() -> None:
    values = {**defaults(), "latitude": Decimal(91)}

    with pytest.raises(IntegrityError):
        insert_rows(Body, list(values), [prepared(values)])


def test_updated_record_counts_its_versions() -> None:
    body = Body.objects.create(**VALUES)
    rows = [(*prepared({"names": Names.of(de="Gostyń")}), *prepared({"id": body.pk}))]

    update_records(Body, ["names"], rows)

    body.refresh_from_db()
    assert (body.names, body.version) == (Names.of(de="Gostyń"), 2)
