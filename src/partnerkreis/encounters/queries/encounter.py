# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""One encounter with all that its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.db.models import CharField, OuterRef, Q, QuerySet, UUIDField

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import Given, Prepared
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import (
    Encounter,
    Fulfilment,
    Gift,
    ProgrammeItem,
)
from partnerkreis.encounters.queries.rows import (
    UNSHOWN,
    Cited,
    Mentioned,
    bodies_by_id,
    citations_of,
    mentions_of,
    with_rows,
)
from partnerkreis.partnerships.models import (
    Partnership,
    Party,
    Plan,
)


@dataclass(slots=True)
class EncounterView:
    """An encounter with all that its page shows."""

    encounter: Encounter
    bodies: dict[UUID, Body]
    partnerships: list[tuple[Partnership, list[Party]]]
    editions: list[Encounter]
    related: list[Encounter]
    plans: list[Plan]
    mentions: list[Mentioned]
    citations: dict[UUID, list[Cited]]

    @property
    def with_files(self) -> list[UUID]:
        """Return the released records whose files are on the page: also the charter signed here."""
        named = (self.encounter, self.encounter.signing, self.encounter.instrument)
        return [record.pk for record in named if record is not None and record.published_at]


def encounter_view(key: str, actor: Actor) -> EncounterView | None:
    """Return the encounter ``key`` with all that belongs to it, or None."""
    found = next(iter(_ENCOUNTER(actor, key=key)), None)
    if found is None:
        return None
    parties = _PARTIES(actor, encounter=found.pk)
    bodies = {party.body_id: party.body for party in parties}
    bodies |= bodies_by_id({row.body_id for row in found.side_rows} - set(bodies))
    editions, related = _editions_and_related(found, actor)
    return EncounterView(
        encounter=found,
        bodies=bodies,
        partnerships=_by_partnership(parties),
        editions=editions,
        related=related,
        plans=_PLANS(actor, encounter=found.pk),
        mentions=mentions_of([found.pk]).get(found.pk, []),
        citations=citations_of([found.pk, *(other.pk for other in (*editions, *related))]),
    )


def _by_partnership(parties: list[Party]) -> list[tuple[Partnership, list[Party]]]:
    grouped = groupby(parties, key=lambda party: party.partnership)
    return [(partnership, list(own)) for partnership, own in grouped]


def _editions_and_related(
    encounter: Encounter, actor: Actor
) -> tuple[list[Encounter], list[Encounter]]:
    """Return the editions of the same series, and visit and return visit (one query)."""
    series = encounter.series_id
    found = _NEAR(actor, encounter=encounter.pk, visit=encounter.return_visit_of_id, series=series)
    editions = [e for e in found if series and e.series_id == series]
    related = [e for e in found if e.pk != encounter.pk and e not in editions]
    return editions, related


def _encounter(actor: Actor) -> QuerySet[Encounter]:
    own = {"encounter": OuterRef("pk")}
    gifts = Gift.objects.filter(**own).order_by("position")
    items = ProgrammeItem.objects.filter(**own).order_by("position")
    named = with_rows(Encounter.objects.filter(key=Given("key", CharField())))
    joined = ("series", "return_visit_of", "signing", "instrument", "postponed_to")
    return visible_to(actor, named.select_related(*joined)).annotate(
        gift_rows=Rows(gifts, "giver_id", "taker_id", "what"),
        programme_rows=Rows(items, "day", "starts", "ends", "text", "place_id"),
    )


def _parties(actor: Actor) -> QuerySet[Party]:
    own = visible_to(actor, Partnership.objects.filter(encounters=_ENCOUNTER_ID))
    parties = Party.objects.filter(partnership__in=own).select_related("partnership", "body")
    return parties.order_by("partnership__key", "position")


def _near(actor: Actor) -> QuerySet[Encounter]:
    near = Q(return_visit_of=_ENCOUNTER_ID) | Q(postponed_to=_ENCOUNTER_ID)
    near |= Q(pk=Given("visit", UUIDField())) | Q(series=Given("series", UUIDField()))
    found = visible_to(actor, Encounter.objects.filter(near).defer(*UNSHOWN))
    return found.order_by("earliest", "key")


def _plans(actor: Actor) -> QuerySet[Plan]:
    fulfilled = Fulfilment.objects.filter(encounter=_ENCOUNTER_ID).values("plan")
    return visible_to(actor, Plan.objects.filter(pk__in=fulfilled).defer(*UNSHOWN))


_ENCOUNTER_ID: Final = Given("encounter", UUIDField())
_ENCOUNTER: Final[Prepared[Any]] = Prepared(_encounter)
_PARTIES: Final[Prepared[Party]] = Prepared(_parties)
_NEAR: Final[Prepared[Encounter]] = Prepared(_near)
_PLANS: Final[Prepared[Plan]] = Prepared(_plans)
