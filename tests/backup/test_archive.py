# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is refused before a database is touched."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerkreis.backup.archive import TargetExists, reading, writing
from partnerkreis.backup.manifest import BackupDamaged, BackupTooNew, Manifest
from partnerkreis.backup.queries import verify
from tests.backup.conftest import change_manifest, rewrite

Members = dict[str, bytes]
LINES = [b'["%d","a row of some length"]\n' % number for number in range(200)]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A backup of one table and two files."""
    (tmp_path / "picture").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "empty").touch()
    path = tmp_path / "backup.zip"
    with writing(path) as writer:
        writer.add_table("tables/directory_body.jsonl", ["id", "text"], LINES)
        writer.add_file("2026/picture", tmp_path / "picture")
        writer.add_file("empty", tmp_path / "empty")
        migrations = (("core", "0001_initial"),)
        writer.add_manifest(
            Manifest(
                "0.1.0", "2026-03-01T12:00:00+00:00", "sqlite", migrations, tuple(writer.parts)
            )
        )
    return path


def test_what_was_written_is_read(archive):
    with reading(archive) as opened:
        table, picture, empty = opened.manifest.parts

        assert list(opened.lines(table)) == LINES
        assert b"".join(opened.chunks(picture)) == bytes(range(256)) * 4
        assert list(opened.chunks(empty)) == []
    assert (table.table, table.rows, table.columns) == ("directory_body", 200, ("id", "text"))
    assert picture.path == "2026/picture"


def test_archive_is_for_its_owner_alone(archive):
    assert archive.stat().st_mode & 0o077 == 0


def test_existing_file_is_not_overwritten(archive):
    before = archive.read_bytes()

    with pytest.raises(TargetExists), writing(archive):
        pass

    assert archive.read_bytes() == before


def test_failure_leaves_nothing_behind(tmp_path):
    with pytest.raises(ZeroDivisionError), writing(tmp_path / "backup.zip"):
        _ = 1 / 0

    assert list(tmp_path.iterdir()) == []


def test_file_that_vanished_is_left_out(tmp_path):
    with writing(tmp_path / "backup.zip") as writer:
        writer.add_file("gone", tmp_path / "gone")

        assert writer.parts == []


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.99])
def test_cut_off_archive_is_refused(archive, share):
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(BackupDamaged):
        verify(archive)


def test_no_changed_byte_changes_what_comes_back(archive, tmp_path):
    """A byte may lie where nobody looks (the date of a member): then the contents are the same."""
    whole = archive.read_bytes()
    wanted = verify(archive)
    changed = tmp_path / "changed.zip"
    refused = 0
    for position in range(0, len(whole), 5):
        changed.write_bytes(
            whole[:position] + bytes([whole[position] ^ 0x55]) + whole[position + 1 :]
        )
        try:
            assert verify(changed) == wanted
        except BackupDamaged:
            refused += 1

    assert refused > len(whole) / 5 * 0.8


def remove(name: str) -> Callable[[Members], object]:
    return lambda members: members.pop(name)


def put(name: str, data: bytes = b"[]\n") -> Callable[[Members], object]:
    return lambda members: members.update({name: data})


def say(**values: object) -> Callable[[Members], object]:
    return lambda members: change_manifest(members, **values)


@pytest.mark.parametrize(
    "change",
    [
        remove("manifest.json"),
        remove("tables/directory_body.jsonl"),
        remove("files/empty"),
        put("tables/unknown.jsonl"),
        put("files/unknown"),
        put("notes.txt"),
        put("files/../secret-key"),
        put("files//etc/passwd"),
        put("/etc/passwd"),
        put("files/..\\secret-key"),
        put("tables/directory_body.jsonl", b""),
        put("files/empty", b"no longer"),
        put("manifest.json", b"{}"),
        put("manifest.json", b"[" * 100_000),
        put("manifest.json", b"\xff"),
        say(parts=[{"name": 1}]),
        say(parts="all"),
        say(migrations="all"),
        say(format="something else"),
        say(version="new"),
    ],
)
def test_forged_archive_is_refused(change, archive, tmp_path):
    with pytest.raises(BackupDamaged):
        verify(rewrite(archive, tmp_path / "forged.zip", change))


def test_part_that_stands_twice_is_refused(archive):
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(archive, "a") as opened,
    ):
        opened.writestr("files/empty", b"")

    with pytest.raises(BackupDamaged):
        verify(archive)


@pytest.mark.parametrize(
    "values",
    [{"version": 2}, {"migrations": [["core", "9999_later"]]}, {"migrations": [["later", "0001"]]}],
)
def test_archive_of_a_later_version_is_refused(values, archive, tmp_path):
    with pytest.raises(BackupTooNew, match="update"):
        verify(rewrite(archive, tmp_path / "later.zip", say(**values)))
