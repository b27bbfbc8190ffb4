# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the table of an uploaded file, and believing nothing that it says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.spreadsheets.delimited import read_text
from partnerkreis.spreadsheets.faults import Unreadable
from partnerkreis.spreadsheets.limits import Limits
from partnerkreis.spreadsheets.values import Row, SheetRead
from partnerkreis.spreadsheets.workbook import is_zip, read_workbook, refuse_old_workbook


def read_table(data: bytes, name: str, *, language: Language, limits: Limits) -> list[Row]:
    """Return the rows of the first sheet, as :func:`read_sheets` does."""
    return list(next(read_sheets(data, name, language=language, limits=limits)).rows)


def read_sheets(
    data: bytes, name: str, *, language: Language, limits: Limits
) -> Iterator[SheetRead]:
    """Yield the sheets with their rows that are not empty, formulas as the values they had.

    Those that somebody hid come last. What the file is, is told by its content. Raises Unreadable
    with what to do.
    """
    if not data.strip():
        raise Unreadable(_("The file is empty."))
    if len(data) > limits.most_bytes:
        raise Unreadable(
            _("The file is larger than {limit} MB. Please divide it into several.").format(
                limit=limits.most_bytes // 1_000_000
            )
        )
    refuse_old_workbook(data)
    is_called_text = name.lower().endswith((".csv", ".tsv", ".txt"))
    if is_zip(data):
        if is_called_text:
            raise Unreadable(
                _("The file has another type than its name says. Please save it anew.")
            )
        yield from read_workbook(data, limits)
        return
    if not is_called_text:
        raise Unreadable(
            _("This is not a table. Please choose an Excel workbook (.xlsx) or a CSV file.")
        )
    yield SheetRead(read_text(data, language, limits))
