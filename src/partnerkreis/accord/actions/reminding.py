# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminding who has not answered: politely, on working days, and not for ever."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from partnerkreis.accord.actions import letters
from partnerkreis.accord.actions.entering import locked_for
from partnerkreis.accord.actions.links import make_link
from partnerkreis.accord.models import Reminder, Revision
from partnerkreis.accord.queries.desks import keeper_of
from partnerkreis.accord.queries.histories import Accord
from partnerkreis.accord.rules.positions import State
from partnerkreis.accord.rules.reminding import is_due, next_reminder
from partnerkreis.directory.models import Body

#: At this hour of the day: when people read their mail, and in no time zone at night.
_HOUR: Final = time(9, 30)
_KEPT_FOR: Final = timedelta(days=1)


@task()
def remind(revision: str, party: str) -> str:
    """Remind a party where it is time, and come back where there is something to come back for."""
    now = timezone.now()
    DBTaskResult.objects.filter(task_path=remind.module_path).successful().filter(
        finished_at__lt=now - _KEPT_FOR
    ).delete()
    return send_reminder(revision=UUID(revision), party=UUID(party), now=now)


@transaction.atomic
def send_reminder(*, revision: UUID, party: UUID, now: datetime) -> str:
    """Remind a party of a revision if that is due today, and say when to look again.

    Returns the day of the next look, or "" when there is nothing more to remind of.
    """
    found = Revision.objects.filter(pk=revision).first()
    if found is None:
        return ""
    accord, body = locked_for(found, now=now), Body.objects.get(pk=party)
    due = due_day(accord, found, body)
    if is_due(due, reminded_on=_days(found, body), today=accord.subject.today):
        _send(found, body, now)
        due = due_day(accord, found, body)
    if due is None:
        return ""
    _look_again(found, body, max(due, accord.subject.today + timedelta(days=1)))
    return due.isoformat()


def due_day(accord: Accord, revision: Revision, party: Body) -> date | None:
    """Return the day of the next reminder of a party; None where none is to come."""
    is_open = accord.position.states[revision.pk] in (State.AWAITING, State.OBJECTED)
    if not is_open or party.pk not in accord.tally(revision).missing or accord.gone:
        return None
    settled = revision.clearances.filter(party=party).order_by("-at").first()
    return next_reminder(
        asked_on=timezone.localdate(revision.proposed_at),
        reminded_on=_days(revision, party),
        clearance_until=settled.until if settled else None,
    )


def schedule(revision: Revision, party: Body, *, asked_on: date) -> None:
    """Look after the party when the first reminder is due."""
    first = next_reminder(asked_on=asked_on, reminded_on=[], clearance_until=None)
    if first:
        _look_again(revision, party, first)


def _look_again(revision: Revision, party: Body, day: date) -> None:
    moment = timezone.make_aware(datetime.combine(day, _HOUR))
    remind.using(run_after=moment).enqueue(revision=str(revision.pk), party=str(party.pk))


def _days(revision: Revision, party: Body) -> list[date]:
    reminders = Reminder.objects.filter(revision=revision, party=party)
    return list(reminders.order_by("number").values_list("sent_on", flat=True))


def _send(revision: Revision, party: Body, now: datetime) -> None:
    number = len(_days(revision, party)) + 1
    Reminder.objects.create(
        revision=revision, party=party, number=number, sent_on=timezone.localdate(now)
    )
    _link, token = make_link(revision, party, now=now)
    keeper = keeper_of(revision, today=timezone.localdate(now))
    letters.remind(revision, party, token, caused_by=keeper, now=now)
