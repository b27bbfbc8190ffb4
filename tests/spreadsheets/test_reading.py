# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files are what they are, not what they say; a hostile one is refused in a sentence."""

import datetime
import os
import zipfile
from io import BytesIO
from time import process_time

import pytest
from openpyxl import Workbook

from partnerkreis.core.languages import Language
from partnerkreis.spreadsheets.faults import Unreadable
from partnerkreis.spreadsheets.limits import Limits
from partnerkreis.spreadsheets.reading import read_table
from partnerkreis.spreadsheets.values import Cell

LIMITS = Limits(most_bytes=1_000_000, most_rows=20)
XMLNS = b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def packed(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def changed(data: bytes, name: str, new: bytes, *, add: bool = False) -> bytes:
    stream = BytesIO()
    packing = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", packing) as archive:
        for part in old.namelist():
            archive.writestr(part, new if part == name else old.read(part))
        if add and name not in old.namelist():
            archive.writestr(name, new)
    return stream.getvalue()


def cells(data: bytes, name: str = "a.xlsx", language: Language = "de") -> list[tuple[Cell, ...]]:
    return [row.cells for row in read_table(data, name, language=language, limits=LIMITS)]


def refusal(data: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(Unreadable) as refused:
        read_table(data, name, language="de", limits=LIMITS)
    return str(refused.value)


def test_a_workbook_has_days_numbers_and_texts() -> None:
    day = datetime.datetime(2019, 4, 5)  # noqa: DTZ001 - Excel knows no time zones
    data = workbook(("Titel", "Wann"), ("Musik", day), (), (12, 3.5))

    found = read_table(data, "a.xlsx", language="de", limits=LIMITS)

    assert [(row.number, row.cells) for row in found] == [
        (1, ("Titel", "Wann")),
        (2, ("Musik", datetime.date(2019, 4, 5))),
        (4, (12, 3.5)),
    ]


def test_formulas_are_the_values_they_had() -> None:
    data = workbook(("Titel",), ("=1+1",))

    assert cells(data) == [("Titel",)]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_columns_are_parted_as_programs_part_them(delimiter: str) -> None:
    data = delimiter.join(("Titel", "Ort")) + "\n" + delimiter.join(("Musik", '"Gostyń"'))

    assert cells(data.encode("utf-8-sig"), "a.csv") == [("Titel", "Ort"), ("Musik", "Gostyń")]


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [("Städte", "cp1252", "de"), ("Gostyń", "cp1250", "pl"), ("Gostyń", "utf-16", "de")],
)
def test_letters_are_read_as_old_programs_wrote_them(
    text: str, encoding: str, language: Language
) -> None:
    assert cells(f"{text};x".encode(encoding), "a.csv", language) == [(text, "x")]


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"", "a.xlsx", "The file is empty."),
        (OLD, "a.xls", "This is a file of an old Excel"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "locked by a password"),
        (b"%PDF-1.7", "a.xlsx", "This is not a table."),
        (b"%PDF-1.7", "a.csv", "This is not a table."),
        (b"<html><table><tr><td>x", "a.csv", "This is not a table."),
        (b"\x00\x01\x02", "a.csv", "This is not a table."),
        (b"Titel;Ort\n", "a.xlsx", "This is not a table."),
        (b"PK\x03\x04 nothing more", "a.xlsx", "The file is damaged."),
        (packed(mimetype=b"opendocument"), "a.xlsx", "This is not an Excel workbook."),
        (packed(xl__workbook_xml=b""), "a.xlsx", "This is not an Excel workbook."),
        (packed(**{"xl/workbook.xml": b"<x/>"}), "a.xlsx", "The file is damaged."),
        (workbook(("Titel",)), "a.csv", "The file has another type than its name says."),
        (b"x" * 1_000_001, "a.csv", "The file is larger than 1 MB."),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, name: str, told: str) -> None:
    assert refusal(data, name).startswith(told) or told in refusal(data, name)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = packed(**{"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": bytes(300_000_000)})
    begun = process_time()

    assert len(bomb) < LIMITS.most_bytes
    assert refusal(bomb).startswith("Unpacked, the file is too large.")
    assert process_time() - begun < 1


CELL = b'<c t="n"><v>1</v></c>'


@pytest.mark.parametrize(
    ("part", "begins", "repeated", "ends", "times"),
    [
        ("xl/styles.xml", b"<styleSheet%s><cellXfs>", b'<xf numFmtId="0"/>',
         b"</cellXfs></styleSheet>", 300_000),
        ("xl/sharedStrings.xml", b"<sst%s>", b"<si><t>a</t></si>", b"</sst>", 700_000),
        ("xl/worksheets/sheet1.xml", b'<worksheet%s><sheetData><row r="1">', CELL,
         b"</row></sheetData></worksheet>", 200_000),
        ("xl/worksheets/sheet1.xml", b"<worksheet%s><sheetData/><x>", CELL, b"</x></worksheet>",
         200_000),
        ("docProps/core.xml", b"<x%s>", b"<y/>", b"</x>", 900_000),
    ],
)  # fmt: skip
def test_a_part_that_would_fill_the_memory_is_not_read(
    part: str, begins: bytes, repeated: bytes, ends: bytes, times: int
) -> None:
    """Each would be some hundred times as large in the memory as it is as a file."""
    large = Limits(most_bytes=5_000_000, most_rows=20)
    bomb = changed(workbook(("x",)), part, begins % XMLNS + repeated * times + ends, add=True)

    assert len(bomb) < 100_000
    with pytest.raises(Unreadable) as refused:
        read_table(bomb, "a.xlsx", language="de", limits=large)
    assert str(refused.value).startswith("Unpacked, the file is too large.")


def test_a_picture_in_a_workbook_is_no_bomb() -> None:
    picture = os.urandom(4_000_000)
    large = Limits(most_bytes=5_000_000, most_rows=20)
    data = changed(workbook(("Titel",)), "xl/media/image1.png", picture, add=True)

    assert len(read_table(data, "a.xlsx", language="de", limits=large)) == 1


def test_many_formatted_rows_without_anything_in_them_are_no_bomb() -> None:
    row = b"<row>%s</row>" % (b'<c s="1"/>' * 20)
    sheet = b"<worksheet%s><sheetData>%s</sheetData></worksheet>" % (XMLNS, row * 12_000)
    large = Limits(most_bytes=5_000_000, most_rows=20)

    data = changed(workbook(("x",)), "xl/worksheets/sheet1.xml", sheet)

    assert read_table(data, "a.xlsx", language="de", limits=large) == []


def test_a_part_that_lies_about_its_size_is_not_unpacked_either() -> None:
    bomb = bytearray(packed(**{"xl/workbook.xml": b" " * 50_000_000}))
    size = (50_000_000).to_bytes(4, "little")
    lying = bytes(bomb.replace(size, (1000).to_bytes(4, "little")))

    assert refusal(lying).startswith("The file is damaged.")


def test_entities_are_not_multiplied() -> None:
    names = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    laughs = f'<!DOCTYPE x [<!ENTITY a0 "ha">{names}]><worksheet>&a9;</worksheet>'.encode()
    begun = process_time()

    assert refusal(changed(workbook(("x",)), "xl/worksheets/sheet1.xml", laughs)).startswith(
        "The file is damaged."
    )
    assert process_time() - begun < 2


def test_entities_of_elsewhere_are_not_fetched() -> None:
    outside = (
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet%s><sheetData><row r="1">'
        b'<c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>' % XMLNS
    )
    data = changed(workbook(("x",)), "xl/worksheets/sheet1.xml", outside)

    try:
        assert "root" not in str(cells(data))
    except Unreadable as refused:
        assert str(refused).startswith("The file is damaged.")


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_too_many_rows_are_refused(name: str) -> None:
    rows = [("Titel",), *(("x",) for _ in range(21))]
    data = workbook(*rows) if name == "a.xlsx" else b"Titel\n" + b"x\n" * 21

    assert refusal(data, name) == (
        "The table has more than 20 rows. Please divide it into several files."
    )


def test_a_million_rows_are_not_read_to_their_end() -> None:
    row = b'<row r="1048576"><c><v>1</v></c></row>'
    far = b"<worksheet%s><sheetData>%s</sheetData></worksheet>" % (XMLNS, row)
    begun = process_time()

    assert "more than 20 rows" in refusal(
        changed(workbook(("x",)), "xl/worksheets/sheet1.xml", far)
    )
    assert process_time() - begun < 2


def test_columns_without_end_are_not_read() -> None:
    data = workbook(tuple(range(1, 200)))

    assert cells(data) == [tuple(range(1, 61))]
