# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Blocks set into a document, in the styles that its sheet has for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from partnerkreis.documents.blocks import Block, Bullets, Heading, Paragraph, Table

#: Where a sheet does not have a style of that name, the first of these that it has.
_STYLES = {
    "heading": ("Heading {level}", "Heading 1"),
    "paragraph": ("Body Text", "Normal"),
    "quiet": ("Quiet", "Body Text", "Normal"),
    "bullet": ("List Bullet", "List Paragraph"),
    "caption": ("Caption",),
    "cell": ("Table Text", "Normal"),
    "head": ("Table Head", "Table Text", "Normal"),
    "table": ("Ledger", "Table Grid"),
}


def set_blocks(blocks: Sequence[Block], *, before: Any, document: Any) -> None:
    """Set the blocks, one after the other, before the element of a paragraph."""
    setter = _Setter(before, document)
    for block in blocks:
        match block:
            case Heading():
                setter.paragraph(block.text, "heading", level=min(block.level, 3))
            case Paragraph():
                setter.paragraph(block.text, "quiet" if block.is_quiet else "paragraph")
            case Bullets():
                for item in block.items:
                    setter.paragraph(item, "bullet")
            case Table():
                setter.table(block)


class _Setter:
    def __init__(self, before: Any, document: Any) -> None:
        self.before, self.document = before, document
        self.known = {style.name for style in document.styles}

    def style(self, use: str, level: int = 1) -> str | None:
        names = (name.format(level=level) for name in _STYLES[use])
        return next((name for name in names if name in self.known), None)

    def paragraph(self, text: str, use: str, level: int = 1) -> None:
        made = self.document.add_paragraph(text, style=self.style(use, level))
        self.before.addprevious(made._p)

    def table(self, block: Table) -> None:
        if block.caption:
            self.paragraph(block.caption, "caption")
        made = self.document.add_table(1, len(block.head))
        made.style = self.style("table")
        self._row(made.rows[0], block.head, "head", block)
        _repeat_on_every_page(made.rows[0])
        for texts in block.rows:
            self._row(made.add_row(), texts, "cell", block)
        _set_widths(made, block)
        self.before.addprevious(made._tbl)
        self.before.addprevious(self.document.add_paragraph(style=self.style("cell"))._p)

    def _row(self, row: Any, texts: Sequence[str], use: str, block: Table) -> None:
        _keep_together(row)
        for column, text in enumerate(texts):
            paragraph = row.cells[column].paragraphs[0]
            paragraph.style = self.style(use)
            paragraph.add_run(text)
            if column in block.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set_widths(table: Any, block: Table) -> None:
    """Part the width of the page among the columns."""
    weights = block.weights or (1,) * len(block.head)
    whole = sum(column.width for column in table.columns)
    table.autofit = False
    for position, weight in enumerate(weights):
        width = int(whole * weight / sum(weights))
        table.columns[position].width = width
        for cell in table.columns[position].cells:
            cell.width = width


def _repeat_on_every_page(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_on("w:tblHeader"))


def _keep_together(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_on("w:cantSplit"))


def _on(name: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    return element
