# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a county may write between double braces, and where it stands.

There is no language in a sheet: a placeholder is a name, or the name of a list and one of its
columns. Nothing is looked up but what is given, nothing is computed, so nothing can run wild.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

#: "{{ subject }}", "{{ path.organ }}".
PLACEHOLDER: Final = re.compile(r"\{\{[ \u00a0]*([a-z_]{1,40}(?:\.[a-z_]{1,40})?)[ \u00a0]*\}\}")
#: What looks like a placeholder, or like the language of some other program, and is none.
_BRACES: Final = re.compile(r"\{\{.{0,60}|\{%.{0,60}|\{#.{0,60}|.{0,60}\}\}", re.DOTALL)


class Sheet(StrEnum):
    """What kind of sheet it is: each has placeholders of its own."""

    COUNCIL_PAPER = "council_paper"
    LETTER = "letter"
    REPORT = "report"


_COMMON: Final = ("county", "address", "website", "file_number", "date", "title")
_SIGNED: Final = ("subject", "signatory", "signatory_office", "enclosures", "contact")
PLACEHOLDERS: Final[dict[Sheet, tuple[str, ...]]] = {
    Sheet.COUNCIL_PAPER: (
        *_COMMON,
        *_SIGNED,
        *("council", "council_of", "paper_type", "paper_number", "publicity", "legal_basis"),
        *("path.organ", "path.date", "path.task", "proposal", "finance", "facts", "reasons"),
    ),
    Sheet.LETTER: (
        *_COMMON,
        *_SIGNED,
        *("place_and_date", "addressee", "your_reference", "salutation", "content", "closing"),
    ),
    Sheet.REPORT: (*_COMMON, "subtitle", "made_by", "content"),
}
#: Without these a sheet would swallow what was written.
NEEDED: Final[dict[Sheet, frozenset[str]]] = {
    Sheet.COUNCIL_PAPER: frozenset({"subject", "proposal"}),
    Sheet.LETTER: frozenset({"salutation", "content"}),
    Sheet.REPORT: frozenset({"title", "content"}),
}


def names_in(text: str) -> list[str]:
    """Return the names of the placeholders in ``text``, in order."""
    return PLACEHOLDER.findall(text)


def misspelt_in(text: str) -> str:
    """Return the first thing between braces that is no placeholder, or ""."""
    found = _BRACES.search(PLACEHOLDER.sub("", text))
    return " ".join(found[0].split()) if found else ""
