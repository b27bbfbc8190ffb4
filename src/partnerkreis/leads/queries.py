# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who leads which encounter."""

from __future__ import annotations

import datetime
from uuid import UUID

from django.db.models import QuerySet

from partnerkreis.access.models import User
from partnerkreis.encounters.models import Encounter
from partnerkreis.leads.models import Lead


def encounters_led_by(user: User, *, today: datetime.date) -> frozenset[UUID]:
    """Return the encounters that ``user`` leads on ``today`` (one query)."""
    held = Lead.objects.filter(user=user, since__lte=today, until__gte=today)
    return frozenset(held.values_list("encounter", flat=True))


def leads_of(encounters: QuerySet[Encounter]) -> list[Lead]:
    """Return who leads, led or will lead one of ``encounters``, the latest first (one query)."""
    found = Lead.objects.filter(encounter__in=encounters).select_related("user", "encounter")
    return list(found.order_by("-until", "user__name"))
