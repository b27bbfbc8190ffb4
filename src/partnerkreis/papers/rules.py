# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a paper is made of, and when it can be final. Plain decisions over texts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from partnerkreis.core.languages import Language

#: A line, a longer text, or the stages of a council paper.
LINE, AREA, LIST, STAGES = "line", "area", "list", "stages"
MOST_STAGES: Final = 6
#: The columns of a stage of a council paper (Beratungsfolge): who, when, and to do what.
STAGE: Final = ("organ", "date", "task")
#: "[…]", "[Betrag …]": what the officer still has to fill in.
_GAP: Final = re.compile(r"\[[^\]\n]{0,80}…[^\]\n]{0,80}\]")

Parts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a paper: how it is written, how long it may be, whether it must be there."""

    name: str
    shape: str = LINE
    most: int = 200
    is_needed: bool = False


_LONG: Final = 20_000
_SIGNED: Final = (Part("signatory", most=120), Part("signatory_office", most=160))
_COUNCIL: Final = (
    Part("subject", most=300, is_needed=True),
    Part("paper_type", LIST, 60, is_needed=True),
    Part("paper_number", most=40),
    Part("publicity", LIST, 60),
    Part("path", STAGES),
    Part("proposal", AREA, _LONG, is_needed=True),
    Part("finance", AREA, _LONG, is_needed=True),
    Part("facts", AREA, _LONG, is_needed=True),
    Part("reasons", AREA, _LONG),
    Part("enclosures", most=500),
    *_SIGNED,
    Part("contact", most=120),
)
_LETTER: Final = (
    Part("addressee", AREA, 600, is_needed=True),
    Part("your_reference", most=80),
    Part("subject", most=300, is_needed=True),
    Part("salutation", most=200, is_needed=True),
    Part("content", AREA, _LONG, is_needed=True),
    Part("closing", most=120),
    *_SIGNED,
    Part("enclosures", most=500),
    Part("contact", most=120),
)
#: In Poland a resolution names the law it stands on, and is a resolution and nothing else.
_LEGAL_BASIS: Final = Part("legal_basis", AREA, 2_000, is_needed=True)


def parts_of(kind: str, language: Language) -> tuple[Part, ...]:
    """Return what a paper of ``kind`` is made of in ``language``, in the order it is written."""
    if kind != "council_paper":
        return _LETTER
    if language != "pl":
        return _COUNCIL
    parts = [part for part in _COUNCIL if part.name not in ("paper_type", "publicity")]
    return (parts[0], parts[1], _LEGAL_BASIS, *parts[2:])


def missing(kind: str, language: Language, parts: Parts) -> list[str]:
    """Return the names of the parts that must be there and are not."""
    asked = parts_of(kind, language)
    return [part.name for part in asked if part.is_needed and not parts.get(part.name)]


def gaps(kind: str, language: Language, parts: Parts) -> list[tuple[str, str]]:
    """Return what is still to be filled in, with the part it stands in: "[Betrag …]"."""
    asked = (part.name for part in parts_of(kind, language) if part.shape != STAGES)
    return [(name, gap) for name in asked for gap in _GAP.findall(str(parts.get(name, "")))]


def stages(parts: Parts) -> Sequence[Mapping[str, str]]:
    """Return the stages that are written down, without empty ones."""
    rows: Sequence[Mapping[str, str]] = parts.get("path") or ()
    return [row for row in rows if any(row.get(column) for column in STAGE)]
