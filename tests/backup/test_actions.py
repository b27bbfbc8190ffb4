# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, transaction

from partnerkreis.backup import history
from partnerkreis.backup.actions import DatabaseNotEmpty, backup, restore
from partnerkreis.backup.manifest import BackupDamaged, BackupTooNew
from partnerkreis.backup.queries import is_empty, verify
from partnerkreis.core.models import ContentVersion
from partnerkreis.directory.models import Topic
from partnerkreis.encounters.models import Encounter
from tests.backup.conftest import NOW, change_manifest, contents, rewrite

pytestmark = pytest.mark.django_db(transaction=True)

#: Writes the same number into two tables in one transaction, again and again.
WRITER = """
import json, sys
from django.conf import settings
settings.configure(DATABASES={"default": json.loads(sys.argv[1])})
from django.db import connection, transaction
for number in range(1, 100_000):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE auth_group SET name = %s", [str(number)])
        cursor.execute("UPDATE directory_topic SET note = %s", [str(number)])
    if number == 1:
        print("writing", flush=True)
"""


def wreck(root: Path) -> None:
    Encounter.objects.all().delete()
    Topic.objects.update(note="changed")
    Group.objects.create(name="one more")
    (root / "2026/picture.jpg").write_bytes(b"changed")
    (root / "added").write_bytes(b"added")


def test_restore_brings_back_every_row_and_every_file(archive, uploaded):
    before = contents(uploaded)
    wreck(uploaded)
    assert contents(uploaded) != before

    restore(archive, now=NOW, replace=True)

    assert contents(uploaded) == before
    assert before["encounters_encounter"]
    assert before["files"]


def test_restore_fills_an_empty_database(archive, uploaded):
    before = contents(uploaded)
    wreck(uploaded)
    empty_database()
    assert is_empty()

    restore(archive, now=NOW)

    assert contents(uploaded) == before


def test_restored_database_counts_on_and_checks_foreign_keys(archive, uploaded):
    restore(archive, now=NOW, replace=True)

    assert Group.objects.create(name="next").pk > 1
    connection.check_constraints()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys")
            assert cursor.fetchone() == (1,)


def test_what_was_remembered_before_a_restore_is_not_taken_for_new(archive, uploaded):
    ContentVersion.objects.update_or_create(pk=1, defaults={"number": 2**40})

    restore(archive, now=NOW, replace=True)

    assert ContentVersion.current() == 2**40 + 1


def test_restore_refuses_a_database_that_is_not_empty(archive, uploaded):
    before = contents(uploaded)

    with pytest.raises(DatabaseNotEmpty, match="--replace"):
        restore(archive, now=NOW)

    assert contents(uploaded) == before


def test_backup_taken_while_another_process_writes_is_of_one_moment(filled, tmp_path):
    writer = start_writer()
    try:
        backup(tmp_path / "backup.zip", now=NOW)
        later = Group.objects.get().name
    finally:
        writer.kill()
        writer.wait()

    with zipfile.ZipFile(tmp_path / "backup.zip") as archive:
        [group] = rows(archive, "auth_group")
        topics = rows(archive, "directory_topic")
    number = group[1]
    assert {number} == {topic[note_column()] for topic in topics}
    assert 0 < int(number) < int(later), "the other process did not write meanwhile"


def test_backup_holds_no_key_and_no_session(archive, settings):
    with zipfile.ZipFile(archive) as opened:
        everything = b"".join(opened.read(name) for name in opened.namelist())
        names = opened.namelist()

    assert str(settings.SECRET_KEY).encode() not in everything
    assert not [name for name in names if "session" in name or "secret" in name]


def test_equal_contents_give_equal_backups(archive, tmp_path):
    backup(tmp_path / "second.zip", now=NOW)

    assert (tmp_path / "second.zip").read_bytes() == archive.read_bytes()


def test_backup_of_an_older_state_is_migrated_forward(filled, tmp_path, uploaded):
    make_older_database()
    older = history.applied()
    backup(tmp_path / "older.zip", now=NOW)
    current = history.known()

    restore(tmp_path / "older.zip", now=NOW, replace=True)

    assert ("auth", "0010_alter_group_name_max_length") not in older
    assert set(history.applied()) == {node for node in current if node[0] in labels()}
    assert Group.objects.get().name == "of old"
    Group.objects.create(name="x" * 150)


def test_damaged_backup_is_refused_and_nothing_changes(archive, uploaded, tmp_path):
    before = contents(uploaded)
    cut = tmp_path / "cut.zip"
    cut.write_bytes(archive.read_bytes()[:-1])
    changed = rewrite(archive, tmp_path / "changed.zip", lambda m: m.update({"files/empty": b"x"}))
    later = rewrite(archive, tmp_path / "later.zip", lambda m: change_manifest(m, version=2))

    for refused, error in ((cut, BackupDamaged), (changed, BackupDamaged), (later, BackupTooNew)):
        with pytest.raises(error):
            restore(refused, now=NOW, replace=True)

    assert contents(uploaded) == before


def test_rows_that_do_not_fit_are_refused_at_the_last_moment(archive, tmp_path, uploaded):
    """Checksums are right, the contents are not: everything is undone, in the database too."""
    before = contents(uploaded)
    sides, encounters = "encounters_encounterside", "encounters_encounter"
    wrong = ((sides, b'["x"]\n'), (encounters, b""))

    for number, (table, data) in enumerate(wrong):
        name = f"tables/{table}.jsonl"
        path = tmp_path / f"wrong{number}.zip"
        rewrite(archive, path, lambda m, name=name, data=data: replace_part(m, name, data))
        with pytest.raises(BackupDamaged, match="does not fit"):
            restore(path, now=NOW, replace=True)

    assert contents(uploaded) == before


def test_verify_tells_what_the_backup_holds(archive, uploaded):
    manifest = verify(archive)

    found = contents(uploaded)
    assert len(manifest.files) == len(found.pop("files")) == 3
    assert manifest.rows == sum(len(table) for table in found.values())
    assert manifest.software


def start_writer() -> subprocess.Popen[bytes]:
    settings = {
        key: str(value) if isinstance(value, Path) else value
        for key, value in connection.settings_dict.items()
        if key != "TEST"
    }
    source = Path(__file__).resolve().parents[2] / "src"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, json.dumps(settings)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(source)},
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"writing\n"
    return writer


def rows(archive: zipfile.ZipFile, table: str) -> list[list[object]]:
    return [json.loads(line) for line in archive.read(f"tables/{table}.jsonl").splitlines()]


def note_column() -> int:
    return [field.column for field in Topic._meta.local_concrete_fields].index("note")


def replace_part(members: dict[str, bytes], name: str, data: bytes) -> None:
    """Change a part and everything that the manifest says of it."""
    members[name] = data
    parts = json.loads(members["manifest.json"])["parts"]
    for part in parts:
        if part["name"] == name:
            part["size"] = len(data)
            part["sha256"] = hashlib.sha256(data).hexdigest()
            part["rows"] = data.count(b"\n")
    change_manifest(members, parts=parts)


def empty_database() -> None:
    call_command("flush", interactive=False, verbosity=0)


def labels() -> set[str]:
    return {config.label for config in apps.get_app_configs()}


def make_older_database() -> None:
    """Put the database into the state before a migration that changed a table."""
    late = {f"00{number}" for number in (10, 11, 12)}
    older = [node for node in history.applied() if not (node[0] == "auth" and node[1][:4] in late)]
    connection.disable_constraint_checking()
    with transaction.atomic():
        history.start_anew(older)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO auth_group (name) VALUES ('of old')")
    connection.enable_constraint_checking()
