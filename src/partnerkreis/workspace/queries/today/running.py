# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open for who gives access to people, and for who runs the instance."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db.models import DateField, DateTimeField, Exists, OuterRef, Q, QuerySet, UUIDField
from django_tasks_db.models import DBTaskResult

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, Permission, can, scope
from partnerkreis.accounts.invitations import GOOD_FOR
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.directory.models import Appointment, Contact
from partnerkreis.journal.models import Entry
from partnerkreis.texts.models import SiteText
from partnerkreis.workspace.queries.access import appointments_for
from partnerkreis.workspace.queries.today.reach import BODIES, MOST

#: An access that ends is named so long before, and a contact that will be deleted.
ACCESS_AHEAD: Final = datetime.timedelta(days=60)
CONTACT_AHEAD: Final = datetime.timedelta(days=30)
#: What waits so long waits in vain: nobody does what was left for later.
WAITED: Final = datetime.timedelta(minutes=15)
_INVITED_WITHIN: Final = datetime.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who was invited and has not come; the link holds until ``until``."""

    user: User
    until: datetime.date


@dataclass(slots=True)
class Running:
    """What is open of the instance as a whole."""

    texts: list[SiteText] = field(default_factory=list)
    waiting_since: datetime.datetime | None = None
    is_anybody_in_office: bool = True


def access_ending(actor: Actor, *, today: datetime.date) -> list[Appointment]:
    """Return the appointments in reach that end soon, and that nobody takes over (one query)."""
    if not can(actor, Permission.APPOINT):
        return []
    return _ENDING(actor, today=today, last=today + ACCESS_AHEAD)


def _ending(actor: Actor) -> QuerySet[Appointment]:
    later = Appointment.objects.filter(office=OuterRef("office"), since__gt=OuterRef("until"))
    ending = appointments_for(actor).filter(
        until__gte=Given("today", DateField()), until__lte=Given("last", DateField())
    )
    left = ending.exclude(Exists(later)).select_related("user", "office__body")
    return left.order_by("until", "office__key")[:MOST]


_ENDING: Final[Prepared[Appointment]] = Prepared(_ending)


def not_come_yet(actor: Actor, *, now: datetime.datetime) -> list[Invited]:
    """Return whom the actor invited, and who runs the instance: whom anybody did (two queries)."""
    if not can(actor, Permission.APPOINT):
        return []
    by_anybody = scope(actor, Permission.APPOINT).everything
    entries = _INVITED(by_anybody, since=now - _INVITED_WITHIN, actor=actor.user_id)
    last = {UUID(changes["user"]): at for changes, at in entries}
    waiting = _NOT_COME(users=last) if last else []
    there = [user for user in waiting if not user.has_usable_password()]
    return [Invited(user, (last[user.pk] + GOOD_FOR).date()) for user in there[:MOST]]


def _invited(by_anybody: bool) -> QuerySet[Entry, Any]:
    entries = Entry.objects.filter(verb="user.invite", at__gte=Given("since", DateTimeField()))
    if not by_anybody:
        entries = entries.filter(actor_id=Given("actor", UUIDField()))
    return entries.values_list("changes", "at")


def _not_come() -> QuerySet[User]:
    waiting = User.objects.filter(pk__in=GivenAny("users", UUIDField()))
    return waiting.filter(is_active=True, last_login=None).order_by("name")


_INVITED: Final[Prepared[tuple[dict[str, str], datetime.datetime]]] = Prepared(_invited)
_NOT_COME: Final[Prepared[User]] = Prepared(_not_come)


def contacts_ending(actor: Actor, *, today: datetime.date) -> list[Contact]:
    """Return the own contacts that will be deleted soon (one query)."""
    bodies = scope(actor, Permission.READ_CONTACT).bodies
    if not bodies:
        return []
    return _CONTACTS(bodies=bodies, last=today + CONTACT_AHEAD)


def _contacts() -> QuerySet[Contact]:
    last = Given("last", DateField())
    ending = Contact.objects.filter(body__in=BODIES, last_day__lte=last)
    return ending.select_related("person", "organisation").order_by("last_day", "key")[:MOST]


_CONTACTS: Final[Prepared[Contact]] = Prepared(_contacts)


def running(actor: Actor, *, now: datetime.datetime) -> Running | None:
    """Return what is open of the instance; None for who does not run it (three queries)."""
    if not scope(actor, Permission.EDIT_SITE).everything:
        return None
    oldest = _waiting(now).order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    return Running(
        texts=list(SiteText.objects.order_by("key")),
        waiting_since=oldest,
        is_anybody_in_office=Appointment.objects.exists(),
    )


def _waiting(now: datetime.datetime) -> QuerySet[Any]:
    """Return what should have been done by now."""
    before, never = now - WAITED, now + datetime.timedelta(days=365_000)
    # What may be done at once waits, by its day, for the end of all days.
    due = Q(run_after__lte=before) | Q(run_after__gte=never, enqueued_at__lte=before)
    return DBTaskResult.objects.filter(due, status="READY")
