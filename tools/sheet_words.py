# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words that stand in the sheets themselves, in the language of each."""

from __future__ import annotations

from typing import Any, Final

_PAGE: Final = {
    "de": {"page": "Seite", "of": "von"},
    "pl": {"page": "Strona", "of": "z"},
    "en": {"page": "Page", "of": "of"},
}
TITLES: Final = {
    "report": {"de": "Bericht", "pl": "Sprawozdanie", "en": "Report"},
    "letter": {"de": "Schreiben", "pl": "Pismo", "en": "Letter"},
    "council_paper": {"de": "Kreistagsvorlage", "pl": "Projekt uchwały", "en": "Council paper"},
}
REPORT_WORDS: Final = {
    "de": {**_PAGE["de"], "made_by": "Erstellt von"},
    "pl": {**_PAGE["pl"], "made_by": "Sporządzono w imieniu"},
    "en": {**_PAGE["en"], "made_by": "Drawn up by"},
}
LETTER_WORDS: Final[dict[str, dict[str, Any]]] = {
    "de": {
        **_PAGE["de"],
        "facts": [
            ("Aktenzeichen", "{{ file_number }}"),
            ("Ihr Zeichen", "{{ your_reference }}"),
            ("Auskunft erteilt", "{{ contact }}"),
        ],
        "enclosures": "Anlagen",
    },
    "pl": {
        **_PAGE["pl"],
        "facts": [
            ("Znak sprawy", "{{ file_number }}"),
            ("Państwa znak", "{{ your_reference }}"),
            ("Sprawę prowadzi", "{{ contact }}"),
        ],
        "enclosures": "Załączniki",
    },
    "en": {
        **_PAGE["en"],
        "facts": [
            ("Our reference", "{{ file_number }}"),
            ("Your reference", "{{ your_reference }}"),
            ("Contact", "{{ contact }}"),
        ],
        "enclosures": "Enclosures",
    },
}
COUNCIL_WORDS: Final[dict[str, dict[str, Any]]] = {
    "de": {
        **_PAGE["de"],
        "facts": [
            ("Vorlagennummer", "{{ paper_number }}"),
            ("Aktenzeichen", "{{ file_number }}"),
            ("Datum", "{{ date }}"),
            ("Einbringer", "{{ signatory_office }}"),
            ("Öffentlichkeit", "{{ publicity }}"),
            ("Auskunft erteilt", "{{ contact }}"),
        ],
        "path": "Beratungsfolge",
        "path_head": ("Gremium", "Sitzungstermin", "Zuständigkeit"),
        "proposal": "Beschlussvorschlag",
        "finance": "Finanzielle Auswirkungen",
        "facts_of_it": "Sachverhalt",
        "reasons": "Begründung",
        "enclosures": "Anlagen",
    },
    "pl": {
        **_PAGE["pl"],
        "path_head": ("Organ", "Termin", "Zadanie"),
        "enclosures": "Załączniki",
    },
    "en": {
        **_PAGE["en"],
        "facts": [
            ("Paper number", "{{ paper_number }}"),
            ("Reference", "{{ file_number }}"),
            ("Date", "{{ date }}"),
            ("Submitted by", "{{ signatory_office }}"),
            ("Publicity", "{{ publicity }}"),
            ("Contact", "{{ contact }}"),
        ],
        "path": "Consideration",
        "path_head": ("Body", "Meeting", "Task"),
        "proposal": "Proposed resolution",
        "finance": "Financial implications",
        "facts_of_it": "Background",
        "reasons": "Reasons",
        "enclosures": "Enclosures",
    },
}
