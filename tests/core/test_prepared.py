# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a prepared query returns is what the query set it was made of returns."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Party

pytestmark = pytest.mark.usefixtures("reference_case")

RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]


def columns(instance: models.Model) -> dict[str, object]:
    return {f.attname: getattr(instance, f.attname) for f in instance._meta.concrete_fields}


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_instances_equal_those_of_the_query_set(model):
    rows = model.objects.order_by("key")
    assert [columns(i) for i in Prepared(lambda: rows)()] == [columns(i) for i in rows]


def test_one_value_is_given_when_the_query_runs():
    by_key = Prepared(lambda: Body.objects.filter(key=Given("key", models.CharField())))
    assert [body.key for body in by_key(key="gostyn")] == ["gostyn"]
    assert [body.key for body in by_key(key="nordhausen")] == ["nordhausen"]
    assert by_key(key="it's; DROP TABLE") == []


def test_key_of_another_record_is_given_as_its_id():
    sides = Prepared(lambda: Party.objects.filter(body=Given("body", models.UUIDField())))
    body = Body.objects.get(key="gostyn")
    assert {party.pk for party in sides(body=body.pk)} == set(
        Party.objects.filter(body=body).values_list("pk", flat=True)
    )
    assert sides(body=None) == []


@pytest.mark.parametrize("keys", [[], ["gostyn"], ["gostyn", "nordhausen", "nobody"]])
def test_any_number_of_values_is_given(keys):
    among = Prepared(
        lambda: Body.objects.filter(key__in=GivenAny("keys", models.CharField())).order_by("key")
    )
    assert [body.key for body in among(keys=keys)] == [k for k in keys if k != "nobody"]


def test_joined_records_come_with_the_row():
    tenures = Prepared(lambda: Tenure.objects.select_related("person", "office__body"))
    with CaptureQueriesContext(connection) as asked:
        names = {(t.person.name, t.office.body.key) for t in tenures()}
    assert len(asked) == 1
    assert names == {(t.person.name, t.office.body.key) for t in Tenure.objects.all()}


def test_what_is_not_joined_is_none():
    encounters = Prepared(lambda: Encounter.objects.select_related("series").order_by("key"))
    with CaptureQueriesContext(connection) as asked:
        series = [e.series and e.series.key for e in encounters()]
    assert len(asked) == 1
    assert None in series
    assert series == [
        e.series and e.series.key
        for e in Encounter.objects.select_related("series").order_by("key")
    ]


def test_deferred_columns_are_read_when_they_are_looked_at():
    body = Prepared(lambda: Body.objects.filter(key="gostyn").defer("note", "version"))()[0]
    assert "note" not in body.__dict__
    assert body.note == Body.objects.get(key="gostyn").note


def test_query_is_built_once_for_what_it_is_described_by():
    built = []

    def build(kind):
        built.append(kind)
        return Encounter.objects.filter(kind=kind).order_by("key").values_list("key")

    by_kind = Prepared(build)
    first, again = by_kind("youth_project"), by_kind("youth_project")
    assert first == again == list(build("youth_project"))
    by_kind("council_visit")
    assert built == ["youth_project", "youth_project", "council_visit"]


def test_what_nothing_can_fit_asks_nobody() -> None:
    nothing: Prepared[Body] = Prepared(lambda: Body.objects.none())

    with CaptureQueriesContext(connection) as asked:
        assert nothing() == []

    assert len(asked) == 0
