# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""One encounter with all that its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.nested import Rows
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import (
    Encounter,
    Gift,
    ProgrammeItem,
)
from partnerkreis.encounters.queries.rows import (
    Cited,
    Mentioned,
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
    partnerships: list[Partnership]
    editions: list[Encounter]
    related: list[Encounter]
    plans: list[Plan]
    mentions: list[Mentioned]
    citations: dict[UUID, list[Cited]]


def encounter_view(key: str, actor: Actor) -> EncounterView | None:
    """Return the encounter ``key`` with all that belongs to it, or None."""
    own = {"encounter": OuterRef("pk")}
    gifts = Gift.objects.filter(**own).order_by("position")
    items = ProgrammeItem.objects.filter(**own).order_by("position")
    found = (
        visible_to(actor, with_rows(Encounter.objects.filter(key=key)))
        .select_related("series", "return_visit_of", "signing", "instrument", "postponed_to")
        .annotate(
            gift_rows=Rows(gifts, "giver_id", "taker_id", "what"),
            programme_rows=Rows(items, "day", "starts", "ends", "text", "place_id"),
        )
        .first()
    )
    if found is None:
        return None
    partnerships = _partnerships_of(found, actor)
    bodies = {party.body_id: party.body for p in partnerships for party in p.parties.all()}
    missing = {row.body_id for row in found.side_rows} - set(bodies)  # type: ignore[attr-defined] # annotated by with_rows
    if missing:
        bodies |= Body.objects.in_bulk(missing)
    editions, related = _editions_and_related(found, actor)
    plans = visible_to(actor, Plan.objects.filter(fulfilments__encounter=found).distinct())
    return EncounterView(
        encounter=found,
        bodies=bodies,
        partnerships=partnerships,
        editions=editions,
        related=related,
        plans=list(plans),
        mentions=mentions_of([found.pk]).get(found.pk, []),
        citations=citations_of([found.pk, *(other.pk for other in (*editions, *related))]),
    )


def _partnerships_of(encounter: Encounter, actor: Actor) -> list[Partnership]:
    parties = Prefetch("parties", Party.objects.select_related("body").order_by("position"))
    own = Partnership.objects.filter(encounters=encounter).order_by("key")
    return list(visible_to(actor, own).prefetch_related(parties))


def _editions_and_related(
    encounter: Encounter, actor: Actor
) -> tuple[list[Encounter], list[Encounter]]:
    """Return the editions of the same series, and visit and return visit (one query)."""
    near = Q(return_visit_of=encounter.pk) | Q(postponed_to=encounter.pk)
    if encounter.return_visit_of_id:
        near |= Q(pk=encounter.return_visit_of_id)
    if encounter.series_id:
        near |= Q(series=encounter.series_id)
    found = list(visible_to(actor, Encounter.objects.filter(near)).order_by("earliest", "key"))
    editions = [e for e in found if encounter.series_id and e.series_id == encounter.series_id]
    related = [e for e in found if e.pk != encounter.pk and e not in editions]
    return editions, related
