# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has access to what concerns the bodies of an actor."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from django.db.models import DateField, QuerySet

from partnerkreis.access.policy import Actor, Permission, scope, within_reach
from partnerkreis.core.prepared import Given, Prepared
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
    return Access(
        offices=_OFFICES(actor),
        holding=_HOLDING(actor, today=today),
        past=_PAST(actor, today=today),
        leads=_LEADS(actor, today=today),
    )


def _held(actor: Actor) -> QuerySet[Appointment]:
    return appointments_for(actor).select_related("user", "office__body")


def _holding(actor: Actor) -> QuerySet[Appointment]:
    holding = _held(actor).exclude(until__lt=_TODAY)
    return holding.order_by("office__key", "since", "user__name")


def _past(actor: Actor) -> QuerySet[Appointment]:
    over = _held(actor).filter(until__lt=_TODAY)
    return over.order_by("-until", "office__key")[:MOST_PAST]


def _leads(actor: Actor) -> QuerySet[Lead]:
    return leads_of(entrustable(actor)).filter(until__gte=_TODAY)


def offices_for(actor: Actor) -> QuerySet[Office]:
    """Return the offices that ``actor`` may give to people."""
    reached = scope(actor, Permission.APPOINT)
    offices = Office.objects.select_related("body").order_by("body__key", "key")
    return offices if reached.everything else offices.filter(body__in=reached.bodies)


_TODAY: Final = Given("today", DateField())
_OFFICES: Final[Prepared[Office]] = Prepared(lambda actor: offices_for(actor))
_HOLDING: Final[Prepared[Appointment]] = Prepared(_holding)
_PAST: Final[Prepared[Appointment]] = Prepared(_past)
_LEADS: Final[Prepared[Lead]] = Prepared(_leads)


def appointments_for(actor: Actor) -> QuerySet[Appointment]:
    """Return the appointments that ``actor`` may end."""
    return Appointment.objects.filter(office__in=offices_for(actor))


def entrustable(actor: Actor) -> QuerySet[Encounter]:
    """Return the encounters that ``actor`` may entrust to somebody."""
    return within_reach(actor, Permission.ENTRUST, Encounter.objects.all())
