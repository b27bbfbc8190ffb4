# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of papers, sheets and reports, in each language its own words."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override

from partnerkreis.core.languages import Language
from partnerkreis.portal import links


def _reverse(view: str, language: Language, query: dict[str, str], **arguments: str) -> str:
    address = _of(view, language, arguments) if arguments else links.page(view, language)
    asked = {name: value for name, value in query.items() if value}
    return f"{address}?{urlencode(asked)}" if asked else address


def _of(view: str, language: Language, arguments: dict[str, str]) -> str:
    with override(language):
        return reverse(view, kwargs=arguments)


def papers(language: Language) -> str:
    """Return the address of the list of papers."""
    return _reverse("papers", language, {})


def new(language: Language, **prefilled: str) -> str:
    """Return the address where a paper is begun: ``kind``, ``about="encounter:key"``, ``to``."""
    return _reverse("paper_new", language, prefilled)


def paper(key: str, language: Language, tongue: str = "") -> str:
    """Return the address of a paper, in the language it is written in."""
    return _reverse("paper", language, {"in": tongue}, key=key)


def edit(key: str, language: Language, tongue: str = "") -> str:
    return _reverse("paper_edit", language, {"in": tongue}, key=key)


def document(key: str, language: Language, tongue: str) -> str:
    """Return the address of a paper as DOCX."""
    return _reverse("paper_document", language, {}, key=key, tongue=tongue)


def sheets(language: Language) -> str:
    return _reverse("paper_sheets", language, {})


def sheet(body: str, kind: str, tongue: str, language: Language) -> str:
    """Return the address of the sheet that a body writes on."""
    return _reverse("paper_sheet", language, {}, body=body, kind=kind, tongue=tongue)


def reports(language: Language) -> str:
    return _reverse("reports", language, {})


def handover(language: Language, body: str = "") -> str:
    """Return the address of the handover dossier of a body."""
    return _reverse("report_handover", language, {"body": body})


def handover_document(language: Language, body: str = "") -> str:
    return _reverse("report_handover_document", language, {"body": body})


def council(language: Language, body: str = "", period: str = "") -> str:
    """Return the address of the report to the council for a period as people type it."""
    return _reverse("report_council", language, {"body": body, "period": period})


def council_document(language: Language, body: str = "", period: str = "") -> str:
    return _reverse("report_council_document", language, {"body": body, "period": period})
