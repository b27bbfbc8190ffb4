# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visit that begins is found by search from then on, like everything else."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from partnerkreis.access.policy import Actor
from partnerkreis.encounters.models import Encounter
from partnerkreis.search.actions import forget_records, index_records
from partnerkreis.visits.actions import begin_visit, prepare_encounter
from partnerkreis.visits.actions.beginning import Beginning
from partnerkreis.visits.models import Visit


@transaction.atomic
def begin(
    *, asked: Beginning, token: UUID, actor: Actor, now: datetime, like: Visit | None
) -> Visit:
    """Begin a visit; raises what ``begin_visit`` raises."""
    visit = begin_visit(asked=asked, token=token, actor=actor, now=now, like=like)
    forget_records([visit.encounter_id])
    index_records(Encounter, [(visit.encounter_id, visit.encounter)])
    return visit


def prepare(*, encounter: Encounter, actor: Actor, now: datetime) -> Visit:
    """Begin to prepare what is in the calendar; raises what ``prepare_encounter`` raises."""
    return prepare_encounter(encounter=encounter, actor=actor, now=now)
