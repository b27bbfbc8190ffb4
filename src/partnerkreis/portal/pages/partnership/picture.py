# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""One picture below the story: of the partnership itself, or of what it did last."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from uuid import UUID

from partnerkreis.core.languages import Language
from partnerkreis.encounters.models import Encounter, EncounterState
from partnerkreis.encounters.queries import Dossier
from partnerkreis.files.models import StoredFile
from partnerkreis.partnerships.models import Signing
from partnerkreis.portal import links, wording
from partnerkreis.portal.pages.partnership.scene import counts
from partnerkreis.portal.pages.shown_files import shown
from partnerkreis.ui.shapes import Link
from partnerkreis.ui.shapes.pictures import Picture

#: So far back a picture is looked for.
_MOST_RECORDS = 30


class Pictured:
    """The records whose pictures may stand on the page as of ``day``, the best first.

    Without ``day`` as of today: only then what has no date, the partnership, may have been so.
    """

    def __init__(self, dossier: Dossier, today: datetime.date, day: datetime.date | None) -> None:
        signings = chain.from_iterable(one.signing_rows for one in dossier.instruments)  # type: ignore[attr-defined] # annotated by the dossier
        held = (e for e in dossier.encounters if e.state == EncounterState.TOOK_PLACE)
        dated: list[Encounter | Signing] = [
            one for one in (*signings, *held) if one.latest and counts(one, day or today)
        ]
        dated.sort(key=lambda one: (one.latest, one.key), reverse=True)
        latest = {one.pk: one for one in dated[:_MOST_RECORDS]}
        own = {} if day else {dossier.partnership.pk: None}
        self.records: dict[UUID, Encounter | Signing | None] = own | latest

    def picture(self, files: Iterable[StoredFile], language: Language) -> Picture | None:
        """Return the picture, from those of ``files`` that are pictures, or None."""
        order = {record: number for number, record in enumerate(self.records)}
        found = [file for file in files if file.is_picture]
        first = min(found, key=lambda file: (order[file.record], file.position), default=None)
        if first is None:
            return None
        picture = shown([first], language).lead
        record = self.records[first.record]
        return picture and replace(picture, record=_link(record, language))


def _link(record: Encounter | Signing | None, language: Language) -> Link | None:
    """Return what the picture is of, and where that is told; a signing is told on the page."""
    if not isinstance(record, Encounter):
        return None
    title = record.title.shown(language)
    return Link(
        f"{wording.set_shown(title, language)}, {wording.when(record.when, language)}",
        links.of("encounter", record.key, language),
        wording.foreign(title, language),
    )
