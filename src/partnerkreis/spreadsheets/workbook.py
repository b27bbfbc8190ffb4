# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""An Excel workbook: looked at before it is unpacked, and read no further than needed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import IO, Any, Final
from zipfile import ZipFile

from django.utils.translation import gettext as _

from partnerkreis.core.archives import UNREADABLE_ARCHIVE
from partnerkreis.spreadsheets.delimited import too_many_rows
from partnerkreis.spreadsheets.faults import Unreadable
from partnerkreis.spreadsheets.limits import MOST_COLUMNS, Limits
from partnerkreis.spreadsheets.values import Cell, Row, SheetRead, filled, tidy

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MOST_PARTS: Final = 500
_SHEETS, _TEXTS = "xl/worksheets/", "xl/sharedStrings.xml"
#: Bytes that are unpacked of the texts of the cells, and of any other part but a sheet: styles and
#: names are made into objects a hundred times as large.
_MOST_OF_TEXTS: Final = 10_000_000
_MOST_OF_A_PART: Final = 3_000_000
_PACKED_LITTLE: Final = 3
_LONGEST_ROW: Final = 2_000_000
_LONGEST_TAG: Final = 1_000
_PIECE: Final = 1 << 16
_END_OF_ROW: Final = re.compile(rb"</(?:[\w.-]+:)?row\s*>|<(?:[\w.-]+:)?row\b[^<>]*/>")
#: So many rows are passed by, most of them empty, before it is said that there are too many.
_MOST_PASSED: Final = 50_000


def is_zip(data: bytes) -> bool:
    """Return whether the bytes are packed as a workbook is."""
    return data.startswith(b"PK\x03\x04")


def refuse_old_workbook(data: bytes) -> None:
    """Refuse what was made by an Excel before 2007, or is locked by a password."""
    if not data.startswith(_OLD_OFFICE):
        return
    if _ENCRYPTED in data:
        raise Unreadable(
            _("The file is locked by a password. Please save it in Excel without one.")
        )
    raise Unreadable(
        _(
            "This is a file of an old Excel (.xls). Please open it in Excel and save it as an "
            "Excel workbook (.xlsx)."
        )
    )


def read_workbook(data: bytes, limits: Limits) -> Iterator[SheetRead]:
    """Yield the sheets with their rows that are not empty, hidden ones last. Raises Unreadable."""
    _look_at_parts(data, limits)
    # Loaded where a workbook is read, and in no memory before.
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(
            BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=False
        )
        pages = sorted(workbook.worksheets, key=lambda page: page.sheet_state != "visible")
        titles = [tidy(page.title) for page in pages]
        for number, page in enumerate(pages):
            # What the sheet says of its size may be wrong.
            page.reset_dimensions()
            rows = _rows(page.iter_rows(max_col=MOST_COLUMNS, values_only=True), limits)
            yield SheetRead(rows, titles[number], titles[:number] + titles[number + 1 :])
    except Unreadable:
        raise
    # openpyxl raises whatever a damaged part makes it stumble over.
    except Exception as error:
        raise _damaged() from error


def _damaged() -> Unreadable:
    return Unreadable(_("The file is damaged. Please open it in Excel and save it anew."))


def _look_at_parts(data: bytes, limits: Limits) -> None:
    """Refuse what is no workbook, and what would fill the memory once it is unpacked."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            is_harmless = _is_harmless(parts, len(data), limits)
            names = parts.namelist()
    except UNREADABLE_ARCHIVE as error:
        raise _damaged() from error
    if not is_harmless:
        raise Unreadable(
            _("Unpacked, the file is too large. Please copy the rows into a new workbook.")
        )
    if "xl/workbook.xml" not in names:
        raise Unreadable(
            _(
                "This is not an Excel workbook. Please open it in its program and save it as "
                "an Excel workbook (.xlsx)."
            )
        )


def _is_harmless(parts: ZipFile, size: int, limits: Limits) -> bool:
    """Return whether what is read of the parts fits into the memory, many times larger as it is.

    No more than the size that is said is ever unpacked of a part.
    """
    entries = parts.infolist()
    if len(entries) > _MOST_PARTS or sum(e.file_size for e in entries) > limits.most_unpacked:
        return False
    for entry in entries:
        most = _MOST_OF_TEXTS if entry.filename == _TEXTS else _MOST_OF_A_PART
        if entry.compress_size > size:
            return False
        if entry.filename.startswith(_SHEETS):
            with parts.open(entry) as sheet:
                if _has_endless_row(sheet):
                    return False
        # Pictures are large without being packed.
        elif entry.file_size > max(most, _PACKED_LITTLE * entry.compress_size):
            return False
    return True


def _has_endless_row(sheet: IO[bytes]) -> bool:
    """Return whether somewhere so much stands without a row having ended: a row is read at once."""
    since, before = 0, b""
    while piece := sheet.read(_PIECE):
        window = before + piece
        ends = [found.end() for found in _END_OF_ROW.finditer(window)]
        since = len(window) - ends[-1] if ends else since + len(piece)
        if since > _LONGEST_ROW:
            return True
        before = window[-_LONGEST_TAG:]
    return False


def _rows(rows: Iterable[tuple[Any, ...]], limits: Limits) -> list[Row]:
    found: list[Row] = []
    for number, cells in enumerate(rows, start=1):
        if row := filled(_cell(value) for value in cells):
            found.append(Row(number, row))
        if len(found) > limits.most_rows + 1 or number > _MOST_PASSED:
            raise too_many_rows(limits)
    return found


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, int | float | datetime.date):
        return value
    return tidy(str(value)).strip()
