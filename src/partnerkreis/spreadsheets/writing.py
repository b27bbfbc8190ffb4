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
    from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no types

    stream = BytesIO()
    with Workbook(stream, {"constant_memory": True}) as workbook:
        writer = _Writer(workbook)
        for sheet in sheets:
            writer.write(sheet)
    return stream.getvalue()


def _title(text: str) -> str:
    return tidy(text).translate(_FORBIDDEN_IN_TITLES).strip()[:31] or "1"


class _Writer:
    """Writes sheets into a workbook, each row when it comes."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._bold = workbook.add_format({"bold": True})
        self._day = workbook.add_format({"num_format": _DAY_FORMAT})
        #: A text, whatever it looks like, and still one when somebody edits the cell.
        self._text = workbook.add_format({"quote_prefix": True})

    def write(self, sheet: Sheet) -> None:
        page = self._workbook.add_worksheet(_title(sheet.title))
        page.freeze_panes(1, 0)
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, min(_WIDEST, max(column.width, len(column.heading) + 3)))
            page.write_string(0, at, tidy(column.heading), self._bold)
        number = 0
        for number, row in enumerate(sheet.rows, start=1):
            for at, value in enumerate(row):
                self._cell(page, number, at, value)
        if sheet.columns:
            page.autofilter(0, 0, number, len(sheet.columns) - 1)

    def _cell(self, page: Any, number: int, at: int, value: Cell) -> None:
        if isinstance(value, str):
            self._string(page, number, at, tidy(value))
        elif isinstance(value, datetime.date):
            if value < FIRST_DAY:
                page.write_string(number, at, value.isoformat())
            else:
                page.write_datetime(number, at, value, self._day)
        elif value is not None:
            page.write_number(number, at, value)

    def _string(self, page: Any, number: int, at: int, text: str) -> None:
        if text:
            is_plain = not (is_like_a_formula(text) or text[:1] in ("#", "'"))
            page.write_string(number, at, text, None if is_plain else self._text)


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
