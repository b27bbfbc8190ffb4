# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who leads which encounter."""

from __future__ import annotations

import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import DateField, QuerySet, UUIDField

from partnerkreis.access.models import User
from partnerkreis.core.prepared import Given, Prepared
from partnerkreis.encounters.models import Encounter
from partnerkreis.leads.models import Lead


def encounters_led_by(user: User, *, today: datetime.date) -> frozenset[UUID]:
    """Return the encounters that ``user`` leads on ``today`` (one query)."""
    return frozenset(encounter for (encounter,) in _LED(user=user.pk, day=today))


def _led() -> QuerySet[Lead, Any]:
    day = Given("day", DateField())
    held = Lead.objects.filter(user=Given("user", UUIDField()), since__lte=day, until__gte=day)
    return held.values_list("encounter")


# Every page of the workspace asks for these.
_LED: Final[Prepared[tuple[UUID]]] = Prepared(_led)


def leads_of(encounters: QuerySet[Encounter]) -> QuerySet[Lead]:
    """Return who leads, led or will lead one of ``encounters``, the latest first."""
    found = Lead.objects.filter(encounter__in=encounters).select_related("user", "encounter")
    return found.order_by("-until", "user__name")
