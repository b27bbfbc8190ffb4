# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""schools, as an operator runs it."""

import json

import pytest

from tests.command.conftest import environment, migrated, run  # noqa: F401 - fixtures

FILE = {
    "schools": [
        {"id": "music", "name": "Kreismusikschule", "county": "nordhausen", "type": "music",
         "languages": ["pl"], "music": ["orchestra"], "ages": [10, 16]},
        {"id": "muzyka", "name": "Szkoła muzyczna", "county": "gostyn", "type": "music",
         "speaks": "pl", "music": ["orchestra"], "ages": [13, 19], "waiting_since": "2023-09-01"},
        {"id": "sport", "name": "Szkoła sportowa", "county": "gostyn", "languages": ["pl"]},
    ]
}  # fmt: skip


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "schools.json"
    path.write_text(json.dumps(FILE))
    return path


def test_pairs_in_words(run, path):  # noqa: F811 - a fixture
    told = run("schools", path).stdout

    assert "Kreismusikschule – Szkoła muzyczna" in told
    assert "Music on both sides: orchestra." in told
    assert "Ages 13 to 16 overlap." in told


def test_pairs_as_json(run, path):  # noqa: F811 - a fixture
    answer = json.loads(run("schools", path, "--json").stdout)
    [found] = answer["pairs"]

    assert (answer["proven"], answer["links"], answer["points"]) == (True, 1, found["points"])
    assert [school["id"] for school in found["schools"]] == ["music", "muzyka"]
    assert found["points"] == sum(part["points"] for part in found["parts"])


def test_best_of_one_school(run, path):  # noqa: F811 - a fixture
    found = json.loads(run("schools", path, "--school", "music", "--json").stdout)

    assert [link["schools"][1]["id"] for link in found["pairs"]] == ["muzyka", "sport"]


def test_bad_files_are_told_line_by_line(run, tmp_path, path):  # noqa: F811 - a fixture
    bad = tmp_path / "bad.json"
    bad.write_text('{"schools": [{"id": "a", "name": "A", "county": "a", "pupils": -1, "x": 1}]}')

    result = run("schools", bad)

    assert result.returncode == 2
    assert result.stderr.splitlines() == [
        "schools[0] “a” pupils: A whole number from 0 to 100000 is expected here.",
        "schools[0] “a” x: The format has no such field.",
    ]
    for arguments in ((tmp_path / "missing",), (path, "--school", "nobody")):
        result = run("schools", *arguments)
        assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
