# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filling a sheet: what stands there afterwards, read back from the file."""

import datetime
from io import BytesIO

import pytest
from docx import Document

from partnerkreis.documents.blocks import Bullets, Heading, Paragraph, Table
from partnerkreis.documents.filling import fill
from partnerkreis.documents.values import Values
from tests.documents.making import lines_of, saved, with_lines

AT = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)


def filled(sheet, texts=None, rows=None, blocks=None, **more):
    values = Values(texts or {}, rows or {}, blocks or {})
    meant = {"title": "Title", "author": "Author", "language": "de", "at": AT, **more}
    return fill(sheet, values, **meant)


def test_placeholders_become_texts_wherever_they_stand():
    sheet = with_lines("An {{ name }} und {{name}}: {{ greeting }}", header="{{ name }}")
    done = filled(sheet, {"name": "Ä & <b>", "greeting": "Tag"})

    assert lines_of(done) == ["An Ä & <b> und Ä & <b>: Tag"]
    assert Document(BytesIO(done)).sections[0].header.paragraphs[0].text == "Ä & <b>"


def test_a_placeholder_cut_into_pieces_keeps_the_looks_of_its_beginning():
    document = Document()
    paragraph = document.add_paragraph("Sehr ")
    for piece, is_bold in (("{", True), ("{ na", False), ("me }", False), ("} geehrt", False)):
        paragraph.add_run(piece).bold = is_bold
    done = Document(BytesIO(filled(saved(document), {"name": "sehr"})))

    assert done.paragraphs[0].text == "Sehr sehr geehrt"
    assert [run.text for run in done.paragraphs[0].runs if run.bold] == ["sehr"]


def test_a_placeholder_that_stands_alone_becomes_paragraphs_with_lines():
    sheet = with_lines("before", "{{ text }}", "after")
    done = filled(sheet, {"text": "one\ntwo\n\nthree"})

    assert lines_of(done) == ["before", "one\ntwo", "three", "after"]


def test_lines_whose_placeholders_are_all_empty_are_left_out():
    sheet = with_lines("File: {{ number }}", "{{ number }}, {{ place }}", "kept")

    assert lines_of(filled(sheet, {"number": "", "place": "here"})) == [", here", "kept"]
    assert lines_of(filled(sheet, {})) == ["kept"]


def test_a_heading_below_which_nothing_is_left_goes_too():
    document = Document()
    document.add_heading("Own title", 1)
    document.add_heading("Reasons", 1)
    document.add_paragraph("{{ reasons }}")
    document.add_paragraph("")
    document.add_heading("Kept", 1)
    document.add_paragraph("{{ facts }}")

    done = filled(saved(document), {"facts": "because"})
    assert lines_of(done) == ["Own title", "Kept", "because"]


def table_of(*rows):
    document = Document()
    document.add_heading("Stages", 1)
    table = document.add_table(0, 2)
    for cells in rows:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.add_heading("Next", 1)
    document.add_paragraph("text")
    return saved(document)


def test_a_row_stands_once_for_each_item_of_its_list():
    sheet = table_of(("Who", "When"), ("{{ path.organ }}", "{{ path.date }} {{ year }}"))
    path = [{"organ": "A", "date": "1."}, {"organ": "B", "date": "2."}]
    done = Document(BytesIO(filled(sheet, {"year": "2027"}, {"path": path})))

    found = [[cell.text for cell in row.cells] for row in done.tables[0].rows]
    assert found == [["Who", "When"], ["A", "1. 2027"], ["B", "2. 2027"]]


def test_a_row_without_items_or_values_is_left_out():
    sheet = table_of(("Who", "{{ path.organ }}"), ("Number", "{{ number }}"), ("Kept", "text"))
    done = Document(BytesIO(filled(sheet, {"number": ""})))

    assert [row.cells[0].text for row in done.tables[0].rows] == ["Kept"]


def test_blocks_come_in_the_styles_of_the_sheet_and_the_head_of_a_table_repeats():
    sheet = with_lines("{{ content }}")
    content = [
        Heading("Why"),
        Heading("More", 2),
        Paragraph("Because."),
        Bullets(["one", "two"]),
        Table("Figures", ["A", "B"], [["x", "1"]], frozenset({1}), (3, 1)),
    ]
    done = Document(BytesIO(filled(sheet, blocks={"content": content})))

    styles = [(p.style.name, p.text) for p in done.paragraphs if p.text]
    assert styles == [
        ("Heading 1", "Why"),
        ("Heading 2", "More"),
        ("Body Text", "Because."),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("Caption", "Figures"),
    ]
    assert "w:tblHeader" in done.tables[0].rows[0]._tr.xml
    assert "w:tblHeader" not in done.tables[0].rows[1]._tr.xml
    assert [cell.text for cell in done.tables[0].rows[1].cells] == ["x", "1"]
    first, second = done.tables[0].columns
    assert first.width == pytest.approx(3 * second.width, rel=0.01)


def test_the_document_says_its_title_its_language_and_nothing_of_the_sheet():
    sheet = Document()
    sheet.core_properties.comments, sheet.core_properties.keywords = "secret", "secret"
    sheet.core_properties.last_modified_by = "Somebody"
    done = Document(
        BytesIO(filled(saved(sheet), title="Vorlage", author="Landkreis", language="pl"))
    )
    told = done.core_properties

    assert (told.title, told.author, told.language) == ("Vorlage", "Landkreis", "pl-PL")
    assert (told.comments, told.keywords, told.last_modified_by) == ("", "", "Landkreis")
    assert told.created == AT


def test_equal_values_give_equal_files():
    sheet = with_lines("{{ name }}")

    assert filled(sheet, {"name": "x"}) == filled(sheet, {"name": "x"})
    assert filled(sheet, {"name": "x"}) != filled(sheet, {"name": "y"})


def test_what_xml_cannot_hold_is_left_out_and_braces_in_a_text_stay_text():
    sheet = with_lines("{{ name }}")

    assert lines_of(filled(sheet, {"name": "a\x00b\x0b{{ other }}", "other": "!"})) == [
        "ab{{ other }}"
    ]
