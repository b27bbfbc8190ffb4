# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Word files to be filled, made by hand, good ones and bad ones."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx import Document


def with_lines(*lines: str, header: str = "") -> bytes:
    """Return a Word file with these paragraphs, and perhaps a header."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def saved(document: Any) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the archive with some parts put in place of others, or besides."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def lines_of(data: bytes) -> list[str]:
    """Return the paragraphs of the text, tables left out."""
    return [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]
