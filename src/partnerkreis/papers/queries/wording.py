# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a paper says: of a draft as its parts are now, of a final one as it was finished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from django.utils.translation import override

from partnerkreis.core.languages import Language
from partnerkreis.papers.models import Paper, PaperKind, PaperText
from partnerkreis.papers.queries.heading import heading_of
from partnerkreis.papers.queries.labels import label_of
from partnerkreis.papers.queries.sheets import values_of
from partnerkreis.papers.rules import AREA, STAGE, parts_of

#: What stands above the text of a letter, or in the table at the top of a council paper.
_FACTS: Final = ("paper_number", "file_number", "date", "publicity", "your_reference", "contact")
_LETTER: Final = ("salutation", "content", "closing")


@dataclass(frozen=True, slots=True)
class Worded:
    """Every word of a paper in one language, under the headings it has: what a reader reads.

    It is kept with a final paper and never written again, so that it can be read as it was when
    the software calls its parts something else, or puts them together in another way.
    """

    title: str
    kicker: str
    county: str
    addressee: Sequence[str]
    #: Label and value; place and day of a letter have no label.
    facts: Sequence[Sequence[str]]
    stages_title: str
    stages_head: Sequence[str]
    stages: Sequence[Mapping[str, str]]
    #: Heading and text; a letter has no headings.
    passages: Sequence[Sequence[str]]
    signatory: Sequence[str]
    enclosures: str

    def to_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return asdict(self)


def worded(paper: Paper, text: PaperText) -> Worded:
    """Return what the paper says in the language of ``text``."""
    if text.wording:
        return Worded(**{field.name: text.wording[field.name] for field in fields(Worded)})
    tongue: Language = text.language  # type: ignore[assignment] # one of them, by its choices
    with override(tongue):
        return _worded(paper, text, tongue)


def _worded(paper: Paper, text: PaperText, tongue: Language) -> Worded:
    values, kind = values_of(paper, text), str(PaperKind(paper.kind).label)
    texts = values.texts
    addressee = texts.get("addressee", "")
    return Worded(
        title=heading_of(paper.kind, texts["subject"], tongue) or kind,
        kicker=str(text.parts.get("paper_type") or kind[:1].upper() + kind[1:]),
        county=texts["county"],
        addressee=addressee.split("\n") if addressee else [],
        facts=_facts(paper, texts),
        stages_title=label_of("path"),
        stages_head=[label_of(f"path.{column}") for column in STAGE],
        stages=list(values.rows["path"]),
        passages=_passages(paper, texts, tongue),
        signatory=[line for line in (texts["signatory"], texts["signatory_office"]) if line],
        enclosures=texts["enclosures"],
    )


def _facts(paper: Paper, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    labels = {"date": "dated"}
    named = [(name, label_of(labels.get(name, name))) for name in _FACTS if texts.get(name)]
    if paper.kind == PaperKind.COUNCIL_PAPER:
        return [(label, texts[name]) for name, label in named]
    others = [(label, texts[name]) for name, label in named if name != "date"]
    return [("", texts["place_and_date"]), *others]


def _passages(paper: Paper, texts: Mapping[str, str], tongue: Language) -> list[tuple[str, str]]:
    if paper.kind != PaperKind.COUNCIL_PAPER:
        return [("", texts[name]) for name in _LETTER if texts[name]]
    names = [part.name for part in parts_of(paper.kind, tongue) if part.shape == AREA]
    return [(label_of(name), texts[name]) for name in names if texts[name]]
