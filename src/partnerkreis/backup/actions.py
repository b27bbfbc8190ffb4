# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making a backup and bringing it back.

Neither asks who acts: whoever runs them on the machine can read the database file as well.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis import __version__
from partnerkreis.backup import history
from partnerkreis.backup.archive import Reader, Writer, reading, writing
from partnerkreis.backup.manifest import (
    BackupDamaged,
    Manifest,
    check_migrations,
    table_part,
)
from partnerkreis.backup.queries import LAST_BACKUP, is_empty
from partnerkreis.backup.rows import columns_of, read_rows, write_rows
from partnerkreis.backup.snapshot import snapshot
from partnerkreis.core.errors import DomainError
from partnerkreis.core.models import ContentVersion


class DatabaseNotEmpty(DomainError):
    """A restore would throw away what somebody entered."""


class DatabaseTooNew(DomainError):
    """A later version of the software has changed the tables."""


def backup(target: Path, *, now: datetime) -> Manifest:
    """Write database and uploaded files, as they are at one moment, into the new file ``target``.

    Raises TargetExists if the file is there already, DatabaseTooNew if a later version of
    the software has changed the tables.
    """
    with writing(target) as archive, snapshot():
        migrations = history.applied()
        if not history.known().issuperset(migrations):
            raise DatabaseTooNew(
                _("The database was changed by a later version of Partnerkreis. Please use that.")
            )
        for table, model in history.tables_at(migrations).items():
            names = [column.name for column in columns_of(model)]
            archive.add_table(table_part(table), names, read_rows(model))
        _add_files(archive)
        manifest = Manifest(
            software=__version__,
            made_at=now.isoformat(),
            database=connection.vendor,
            migrations=migrations,
            parts=tuple(archive.parts),
        )
        archive.add_manifest(manifest)
    return manifest


def note_backup(*, now: datetime) -> None:
    """Note beside the database when a backup was last made, for who runs the instance."""
    (Path(settings.DATA) / LAST_BACKUP).write_text(now.isoformat())


def restore(source: Path, *, now: datetime, replace: bool = False) -> Manifest:
    """Bring back the backup ``source``, all of it or nothing, and migrate it to this version.

    Raises BackupDamaged, BackupTooNew, or DatabaseNotEmpty unless ``replace`` is given.
    """
    with reading(source) as archive:
        manifest = archive.manifest
        check_migrations(manifest.migrations, history.known())
        archive.check()
        if not replace and not is_empty():
            raise DatabaseNotEmpty(
                _("The database is not empty. With --replace, what it holds now is thrown away.")
            )
        with _unpacked_files(archive) as files:
            _replace_all(archive, files, now)
    ContentType.objects.clear_cache()
    # Nothing is pending: this lets each app do what it does after a migration.
    call_command("migrate", verbosity=0, interactive=False)
    return manifest


def _add_files(archive: Writer) -> None:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            archive.add_file(path.relative_to(root).as_posix(), path)


def _replace_all(archive: Reader, files: Path, now: datetime) -> None:
    was_checking = connection.disable_constraint_checking()
    try:
        with transaction.atomic(durable=True):
            number = max(_content_version() + 1, int(now.timestamp()))
            history.start_anew(archive.manifest.migrations)
            _fill_tables(archive)
            history.go_on()
            # What was remembered of the old content must not be taken for the new.
            ContentVersion.objects.update_or_create(pk=1, defaults={"number": number})
            _swap_files(files)
    except BaseException:
        _swap_back(files)
        raise
    finally:
        if was_checking:
            connection.enable_constraint_checking()


def _content_version() -> int:
    if ContentVersion._meta.db_table not in connection.introspection.table_names():
        return 0
    return ContentVersion.objects.values_list("number", flat=True).first() or 0


def _fill_tables(archive: Reader) -> None:
    tables = history.tables_at(archive.manifest.migrations)
    for part in archive.manifest.tables:
        model = tables.get(part.table)
        if model is None or tuple(column.name for column in columns_of(model)) != part.columns:
            raise _does_not_fit(part.table)
        with _refusing(part.table):
            write_rows(model, archive.lines(part))
    with _refusing("*"):
        connection.check_constraints()
    _count_on(list(tables.values()))


@contextmanager
def _refusing(table: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, ArithmeticError, DatabaseError) as error:
        raise _does_not_fit(table) from error


def _does_not_fit(table: str) -> BackupDamaged:
    message = _("The backup is damaged: the table %(table)s does not fit its migrations.")
    return BackupDamaged(message % {"table": table})


def _count_on(tables: list[type[models.Model]]) -> None:
    """Let new rows be numbered after those that came back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)


@contextmanager
def _unpacked_files(archive: Reader) -> Iterator[Path]:
    """Yield a directory beside that of the uploaded files, with those of the backup in it."""
    root = Path(settings.MEDIA_ROOT)
    root.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=root.parent) as scratch:
        files = Path(scratch) / "files"
        files.mkdir()
        for part in archive.manifest.files:
            path = files / part.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as target:
                for chunk in archive.chunks(part):
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
        yield files


def _swap_files(files: Path) -> None:
    """Put ``files`` in the place of the uploaded files; the last step before the commit."""
    root = Path(settings.MEDIA_ROOT)
    if root.exists():
        root.rename(_replaced(files))
    files.rename(root)


def _swap_back(files: Path) -> None:
    root = Path(settings.MEDIA_ROOT)
    if not files.exists():
        root.rename(files)
    if _replaced(files).exists():
        _replaced(files).rename(root)


def _replaced(files: Path) -> Path:
    """Return where the old files wait for the commit; they go with the directory they lie in."""
    return files.with_name("replaced")
