# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of schools, good and bad."""

import json
from time import perf_counter

import pytest

from partnerkreis.schools.reading import MOST_BYTES, SchoolsRefused, read_schools


def written(*schools: object, **more: object) -> bytes:
    return json.dumps({"schools": schools, **more}).encode()


def row(school_id: str = "a1", **fields: object) -> dict[str, object]:
    return {"id": school_id, "name": "A", "county": "a"} | fields


def faults(data: bytes) -> list[str]:
    began = perf_counter()
    with pytest.raises(SchoolsRefused) as refused:
        read_schools(data)
    assert perf_counter() - began < 2
    return [f"{f.where}: {f.sentence % f.values}" for f in refused.value.faults]


def test_everything_a_school_can_say_is_read():
    full = row(
        type="music", ages=[6, 19], pupils=300, speaks="de", languages=["en"], themes=["history"],
        music=["orchestra"], sport=["ski"], dates=[{"from": "2027-05-03", "to": "2027-05-14"}],
        wishes=[{"aspect": "language", "value": "pl", "must": True}], partners_wanted=2,
        waiting_since="2024-09-01",
    )  # fmt: skip

    register = read_schools(written(full, row("b1", county="b"), partners=[["b1", "a1"]]))

    assert register.schools[0].wishes[0].must
    assert register.partners == {("a1", "b1")}
    assert register.counties is None


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ({"name": ""}, "schools[0] “a1” name: A text is expected"),
        ({"county": "Kreis A"}, "schools[0] “a1” county: “Kreis A” is no key"),
        ({"type": "zoo"}, "schools[0] “a1” type: “zoo” is not one of"),
        ({"ages": [16, 10]}, "schools[0] “a1” ages: The youngest are older"),
        ({"ages": [-1, 10]}, "schools[0] “a1” ages[0]: A whole number from 0"),
        ({"ages": 10}, "schools[0] “a1” ages: The youngest and the oldest age"),
        ({"pupils": -5}, "schools[0] “a1” pupils: A whole number from 0"),
        ({"pupils": True}, "schools[0] “a1” pupils: A whole number"),
        ({"pupils": 1.5}, "schools[0] “a1” pupils: A whole number"),
        ({"partners_wanted": -1}, "schools[0] “a1” partners_wanted: A whole number"),
        ({"languages": ["Polish"]}, "schools[0] “a1” languages[0]: “Polish” is not a language"),
        ({"languages": "pl"}, "schools[0] “a1” languages: A list is expected"),
        ({"dates": [{"from": "2027-05-03"}]}, "schools[0] “a1” dates[0]: An object with these"),
        ({"dates": [{"from": "2027-05-03", "to": "2027-02-30"}]}, "schools[0] “a1” dates[0].to:"),
        ({"dates": [{"from": "2027-05-03", "to": "2027-05-01"}]}, "schools[0] “a1” dates[0]: The"),
        ({"wishes": [{"aspect": "x", "value": "y"}]}, "schools[0] “a1” wishes[0].aspect: “x”"),
        ({"waiting_since": "2024"}, "schools[0] “a1” waiting_since: “2024” is not a day"),
        ({"colour": "red"}, "schools[0] “a1” colour: The format has no such field."),
    ],
)
def test_faults_name_school_and_field(fields, hint):
    [fault] = faults(written(row(**fields)))

    assert fault.startswith(hint)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"", ": The file is not JSON: line 1, column 1"),
        (b"[" * 100_000, ": The file is nested too deeply"),
        (b"[]", ": An object is expected"),
        (b"{}", "schools: A list is expected"),
        (b"\xff", ": The file is not UTF-8"),
        (b'{"schools": [' + b"9" * 5000 + b"]}", ": The file has a number that is too long"),
        (b" " * (MOST_BYTES + 1), ": The file is larger than 32 MB"),
        (written(7), "schools[0]: An object is expected"),
        (written({"name": "A", "county": "a"}), "schools[0] id: This field is missing."),
        (written(row(), row()), "schools “a1” id: This id stands 2 times."),
        (written(row(), partners=[["a1", "x"]]), "partners[0]: There is no “x” among the schools."),
        (written(row(), dismissed=[["a1"]]), "dismissed[0]: A list of two different texts"),
        (written(row(), dismissed=[["a1", "a1"]]), "dismissed[0]: A list of two different texts"),
        (written(row(), counties=[["a", "z"]]), "counties[0]: There is no “z”"),
        (written(row(), unknown=1), "unknown: The format has no such field."),
        (written(*[{}] * 10_001), "schools: There are more than 10000 schools."),
    ],
)
def test_files_that_are_none_are_refused(data, hint):
    assert faults(data)[0].startswith(hint)


def test_every_fault_is_told_up_to_a_number():
    assert len(faults(written(*[{}] * 5000))) == 200
