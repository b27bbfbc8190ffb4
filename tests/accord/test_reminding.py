# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminders: on working days, not while it is being settled, not for ever, and never twice."""

from __future__ import annotations

import datetime

from django.core import mail
from django_tasks_db.models import DBTaskResult

from partnerkreis.accord.actions import answer, set_clearance
from partnerkreis.accord.actions.reminding import remind, send_reminder
from partnerkreis.accord.models import Reminder, Revision
from partnerkreis.accord.rules.positions import Verb
from tests.accord.conftest import NOW, World, last_token


def on(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(9, 30), tzinfo=datetime.UTC)


def run_every_day(world: World, revision: Revision, days: int, first: int = 0) -> list[str]:
    """Look each day for each party, as the worker does at most, and return when it reminded."""
    mail.outbox.clear()
    for number in range(first, days):
        for key in ("gostyn", "unterallgaeu"):
            day = NOW.date() + datetime.timedelta(days=number)
            send_reminder(revision=revision.pk, party=world.bodies[key].pk, now=on(day))
    reminders = Reminder.objects.order_by("sent_on", "party__key")
    return [f"{one.party.key} {one.sent_on}" for one in reminders.select_related("party")]


def test_who_does_not_answer_is_reminded_three_times_and_no_more(world: World) -> None:
    revision = world.propose()
    world.agree(revision, "unterallgaeu")

    reminded = run_every_day(world, revision, 200)

    assert reminded == ["gostyn 2026-03-12", "gostyn 2026-03-26", "gostyn 2026-04-16"]
    assert [one.to for one in mail.outbox] == [["partnerschaft@gostyn.example"]] * 3
    assert len({last_token("gostyn")}) == 1


def test_nobody_is_reminded_while_it_is_being_settled(world: World) -> None:
    revision = world.propose()
    world.agree(revision, "unterallgaeu")
    until = datetime.date(2026, 5, 29)
    set_clearance(
        revision=revision, party=world.gostyn, until=until, actor=world.actor("gostyn"), now=NOW
    )
    assert run_every_day(world, revision, 120)[0] == "gostyn 2026-06-01"


def test_reminders_stop_with_the_answer_and_with_the_proposal(world: World) -> None:
    revision = world.propose()
    world.agree(revision, "unterallgaeu")
    run_every_day(world, revision, 15)
    world.agree(revision, "gostyn")
    assert len(run_every_day(world, revision, 100, first=15)) == 1
    assert mail.outbox == []


def test_looking_twice_a_day_reminds_once(world: World) -> None:
    revision = world.propose()
    day = datetime.date(2026, 3, 12)
    for _time in range(3):
        send_reminder(revision=revision.pk, party=world.gostyn.pk, now=on(day))
    assert Reminder.objects.count() == 1


def test_an_objection_is_an_answer(world: World) -> None:
    revision = world.propose()
    answer(
        revision=revision,
        party=world.gostyn,
        verb=Verb.OBJECTED,
        reason="Zu früh.",
        actor=world.actor("gostyn"),
        now=NOW,
    )
    reminded = run_every_day(world, revision, 100)
    assert {one.split()[0] for one in reminded} == {"unterallgaeu"}


def test_the_worker_looks_when_it_is_time(world: World) -> None:
    revision = world.propose()
    waiting = DBTaskResult.objects.filter(task_path=remind.module_path)
    assert waiting.count() == 2
    assert {one.run_after.date() for one in waiting} == {datetime.date(2026, 3, 12)}

    day = on(datetime.date(2026, 3, 12))
    send_reminder(revision=revision.pk, party=world.gostyn.pk, now=day)

    looks = sorted(one.run_after.date() for one in waiting.all())
    assert looks == [*[datetime.date(2026, 3, 12)] * 2, datetime.date(2026, 3, 26)]
