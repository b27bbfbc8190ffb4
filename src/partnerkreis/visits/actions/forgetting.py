# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deleting what was personal of guests, once it has served: and a record that it was done."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.models import ContentVersion
from partnerkreis.journal.actions import record_change
from partnerkreis.visits.actions.errors import CannotKeep
from partnerkreis.visits.models import Delegation, Guest
from partnerkreis.visits.queries.reach import readers_of, sides_of

FORGET = "visit.forget"


@transaction.atomic
def forget_guests(
    *, delegation: Delegation, actor: Actor, now: datetime.datetime, today: datetime.date
) -> int:
    """Delete diet, room, arrival and pronunciation of all guests, and return of how many.

    The journal keeps how many of each there were, and no value. Raises NotAllowed, and CannotKeep
    while something holds the deletion.
    """
    current = Delegation.objects.select_for_update().get(pk=delegation.pk)
    sides = sides_of(current.visit)
    side = next((one for one in sides if one.body == current.body_id), None)
    bodies = readers_of(side, sides) if side else frozenset({current.body_id})
    authorise(actor, Permission.READ_GUESTS, *bodies)
    if current.hold_until and current.hold_until >= today:
        raise CannotKeep(_("The deletion is on hold. Please take the hold away first."))
    figures = _figures(current)
    if not figures["guests"]:
        return 0
    _delete(current, now)
    told = {"forgotten": (figures, None), "contact": (None, None)}
    record_change(actor=actor, verb=FORGET, record=current, changes=told, now=now)
    ContentVersion.advance()
    return figures["guests"]


def _figures(delegation: Delegation) -> dict[str, int]:
    guests = list(delegation.guests.all())
    figures = {
        name: sum(bool(getattr(guest, name)) for guest in guests) for name in Guest.forgotten_fields
    }
    with_any = sum(any(getattr(g, name) for name in Guest.forgotten_fields) for g in guests)
    return {"guests": with_any + (not with_any and bool(delegation.contact)), **figures}


def _delete(delegation: Delegation, now: datetime.datetime) -> None:
    delegation.guests.update(**dict.fromkeys(Guest.forgotten_fields, ""))
    delegation.contact = ""
    delegation.forgotten_at = now
    delegation.version += 1
    delegation.save(update_fields=["contact", "forgotten_at", "version"])
    delegation.visit.interpreters.update(contact="")


def forget_due(*, actor: Actor, now: datetime.datetime, today: datetime.date) -> int:
    """Delete it of every delegation whose day is over, and return of how many guests in all."""
    due = Delegation.objects.filter(delete_after__lt=today)
    waiting = due.exclude(hold_until__gte=today)
    return sum(
        forget_guests(delegation=one, actor=actor, now=now, today=today)
        for one in waiting.order_by("delete_after", "key")
    )
