# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what somebody uploads to contents that are kept: looked at, and made harmless."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import IO, Final

from django.conf import settings

from partnerkreis.core.archives import UNREADABLE_ARCHIVE
from partnerkreis.files import store
from partnerkreis.files.pictures import redraw
from partnerkreis.files.refusals import BOMB, EMPTY, NAMES, UNKNOWN, FileRefused, too_large
from partnerkreis.files.rules.kinds import (
    FileKind,
    is_archive,
    kind_of,
    kind_of_archive,
    kind_of_type,
)
from partnerkreis.files.rules.names import fault_of, stored_name
from partnerkreis.files.store import Kept

_HEAD: Final = 8192
_MOST_MEMBERS: Final = 10_000
_MOST_UNPACKED: Final = 1 << 28


@dataclass(frozen=True, slots=True)
class TakenWidth:
    width: int
    height: int
    content: Kept


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file whose bytes are kept, and which belongs to no record yet."""

    name: str
    media_type: str
    content: Kept
    widths: tuple[TakenWidth, ...] = ()


def take_in(name: str, source: IO[bytes]) -> TakenIn:
    """Look at a file and keep it; a picture is made anew. Raises FileRefused and keeps nothing.

    This takes time and needs no database: do it before the transaction. What then belongs to no
    record is swept up a day later.
    """
    _check_size(source)
    kind = _kind(source)
    if kind is None:
        raise FileRefused(UNKNOWN, field="file")
    if fault := fault_of(name, kind):
        raise FileRefused(NAMES[fault], field="file")
    if kind.is_picture:
        return _picture(name, source)
    content = store.keep(store.chunks_of(source))
    return TakenIn(stored_name(name, kind), kind.media_type, content)


def _check_size(source: IO[bytes]) -> None:
    size = source.seek(0, io.SEEK_END)
    if not size:
        raise FileRefused(EMPTY, field="file")
    if size > settings.UPLOAD_MEGABYTES * 1_000_000:
        raise too_large(settings.UPLOAD_MEGABYTES)


def _kind(source: IO[bytes]) -> FileKind | None:
    source.seek(0)
    head = source.read(_HEAD)
    return _office_kind(source) if is_archive(head) else kind_of(head)


def _office_kind(source: IO[bytes]) -> FileKind | None:
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            if len(members) > _MOST_MEMBERS or unpacked > _MOST_UNPACKED:
                raise FileRefused(BOMB, field="file")
            names = {member.filename for member in members}
            return kind_of_archive(names, _mimetype(archive, names))
    except UNREADABLE_ARCHIVE:
        return None


def _mimetype(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names:
        return ""
    with archive.open("mimetype") as member:
        return member.read(200).decode("ascii", "replace").strip()


def _picture(name: str, source: IO[bytes]) -> TakenIn:
    redrawn = redraw(source)
    kind = kind_of_type(redrawn.media_type)
    if kind is None:
        raise FileRefused(UNKNOWN, field="file")
    stem = name.rpartition(".")[0] or name
    return TakenIn(
        name=stored_name(stem, kind),
        media_type=redrawn.media_type,
        content=store.keep([redrawn.data]),
        widths=tuple(
            TakenWidth(one.width, one.height, store.keep([one.data])) for one in redrawn.sizes
        ),
    )
