# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a file somebody brought is a DOCX that may be filled: what is wrong, in one sentence.

Everything is bounded before anything is read as XML: the size of the file, the number of its parts
and what they come to when unpacked, whatever the file says of itself.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from django.utils.translation import gettext_lazy as _

from partnerkreis.core.archives import UNREADABLE_ARCHIVE
from partnerkreis.core.errors import DomainError

MOST_BYTES: Final = 2_000_000
MOST_PARTS: Final = 300
MOST_UNPACKED: Final = 12_000_000
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ACTIVE: Final = re.compile(
    r"vbaproject|vbadata|activex|embedding|oleobject|afchunk", re.IGNORECASE
)
_MACROS: Final = re.compile(rb"macroenabled", re.IGNORECASE)
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")


class TemplateRefused(DomainError):
    """The file cannot be a template."""


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a DOCX by name. Raises TemplateRefused where it is none, or not safe."""
    if len(data) > MOST_BYTES:
        raise TemplateRefused(_("The file is larger than 2 MB. Please make its pictures smaller."))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = dict(_unpacked(archive))
    except UNREADABLE_ARCHIVE:
        raise TemplateRefused(
            _("This is not a Word file (.docx). Please save it as “Word document (.docx)”.")
        ) from None
    _check(parts)
    return parts


def _unpacked(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise TemplateRefused(_("The file has too many parts to be a letter or a paper."))
    room = MOST_UNPACKED
    for entry in entries:
        name = entry.filename
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name:
            raise TemplateRefused(
                _("The file has a part with a forbidden name. It was not made by Word.")
            )
        with archive.open(entry) as part:
            # What an entry says of its size is not to be believed.
            content = part.read(room + 1)
        room -= len(content)
        if room < 0:
            raise TemplateRefused(_("Unpacked, the file is far too large for a letter or a paper."))
        if not entry.is_dir():
            yield name, content


def _check(parts: dict[str, bytes]) -> None:
    types, main = parts.get("[Content_Types].xml"), parts.get("word/document.xml")
    if types is None or main is None:
        raise TemplateRefused(
            _("This is not a Word file (.docx). Please save it as “Word document (.docx)”.")
        )
    if _MACROS.search(types) or any(_ACTIVE.search(name) for name in parts):
        raise TemplateRefused(
            _("The file has macros or embedded objects. Please save it without them, as .docx.")
        )
    if _MAIN.encode() not in types:
        raise TemplateRefused(
            _("This is not a Word file (.docx). Please save it as “Word document (.docx)”.")
        )
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and _DOCTYPE.search(_readable(content)):
            raise TemplateRefused(
                _("The file holds something that Word does not write. Please save it anew in Word.")
            )
        if name.endswith(".rels") and _leads_away(_readable(content)):
            raise TemplateRefused(
                _("The file fetches something from elsewhere. Please put pictures into it.")
            )


def _readable(content: bytes) -> bytes:
    """Return XML in one byte a character, for its marks are looked for as bytes."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:64]:
        return content.replace(b"\x00", b"")
    return content


def _leads_away(relations: bytes) -> bool:
    found = _RELATION.findall(relations)
    return any(b"External" in one and b"/hyperlink" not in one for one in found)
