# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a paper is drafted from: the partnership with its story, an encounter, an agreement."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.encounters.models import Encounter, FollowUp
from partnerkreis.encounters.queries import EncounterView, dossier, encounter_view
from partnerkreis.papers.queries.offices import chair_among, head_among, in_office
from partnerkreis.partnerships.models import Instrument, Partnership
from partnerkreis.stories import PartnershipFacts, tell
from partnerkreis.stories.reading import facts_from


@dataclass(slots=True)
class Occasion:
    """All that is known of what a paper is about, as the actor may read it."""

    own: Body
    today: datetime.date
    others: list[Body] = field(default_factory=list)
    partnership: Partnership | None = None
    facts: PartnershipFacts | None = None
    encounter: EncounterView | None = None
    instrument: Instrument | None = None
    follow_ups: list[FollowUp] = field(default_factory=list)
    addressee: Tenure | None = None
    head: Tenure | None = None
    chair: Tenure | None = None
    contact: str = ""

    def story(self, language: Language) -> str:
        """Return the story of the partnership from our side, as of today, or nothing."""
        if self.facts is None:
            return ""
        told = tell(self.facts, own=self.own.key, as_of=self.today, language=language)
        return told.text

    def role(self) -> str:
        """Return our role in the encounter: host, guest or joint; "" where we have none."""
        sides = self.encounter.encounter.side_rows if self.encounter else ()  # type: ignore[attr-defined] # annotated
        return next((row.role for row in sides if row.body_id == self.own.pk), "")


def occasion(
    actor: Actor,
    own: Body,
    *,
    encounter: Encounter | None = None,
    instrument: Instrument | None = None,
    partnership: Partnership | None = None,
    addressee: Tenure | None = None,
    today: datetime.date,
) -> Occasion:
    """Return what is known of an encounter, else of an agreement, else of a partnership."""
    found = Occasion(own, today, addressee=addressee, contact=actor.name)
    held = in_office(actor, [own.pk], today=today)
    found.head, found.chair = head_among(held), chair_among(held)
    if encounter is not None:
        _add_encounter(found, actor, encounter)
    if instrument is not None:
        partnership = instrument.partnership
    if partnership is not None:
        _add_partnership(found, actor, partnership)
    if instrument is not None:
        found.instrument = instrument
    if not found.others and addressee is not None and addressee.office.body_id != own.pk:
        found.others = [addressee.office.body]
    return found


def _add_encounter(found: Occasion, actor: Actor, encounter: Encounter) -> None:
    found.encounter = view = encounter_view(encounter.key, actor)
    if view is None:
        return
    found.others = _others(found.own, [row.body_id for row in view.encounter.side_rows], view)  # type: ignore[attr-defined] # annotated
    promises = FollowUp.objects.filter(encounter=encounter, done__isnull=True)
    found.follow_ups = list(visible_to(actor, promises).order_by("due", "key"))
    own = [
        partnership
        for partnership, parties in view.partnerships
        if found.own.pk in {party.body_id for party in parties}
    ]
    if own:
        _add_partnership(found, actor, own[0])


def _others(own: Body, bodies: list[UUID], view: EncounterView) -> list[Body]:
    return [view.bodies[body] for body in bodies if body != own.pk and body in view.bodies]


def _add_partnership(found: Occasion, actor: Actor, partnership: Partnership) -> None:
    everything = dossier(partnership.key, actor)
    if everything is None:
        return
    found.partnership = everything.partnership
    found.facts = facts_from(everything)
    if not found.others:
        bodies = (everything.bodies[party.body_id] for party in everything.parties)
        found.others = [body for body in bodies if body.pk != found.own.pk]
