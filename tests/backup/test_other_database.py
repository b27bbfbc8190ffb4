# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A backup comes back in the other kind of database.

The other side is always SQLite, as ``partnerkreis`` makes it. Run on PostgreSQL, these tests take
what there is from PostgreSQL to SQLite and back.
"""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection, models

from partnerkreis.access.models import User
from partnerkreis.backup import history
from partnerkreis.backup.actions import backup, restore
from partnerkreis.cases.queries import export_case
from partnerkreis.search.queries import find
from tests.backup.conftest import NOW, REFERENCE_CASE, UPLOADED
from tests.command.conftest import PROGRAM, SOURCE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def there(archive: Path, tmp_path: Path) -> Path:
    """The same backup after it was brought back on SQLite, and made there anew."""
    made = tmp_path / "there.zip"
    on_sqlite(tmp_path / "other", "restore", archive)
    on_sqlite(tmp_path / "other", "backup", made)
    return made


def test_backup_means_the_same_there_and_back_here(
    archive: Path, there: Path, uploaded: Path, tmp_path: Path
) -> None:
    back = tmp_path / "back.zip"
    restore(there, now=NOW, replace=True)
    backup(back, now=NOW)

    kinds = [manifest(path)["database"] for path in (archive, there, back)]
    assert kinds == [connection.vendor, "sqlite", connection.vendor]
    assert rows(archive) == rows(there) == rows(back)
    assert uploads(archive) == uploads(there) == uploads(back) == UPLOADED


def test_backup_made_there_works_here(there: Path, uploaded: Path) -> None:
    restore(there, now=NOW, replace=True)

    connection.check_constraints()
    assert export_case() == REFERENCE_CASE.read_bytes()
    assert User.objects.get().name == "Anna Größe"
    assert find("gostyn", language="de").exists()
    assert Group.objects.create(name="next").pk > 1


def on_sqlite(data: Path, command: str, file: Path) -> None:
    """Run ``partnerkreis`` on the data directory ``data``."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    subprocess.run(
        [sys.executable, "-c", PROGRAM, command, str(file)],
        env={**kept, "DATA": str(data), "PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8"},
        check=True,
        capture_output=True,
    )


def manifest(archive: Path) -> dict[str, Any]:
    with zipfile.ZipFile(archive) as opened:
        found: dict[str, Any] = json.loads(opened.read("manifest.json"))
    return found


def rows(archive: Path) -> dict[str, list[list[Any]]]:
    """Return the rows by table, JSON columns by what they mean: their spelling may change."""
    found = {}
    with zipfile.ZipFile(archive) as opened:
        for table, model in history.tables_at(history.applied()).items():
            lines = opened.read(f"tables/{table}.jsonl").splitlines()
            found[table] = [meaning(model, json.loads(line)) for line in lines]
    assert found["encounters_encounter"]
    return found


def meaning(model: type[models.Model], values: list[Any]) -> list[Any]:
    return [
        json.loads(value) if isinstance(field, models.JSONField) and value is not None else value
        for field, value in zip(model._meta.local_concrete_fields, values, strict=True)
    ]


def uploads(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        names = [name for name in opened.namelist() if name.startswith("files/")]
        return {name.removeprefix("files/"): opened.read(name) for name in names}
