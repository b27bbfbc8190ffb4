# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entrusting an encounter to somebody, and ending that."""

from __future__ import annotations

import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.errors import DomainError
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.actions import record_change
from partnerkreis.leads.models import Lead

#: Nobody prepares an encounter longer; an access without an end is forgotten.
LONGEST: Final = datetime.timedelta(days=2 * 366)


class CannotEntrust(DomainError):
    """The encounter cannot be entrusted to this person, or not for this time."""


@transaction.atomic
def entrust_encounter(
    *,
    encounter: Encounter,
    user: User,
    until: datetime.date,
    actor: Actor,
    today: datetime.date,
    now: datetime.datetime,
) -> Lead:
    """Let ``user`` work on ``encounter`` from today to ``until``; a second time moves the end.

    Raises NotAllowed, and CannotEntrust where the day is past or more than two years ahead.
    """
    authorise(actor, Permission.ENTRUST, *sides_of(encounter))
    if not today <= until <= today + LONGEST:
        sentence = _("Please choose a last day between today and two years from now.")
        raise CannotEntrust(sentence, field="until")
    lead, is_new = Lead.objects.get_or_create(
        encounter=encounter, user=user, defaults={"since": today, "until": until}
    )
    before = None if is_new else lead.until
    if not is_new:
        lead.until = until
        lead.save(update_fields=["until"])
    _note(lead, "encounter.entrust", before, actor, now)
    return lead


@transaction.atomic
def end_lead(*, lead: Lead, actor: Actor, today: datetime.date, now: datetime.datetime) -> None:
    """Let today be the first day on which the lead no longer holds. Raises NotAllowed."""
    authorise(actor, Permission.ENTRUST, *sides_of(lead.encounter))
    before = lead.until
    if lead.since >= today:
        # It would end before it begins: nothing has come of it.
        _note(lead, "encounter.entrust_end", before, actor, now)
        lead.delete()
        return
    lead.until = min(lead.until, today - datetime.timedelta(days=1))
    lead.save(update_fields=["until"])
    _note(lead, "encounter.entrust_end", before, actor, now)


def sides_of(encounter: Encounter) -> tuple[UUID, ...]:
    """Return the bodies on the sides of ``encounter``, or a ground that nobody has a role for."""
    bodies = tuple(encounter.sides.order_by("position").values_list("body", flat=True))
    return bodies or (encounter.pk,)


def _note(
    lead: Lead, verb: str, before: datetime.date | None, actor: Actor, now: datetime.datetime
) -> None:
    told = {
        "holder": (None, lead.user.name),
        "until": (before and before.isoformat(), lead.until.isoformat()),
    }
    record_change(actor=actor, verb=verb, record=lead.encounter, changes=told, now=now)
