# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A first draft of each part of a paper, in whole sentences, from what is known of its occasion.

What only a person can say stands in square brackets with three dots, "[Betrag …]"; a paper is not
final while there is one.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from partnerkreis.core.languages import Language
from partnerkreis.core.naming import capital
from partnerkreis.directory.models import OfficeKind
from partnerkreis.documents.addressing import (
    Addressee,
    address_lines,
    office_line,
    salutation,
)
from partnerkreis.papers.models import PaperKind
from partnerkreis.papers.queries.drafting_council import council_parts
from partnerkreis.papers.queries.drafting_letters import letter_parts
from partnerkreis.papers.queries.gathering import Occasion
from partnerkreis.papers.queries.offices import addressee_of
from partnerkreis.papers.queries.speaking import Speaker
from partnerkreis.papers.rules import Parts, parts_of


def draft(found: Occasion, kind: str, language: Language) -> Parts:
    """Return the parts of a paper of ``kind``, drafted in ``language``."""
    with override(language):
        speaker = Speaker(found, language)
        drafted: dict[str, Any] = _signed(found, kind, language)
        if kind == "council_paper":
            drafted |= council_parts(speaker)
        else:
            drafted |= _addressed(found, language) | letter_parts(speaker, kind)
    asked = {part.name: part.most for part in parts_of(kind, language)}
    return {
        name: value[: asked[name]] if isinstance(value, str) else value
        for name, value in drafted.items()
        if name in asked
    }


def _signed(found: Occasion, kind: str, language: Language) -> dict[str, str]:
    """Return who signs, and who answers questions."""
    # A Polish resolution is signed by whoever chairs the council, and by nobody else.
    by_chair = kind == PaperKind.COUNCIL_PAPER and found.own.country == "PL"
    tenure = found.chair if by_chair else found.head
    if tenure is not None:
        signing = addressee_of(tenure, language)
    else:
        office = OfficeKind.COUNCIL_CHAIR if by_chair else ""
        signing = Addressee(_("[Name …]"), office=office)
    return {
        "signatory": signing.name,
        "signatory_office": office_line(signing, language),
        "contact": found.contact,
    }


def _addressed(found: Occasion, language: Language) -> dict[str, str]:
    """Return to whom a letter goes, how they are addressed, and how it ends."""
    if found.addressee is None:
        lines, spoken = [_("[Name and address …]")], salutation(None, language)
    else:
        person, body = addressee_of(found.addressee, language), found.addressee.office.body
        of_body = body.names.form(language, "gen")
        lines = address_lines(person, language, of_body=of_body)
        if language != "pl" or of_body not in lines[-1]:
            lines.append(capital(body.names.form(language)))
        lines += [part.strip() for part in body.address.split(",")]
        spoken = salutation(person, language)
    return {
        "addressee": "\n".join(line for line in lines if line),
        "salutation": f"{spoken},",
        "closing": pgettext("at the end of a letter", "Yours sincerely"),
    }
