# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import json
from time import perf_counter

import pytest

from partnerkreis.placements import InstanceRefused, read_instance
from partnerkreis.placements.reading import MOST_BYTES, MOST_FAULTS
from tests.placements.worlds import company, lodging, participant, read, world


def one_each(**given):
    row = world([participant("p1")], [company("c1")], [lodging("l1")])
    return row | given


def faults(content):
    with pytest.raises(InstanceRefused) as refused:
        read_instance(content if isinstance(content, bytes) else json.dumps(content).encode())
    return [(fault.place, fault.kind) for fault in refused.value.faults]


def test_instance_is_read_sorted_by_id():
    instance = read(one_each(participants=[participant("p2"), participant("p1")]))

    assert [one.id for one in instance.participants] == ["p1", "p2"]


def test_lists_that_are_empty_may_be_left_out():
    row = one_each()
    del row["together"], row["apart"]

    assert read(row).together == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"\xff", "not_utf8"),
        (b"[" * 100_000, "nested"),
        (b'{"a": 1, "a": 2}', "repeated_name"),
        (b"1" * 5_000, "number_too_long"),
        (b" " * (MOST_BYTES + 1), "too_many_bytes"),
        (b"[]", "model_type"),
    ],
)
def test_what_is_no_instance_is_refused(content, kind):
    assert [found for _, found in faults(content)] == [kind]


@pytest.mark.parametrize(
    ("given", "place", "kind"),
    [
        ({"colour": "red"}, "colour", "extra_forbidden"),
        ({"format": "partnerkreis-placement/2"}, "format", "literal_error"),
        ({"travel_minutes": [[5, 5]]}, "travel_minutes[0]", "not_square"),
        ({"travel_minutes": []}, "travel_minutes", "not_square"),
        ({"zones": ["N", "N"], "travel_minutes": [[1, 1], [1, 1]]}, "zones “N”", "repeated"),
        ({"together": [["p1", "p9"]]}, "together[0]", "no_such_record"),
        ({"apart": [["p1", "p1"]]}, "apart[0]", "with_oneself"),
        ({"together": [["p1"]]}, "together[0]", "too_short"),
        ({"locked": ["p1"]}, "locked “p1”", "locked_without_place"),
        ({"locked": ["p9"]}, "locked", "no_such_record"),
        ({"current": {"p1": {"company": "c9", "lodging": "l1"}}},
         "current “p1” company", "no_such_record"),
        ({"current": {"p9": {"company": "c1", "lodging": "l1"}}}, "current “p9”", "no_such_record"),
        ({"participants": [participant("p1"), participant("p1")]},
         "participants “p1” id", "repeated"),
    ],
)  # fmt: skip
def test_fault_names_where_it_is(given, place, kind):
    assert faults(one_each(**given)) == [(place, kind)]


@pytest.mark.parametrize(
    ("given", "field", "kind"),
    [
        ({"weeks": 2}, "weeks", "beyond_horizon"),
        ({"from_week": -1}, "from_week", "greater_than_equal"),
        ({"weeks": 0}, "weeks", "greater_than_equal"),
        ({"age": "18"}, "age", "int_type"),
        ({"gender": "x"}, "gender", "literal_error"),
        ({"smoke_free": 1}, "smoke_free", "bool_type"),
        ({"company_wishes": ["c9"]}, "company_wishes", "no_such_record"),
        ({"company_wishes": ["c1", "c1"]}, "company_wishes", "wished_twice"),
        ({"trade": ""}, "trade", "string_too_short"),
        ({"trade": "a\nb"}, "trade", "not_printable"),
        ({"trade": "\ud800"}, "trade", "string_unicode"),
    ],
)
def test_fault_of_a_participant_names_record_and_field(given, field, kind):
    row = one_each(participants=[participant("p1", **given)])

    assert faults(row) == [(f"participants[0] “p1” {field}", kind)]


@pytest.mark.parametrize(
    ("given", "field", "kind"),
    [
        ({"seats": [-1]}, "seats[0]", "greater_than_equal"),
        ({"seats": [1, 1]}, "seats", "not_weeks"),
        ({"zone": "X"}, "zone", "no_such_record"),
        ({"earliest_hour": 17}, "latest_hour", "ends_before_it_begins"),
        ({"opinion": {"p1": 2}}, "opinion.p1", "literal_error"),
        ({"opinion": {"p9": 1}}, "opinion", "no_such_record"),
    ],
)
def test_fault_of_a_company_names_record_and_field(given, field, kind):
    assert faults(one_each(companies=[company("c1", **given)])) == [
        (f"companies[0] “c1” {field}", kind)
    ]


@pytest.mark.parametrize(
    ("given", "field", "kind"),
    [
        ({"rooms": {"beds": 0, "count": 1}}, "rooms.beds", "greater_than_equal"),
        ({"rooms": {"beds": 1, "count": -1}}, "rooms.count", "greater_than_equal"),
        ({"open": []}, "open", "not_weeks"),
        ({"zone": "X"}, "zone", "no_such_record"),
    ],
)
def test_fault_of_a_lodging_names_record_and_field(given, field, kind):
    assert faults(one_each(lodgings=[lodging("l1", **given)])) == [
        (f"lodgings[0] “l1” {field}", kind)
    ]


def test_a_missing_field_is_a_fault():
    row = one_each()
    del row["participants"][0]["step_free"]

    assert faults(row) == [("participants[0] “p1” step_free", "missing")]


@pytest.mark.parametrize("fields", [{}, {"age": -1}])
def test_a_hundred_thousand_participants_are_refused_within_two_seconds(fields):
    people = [participant(f"p{at}", **fields) for at in range(100_000)]
    content = json.dumps(one_each(participants=people)).encode()
    slim = json.dumps(one_each(participants=[{"id": at} for at in range(100_000)])).encode()

    begun = perf_counter()
    assert [kind for _, kind in faults(content)] == ["too_many_bytes"]
    assert [kind for _, kind in faults(slim)] == ["too_many_participants"]
    assert perf_counter() - begun < 2


def test_at_most_so_many_faults_are_listed():
    people = [participant(f"p{at}", age=-1) for at in range(MOST_FAULTS + 50)]

    assert len(faults(one_each(participants=people))) == MOST_FAULTS


def test_more_possibilities_than_memory_holds_are_refused():
    from partnerkreis.placements import place

    row = world(
        [participant(f"p{at}") for at in range(1_000)],
        [company(f"c{at}") for at in range(500)],
        [lodging(f"l{at}") for at in range(500)],
    )

    with pytest.raises(InstanceRefused, match="too_many_possibilities"):
        place(read(row))
