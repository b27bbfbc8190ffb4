# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A filled database with uploaded files, and ways to look at all of it."""

import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection

import partnerkreis.demo
from partnerkreis.access.models import User
from partnerkreis.access.policy import OPERATOR
from partnerkreis.backup import history
from partnerkreis.backup.actions import backup
from partnerkreis.cases.actions import import_case

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
REFERENCE_CASE = Path(partnerkreis.demo.__file__).parent / "reference-case.json"
UPLOADED = {
    "2026/picture.jpg": bytes(range(256)) * 20,
    "2026/Zażółć gęślą jaźń.txt": "zażółć".encode(),
    "empty": b"",
}

Contents = dict[str, Any]


@pytest.fixture
def uploaded(settings, tmp_path: Path) -> Path:
    root = tmp_path / "files"
    settings.MEDIA_ROOT = root
    for name, data in UPLOADED.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


@pytest.fixture
def filled(transactional_db, uploaded: Path) -> None:
    """The reference case, a user and a group."""
    import_case(REFERENCE_CASE.read_bytes(), actor=OPERATOR, now=NOW)
    User.objects.create_user("anna@example.org", name="Anna Größe")
    Group.objects.create(name="0")


@pytest.fixture
def archive(filled: None, tmp_path: Path) -> Path:
    path = tmp_path / "backup.zip"
    backup(path, now=NOW)
    return path


def rewrite(archive: Path, target: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Rewrite a backup as the test wants it: a well-formed archive with wrong contents."""
    with zipfile.ZipFile(archive) as source:
        members = {name: source.read(name) for name in source.namelist()}
    change(members)
    with zipfile.ZipFile(target, "w") as forged:
        for name, data in members.items():
            forged.writestr(name, data)
    return target


def contents(root: Path) -> Contents:
    """Return every row of every table that a backup must bring back, and every file."""
    tables = history.tables_at(history.applied())
    found: Contents = {
        table: _rows(table, model._meta.pk.column) for table, model in tables.items()
    }
    found["files"] = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
    return found


def _rows(table: str, key: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY "{key}"')
        return cursor.fetchall()


def change_manifest(members: dict[str, bytes], **values: Any) -> None:
    manifest = json.loads(members["manifest.json"])
    members["manifest.json"] = json.dumps(manifest | values).encode()
