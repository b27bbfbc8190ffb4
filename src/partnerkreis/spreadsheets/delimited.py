# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table as text: whatever parts its columns, and however its letters are stored."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Final

from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.spreadsheets.faults import Unreadable
from partnerkreis.spreadsheets.limits import MOST_COLUMNS, Limits
from partnerkreis.spreadsheets.values import LONGEST, Row, filled, tidy
from partnerkreis.spreadsheets.writing import unguarded

_DELIMITERS: Final = (";", "\t", ",")
#: What Excel writes where it does not write UTF-8.
_OLD_ENCODING: Final[dict[str, str]] = {"pl": "cp1250"}


def read_text(data: bytes, language: Language, limits: Limits) -> list[Row]:
    """Return the rows that are not empty. Raises Unreadable."""
    text = _decoded(data, language)
    if "\0" in text or text.lstrip().startswith(("<", "%PDF", "{\\rtf")):
        raise Unreadable(
            _("This is not a table. Please choose an Excel workbook (.xlsx) or a CSV file.")
        )
    found: list[Row] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for cells in reader:
            if row := filled(_cell(cell) for cell in cells[:MOST_COLUMNS]):
                found.append(Row(reader.line_num, row))
            if len(found) > limits.most_rows + 1:
                raise too_many_rows(limits)
    except csv.Error as error:
        raise Unreadable(_("The file cannot be read as a table. Please save it anew.")) from error
    return found


def too_many_rows(limits: Limits) -> Unreadable:
    """Return the refusal of a table that is too long."""
    message = _("The table has more than {most} rows. Please divide it into several files.")
    return Unreadable(message.format(most=limits.most_rows))


def _decoded(data: bytes, language: Language) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(_OLD_ENCODING.get(language, "cp1252"), errors="replace")


def _delimiter(text: str) -> str:
    """Return what parts the columns: what stands in most of the first lines."""
    head = text[:8000].split("\n")[:10]
    return max(_DELIMITERS, key=lambda mark: sum(mark in line for line in head))


def _cell(text: str) -> str:
    return unguarded(tidy(text[:LONGEST]).strip()).strip()
