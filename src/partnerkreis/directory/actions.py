# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving the access of an office to somebody, handing it over, ending it; reviewing records."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, Permission, Role, authorise
from partnerkreis.core.errors import DomainError
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Appointment, Body, Office, Review
from partnerkreis.directory.queries import on_day
from partnerkreis.journal.actions import record_change


class CannotAppoint(DomainError):
    """The office cannot be given to this person, or not from this day on."""


@transaction.atomic
def appoint(
    *,
    office: Office,
    user: User,
    role: Role,
    since: datetime.date,
    actor: Actor,
    now: datetime.datetime,
) -> Appointment:
    """Give ``user`` the access of ``office`` from ``since`` on.

    Raises NotAllowed, and CannotAppoint where the user has it already.
    """
    authorise(actor, Permission.APPOINT, office.body_id)
    if on_day(office.appointments.filter(user=user), since).exists():
        raise CannotAppoint(_("This person has the access of this office already."), field="user")
    begun = Appointment.objects.create(office=office, user=user, role=role, since=since)
    _note(
        begun, "office.appoint", {"holder": (None, user.name), "since": (None, since)}, actor, now
    )
    return begun


@transaction.atomic
def hand_over(
    *,
    appointment: Appointment,
    successor: User,
    on: datetime.date,
    actor: Actor,
    now: datetime.datetime,
) -> Appointment:
    """Give the access to ``successor`` from the day ``on``; the day before is the last of the old.

    Raises NotAllowed, and CannotAppoint where the day is not later than the first of the old.
    """
    authorise(actor, Permission.APPOINT, appointment.office.body_id)
    if successor.pk == appointment.user_id:
        raise CannotAppoint(_("Please name somebody else as successor."), field="successor")
    end_appointment(
        appointment=appointment, last_day=on - datetime.timedelta(days=1), actor=actor, now=now
    )
    return appoint(
        office=appointment.office,
        user=successor,
        role=Role(appointment.role),
        since=on,
        actor=actor,
        now=now,
    )


@transaction.atomic
def end_appointment(
    *, appointment: Appointment, last_day: datetime.date, actor: Actor, now: datetime.datetime
) -> None:
    """End the access with ``last_day``. Raises NotAllowed and CannotAppoint."""
    authorise(actor, Permission.APPOINT, appointment.office.body_id)
    if last_day < appointment.since:
        raise CannotAppoint(
            _("The access began on this day or later. Please choose a later day."), field="on"
        )
    if appointment.user_id == actor.user_id and last_day < timezone.localdate(now):
        raise CannotAppoint(
            _("Your own access cannot end before today. Please choose a later day."), field="on"
        )
    before, appointment.until = appointment.until, last_day
    appointment.save(update_fields=["until"])
    _note(appointment, "office.end", {"until": (before, last_day)}, actor, now)


def _note(
    appointment: Appointment,
    verb: str,
    changes: Mapping[str, tuple[object, object]],
    actor: Actor,
    now: datetime.datetime,
) -> None:
    """Note it in the journal of the office; days as text, for the journal is JSON."""
    told = {name: (_text(before), _text(after)) for name, (before, after) in changes.items()}
    record_change(actor=actor, verb=verb, record=appointment.office, changes=told, now=now)


def _text(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value


STILL_TRUE = "record.still-true"


@transaction.atomic
def confirm_still_true(
    *, record: Record, body: Body, actor: Actor, now: datetime.datetime
) -> Review:
    """Note that ``record``, of the register of ``body``, is still true. Raises NotAllowed."""
    authorise(actor, Permission.EDIT_RECORD, body.pk)
    review, _made = Review.objects.update_or_create(
        record=record.pk,
        body=body,
        defaults={"at": now, "actor_id": actor.user_id, "actor_name": actor.name},
    )
    record_change(actor=actor, verb=STILL_TRUE, record=record, changes={}, now=now)
    return review
