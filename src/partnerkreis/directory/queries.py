# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who holds the access of which office."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, Grant, Role
from partnerkreis.directory.models import Appointment, Office


def actor_of(user: User, *, today: datetime.date) -> Actor:
    """Return what ``user`` acts as on ``today``: the roles of all offices held (one query)."""
    held = on_day(user.appointments.all(), today).values_list("role", "office__body")
    grants = sorted({Grant(Role(role), body) for role, body in held}, key=repr)
    role = Role(user.role) if user.role else Role.PUBLIC
    return Actor(role, user.name, user.pk, tuple(grants))


def holders_of(office: Office, *, today: datetime.date) -> list[Appointment]:
    """Return who has the access of ``office`` on ``today``."""
    held = on_day(office.appointments.all(), today).select_related("user")
    return list(held.order_by("since", "user__name"))


def offices_of(actor: Actor, *, today: datetime.date) -> list[Appointment]:
    """Return the offices whose access ``actor`` has on ``today``."""
    held = on_day(Appointment.objects.filter(user=actor.user_id), today)
    return list(held.select_related("office__body").order_by("office__key"))


def on_day(appointments: QuerySet[Appointment], day: datetime.date) -> QuerySet[Appointment]:
    """Return those of ``appointments`` that hold on ``day``."""
    lasting = Q(until__isnull=True) | Q(until__gte=day)
    return appointments.filter(lasting, since__lte=day, user__is_active=True)
