# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records as entries of a list."""

from __future__ import annotations

from partnerkreis.core.languages import Language
from partnerkreis.encounters.models import Encounter
from partnerkreis.portal import links, wording
from partnerkreis.portal.notes import Notes
from partnerkreis.portal.wording import Bodies
from partnerkreis.ui.shapes import Entry

_NO_NOTES = Notes({})


def encounter_entry(
    encounter: Encounter, bodies: Bodies, language: Language, notes: Notes = _NO_NOTES
) -> Entry:
    """Return an encounter with date, place and guests, and what happened in a sentence."""
    shown = encounter.title.shown(language)
    summary = encounter.summary
    return Entry(
        wording.set_shown(shown, language),
        links.of("encounter", encounter.key, language),
        (wording.when(encounter.when, language),),
        [wording.sentence(summary, language, notes.marks(encounter.pk))] if summary else [],
        remark=wording.place_line(encounter, bodies, language),
        tag=wording.state_tag(encounter),
        language=wording.foreign(shown, language),
    )


def short_entry(encounter: Encounter, bodies: Bodies, language: Language) -> Entry:
    """Return an encounter for a long list: when, what, where and who came."""
    shown = encounter.title.shown(language)
    return Entry(
        wording.set_shown(shown, language),
        links.of("encounter", encounter.key, language),
        (wording.when(encounter.when, language),),
        remark=wording.place_line(encounter, bodies, language),
        tag=wording.state_tag(encounter),
        language=wording.foreign(shown, language),
    )
