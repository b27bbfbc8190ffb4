# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands above a paper where it is read."""

from __future__ import annotations

from django.utils.translation import override, pgettext

from partnerkreis.core.languages import Language
from partnerkreis.papers.models import PaperKind


def heading_of(kind: str, subject: str, language: Language) -> str:
    """Return the subject as it stands above a paper: in Polish an act is "w sprawie" of it."""
    if kind != PaperKind.COUNCIL_PAPER or not subject:
        return subject
    with override(language):
        return pgettext("heading of a council paper", "{subject}").format(subject=subject)
