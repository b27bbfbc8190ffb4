# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of ties, good and bad."""

import json
from time import perf_counter

import pytest

from partnerkreis.introductions.forms import MOST_BYTES, TiesRefused, read_ties
from tests.introductions.conftest import HEADER

WIKIDATA = "http://www.wikidata.org/entity/"


def refused(data: bytes) -> list[str]:
    began = perf_counter()
    with pytest.raises(TiesRefused) as caught:
        read_ties(data)
    assert perf_counter() - began < 2
    return caught.value.faults


def row(**cells: str) -> bytes:
    usual = {"a_id": "1", "a_name": "Aue", "b_id": "2", "b_name": "Bonn"} | cells
    return (HEADER + ",".join(usual.get(name, "") for name in HEADER.strip().split(","))).encode()


def test_csv_has_places_once_and_ties():
    aue = "1,Aue,DE,Q1,50.1,12.7"
    text = f"{HEADER}{aue},2,Bonn,DE,,,,2001-05,2010,x\n{aue},3,Cluj,RO,,,,,,\n"

    file = read_ties(("\ufeff" + text).encode())

    assert [place.name for place in file.places] == ["Aue", "Bonn", "Cluj"]
    assert (file.ties[0].first, file.ties[0].second, str(file.ties[0].since)) == (0, 1, "2001-05")
    assert file.places[0].point == (50.1, 12.7)


def test_csv_needs_only_names():
    file = read_ties(b"a_name,b_name\nAue,Bonn\nAue,Cluj\n")

    assert (len(file.places), len(file.ties)) == (3, 2)


@pytest.mark.parametrize(
    ("cells", "hint"),
    [
        ({"a_name": ""}, "line 2 a_name: The place has no name."),
        ({"a_country": "Germany"}, "line 2 a_country: “Germany” is not a country code"),
        ({"b_wikidata": "7033"}, "line 2 b_wikidata: “7033” is not a Wikidata id"),
        ({"a_lat": "91", "a_lon": "8"}, "line 2 a_lat: “91” is not a latitude"),
        ({"a_lat": "nan", "a_lon": "8"}, "line 2 a_lat: “nan” is not a latitude"),
        ({"b_lat": "50", "b_lon": "-181"}, "line 2 b_lon: “-181” is not a longitude"),
        ({"a_lat": "50"}, "line 2 a_lat: Latitude and longitude come together"),
        ({"since": "2001-13"}, "line 2 since: “2001-13” is not a date"),
        ({"until": "soon"}, "line 2 until: “soon” is not a date"),
        ({"since": "2010", "until": "2001"}, "line 2 until: The tie ends before it begins."),
        ({"b_id": "1"}, "line 2 b_id: The number 1 stands for two places: Aue, Bonn."),
        ({"b_id": "1", "b_name": "Aue"}, "line 2 b_name: The place is named as its own partner."),
        ({"a_name": "A\x00"}, "line 2"),
    ],
)
def test_csv_faults_name_line_and_column(cells, hint):
    [fault] = refused(row(**cells))

    assert fault.startswith(hint)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"", "line 1 a_name: This column is missing."),
        (b"a_name,b_name,colour\n", "line 1 colour: The format has no such column."),
        (b"a_name,b_name\nAue\n", "line 2: There are 1 cells here"),
        (b'a_name,b_name\n"Aue,Bonn\n', "line "),
        (b"a_name,b_name\n\xff\n", "The file is not UTF-8"),
        (b"[" * 100_000, "The file is nested too deeply"),
        (b'{"results": 7}', "results.bindings: A list"),
        (b"{no json", "The file is not JSON: line 1"),
        (b"x" * (MOST_BYTES + 1), "The file is larger than 128 MB"),
        (b"a_name,b_name\n" + b"," * 200_000, "line 2"),
    ],
)
def test_files_that_are_none_are_refused_in_a_line(data, hint):
    assert refused(data)[0].startswith(hint)


def test_every_fault_is_told_up_to_a_number():
    assert len(refused(b"a_name,b_name\n" + b"x\n" * 100_000)) == 200


def binding(**values: str) -> dict[str, dict[str, str]]:
    usual = {
        "a": WIKIDATA + "Q1", "aLabel": "Aue", "aCountry": "DE", "aPoint": "Point(12.7 50.1)",
        "b": WIKIDATA + "Q2", "bLabel": "Bonn", "bCountry": "DE",
    }  # fmt: skip
    return {name: {"type": "literal", "value": value} for name, value in (usual | values).items()}


def answer(*bindings: object) -> bytes:
    return json.dumps({"head": {"vars": []}, "results": {"bindings": bindings}}).encode()


def test_wikidata_answer_has_dates_as_precise_as_they_are():
    since = "2001-01-01T00:00:00Z"
    file = read_ties(
        answer(
            binding(
                since=since, sincePrecision="9", until="2010-05-01T00:00:00Z", untilPrecision="10"
            ),
            binding(b=WIKIDATA + "Q3", bLabel="Cluj", since=since, aKreis="09778"),
        )
    )

    assert [(str(tie.since), str(tie.until)) for tie in file.ties] == [
        ("2001", "2010-05"),
        ("2001", "None"),
    ]
    assert file.places[0].point == (50.1, 12.7)
    assert file.places[0].official_key == "de:09778"


def test_list_from_the_page_of_the_query_service_is_read_too():
    row = {name: cell["value"] for name, cell in binding().items()}

    assert len(read_ties(json.dumps([row]).encode()).ties) == 1


@pytest.mark.parametrize(
    ("values", "hint"),
    [
        ({"a": ""}, "bindings[0] a: The Wikidata id"),
        ({"a": WIKIDATA + "L5"}, "bindings[0] a: “L5” is not a Wikidata id"),
        ({"bLabel": ""}, "bindings[0] bLabel: The place has no name."),
        ({"aPoint": "somewhere"}, "bindings[0] aPoint: “somewhere” is not a point"),
        ({"aPoint": "Point(8 95)"}, "bindings[0] aPoint: “95” is not a latitude"),
        ({"since": "yesterday"}, "bindings[0] since: “yesterday” is not a time"),
        ({"since": "2001-02-30T00:00:00Z"}, "bindings[0] since: “2001-02-30” is not a date"),
        ({"colour": "red"}, "bindings[0] colour: The format has no such field."),
        ({"b": WIKIDATA + "Q1"}, "bindings[0] b: The place is named as its own partner."),
    ],
)
def test_wikidata_faults_name_binding_and_variable(values, hint):
    [fault] = refused(answer(binding(**values)))

    assert fault.startswith(hint)
