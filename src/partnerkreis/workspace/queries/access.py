# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has access to what concerns the bodies of an actor."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from partnerkreis.access.policy import Actor, Permission, scope, within_reach
from partnerkreis.directory.models import Appointment, Office
from partnerkreis.encounters.models import Encounter
from partnerkreis.leads.models import Lead
from partnerkreis.leads.queries import leads_of

#: So many that are over are listed.
MOST_PAST = 50


@dataclass(frozen=True, slots=True)
class Access:
    """The offices in reach, who holds their access, and who leads an encounter."""

    offices: list[Office]
    holding: list[Appointment]
    past: list[Appointment]
    leads: list[Lead]


def access_for(actor: Actor, *, today: datetime.date) -> Access:
    """Return who has access where ``actor`` may appoint people (four queries)."""
    held = appointments_for(actor).select_related("user", "office__body")
    over = held.filter(until__lt=today).order_by("-until", "office__key")[:MOST_PAST]
    holding = held.exclude(until__lt=today).order_by("office__key", "since", "user__name")
    return Access(
        offices=list(offices_for(actor)),
        holding=list(holding),
        past=list(over),
        leads=[lead for lead in leads_of(entrustable(actor)) if lead.until >= today],
    )


def offices_for(actor: Actor) -> QuerySet[Office]:
    """Return the offices that ``actor`` may give to people."""
    reached = scope(actor, Permission.APPOINT)
    offices = Office.objects.select_related("body").order_by("body__key", "key")
    return offices if reached.everything else offices.filter(body__in=reached.bodies)


def appointments_for(actor: Actor) -> QuerySet[Appointment]:
    """Return the appointments that ``actor`` may end."""
    return Appointment.objects.filter(office__in=offices_for(actor))


def entrustable(actor: Actor) -> QuerySet[Encounter]:
    """Return the encounters that ``actor`` may entrust to somebody."""
    return within_reach(actor, Permission.ENTRUST, Encounter.objects.all())
