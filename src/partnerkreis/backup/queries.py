# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions about a backup, and about the database it would come into."""

import re
from datetime import datetime
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from partnerkreis.access.models import User
from partnerkreis.backup.archive import reading
from partnerkreis.backup.history import known
from partnerkreis.backup.manifest import BackupDamaged, Manifest, check_migrations
from partnerkreis.directory.models import Body
from partnerkreis.journal.models import Entry

#: The file that says when the last backup was made.
LAST_BACKUP = "last-backup"
#: Uploaded files are called by what they are.
_DIGEST = re.compile(r"[0-9a-f]{64}")


def verify(source: Path) -> Manifest:
    """Read all of a backup, and return what it says of itself.

    Raises BackupDamaged or BackupTooNew, both DomainErrors, if it could not be restored.
    """
    with reading(source) as archive:
        check_migrations(archive.manifest.migrations, known())
        archive.check()
        _check_digests(archive.manifest)
        return archive.manifest


def _check_digests(manifest: Manifest) -> None:
    """Refuse an uploaded file that was damaged before it came into the backup."""
    for part in manifest.files:
        name = PurePosixPath(part.path).name
        if _DIGEST.fullmatch(name) and name != part.sha256:
            message = _("The backup is damaged: the part %(name)s is not what it was.")
            raise BackupDamaged(message % {"name": part.name})


def made_at(manifest: Manifest) -> datetime:
    """Return when the backup was made."""
    return datetime.fromisoformat(manifest.made_at)


def last_made_at() -> datetime | None:
    """Return when a backup was last made on this machine; None if nobody knows of one."""
    try:
        return datetime.fromisoformat((Path(settings.DATA) / LAST_BACKUP).read_text())
    except (OSError, ValueError):
        return None


def is_empty() -> bool:
    """Return whether the database holds nothing that anybody entered, or no tables at all."""
    tables = set(connection.introspection.table_names())
    return not any(
        model._meta.db_table in tables and _has_row(model._meta.db_table)
        for model in (Entry, Body, User)
    )


def _has_row(table: str) -> bool:
    # Not through the model: its table may be older than the software.
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608 - quoted names of ours
        return cursor.fetchone() is not None
