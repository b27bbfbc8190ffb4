# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is put into a sheet, and the sheets that come with the software.

Nothing here loads the library of the format: it takes 16 MB, and most requests make no document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from partnerkreis.core.languages import Language
from partnerkreis.documents.blocks import Block
from partnerkreis.documents.placeholders import Sheet

SHEETS: Final = Path(__file__).parent / "sheets"


@dataclass(frozen=True, slots=True)
class Values:
    """What is known of a sheet: texts by name, lists by name, and longer texts made of blocks."""

    texts: Mapping[str, str]
    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    blocks: Mapping[str, Sequence[Block]] = field(default_factory=dict)


def built_in(sheet: Sheet, language: Language) -> bytes:
    """Return the sheet that comes with the software."""
    return (SHEETS / f"{sheet}-{language}.docx").read_bytes()
