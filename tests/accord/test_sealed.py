# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was agreed can be checked: here by a command, elsewhere from a file, and by anybody."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from partnerkreis.accord.models import Revision
from partnerkreis.accord.queries.sealed import DoesNotHold, file_of, verify_accord, verify_file
from partnerkreis.command import main
from tests.accord.conftest import World

DESCRIPTION = Path(__file__).parents[2] / "docs/format/revision.md"


def change(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def file(world: World) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(file_of(world.agreed()))
    return read


def test_nothing_to_check_holds(db: None) -> None:
    assert verify_accord() == (0, 0)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE accord_revision SET why = 'x'", "the revision is not what was proposed"),
        ("UPDATE accord_revision SET person = 'x'", "the revision is not what was proposed"),
        (
            "UPDATE accord_revision SET terms = replace(terms, 'zusammen', 'getrennt')",
            "the revision is not what was proposed",
        ),
        ("UPDATE accord_answer SET person = 'x' WHERE number = 2", "answer 2 is not what was"),
        ("UPDATE accord_answer SET number = 9 WHERE number = 2", "answer 9 is not what was"),
        (
            "DELETE FROM accord_revisionparty WHERE position = 2",
            "the revision is not what was proposed",
        ),
        ("DELETE FROM accord_answer WHERE number = 3", "what the journal notes on"),
        ("DELETE FROM accord_answer WHERE number = 3", "the answers do not go together"),
        ("DELETE FROM accord_conclusion", "the answers do not go together"),
    ],
)
def test_what_was_changed_behind_the_house_is_told(world: World, statement: str, told: str) -> None:
    world.agreed()
    assert verify_accord() == (1, 3)

    change(statement)

    with pytest.raises(DoesNotHold) as found:
        verify_accord()
    assert any(told in fault for fault in found.value.faults)
    assert all("cooperation" in fault for fault in found.value.faults)


def test_a_revision_as_a_file_can_be_checked(file: dict[str, Any]) -> None:
    assert verify_file(json.dumps(file).encode()) == 3
    assert verify_file(json.dumps(file, indent=4, sort_keys=True).encode()) == 3


@pytest.mark.parametrize(
    "forge",
    [
        lambda file: file["revision"]["terms"]["text"].update(de="Anders."),
        lambda file: file["revision"].update(parties=["nordhausen"]),
        lambda file: file["answers"].pop(0),
        lambda file: file["answers"].reverse(),
        lambda file: file["answers"][1]["answer"].update(verb="objected"),
        lambda file: file.update(digest="0" * 64),
    ],
)
def test_a_forged_file_is_noticed(file: dict[str, Any], forge: Any) -> None:
    forge(file)
    with pytest.raises(DoesNotHold, match="The file was changed"):
        verify_file(json.dumps(file).encode())


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"nonsense", b'{"format": "partnerkreis/revision-file/1"}', b"\xff"]
)
def test_what_is_no_file_of_ours_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(DoesNotHold, match="This is not the file of a revision"):
        verify_file(data)


def test_anybody_checks_the_file_with_the_lines_of_the_description(
    file: dict[str, Any], tmp_path: Path
) -> None:
    [program] = re.findall(r"```python\n(.*?)```", DESCRIPTION.read_text(), re.DOTALL)
    path = tmp_path / "revision.json"

    def check(content: dict[str, Any]) -> tuple[int, str]:
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-I", "-c", program, path], capture_output=True, text=True
        )
        return done.returncode, done.stdout

    assert check(file) == (0, "holds\n")
    file["answers"][2]["answer"]["person"] = "Somebody else"
    assert check(file)[0] != 0


def test_the_command_checks_a_file(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "revision.json"
    path.write_bytes(file_of(world.agreed()))
    assert main(["verify", str(path)]) == 0
    assert "3" in capsys.readouterr().out

    path.write_bytes(path.read_bytes().replace("Współpracujemy".encode(), b"Nie"))
    assert main(["verify", str(path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_terms_do_not_change_with_the_database(world: World) -> None:
    revision = world.agreed()
    assert Revision.objects.get().digest == revision.digest
    assert verify_accord() == (1, 3)
