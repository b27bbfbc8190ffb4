# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import subprocess
import sys
from pathlib import Path

import pytest

from partnerkreis import __version__
from partnerkreis.command.language import reader_language
from tests.command.conftest import PROGRAM


def faults(result) -> list[str]:
    """Return the lines on standard error of a command that was refused."""
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    return result.stderr.splitlines()


def test_version(run):
    assert run("--version").stdout.strip() == __version__


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("unknown",),
        ("serve", "--port", "x"),
        ("serve", "--port", "70000"),
        ("demo", "--size", "0"),
    ],
)
def test_wrong_arguments_are_one_line(run, arguments):
    assert len(faults(run(*arguments))) == 1


def test_import_twice_changes_nothing_and_export_is_stable(run, small_case):
    first, second = run("import", small_case), run("import", small_case)
    exported = run("export")

    assert first.returncode == second.returncode == 0, first.stderr
    assert "added: 0, changed: 0" in second.stdout
    assert run("export").stdout == exported.stdout
    assert len(json.loads(exported.stdout)["bodies"]) == 4


def test_export_into_an_empty_database_gives_the_same_bytes(run, small_case, tmp_path):
    run("import", small_case)
    exported, again = tmp_path / "exported.json", tmp_path / "again.json"

    run("export", "--output", exported)
    run("import", exported, DATA=str(tmp_path / "other"))
    run("export", "--output", again, DATA=str(tmp_path / "other"))

    assert again.read_bytes() == exported.read_bytes()


def test_import_reads_standard_input(run, small_case):
    result = run("import", "-", text=small_case.read_text())

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        '{"format": "partnerkreis/1", "unknown": []}',
        "[" * 100_000,
        '{"format": 7}',
    ],
)
def test_import_refuses_bad_files_line_by_line(run, text):
    assert len(faults(run("import", "-", text=text))) == 1


def test_import_names_every_fault_and_changes_nothing(run, small_case):
    case = json.loads(small_case.read_text())
    case["bodies"][0]["country"] = "Germany"
    case["encounters"][0]["when"] = "2022-13-45"
    before = run("export").stdout

    lines = faults(run("import", "-", text=json.dumps(case)))

    assert len(lines) == 2
    assert any("b000000" in line for line in lines)
    assert any("e0000000" in line for line in lines)
    assert run("export").stdout == before


def test_missing_file_is_named(run):
    assert faults(run("import", "/missing/case.json")) == [
        "/missing/case.json: No such file or directory"
    ]


def test_database_that_cannot_be_reached_is_one_line(run):
    url = "postgresql://nobody@127.0.0.1:1/none"

    assert len(faults(run("export", DATABASE_URL=url))) == 1


def test_wrong_environment_is_one_line(run):
    [line] = faults(run("export", DATABASE_URL="mysql://x"))

    assert "DATABASE_URL" in line


def test_demonstration_is_refused_where_something_was_entered(run, small_case):
    run("import", small_case)
    before = run("export").stdout

    assert len(faults(run("demo", "--size", 4))) == 1
    assert run("export").stdout == before


def test_demonstration_of_any_size(run):
    result = run("demo", "--size", 6)

    assert result.returncode == 0, result.stderr
    assert len(json.loads(run("export").stdout)["encounters"]) == 30


def test_work_does_what_there_is_and_stops(run):
    assert run("work", "--batch").returncode == 0


def test_backup_goes_round(run, small_case, tmp_path):
    run("import", small_case)
    exported = run("export").stdout
    saved = tmp_path / "backup.zip"

    made, verified = run("backup", saved), run("verify", saved)
    restored = run("restore", saved, DATA=str(tmp_path / "other"))

    assert [made.returncode, verified.returncode, restored.returncode] == [0, 0, 0], restored.stderr
    assert run("export", DATA=str(tmp_path / "other")).stdout == exported
    assert len(faults(run("restore", saved))) == 1
    assert run("restore", saved, "--replace").returncode == 0
    assert len(faults(run("backup", saved))) == 1


def test_verify_refuses_what_is_no_backup(run, small_case):
    assert len(faults(run("verify", small_case))) == 1


def test_closed_pipe_is_no_fault(run, small_case, environment):
    run("import", small_case)
    export = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "export"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert export.stdout is not None
    export.stdout.close()
    assert export.stderr is not None
    assert export.stderr.read() == b""
    export.wait()


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "pl"}, "pl"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
        ({"LANG": "de_DE", "LC_ALL": "pl_PL"}, "pl"),
        ({"LANG": "de_DE", "LC_ALL": ""}, "de"),
        ({"LC_MESSAGES": "de", "LC_ALL": "C"}, "en"),
    ],
)
def test_language_is_that_of_the_terminal(variables, language):
    assert reader_language(variables) == language


def test_nothing_is_written_outside_the_data_directory(run, small_case, environment):
    run("import", small_case)

    assert list(Path(environment["HOME"]).iterdir()) == []
