# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who holds the access of which office."""

from __future__ import annotations

import datetime
from typing import Final
from uuid import UUID

from django.db.models import DateField, Q, QuerySet, UUIDField

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, Grant, Role
from partnerkreis.core.prepared import Given, Prepared
from partnerkreis.directory.models import Appointment, Office

#: So long a record of the register counts as true after somebody said so.
REVIEWED_EVERY: Final = datetime.timedelta(days=365)


def actor_of(user: User, *, today: datetime.date) -> Actor:
    """Return what ``user`` acts as on ``today``: the roles of all offices held (one query)."""
    held = _ROLES(user=user.pk, day=today)
    grants = sorted({Grant(Role(role), body) for role, body in held}, key=repr)
    role = Role(user.role) if user.role else Role.PUBLIC
    return Actor(role, user.name, user.pk, tuple(grants))


def holders_of(office: Office, *, today: datetime.date) -> list[Appointment]:
    """Return who has the access of ``office`` on ``today``."""
    held = on_day(office.appointments.all(), today).select_related("user")
    return list(held.order_by("since", "user__name"))


def offices_of(actor: Actor, *, today: datetime.date) -> list[Appointment]:
    """Return the offices whose access ``actor`` has on ``today``."""
    return _OFFICES(user=actor.user_id, day=today) if actor.user_id else []


def access_begins(user: User, *, today: datetime.date) -> datetime.date | None:
    """Return the day from which ``user`` will hold an office, None where that is not to come."""
    coming = Appointment.objects.filter(user=user, since__gt=today)
    return coming.order_by("since").values_list("since", flat=True).first()


def on_day(
    appointments: QuerySet[Appointment], day: datetime.date | Given
) -> QuerySet[Appointment]:
    """Return those of ``appointments`` that hold on ``day``."""
    lasting = Q(until__isnull=True) | Q(until__gte=day)
    return appointments.filter(lasting, since__lte=day, user__is_active=True)


def _held() -> QuerySet[Appointment]:
    of_user = Appointment.objects.filter(user=Given("user", UUIDField()))
    return on_day(of_user, Given("day", DateField()))


# Every page of the workspace asks for these.
_ROLES: Final[Prepared[tuple[str, UUID]]] = Prepared(
    lambda: _held().order_by().values_list("role", "office__body")
)
_OFFICES: Final[Prepared[Appointment]] = Prepared(
    lambda: _held().select_related("office__body").order_by("office__key")
)
