# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving access to somebody who may have no account yet: the account, the access and the mail."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, Permission, Role, authorise
from partnerkreis.accounts import letters
from partnerkreis.accounts.actions import invite_user
from partnerkreis.accounts.links import language_of
from partnerkreis.core.languages import Language
from partnerkreis.directory.actions import appoint, hand_over
from partnerkreis.directory.models import Appointment, Office
from partnerkreis.editing.titles import title_of
from partnerkreis.encounters.models import Encounter
from partnerkreis.leads.actions import entrust_encounter, sides_of
from partnerkreis.leads.models import Lead
from partnerkreis.post.actions import send_letter


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is to come: somebody with an account is known by the address, and keeps the name."""

    email: str
    name: str
    language: Language


@transaction.atomic
def admit_to_office(
    *,
    office: Office,
    guest: Guest,
    role: Role,
    since: datetime.date,
    actor: Actor,
    now: datetime.datetime,
) -> Appointment:
    """Give ``guest`` the access of ``office``. Raises NotAllowed, CannotInvite, CannotAppoint."""
    authorise(actor, Permission.APPOINT, office.body_id)
    user = _admitted(guest, title_of(office, guest.language), actor, now, since)
    return appoint(office=office, user=user, role=role, since=since, actor=actor, now=now)


@transaction.atomic
def hand_office_over(
    *,
    appointment: Appointment,
    guest: Guest,
    on: datetime.date,
    actor: Actor,
    now: datetime.datetime,
) -> Appointment:
    """Hand the access of an office over. Raises NotAllowed, CannotInvite, CannotAppoint."""
    authorise(actor, Permission.APPOINT, appointment.office.body_id)
    successor = _admitted(guest, title_of(appointment.office, guest.language), actor, now, on)
    return hand_over(appointment=appointment, successor=successor, on=on, actor=actor, now=now)


@transaction.atomic
def entrust_to_guest(
    *,
    encounter: Encounter,
    guest: Guest,
    until: datetime.date,
    actor: Actor,
    today: datetime.date,
    now: datetime.datetime,
) -> Lead:
    """Entrust an encounter to ``guest``. Raises NotAllowed, CannotInvite, CannotEntrust."""
    authorise(actor, Permission.ENTRUST, *sides_of(encounter))
    user = _admitted(guest, title_of(encounter, guest.language), actor, now, today)
    return entrust_encounter(
        encounter=encounter, user=user, until=until, actor=actor, today=today, now=now
    )


def _admitted(
    guest: Guest, what: str, actor: Actor, now: datetime.datetime, since: datetime.date
) -> User:
    """Return the account of ``guest``, told by mail what is new and from when, if that is to come.

    Where there is no account, they are invited.
    """
    begins = since if since > timezone.localdate(now) else None
    address = guest.email.strip().lower()
    user = User.objects.filter(email=address, is_active=True).first()
    if user is None or not (user.last_login or user.has_usable_password()):
        return invite_user(
            email=guest.email,
            name=guest.name,
            language=guest.language,
            actor=actor,
            now=now,
            begins=begins,
        ).user
    letter = letters.new_access(
        user, what, by=actor.name, begins=begins, language=language_of(user.language)
    )
    send_letter(letter, to=user.email)
    return user
