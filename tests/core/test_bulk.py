# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is written in bulk reads as what the models write."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError

from partnerkreis.core import bulk
from partnerkreis.core.bulk import (
    delete_rows,
    insert_instances,
    insert_rows,
    preparation,
    update_instance,
    update_records,
)
from partnerkreis.core.dates import parse
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, EncounterSide

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


def test_inserted_instances_read_as_what_the_model_writes() -> None:
    Body(**{**VALUES, "id": UUID(int=8), "key": "other"}).save()
    made = Body(**VALUES)

    insert_instances([made])

    mine, other = Body.objects.get(pk=UUID(int=7)), Body.objects.get(pk=UUID(int=8))
    for name in defaults().keys() - {"id", "key"}:
        assert getattr(mine, name) == getattr(other, name)
    assert (made._state.adding, made._state.db) == (False, "default")


def test_instances_are_numbered_by_the_database() -> None:
    encounter = Encounter.objects.create(key="a", kind="other")
    bodies = [Body.objects.create(key=key) for key in ("one", "other")]
    sides = [
        EncounterSide(encounter=encounter, body=body, position=position, role="joint")
        for position, body in enumerate(bodies)
    ]

    insert_instances(sides)

    assert [side.body for side in encounter.sides.all()] == bodies
    assert len({side.pk for side in encounter.sides.all()} - {None}) == 2


def test_an_instance_is_written_as_far_as_it_is_said() -> None:
    body = Body.objects.create(**VALUES)
    body.founded, body.country = parse("2001"), "DE"

    update_instance(body, ["founded", "founded"])

    kept = Body.objects.get(pk=body.pk)
    assert (kept.founded, kept.country) == (parse("2001"), "PL")


def test_days_are_worked_out_when_an_instance_is_written() -> None:
    encounter = Encounter(key="a", kind="other", when=parse("2019-05-04"))
    insert_instances([encounter])
    encounter.when = parse("2020-05")

    update_instance(encounter, ["when", "earliest", "latest"])

    kept = Encounter.objects.get(key="a")
    assert (kept.earliest, kept.latest) == (date(2020, 5, 1), date(2020, 5, 31))


def test_rows_are_deleted_by_their_value() -> None:
    bodies = [Body.objects.create(key=key) for key in ("a", "b", "c")]

    delete_rows(Body, "id", [bodies[0].pk, bodies[2].pk])
    delete_rows(Body, "id", [])

    assert list(Body.objects.values_list("key", flat=True)) == ["b"]
