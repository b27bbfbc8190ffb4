# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the bytes lie: under their digest, complete or not at all, for their owner alone."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from django.conf import settings

_CHUNK: Final = 1 << 20
_SHA256: Final = 64


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept, and how large it is."""

    digest: str
    size: int


def path_of(digest: str) -> Path:
    """Return where the bytes of ``digest`` lie."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def chunks_of(source: IO[bytes]) -> Iterator[bytes]:
    """Yield all of ``source`` from its beginning."""
    source.seek(0)
    while chunk := source.read(_CHUNK):
        yield chunk


def keep(chunks: Iterable[bytes]) -> Kept:
    """Write the bytes to a place of their own, and move them to their name when they are safe."""
    root = Path(settings.MEDIA_ROOT)
    # Beside the directory of files: what is half written is in no backup.
    incoming = root.parent / "incoming"
    incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=incoming)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
            file.flush()
            os.fsync(file.fileno())
        target = path_of(digest.hexdigest())
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Also where it is there already: whoever looks for orphans sees that it was touched.
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return Kept(digest.hexdigest(), size)


def discard(digest: str) -> None:
    """Remove the bytes of ``digest`` where they are still there."""
    path_of(digest).unlink(missing_ok=True)


def is_whole(digest: str) -> bool:
    """Return whether the bytes are there and are those of their digest."""
    try:
        with path_of(digest).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return False


def stored() -> Iterator[tuple[str, float]]:
    """Yield each name in the directory of files, and when it was last written."""
    for path in sorted(Path(settings.MEDIA_ROOT).glob("??/*")):
        if path.is_file() and len(path.name) == _SHA256:
            yield path.name, path.stat().st_mtime


def clear_unfinished(before: float) -> None:
    """Remove what was left half written before the moment ``before``."""
    for path in (Path(settings.MEDIA_ROOT).parent / "incoming").glob("*"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
