# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""LibreOffice opens what we write, where there is one."""

import datetime
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.documents.blocks import Bullets, Heading, Paragraph, Table
from partnerkreis.documents.filling import fill
from partnerkreis.documents.placeholders import PLACEHOLDERS, Sheet
from partnerkreis.documents.values import Values, built_in

AT = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)
CONTENT = [Heading("Teil"), Paragraph("Zażółć gęślą jaźń."), Bullets(["eins"])]
CONTENT += [Table("Zahlen", ["A", "B"], [["x", "1"]] * 60)]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")
def test_every_sheet_becomes_a_page(tmp_path: Path) -> None:
    for sheet in Sheet:
        texts = {name: f"<{name}>" for name in PLACEHOLDERS[sheet] if "." not in name}
        rows = {"path": [{"organ": "Kreistag", "date": "1. März 2027", "task": "Entscheidung"}]}
        blocks = {"content": CONTENT} if sheet is Sheet.REPORT else {}
        for language in INTERFACE_LANGUAGES:
            values = Values(texts, rows, blocks)
            document = fill(
                built_in(sheet, language), values, title="T", author="A", language=language, at=AT
            )
            (tmp_path / f"{sheet}-{language}.docx").write_bytes(document)
    files = sorted(tmp_path.glob("*.docx"))
    home = {**os.environ, "HOME": str(tmp_path)}

    subprocess.run(
        ["soffice", "--headless", "--convert-to", "txt:Text", "--outdir", tmp_path, *files],
        env=home,
        check=True,
        capture_output=True,
        timeout=120,
    )

    for file in files:
        text = file.with_suffix(".txt").read_text()
        assert "{{" not in text
        assert "<county>" in text or "Teil" in text or "<subject>" in text
