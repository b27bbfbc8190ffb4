# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was written is read again as it was, and nothing that is read computes anything."""

import csv
import datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from partnerkreis.spreadsheets.limits import Limits
from partnerkreis.spreadsheets.reading import read_table
from partnerkreis.spreadsheets.values import FIRST_DAY, LONGEST, Cell, Column, Sheet, tidy
from partnerkreis.spreadsheets.writing import write_csv, write_xlsx

FORMULAS = ("=1+1", "+49 151 2345", "-2", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1")
texts = st.text(max_size=40) | st.sampled_from(FORMULAS) | st.text("='+-@\t ;\"\n", max_size=6)
days = st.dates(FIRST_DAY, datetime.date(9999, 12, 31))


def sheet(*rows: tuple[Cell, ...]) -> Sheet:
    width = max(map(len, rows))
    return Sheet("Begegnungen", [Column(f"Spalte {n}") for n in range(width)], rows)


def read_again(data: bytes, name: str) -> list[tuple[Cell, ...]]:
    return [row.cells for row in read_table(data, name, language="de", limits=Limits())][1:]


def as_read(value: Cell) -> Cell:
    return (tidy(value).strip() or None) if isinstance(value, str) else value


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


@given(texts, st.integers(-(10**9), 10**9), days)
def test_a_workbook_is_read_as_it_was_written(text: str, number: int, day: datetime.date) -> None:
    again = read_again(write_xlsx(sheet(("x", text, number, day))), "a.xlsx")

    assert [tuple(cell or None for cell in row) for row in again] == [
        ("x", as_read(text), number or None, day)
    ]


@given(texts, texts)
def test_a_text_file_is_read_as_it_was_written(one: str, other: str) -> None:
    again = read_again(write_csv(sheet(("x", one, other, "y"))), "a.csv")

    assert [tuple(cell or None for cell in row) for row in again] == [
        ("x", as_read(one), as_read(other), "y")
    ]


@given(texts)
def test_no_text_becomes_a_formula(text: str) -> None:
    cell = opened(write_xlsx(sheet((text, "x")))).active["A2"]
    plain = write_csv(sheet((text, "x"))).decode("utf-8-sig")
    start = list(csv.reader(StringIO(plain, newline=""), delimiter=";"))[1][0][:1]

    assert cell.data_type in ("s", "n") and (cell.value is None or isinstance(cell.value, str))
    assert start not in {"=", "+", "-", "@", "\t", "\r", "＝"}


@pytest.mark.parametrize("text", [f for f in FORMULAS if f[0] in "=+-@"])
def test_a_cell_stays_a_text_when_somebody_edits_it(text: str) -> None:
    cell = opened(write_xlsx(sheet((text,)))).active["A2"]

    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (text, "s", True)


def test_a_workbook_has_a_head_that_stays_and_filters() -> None:
    book = opened(write_xlsx(sheet(("Jugendmusik", 120, datetime.date(2019, 5, 4)))))
    page = book.active

    assert (page.title, page.freeze_panes, page.auto_filter.ref) == ("Begegnungen", "A2", "A1:C2")
    assert (page["A1"].font.bold, page["B2"].value, page["C2"].is_date) == (True, 120, True)
    assert page["C2"].number_format == "mm-dd-yy"
    # Eighteen characters, and what Excel leaves free beside them.
    assert 18 <= page.column_dimensions["A"].width < 19


def test_a_day_before_excel_began_is_a_text() -> None:
    page = opened(write_xlsx(sheet((datetime.date(1899, 4, 1),)))).active

    assert page["A2"].value == "1899-04-01"


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    page = opened(write_xlsx(sheet(("ä" * 40_000, "x")))).active

    assert (page["A2"].value, page["B2"].value) == ("ä" * LONGEST, "x")


def test_a_text_file_is_one_that_a_german_excel_opens() -> None:
    data = write_csv(sheet(("Gostyń; Powiat", 3, datetime.date(2019, 5, 4))))

    assert data == '\ufeffSpalte 0;Spalte 1;Spalte 2\r\n"Gostyń; Powiat";3;2019-05-04\r\n'.encode()


def test_a_title_that_excel_forbids_is_made_into_one() -> None:
    book = opened(write_xlsx(Sheet("Papiere [alle]: 2019/20 und noch viel mehr davon", [], [])))

    assert book.sheetnames == ["Papiere  alle   2019 20 und noc"]
