# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""introduce and ties, as an operator runs them."""

import json

import pytest

from tests.command.conftest import environment, migrated, run  # noqa: F401 - fixtures
from tests.introductions.conftest import lines


@pytest.fixture
def demo(run):  # noqa: F811 - a fixture of the same name
    assert run("demo").returncode == 0
    return run


def faults(result) -> list[str]:
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    return result.stderr.splitlines()


def test_reference_case_as_json(demo):
    [found] = json.loads(
        demo("introduce", "--body", "nordhausen", "--as-of", 2018, "--json").stdout
    )

    assert found["body"]["key"] == "gostyn"
    assert found["score"] == 0.5
    assert [[(step["key"], step["since"]) for step in path] for path in found["paths"]] == [
        [("unterallgaeu", "1991"), ("gostyn", "2001-11-21")]
    ]
    assert demo("introduce", "--body", "nordhausen", "--as-of", 2024, "--json").stdout == "[]\n"


def test_reference_case_in_words(demo):
    told = demo("introduce", "--body", "nordhausen", "--as-of", 2018).stdout

    assert "Through Unterallgäu, partner of Gostyń since 2001" in told
    assert "partnership officer" in told


def test_file_that_is_only_looked_at(demo, tmp_path):
    path = tmp_path / "ties.csv"
    path.write_bytes(lines("Aue-Bonn", "Bonn-Cluj,2001"))

    [found] = json.loads(demo("introduce", "--body", "Aue", "--graph", path, "--json").stdout)

    assert found["body"]["name"] == "Cluj"
    assert len(faults(demo("introduce", "--body", "Aue"))) == 1


def test_import_of_ties(demo, tmp_path):
    path = tmp_path / "ties.csv"
    path.write_bytes(lines("Aue-Bonn", "Bonn-Cluj,2001"))

    first, second = demo("ties", path), json.loads(demo("ties", path, "--json").stdout)

    assert "Places added: 3" in first.stdout
    assert (second["ties_added"], second["ties_unchanged"], second["merges"]) == (0, 2, [])
    assert "Cluj" in demo("introduce", "--body", "Aue").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("introduce",),
        ("introduce", "--body", "nowhere"),
        ("introduce", "--body", "nordhausen", "--as-of", "20x8"),
        ("introduce", "--body", "nordhausen", "--as-of", "0000"),
        ("introduce", "--body", "nordhausen", "--topic", "nothing"),
        ("introduce", "--body", "nordhausen", "--country", "germany"),
        ("introduce", "--body", "nordhausen", "--graph", "/missing.csv"),
        ("ties", "/missing.csv"),
    ],
)
def test_wrong_arguments_are_one_line(demo, arguments):
    assert len(faults(demo(*arguments))) == 1


def test_bad_file_has_a_line_for_each_fault(run, tmp_path):  # noqa: F811 - a fixture
    path = tmp_path / "ties.csv"
    path.write_text("a_name,a_lat,a_lon,b_name,since\n,91,8,Bonn,soon\n")

    assert faults(run("ties", path)) == [
        "line 2 a_name: The place has no name.",
        "line 2 a_lat: “91” is not a latitude between -90 and 90.",
        "line 2 since: “soon” is not a date such as 2001, 2001-11 or 2001-11-21.",
    ]
    assert len(faults(run("introduce", "--body", "x", "--graph", path))) == 3
