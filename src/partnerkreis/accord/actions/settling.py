# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A party says until when a proposal is being settled in its house."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor
from partnerkreis.accord.actions.entering import locked_for, speaking
from partnerkreis.accord.actions.links import holding
from partnerkreis.accord.models import Clearance, Revision
from partnerkreis.accord.queries.histories import Accord
from partnerkreis.accord.rules.positions import State
from partnerkreis.core.errors import DomainError
from partnerkreis.core.models import ContentVersion
from partnerkreis.directory.models import Body

#: A council meets every few months; a year is no settling any more.
_LONGEST: Final = timedelta(days=366)


class CannotSettle(DomainError):
    """The day until which it is being settled cannot be."""


@transaction.atomic
def set_clearance(
    *, revision: Revision, party: Body, until: date, actor: Actor, now: datetime
) -> Clearance:
    """Say for one's own side until when it is being settled. Raises NotAllowed, CannotSettle."""
    accord = locked_for(revision, now=now)
    speaking(accord, party, actor)
    return _write(accord, revision, party, until, actor.name, now)


@transaction.atomic
def set_clearance_by_link(*, token: str, until: date, person: str, now: datetime) -> Clearance:
    """Say the same by link. Raises LinkRefused, CannotSettle."""
    link = holding(token, now=now, to_decide=True)
    accord = locked_for(link.revision, now=now)
    name = " ".join(person.split())[:120]
    return _write(accord, link.revision, link.party, until, name, now)


def _write(
    accord: Accord, revision: Revision, party: Body, until: date, person: str, now: datetime
) -> Clearance:
    today = timezone.localdate(now)
    if accord.position.states[revision.pk] not in (State.AWAITING, State.OBJECTED):
        raise CannotSettle(_("No answer is awaited here any more. Nothing is left to do."))
    if not today <= until <= today + _LONGEST:
        raise CannotSettle(_("Please choose a day from today on, within a year."), field="until")
    if not person:
        raise CannotSettle(_("Please give your name, in at most 120 characters."), field="person")
    settled = revision.clearances.filter(party=party)
    latest: Clearance | None = settled.order_by("-at").first()
    if latest is not None and (latest.until, latest.person) == (until, person):
        return latest
    ContentVersion.advance()
    return Clearance.objects.create(
        revision=revision, party=party, until=until, person=person, at=now
    )
