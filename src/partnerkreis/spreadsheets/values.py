# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in a table, and what must not happen to it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

Cell = str | int | float | datetime.date | None

#: With one of these at its start a text would be a formula to Excel, LibreOffice and others.
STARTS_OF_FORMULAS: Final = frozenset("=+-@\t\r\n＝＋－＠")  # fmt: skip
#: A cell of Excel holds no more.
LONGEST: Final = 32_000
#: Control characters but for line ends and tabs, halves of characters, and what is none.
_UNHOLDABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: Excel counts days from 1900, and gets the first two months wrong.
FIRST_DAY: Final = datetime.date(1900, 3, 1)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how many characters wide it is shown."""

    heading: str
    width: int = 18


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written; the rows are read once, as they are needed."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read, with its number as the program shows it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SheetRead:
    """The rows of a sheet that are not empty, and what the other sheets are called."""

    rows: Sequence[Row]
    title: str = ""
    others: Sequence[str] = ()


def is_like_a_formula(text: str) -> bool:
    """Return whether a program could take ``text`` for something to be computed."""
    return text[:1] in STARTS_OF_FORMULAS if text else False


def tidy(text: str) -> str:
    """Return ``text`` without what no table can hold: control characters, halves of characters."""
    if _UNHOLDABLE.search(text):
        text = _UNHOLDABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text[:LONGEST]


def filled(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return the cells of a row up to the last one that has something in it."""
    row = list(cells)
    while row and row[-1] in (None, ""):
        row.pop()
    return tuple(row)
