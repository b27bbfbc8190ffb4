# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every part of a partnership's page needs: the dossier, the day, the language, the notes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from uuid import UUID

from partnerkreis.core.languages import Language
from partnerkreis.core.once import once
from partnerkreis.core.records import Dated
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.editing.offices import title_of
from partnerkreis.encounters.models import Encounter, EncounterState
from partnerkreis.encounters.queries import Dossier
from partnerkreis.portal import links, wording
from partnerkreis.portal.notes import Notes
from partnerkreis.ui.shapes import Link, Side


@dataclass(frozen=True)
class Scene:
    """The dossier as it is told on ``day`` in ``language``; ``notes`` collects the sources."""

    dossier: Dossier
    day: datetime.date
    language: Language
    notes: Notes

    @once
    def bodies(self) -> list[Body]:
        return [party.body for party in self.dossier.parties]

    @once
    def sides(self) -> dict[UUID, Side]:
        """The sides of the thread that the first two parties stand on."""
        two = (Side.FIRST, Side.SECOND)
        return {body.pk: side for body, side in zip(self.bodies, two, strict=False)}

    def is_told(self, record: Dated) -> bool:
        """Return whether a fact counts on the day: its last possible day has passed."""
        return counts(record, self.day)

    @once
    def _told(self) -> list[Encounter]:
        return [e for e in self.dossier.encounters if self.is_told(e)]

    @once
    def encounters(self) -> list[Encounter]:
        """The encounters that took place by the day, in order of time."""
        return [e for e in self._told if e.state == EncounterState.TOOK_PLACE]

    @once
    def announced(self) -> list[Encounter]:
        """What was announced by the day and never confirmed, or put off, or cancelled."""
        return [e for e in self._told if e.state != EncounterState.TOOK_PLACE]

    def encounter_link(self, encounter: Encounter) -> str:
        return links.of("encounter", encounter.key, self.language)

    def body_link(self, body: UUID) -> Link:
        found = self.dossier.bodies[body]
        shown = found.names.shown(self.language)
        href = links.of("body", found.key, self.language)
        return Link(shown.text, href, wording.foreign(shown, self.language))

    def office_title(self, tenure: Tenure) -> str:
        return title_of(tenure, self.language)


def counts(record: Dated, day: datetime.date) -> bool:
    """Return whether ``record`` certainly happened by ``day``.

    What has no date at all counts as soon as anything is told: it is shown as undated.
    """
    if record.latest is not None:
        return bool(record.latest <= day)
    begun = record.when.start if record.when is not None and record.when.is_interval else None
    if begun is not None and begun.latest is not None:
        return bool(begun.latest <= day)
    return record.earliest is None or bool(record.earliest <= day)
