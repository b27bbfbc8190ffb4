# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is, told from its contents and never from its name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is taken in. ``endings`` are those its name may have, the usual first."""

    media_type: str
    endings: tuple[str, ...]
    is_picture: bool = False

    @property
    def is_inline(self) -> bool:
        """Return whether a browser may show it itself; anything else is only handed over."""
        return self.is_picture or self.media_type == "application/pdf"


_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."
PDF: Final = FileKind("application/pdf", ("pdf",))
TEXT: Final = FileKind("text/plain", ("txt", "csv", "md"))
_PICTURES: Final = (
    FileKind("image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), is_picture=True),
    FileKind("image/png", ("png",), is_picture=True),
    FileKind("image/webp", ("webp",), is_picture=True),
    FileKind("image/gif", ("gif",), is_picture=True),
    FileKind("image/tiff", ("tif", "tiff"), is_picture=True),
)
#: By the member of the archive that only this kind has.
_OFFICE_KINDS: Final = {
    "word/document.xml": FileKind(f"{_OFFICE}wordprocessingml.document", ("docx",)),
    "xl/workbook.xml": FileKind(f"{_OFFICE}spreadsheetml.sheet", ("xlsx",)),
    "ppt/presentation.xml": FileKind(f"{_OFFICE}presentationml.presentation", ("pptx",)),
}
_OPEN_KINDS: Final = {
    f"{_OPEN}text": FileKind(f"{_OPEN}text", ("odt",)),
    f"{_OPEN}spreadsheet": FileKind(f"{_OPEN}spreadsheet", ("ods",)),
    f"{_OPEN}presentation": FileKind(f"{_OPEN}presentation", ("odp",)),
}
KINDS: Final = (PDF, *_PICTURES, *_OFFICE_KINDS.values(), *_OPEN_KINDS.values(), TEXT)
_BY_TYPE: Final = {kind.media_type: kind for kind in KINDS}
#: How a page, a drawing with scripts or a program begins that somebody calls a text.
_NOT_TEXT: Final = (b"<", b"#!", b"{\\rtf", b"%!")


def kind_of_type(media_type: str) -> FileKind | None:
    """Return the kind that is stored under ``media_type``."""
    return _BY_TYPE.get(media_type)


def is_archive(head: bytes) -> bool:
    """Return whether it is a ZIP file, which may be an office document."""
    return head.startswith(b"PK\x03\x04")


def kind_of(head: bytes) -> FileKind | None:
    """Return what a file is that begins with ``head``; None for what is not taken in."""
    jpeg, png, webp, gif, tiff = _PICTURES
    if head.startswith(b"\xff\xd8\xff"):
        return jpeg
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return png
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return webp
    if head.startswith((b"GIF87a", b"GIF89a")):
        return gif
    if head.startswith((b"II*\0", b"MM\0*")):
        return tiff
    if head.startswith(b"%PDF-"):
        return PDF
    return TEXT if _is_text(head) else None


def _is_text(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    has_control = any((byte < 32 or byte == 127) and byte not in b"\t\n\r\f" for byte in head)
    return bool(start) and not has_control and not start.startswith(_NOT_TEXT)


def kind_of_archive(members: Collection[str], mimetype: str) -> FileKind | None:
    """Return which office document an archive is; None for another one, or one with macros."""
    if any(name.lower().endswith(("vbaproject.bin", ".exe", ".js")) for name in members):
        return None
    if mimetype:
        is_scripted = any(name.startswith(("Basic/", "Scripts/")) for name in members)
        return None if is_scripted else _OPEN_KINDS.get(mimetype)
    return next((kind for name, kind in _OFFICE_KINDS.items() if name in members), None)
