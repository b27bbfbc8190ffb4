# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a backup is made of, and when it is refused. The format is told in decision 0004."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any, Final, Self

from django.utils.translation import gettext_lazy as _

from partnerkreis.core.errors import DomainError

FORMAT: Final = "partnerkreis-backup"
FORMAT_VERSION: Final = 1
MANIFEST: Final = "manifest.json"
TABLES, FILES = "tables/", "files/"

#: Never part of a backup: what proves who somebody is, what only says "something changed", and
#: tables that wait for a day to be taken in.
LEFT_OUT: Final = frozenset(
    {
        *("django_session", "usersessions_usersession", "accounts_limit"),
        *("django_migrations", "core_contentversion", "imports_upload"),
    }
)

Migration = tuple[str, str]


class BackupDamaged(DomainError):
    """A part is missing, changed, unknown or unreadable."""


class BackupTooNew(DomainError):
    """A later version of the software made it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One member of the archive: a table (with its columns) or an uploaded file."""

    name: str
    size: int
    sha256: str
    rows: int = 0
    columns: tuple[str, ...] = ()

    @property
    def is_table(self) -> bool:
        return self.name.startswith(TABLES)

    @property
    def is_file(self) -> bool:
        return self.name.startswith(FILES)

    @property
    def table(self) -> str:
        """Return the name of the table, or "" for a file."""
        return self.name.removeprefix(TABLES).removesuffix(".jsonl") if self.is_table else ""

    @property
    def path(self) -> str:
        """Return where the file lies below the directory of uploaded files."""
        return self.name.removeprefix(FILES)


def table_part(table: str) -> str:
    """Return the name of the member that holds ``table``."""
    return f"{TABLES}{table}.jsonl"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in the archive about the archive."""

    software: str
    made_at: str
    database: str
    migrations: tuple[Migration, ...]
    parts: tuple[Part, ...]

    @property
    def tables(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.is_table)

    @property
    def files(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.is_file)

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)

    def to_json(self) -> bytes:
        head = {"format": FORMAT, "version": FORMAT_VERSION}
        return json.dumps(head | asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """Read a manifest.

        Raises BackupTooNew for a later version of the format, BackupDamaged for anything else.
        """
        try:
            values = json.loads(data)
            is_ours = values["format"] == FORMAT
            version = int(values["version"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise BackupDamaged(_("The backup is damaged: its manifest cannot be read.")) from error
        if not is_ours:
            raise BackupDamaged(_("This is not a backup of Partnerkreis."))
        if version > FORMAT_VERSION:
            raise BackupTooNew(
                _("The backup was made by a later version of Partnerkreis. Please update first.")
            )
        return cls._from_values(values)

    @classmethod
    def _from_values(cls, values: Mapping[str, Any]) -> Self:
        try:
            return cls(
                software=str(values["software"]),
                made_at=str(values["made_at"]),
                database=str(values["database"]),
                migrations=tuple((str(app), str(name)) for app, name in values["migrations"]),
                parts=tuple(
                    Part(**{**part, "columns": tuple(part["columns"])}) for part in values["parts"]
                ),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise BackupDamaged(_("The backup is damaged: its manifest cannot be read.")) from error


def check_members(manifest: Manifest, members: Iterable[str]) -> None:
    """Raise BackupDamaged unless the archive holds what the manifest names and nothing else."""
    found = sorted(members)
    for name in found:
        if not is_safe(name):
            raise BackupDamaged(
                _("The backup is damaged: the part %(name)s has no place in it.") % {"name": name}
            )
    named = sorted([MANIFEST, *(part.name for part in manifest.parts)])
    if found != named:
        odd = sorted(set(found) ^ set(named)) or [name for name in found if found.count(name) > 1]
        raise BackupDamaged(
            _("The backup is damaged: the part %(name)s is missing or unknown.") % {"name": odd[0]}
        )


def check_migrations(wanted: Iterable[Migration], known: Iterable[Migration]) -> None:
    """Raise BackupTooNew if the backup has migrations that this software does not know."""
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise BackupTooNew(
            _(
                "The backup was made by a later version of Partnerkreis: it has the migration"
                " %(app)s.%(name)s. Please update first."
            )
            % {"app": unknown[0][0], "name": unknown[0][1]}
        )


def is_safe(name: str) -> bool:
    """Return whether a member may be called so: it can only be unpacked below its own place.

    >>> is_safe("files/2026/picture.jpg"), is_safe("files/../secret-key"), is_safe("/etc/passwd")
    (True, False, False)
    """
    if name == MANIFEST:
        return True
    if not name.startswith((TABLES, FILES)) or "\\" in name or "\0" in name or ":" in name:
        return False
    path = PurePosixPath(name)
    return str(path) == name and ".." not in path.parts and len(path.parts) > 1
