# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import os
import signal
import subprocess
import sys
from time import perf_counter

import pytest

from partnerkreis.command import main
from tests.placements.checker import faults
from tests.placements.instances import county
from tests.placements.worlds import company, lodging, participant, world

COMMAND = [sys.executable, "-c", "import sys; from partnerkreis.command import main; "
           "sys.exit(main())", "place"]  # fmt: skip


@pytest.fixture
def file(tmp_path):
    """Return a function that writes an instance into a file and returns its name."""

    def write(row):
        path = tmp_path / "instance.json"
        path.write_text(row if isinstance(row, str) else json.dumps(row))
        return str(path)

    return write


def test_answer_as_json(file, capsys):
    row = county(12, 1)

    assert main(["place", file(row), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["format"] == "partnerkreis-placement-answer/1"
    assert list(faults(row, answer)) == []


def test_report_says_who_is_where_why_not_and_what_would_help(file, capsys):
    row = world(
        [participant("ola"), participant("zosia", company_wishes=["forge"])],
        [company("forge")],
        [lodging("miller"), lodging("smith")],
    )

    assert main(["place", file(row)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "Placed: 1 of 2. Greatest regret: 0. Sum of regrets and opinions: 1.",
        "It is proven that there is nothing better.",
    ]
    assert lines[3].split() == ["Participant", "Company", "Lodging", "Regret"]
    assert lines[4].split()[:2] == ["zosia", "forge"]
    assert "ola has no place. One of these" in lines[6] and "the seats" in lines[6]
    assert "zosia (seat" in lines[7]
    assert lines[-1] == (
        "One more seat at the company forge in N (metal, weeks: 0)"
        " would give 1 more person a place."
    )


def test_report_of_a_conflict(file, capsys):
    row = world(
        [participant("p1"), participant("p2")],
        [company("c1", seats=[2])],
        [lodging("l1")],
        current={one: {"company": "c1", "lodging": "l1"} for one in ("p1", "p2")},
        locked=["p1", "p2"],
    )

    assert main(["place", file(row)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "There is no placement: those who are locked cannot all keep what they have.",
        "Unlocking p1 alone would be enough.",
        "Unlocking p2 alone would be enough.",
    ]


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("{", "JSON: The file is not JSON: line 1, column 2 cannot be read."),
        ("[" * 100_000, "JSON: The file is nested too deeply to be an instance."),
        (world([], [], [], weeks=0), "weeks: The number is too small; 1 is the smallest."),
        (world([], [], [], **{"x\ny": 1}), "x�y: The format has no such field."),
        (world([participant("p1", weeks=2)], [], []),
         "participants[0] “p1” weeks: The stay ends after the last week, which is 0."),
    ],
)  # fmt: skip
def test_faults_are_one_line_each_and_exit_status_two(file, capsys, row, line):
    assert main(["place", file(row)]) == 2
    assert capsys.readouterr().err.splitlines() == [line]


def test_missing_file_is_a_fault(tmp_path, capsys):
    assert main(["place", str(tmp_path / "nothing.json")]) == 2
    assert "nothing.json" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "soon"])
def test_time_limit_has_to_be_a_number_of_seconds(seconds, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["place", "x.json", "--time-limit", seconds])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_answers_with_the_best_so_far(file, number):
    row = county(300, 1)
    environment = os.environ | {"PYTHONPATH": "src"}
    with subprocess.Popen(
        [*COMMAND, file(row), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env=environment,
    ) as process:  # fmt: skip
        # It tells how far it is after two seconds: then it is surely at work.
        told = process.stderr.readline()
        process.send_signal(number)
        begun = perf_counter()
        output, _ = process.communicate(timeout=20)

    assert "s: " in told
    assert process.returncode == 0
    assert perf_counter() - begun < 5
    assert list(faults(row, json.loads(output))) == []


def test_time_limit_is_kept(file):
    row = county(300, 2)
    begun = perf_counter()
    run = subprocess.run(
        [*COMMAND, file(row), "--json", "--time-limit", "1"], capture_output=True, check=True,
        env=os.environ | {"PYTHONPATH": "src"},
    )  # fmt: skip

    assert perf_counter() - begun < 6
    assert list(faults(row, json.loads(run.stdout))) == []
