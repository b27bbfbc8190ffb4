# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The archive: a ZIP file that is complete or not there, and whose parts carry checksums."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from django.utils.translation import gettext_lazy as _

from partnerkreis.backup.manifest import (
    FILES,
    MANIFEST,
    BackupDamaged,
    Manifest,
    Part,
    check_members,
)
from partnerkreis.core.archives import UNREADABLE_ARCHIVE
from partnerkreis.core.errors import DomainError

_CHUNK: Final = 1 << 20
#: A manifest of this size names some 300,000 files; a longer one is not ours.
_LONGEST_MANIFEST: Final = 64 << 20
#: A line is one row. The longest text a row may hold is far shorter.
_LONGEST_LINE: Final = 256 << 20


class TargetExists(DomainError):
    """A backup never overwrites a file."""


class Writer:
    """Adds parts to a new archive, and remembers what it added."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.parts: list[Part] = []

    def add_table(self, name: str, columns: Iterable[str], lines: Iterable[bytes]) -> None:
        """Add a table, a line for each row."""
        digest, size, rows = hashlib.sha256(), 0, 0
        with self._open(name, zipfile.ZIP_DEFLATED) as target:
            for line in lines:
                target.write(line)
                digest.update(line)
                size += len(line)
                rows += 1
        self.parts.append(Part(name, size, digest.hexdigest(), rows, tuple(columns)))

    def add_file(self, path: str, source: Path) -> None:
        """Add an uploaded file; one that was deleted meanwhile is left out."""
        try:
            file = source.open("rb")
        except FileNotFoundError:
            return
        name, digest, size = f"{FILES}{path}", hashlib.sha256(), 0
        with file, self._open(name, zipfile.ZIP_STORED) as target:
            while chunk := file.read(_CHUNK):
                target.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.parts.append(Part(name, size, digest.hexdigest()))

    def add_manifest(self, manifest: Manifest) -> None:
        """Add the manifest; it comes last, when all checksums are known."""
        with self._open(MANIFEST, zipfile.ZIP_DEFLATED) as target:
            target.write(manifest.to_json())

    def _open(self, name: str, compression: int) -> IO[bytes]:
        # A fixed date: what is equal shall give equal archives.
        member = zipfile.ZipInfo(name)
        member.compress_type = compression
        return self._archive.open(member, "w", force_zip64=True)


@contextmanager
def writing(target: Path) -> Iterator[Writer]:
    """Yield a writer; ``target`` is there only when all went well, readable by its owner alone.

    Raises TargetExists if there is such a file already.
    """
    if target.exists():
        raise TargetExists(_("%(path)s is there already.") % {"path": target})
    unfinished = target.with_name(f"{target.name}.unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with zipfile.ZipFile(file, "w", compresslevel=6) as archive:
                yield Writer(archive)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


class Reader:
    """Reads an archive, and refuses every byte that is not as the manifest says."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.manifest = self._read_manifest()
        check_members(self.manifest, archive.namelist())

    def check(self) -> None:
        """Read everything once. Raises BackupDamaged for the first part that does not hold."""
        for part in self.manifest.parts:
            rows = sum(1 for _line in self.lines(part)) if part.is_table else 0
            for _chunk in () if part.is_table else self.chunks(part):
                pass
            if rows != part.rows:
                raise _damaged(part.name)

    def lines(self, part: Part) -> Iterator[bytes]:
        """Yield the rows of a table."""
        digest = hashlib.sha256()
        with _refusing(part.name), self._archive.open(part.name) as source:
            while line := source.readline(_LONGEST_LINE):
                digest.update(line)
                yield line
        if digest.hexdigest() != part.sha256:
            raise _damaged(part.name)

    def chunks(self, part: Part) -> Iterator[bytes]:
        """Yield the contents of a file."""
        digest = hashlib.sha256()
        with _refusing(part.name), self._archive.open(part.name) as source:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                yield chunk
        if digest.hexdigest() != part.sha256:
            raise _damaged(part.name)

    def _read_manifest(self) -> Manifest:
        with _refusing(MANIFEST):
            try:
                member = self._archive.getinfo(MANIFEST)
            except KeyError as error:
                raise BackupDamaged(_("This is not a backup of Partnerkreis.")) from error
            if member.file_size > _LONGEST_MANIFEST:
                raise _damaged(MANIFEST)
            return Manifest.from_json(self._archive.read(member))


@contextmanager
def reading(source: Path) -> Iterator[Reader]:
    """Yield a reader of the archive.

    Raises BackupDamaged if it is no archive or is cut off, OSError if it cannot be opened.
    """
    with source.open("rb") as file:
        try:
            archive = zipfile.ZipFile(file)
        except UNREADABLE_ARCHIVE as error:
            raise BackupDamaged(
                _("%(path)s is damaged or not a backup.") % {"path": source}
            ) from error
        with archive:
            yield Reader(archive)


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    try:
        yield
    except UNREADABLE_ARCHIVE as error:
        raise _damaged(name) from error


def _damaged(name: str) -> BackupDamaged:
    message = _("The backup is damaged: the part %(name)s is not what it was.")
    return BackupDamaged(message % {"name": name})
