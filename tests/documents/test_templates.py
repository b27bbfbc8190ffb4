# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sheets that a county brings: what is used, and the sentence for what is not. And our own."""

import struct
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.documents.checking import MOST_UNPACKED, TemplateRefused
from partnerkreis.documents.filling import TAGS, paragraphs_of, roots_of, text_of
from partnerkreis.documents.placeholders import NEEDED, PLACEHOLDERS, Sheet, names_in
from partnerkreis.documents.templates import check_template
from partnerkreis.documents.values import built_in
from tests.documents.making import part, repacked, saved, with_lines

ROOT = Path(__file__).resolve().parents[2]
GOOD = with_lines("{{ subject }}", "{{ salutation }}", "{{ content }}", header="{{ county }}")
TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
OURS = [(sheet, language) for sheet in Sheet for language in INTERFACE_LANGUAGES]


def refusal(data, sheet=Sheet.LETTER):
    with pytest.raises(TemplateRefused) as refused:
        check_template(data, sheet)
    return str(refused.value)


def test_a_sheet_with_known_placeholders_is_used():
    check_template(GOOD, Sheet.LETTER)


def letter(line):
    return with_lines(line, "{{ salutation }}", "{{ content }}")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ x.__class__ }}", "There is no placeholder “x.__class__”"),
        ("{{ ''.__class__.__mro__ }}", "is not a placeholder"),
        ("{% for i in range(9) %}", "“{% for i in range(9) %}” is not a placeholder"),
        ("{# note #}", "is not a placeholder"),
        ("{{ subject|upper }}", "is not a placeholder"),
        ("{{ subject", "“{{ subject” is not a placeholder"),
        ("subject }}", "is not a placeholder"),
        ("{{ Subject }}", "is not a placeholder"),
        ("{{ unknown }}", "There is no placeholder “unknown”"),
        ("{{ path.organ }}", "There is no placeholder “path.organ”"),
    ],
)
def test_what_is_no_known_placeholder_is_named(line, told):
    assert told in refusal(letter(line))


def test_a_placeholder_in_a_header_is_looked_at_too():
    assert "no placeholder “evil”" in refusal(with_lines("{{ content }}", header="{{ evil }}"))


def test_what_would_swallow_the_text_is_refused():
    assert "“salutation” is missing" in refusal(with_lines("{{ content }}"))


def test_too_many_placeholders_are_refused():
    assert "200 placeholders" in refusal(with_lines("{{ content }}{{ salutation }}" * 101))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 not a zip", b"PK\x03\x04 broken", GOOD[:-40]])
def test_what_is_no_word_file_is_refused(data):
    assert "not a Word file" in refusal(data)


def zipped(**parts):
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def test_another_archive_is_refused():
    assert "not a Word file" in refusal(zipped(readme="text"))
    spreadsheet = part(GOOD, TYPES).replace(b"wordprocessingml.document.main", b"sheet.main")
    assert "not a Word file" in refusal(repacked(GOOD, {TYPES: spreadsheet}))


def test_macros_and_embedded_objects_are_refused():
    macros = part(GOOD, TYPES).replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert "macros" in refusal(repacked(GOOD, {TYPES: macros}))
    for name in ("word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/activeX/a.xml"):
        assert "macros" in refusal(repacked(GOOD, {name: b"x"}))


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word/../../evil", "C:/evil"])
def test_parts_that_lead_out_of_the_file_are_refused(name):
    assert "forbidden name" in refusal(repacked(GOOD, {name: b"x"}))


def test_a_bomb_is_not_unpacked():
    bomb = repacked(GOOD, {"word/media/big.png": b"\0" * (MOST_UNPACKED + 1)})

    assert len(bomb) < 1_000_000
    assert "far too large" in refusal(bomb)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either():
    bomb = bytearray(repacked(GOOD, {"word/media/big.png": b"\0" * (MOST_UNPACKED + 1)}))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        where = bomb.rindex(signature)
        bomb[where + offset : where + offset + 4] = struct.pack("<I", 10)

    assert refusal(bytes(bomb)) in (
        "Unpacked, the file is far too large for a letter or a paper.",
        "This is not a Word file (.docx). Please save it as “Word document (.docx)”.",
    )


def test_too_many_parts_and_too_many_bytes_are_refused():
    assert "too many parts" in refusal(repacked(GOOD, {f"x/{n}": b"" for n in range(301)}))
    assert "larger than 2 MB" in refusal(b"x" * 2_000_001)


def test_entities_are_refused_in_any_encoding():
    evil = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    for encoded in (evil.encode(), evil.encode("utf-16")):
        told = refusal(repacked(GOOD, {"word/styles.xml": encoded}))
        assert "something that Word does not write" in told


def test_what_is_fetched_from_elsewhere_is_refused():
    relation = (
        b'<Relationship Id="rId99" Type="http://x/relationships/attachedTemplate" '
        b'Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    changed = part(GOOD, RELATIONS).replace(b"</Relationships>", relation)

    assert "from elsewhere" in refusal(repacked(GOOD, {RELATIONS: changed}))
    link = changed.replace(b"attachedTemplate", b"hyperlink")
    check_template(repacked(GOOD, {RELATIONS: link}), Sheet.LETTER)


def test_xml_that_is_none_is_refused():
    assert "cannot be read" in refusal(repacked(GOOD, {"word/document.xml": b"<w:document>"}))


@pytest.mark.parametrize(("sheet", "language"), OURS)
def test_our_own_sheets_hold_to_the_same_rules(sheet, language):
    check_template(built_in(sheet, language), sheet)
    document = Document(BytesIO(built_in(sheet, language)))
    named = {n for r in roots_of(document) for p in paragraphs_of(r) for n in names_in(text_of(p))}

    assert NEEDED[sheet] <= named <= set(PLACEHOLDERS[sheet])


@pytest.mark.parametrize(("sheet", "language"), OURS)
def test_our_own_sheets_are_made_as_word_wants_it(sheet, language):
    document = Document(BytesIO(built_in(sheet, language)))
    styles = {p.style.name for p in document.paragraphs}
    heads = [table.rows[0]._tr.xml for table in document.tables if len(table.rows[0].cells) == 3]
    section = document.sections[0]

    assert document.core_properties.language == TAGS[language]
    assert f'w:lang w:val="{TAGS[language]}"' in document.styles.element.xml
    assert document.core_properties.title
    assert "{{ county }}" in section.header.paragraphs[0].text
    assert {"PAGE", "NUMPAGES"} <= set(section.footer._element.xml.split('"'))
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert all("w:tblHeader" in head for head in heads)
    assert styles & {"Title", "Heading 1", "Heading 2"}


def test_the_stored_sheets_are_those_that_the_tool_makes():
    made = subprocess.run(
        [sys.executable, ROOT / "tools/build_sheets.py", "--check"],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"},
    )

    assert (made.returncode, made.stderr) == (0, "")


def test_a_template_saved_by_word_in_pieces_is_used():
    document = Document()
    for name in ("salutation", "content"):
        paragraph = document.add_paragraph()
        for piece in ("{", "{ ", name[:3], name[3:], " }", "}"):
            paragraph.add_run(piece)

    check_template(saved(document), Sheet.LETTER)
