# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing a table: as a workbook, and as text for programs that read nothing else."""

from __future__ import annotations

import csv
import datetime
from io import BytesIO, StringIO
from typing import Any, Final

from partnerkreis.spreadsheets.values import (
    FIRST_DAY,
    Cell,
    Sheet,
    is_like_a_formula,
    tidy,
)

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE: Final = "text/csv; charset=utf-8"
#: The format that every Excel shows as its country writes days.
_DAY_FORMAT: Final = "mm-dd-yy"
_FORBIDDEN_IN_TITLES: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WIDEST: Final = 80


def write_xlsx(*sheets: Sheet) -> bytes:
    """Return a workbook: heads that stay and filter, days as days, texts that never compute."""
    # Loaded where a workbook is made, and in no memory before.
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    for sheet in sheets:
        _write(workbook.create_sheet(_title(sheet.title)), sheet)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _title(text: str) -> str:
    return tidy(text).translate(_FORBIDDEN_IN_TITLES).strip()[:31] or "1"


def _write(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page.freeze_panes = "A2"
    for number, column in enumerate(sheet.columns, start=1):
        width = min(_WIDEST, max(column.width, len(column.heading) + 3))
        page.column_dimensions[get_column_letter(number)].width = width
    cells = _Cells(page)
    head = [cells.of(column.heading) for column in sheet.columns]
    page.append([cells.bold(one, Font(bold=True)) for one in head])
    rows = 1
    for row in sheet.rows:
        page.append([cells.of(value, at) for at, value in enumerate(row)])
        rows += 1
    if sheet.columns:
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{rows}"


class _Cells:
    """Makes values into cells; what needs no care of ours stays a plain value, that is faster."""

    def __init__(self, page: Any) -> None:
        from openpyxl.cell import WriteOnlyCell

        self._make, self._page = WriteOnlyCell, page
        #: By column: a row is written at once, so that its cell can be filled anew.
        self._days: dict[int, Any] = {}

    def of(self, value: Cell, at: int = 0) -> Any:
        """Return what stands in column ``at``."""
        if isinstance(value, str):
            return self._text(tidy(value))
        if isinstance(value, datetime.date):
            return self._day(value, at)
        return value

    def bold(self, value: Any, font: Any) -> Any:
        cell = self._make(self._page, value) if isinstance(value, str) else value
        cell.font = font
        return cell

    def _text(self, text: str) -> Any:
        if not (is_like_a_formula(text) or text[:1] in ("#", "'")):
            return text or None
        cell = self._make(self._page, text)
        # A text, whatever it looks like, and still one when somebody edits the cell.
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell

    def _day(self, day: datetime.date, at: int) -> Any:
        if day < FIRST_DAY:
            return day.isoformat()
        if at not in self._days:
            self._days[at] = self._make(self._page, day)
            self._days[at].number_format = _DAY_FORMAT
        self._days[at].value = day
        return self._days[at]


def write_csv(sheet: Sheet) -> bytes:
    """Return the table as text: UTF-8 with a mark at its start, semicolons, days as 2019-04-05.

    That is what a German or Polish Excel opens by a double click. What could be taken for a formula
    has an apostrophe before it.
    """
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([_guarded(column.heading) for column in sheet.columns])
    writer.writerows([_as_text(value) for value in row] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig")


def _as_text(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return _guarded(value) if isinstance(value, str) else value


def _guarded(text: str) -> str:
    """Return a text that is none to compute; :func:`unguarded` takes it back."""
    text = tidy(text).strip()
    return f"'{text}" if is_like_a_formula(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """Return what was written by :func:`write_csv` as it was before."""
    is_guarded = text.startswith("'") and is_like_a_formula(text.lstrip("'"))
    return text[1:] if is_guarded else text
