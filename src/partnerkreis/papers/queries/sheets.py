# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper set on its sheet: as DOCX, on the body's own sheet where it has one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from partnerkreis.core.dates import Moment
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import proper
from partnerkreis.directory.models import Body
from partnerkreis.documents.blocks import Block
from partnerkreis.documents.placeholders import Sheet
from partnerkreis.documents.values import Values, built_in
from partnerkreis.papers.models import Paper, PaperKind, PaperTemplate, PaperText
from partnerkreis.papers.rules import AREA, LINE, LIST, parts_of, stages

REPORT = "report"
#: What a sheet can be brought for.
KINDS: tuple[str, ...] = (*PaperKind.values, REPORT)


def sheet_of(kind: str) -> Sheet:
    """Return what kind of sheet a paper of ``kind`` is written on."""
    return Sheet.REPORT if kind == REPORT else PaperKind(kind).sheet


def own_sheet(body: Body, kind: str, language: Language) -> PaperTemplate | None:
    return PaperTemplate.objects.filter(body=body, kind=kind, language=language).first()


def sheet_content(body: Body, kind: str, language: Language) -> bytes:
    """Return the sheet that ``body`` writes on."""
    own = own_sheet(body, kind, language)
    return bytes(own.content) if own else built_in(sheet_of(kind), language)


def day_in_words(day: datetime.date, language: Language) -> str:
    return dates.label(Moment(day.year, day.month, day.day), language)


def written_day(day: datetime.date, language: Language) -> str:
    """Return a day as it stands on a paper; in Polish it ends in "r."."""
    words = day_in_words(day, language)
    return f"{words}\u00a0r." if language == "pl" else words


def values_of(paper: Paper, text: PaperText) -> Values:
    """Return what stands in the placeholders of the sheet."""
    language: Language = text.language  # type: ignore[assignment] # one of them, by its choices
    kinds = {part.name: part.shape for part in parts_of(paper.kind, language)}
    texts = {
        name: str(text.parts.get(name, ""))
        for name, shape in kinds.items()
        if shape in (LINE, AREA, LIST)
    }
    body: Body = paper.body
    texts |= _of_body(body, language)
    texts["title"] = texts.get("subject", "")
    texts["file_number"] = paper.file_number
    texts["date"] = written_day(paper.dated, language)
    texts["place_and_date"] = _placed(body, texts["date"], language)
    if paper.kind == PaperKind.COUNCIL_PAPER and language == "pl":
        texts["paper_type"] = "Projekt"
        texts["paper_number"] = texts["paper_number"] or "………………"
    return Values(texts, {"path": stages(text.parts)})


def _placed(body: Body, day: str, language: Language) -> str:
    """Return place and day as they stand on a letter: "Gostyń, 5 kwietnia 2023 r."."""
    return f"{body.seat.names.form(language)}, {day}" if body.seat else day


def _of_body(body: Body, language: Language) -> dict[str, str]:
    council = body.council
    return {
        "county": proper(body.names.form(language), language),
        "address": body.address,
        "website": body.website,
        "council": proper(council.form(language), language),
        "council_of": proper(council.form(language, "gen"), language),
    }


def document_of(paper: Paper, text: PaperText) -> bytes:
    """Return the paper as DOCX: of a final one the very bytes that were finished."""
    if text.document:
        return bytes(text.document)
    # Loaded where a document is made, and in no memory before.
    from partnerkreis.documents.filling import fill

    language: Language = text.language  # type: ignore[assignment] # one of them, by its choices
    values = values_of(paper, text)
    return fill(
        sheet_content(paper.body, paper.kind, language),
        values,
        title=values.texts["title"] or str(paper.kind),
        author=values.texts["county"],
        language=language,
        at=_noon(paper.dated),
    )


def _noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(12), tzinfo=datetime.UTC)


def report_document(
    body: Body,
    language: Language,
    *,
    title: str,
    subtitle: str,
    content: Sequence[Block],
    today: datetime.date,
) -> bytes:
    """Return a report on the sheet that ``body`` has for reports."""
    from partnerkreis.documents.filling import fill

    texts = _of_body(body, language)
    texts |= {"title": title, "subtitle": subtitle, "made_by": texts["county"]}
    texts["date"] = written_day(today, language)
    return fill(
        sheet_content(body, REPORT, language),
        Values(texts, {}, {"content": content}),
        title=title,
        author=texts["county"],
        language=language,
        at=_noon(today),
    )
