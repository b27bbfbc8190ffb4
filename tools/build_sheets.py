# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the sheets of letters, council papers and reports; with --check only say what differs.

python tools/build_sheets.py [--check]

The sheets are ordinary Word files with styles of their own, so that a county can take one, put its
letterhead into it and bring it back.
"""

from __future__ import annotations

import datetime
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from partnerkreis.documents.filling import TAGS, packed
from sheet_words import COUNCIL_WORDS, LETTER_WORDS, REPORT_WORDS, TITLES

SHEETS = Path(__file__).resolve().parent.parent / "src/partnerkreis/documents/sheets"
FONT = "Calibri"
INK, QUIET, WARM, RULE = "1A1A1A", "555555", "8C2F1B", "B8B0A4"
_SOME_DAY = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - the library wants it without a zone
_KEPT_STYLES = {
    *("Normal", "Body Text", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"),
    *("List Bullet", "Caption", "Header", "Footer", "Default Paragraph Font", "Normal Table"),
    *("No List", "Table Grid"),
}


def blank(language: str, title: str) -> Any:
    """Return a document with the page, the styles and the language of our sheets."""
    document = Document()
    for element in list(document.element.body):
        if element.tag != qn("w:sectPr"):
            document.element.body.remove(element)
    _drop_thumbnail(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(3), Cm(2.2)
    section.header_distance, section.footer_distance = Cm(1.2), Cm(1)
    _drop_other_styles(document)
    _set_styles(document)
    _set_language(document, TAGS[language])
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language = TAGS[language]
    properties.created = properties.modified = _SOME_DAY
    properties.last_modified_by = ""
    return document


def _drop_thumbnail(document: Any) -> None:
    """Take the picture away that the library's own template shows in a folder."""
    relations = document.part.package.rels
    for key in [k for k, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]


def _drop_other_styles(document: Any) -> None:
    for style in list(document.styles):
        if style.name not in _KEPT_STYLES and not style.name.endswith(" Char"):
            style.delete()


def _set_language(document: Any, tag: str) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)


def _font(style: Any, size: float, *, bold: bool = False, colour: str = INK) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def _space(style: Any, before: float, after: float, line: float = 1.15) -> None:
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line


def _set_styles(document: Any) -> None:
    styles = document.styles
    for name, based in (("Quiet", "Body Text"), ("Table Text", "Normal"), ("Table Head", "Normal")):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[based]
    looks: dict[str, tuple[float, bool, str, float, float]] = {
        "Normal": (11, False, INK, 0, 0),
        "Body Text": (11, False, INK, 0, 7),
        "Quiet": (9.5, False, QUIET, 0, 6),
        "Title": (21, True, INK, 0, 4),
        "Subtitle": (13, False, INK, 0, 10),
        "Heading 1": (13.5, True, WARM, 16, 4),
        "Heading 2": (11.5, True, INK, 11, 3),
        "Heading 3": (11, True, QUIET, 8, 2),
        "List Bullet": (11, False, INK, 0, 3),
        "Caption": (9.5, True, QUIET, 8, 3),
        "Table Text": (10, False, INK, 2, 2),
        "Table Head": (9.5, True, QUIET, 2, 2),
        "Header": (9.5, False, QUIET, 0, 0),
        "Footer": (9, False, QUIET, 0, 0),
    }
    for name, (size, bold, colour, before, after) in looks.items():
        _font(styles[name], size, bold=bold, colour=colour)
        _space(styles[name], before, after, 1.0 if name in ("Header", "Footer") else 1.15)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Title", "Subtitle", "Header", "Footer"):
        _without(styles[name], "w:pBdr", "w:tabs", "w:spacing")
        _space(styles[name], *looks[name][3:], 1.0 if name in ("Header", "Footer") else 1.1)
    styles.element.append(parse_xml(_LEDGER))


def _without(style: Any, *names: str) -> None:
    """Take properties of paragraph and letters away that the library's own template has."""
    for properties in (style.element.get_or_add_pPr(), style.element.get_or_add_rPr()):
        for name in names:
            for found in properties.findall(qn(name)):
                properties.remove(found)


#: A table of rows and hairlines, its head set apart.
_LEDGER = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Ledger">
  <w:name w:val="Ledger"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
    <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
  </w:tblBorders><w:tblCellMar>
    <w:left w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
  </w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>"""


def _field(paragraph: Any, code: str) -> None:
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    simple.append(run)
    paragraph._p.append(simple)


def _rule(paragraph: Any, side: str, colour: str, size: int = 6, space: int = 4) -> None:
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="{size}" w:space="{space}" '
        f'w:color="{colour}"/></w:pBdr>'
    )
    paragraph._p.get_or_add_pPr().append(border)


def frame(document: Any, words: dict[str, str], right: str = "{{ file_number }}") -> None:
    """Put the name of the county above each page, and below it which page it is."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.clear_all()
    head.paragraph_format.tab_stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.RIGHT)
    head.add_run("{{ county }}").bold = True
    head.add_run(f"\t{right}")
    _rule(head, "bottom", WARM, size=12)
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run("{{ address }}")
    foot.add_run(f"\t{words['page']} ")
    _field(foot, "PAGE")
    foot.add_run(f" {words['of']} ")
    _field(foot, "NUMPAGES")
    _rule(foot, "top", RULE)


def widths(table: Any, *centimetres: float) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, centimetres, strict=True):
            cell.width = Cm(width)
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)


def pairs(document: Any, rows: list[tuple[str, str]]) -> None:
    """Add a table of names and values, without a row that heads it."""
    table = document.add_table(0, 2)
    table.style = "Ledger"
    for name, value in rows:
        cells = table.add_row().cells
        for cell, text, style in zip(
            cells, (name, value), ("Table Head", "Table Text"), strict=True
        ):
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(text)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    for name, value in (("val", "0480"), ("firstRow", "0"), ("firstColumn", "1")):
        look.set(qn(f"w:{name}"), value)
    widths(table, 5, 11.5)
    document.add_paragraph(style="Table Text")


def ledger(document: Any, head: tuple[str, ...], row: tuple[str, ...], *sizes: float) -> None:
    """Add a table with a row that heads it on every page, and one row to be repeated."""
    table = document.add_table(2, len(head))
    table.style = "Ledger"
    for cells, texts, style in zip(
        table.rows, (head, row), ("Table Head", "Table Text"), strict=True
    ):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(text)
    properties = table.rows[0]._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        properties.append(mark)
    widths(table, *sizes)
    document.add_paragraph(style="Table Text")


def signature(document: Any, *, indent: float = 0) -> None:
    room = document.add_paragraph(style="Body Text")
    room.paragraph_format.space_before = Pt(34)
    room.paragraph_format.space_after = Pt(0)
    room.paragraph_format.left_indent = Cm(indent)
    room.add_run("{{ signatory }}")
    office = document.add_paragraph("{{ signatory_office }}", style="Quiet")
    office.paragraph_format.left_indent = Cm(indent)
    room.paragraph_format.keep_with_next = True


def labelled(document: Any, label: str, placeholder: str, style: str = "Body Text") -> None:
    paragraph = document.add_paragraph(style=style)
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(placeholder)


def report(language: str) -> Any:
    words = REPORT_WORDS[language]
    document = blank(language, TITLES["report"][language])
    frame(document, words, right="{{ date }}")
    document.add_paragraph("{{ title }}", style="Title")
    document.add_paragraph("{{ subtitle }}", style="Subtitle")
    labelled(document, words["made_by"], "{{ made_by }}", "Quiet")
    document.add_paragraph("{{ content }}", style="Body Text")
    return document


def letter(language: str) -> Any:
    words = LETTER_WORDS[language]
    document = blank(language, TITLES["letter"][language])
    frame(document, words)
    sender = document.add_paragraph("{{ county }} · {{ address }}", style="Quiet")
    sender.paragraph_format.space_before = Pt(14)
    table = document.add_table(1, 2)
    widths(table, 9.5, 7)
    left, right = table.rows[0].cells
    left.paragraphs[0].add_run("{{ addressee }}")
    day = right.paragraphs[0]
    day.style = "Body Text"
    day.add_run("{{ place_and_date }}")
    for label, placeholder in words["facts"]:
        line = right.add_paragraph(style="Table Text")
        line.add_run(f"{label}: ").bold = True
        line.add_run(placeholder)
    subject = document.add_paragraph(style="Heading 2")
    subject.paragraph_format.space_before = Pt(40)
    subject.paragraph_format.space_after = Pt(12)
    subject.add_run("{{ subject }}")
    document.add_paragraph("{{ salutation }}", style="Body Text")
    document.add_paragraph("{{ content }}", style="Body Text")
    closing = document.add_paragraph("{{ closing }}", style="Body Text")
    closing.paragraph_format.space_before = Pt(8)
    closing.paragraph_format.keep_with_next = True
    signature(document)
    labelled(document, words["enclosures"], "{{ enclosures }}", "Quiet")
    return document


def council_paper(language: str) -> Any:
    words = COUNCIL_WORDS[language]
    document = blank(language, TITLES["council_paper"][language])
    frame(document, words)
    document.add_paragraph("{{ paper_type }}", style="Title")
    document.add_paragraph("{{ subject }}", style="Subtitle")
    pairs(document, words["facts"])
    document.add_paragraph(words["path"], style="Heading 1")
    columns = ("{{ path.organ }}", "{{ path.date }}", "{{ path.task }}")
    ledger(document, words["path_head"], columns, 7.5, 4.5, 4.5)
    for name in ("proposal", "finance", "facts_of_it", "reasons"):
        document.add_paragraph(words[name], style="Heading 1")
        placeholder = "facts" if name == "facts_of_it" else name
        document.add_paragraph(f"{{{{ {placeholder} }}}}", style="Body Text")
    labelled(document, words["enclosures"], "{{ enclosures }}")
    signature(document)
    return document


def resolution(language: str) -> Any:
    """Return the Polish form: the draft of a resolution, and its reasons on a page of their own."""
    words = COUNCIL_WORDS[language]
    document = blank(language, TITLES["council_paper"][language])
    frame(document, words)
    draft = document.add_paragraph("{{ paper_type }}", style="Quiet")
    draft.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, style in (
        ("Uchwała nr {{ paper_number }}", "Title"),
        ("{{ council_of }}", "Subtitle"),
        ("z dnia ………………", "Body Text"),
        ("w sprawie {{ subject }}", "Heading 2"),
    ):
        line = document.add_paragraph(text, style=style)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.runs[0].font.all_caps = style in ("Title", "Subtitle")
        line.paragraph_format.space_after = Pt(8)
    document.add_paragraph(style="Body Text")
    document.add_paragraph("{{ legal_basis }}", style="Body Text")
    document.add_paragraph("{{ proposal }}", style="Body Text")
    signature(document, indent=9)
    reasons = document.add_paragraph("Uzasadnienie", style="Heading 1")
    reasons.paragraph_format.page_break_before = True
    document.add_paragraph("{{ facts }}", style="Body Text")
    document.add_paragraph("{{ reasons }}", style="Body Text")
    document.add_paragraph("Skutki finansowe", style="Heading 1")
    document.add_paragraph("{{ finance }}", style="Body Text")
    document.add_paragraph("Przebieg prac nad projektem", style="Heading 1")
    columns = ("{{ path.organ }}", "{{ path.date }}", "{{ path.task }}")
    ledger(document, words["path_head"], columns, 7.5, 4.5, 4.5)
    labelled(document, words["enclosures"], "{{ enclosures }}")
    labelled(document, "Osoba prowadząca sprawę", "{{ contact }}", "Quiet")
    return document


MAKERS: dict[str, Callable[[str], Any]] = {
    "report": report,
    "letter": letter,
    "council_paper": lambda language: (resolution if language == "pl" else council_paper)(language),
}


def sheets() -> dict[str, bytes]:
    """Return every sheet by its file name."""
    made = {}
    for name, maker in MAKERS.items():
        for language in TAGS:
            written = BytesIO()
            maker(language).save(written)
            made[f"{name}-{language}.docx"] = packed(written.getvalue())
    return made


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main() -> int:
    stale = []
    for name, data in sheets().items():
        path = SHEETS / name
        if path.exists() and _parts(path.read_bytes()) == _parts(data):
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.write_bytes(data)
    if stale and "--check" in sys.argv:
        print(
            f"out of date: {', '.join(stale)} (tools/build_sheets.py makes them)", file=sys.stderr
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
