# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a paper are called, in the language of the reader."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def label_of(part: str) -> str:
    """Return what a part of a paper is called."""
    return {
        "file_number": _("File number"),
        "dated": _("Day that stands on it"),
        "subject": pgettext("of a letter or a paper", "Subject"),
        "paper_type": _("Kind of paper"),
        "paper_number": _("Paper number"),
        "publicity": _("Public or not"),
        "legal_basis": _("Legal basis"),
        "path": _("Consideration"),
        "path.organ": _("Body or committee"),
        "path.date": _("Day of the meeting"),
        "path.task": _("Task"),
        "proposal": _("Proposed resolution"),
        "finance": _("Financial implications"),
        "facts": _("Background"),
        "reasons": _("Reasons"),
        "enclosures": _("Enclosures"),
        "signatory": _("Signed by"),
        "signatory_office": _("Office of whom signs"),
        "contact": _("Who answers questions"),
        "addressee": _("Name and address"),
        "your_reference": _("Their reference"),
        "salutation": _("Salutation"),
        "content": _("Text"),
        "closing": pgettext("of a letter", "Closing"),
    }[part]


def hint_of(part: str) -> str:
    """Return a hint for whom writes the part, or nothing."""
    return {
        "path": _("Which committees deal with it, in this order. Empty stages are left out."),
        "facts": _("An empty line begins a new paragraph."),
        "content": _("An empty line begins a new paragraph."),
        "finance": _("Fill in what stands in square brackets, or take it away."),
        "addressee": _("A line for each line of the address."),
        "salutation": _("With the comma that follows it."),
    }.get(part, "")


def placeholder_meaning(name: str) -> str:
    """Return what a placeholder of a sheet brings."""
    more = {
        "county": _("Name of the county"),
        "address": _("Address of the county office"),
        "website": _("Website"),
        "date": _("Day that stands on it"),
        "place_and_date": _("Seat of the county and day, as they stand on a letter"),
        "title": _("Title; of a paper its subject"),
        "subtitle": _("Subtitle"),
        "made_by": _("Whose report it is"),
        "council": _("Name of the council"),
        "council_of": _("Name of the council in the genitive"),
    }
    return more[name] if name in more else label_of(name)
