# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Once a year the parties say that everything is still true: from when that is due."""

from __future__ import annotations

import datetime
from datetime import date

import pytest

from partnerkreis.access.policy import Actor, Role
from partnerkreis.accord.queries.waiting import Waiting, open_for
from partnerkreis.accord.queries.yearly import YearlyDue, joint_matters
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.accord.rules.yearly import due_on
from partnerkreis.core.dates import parse
from partnerkreis.directory.models import Body
from partnerkreis.partnerships.models import Party, Standing
from tests.accord.conftest import NOW, TODAY, World, officer_of


@pytest.mark.parametrize(
    ("confirmed_on", "agreed_on", "due"),
    [
        (date(2025, 3, 1), date(2001, 5, 9), date(2026, 3, 1)),
        (date(2024, 2, 29), None, date(2025, 2, 28)),
        (None, date(2025, 9, 1), date(2026, 9, 1)),
        (None, date(2023, 6, 2), date(2025, 6, 2)),
        (None, date(2023, 1, 7), date(2026, 1, 7)),
        (None, date(2026, 1, 7), date(2027, 1, 7)),
        (None, None, date(2026, 1, 1)),
    ],
)
def test_a_year_after_the_last_time_or_on_the_anniversary_of_the_newest_paper(
    confirmed_on: date | None, agreed_on: date | None, due: date
) -> None:
    assert due_on(confirmed_on=confirmed_on, agreed_on=agreed_on, today=TODAY) == due


def due_for(world: World, key: str, today: date = TODAY) -> list[YearlyDue]:
    return joint_matters(world.actor(key), today=today).still_true


def test_it_is_due_for_each_party_until_it_is_proposed_and_again_a_year_later(
    world: World,
) -> None:
    world.instrument.when = parse("2024-02-01")
    world.instrument.save()
    for key in world.bodies:
        [due] = due_for(world, key)
        assert (due.partnership, due.due) == (world.partnership, date(2026, 2, 1))
        assert (due.confirmed_on, due.can_propose) == (None, True)

    revision = world.propose(kind=Kind.YEARLY)
    assert [due_for(world, key) for key in world.bodies] == [[], [], []]
    whys = [one.why for one in open_for(world.actor("gostyn"), today=TODAY)]
    assert whys == [Waiting.FOR_US]

    world.agree(revision, "gostyn", "unterallgaeu")
    assert due_for(world, "gostyn", date(2027, 3, 1)) == []
    [due] = due_for(world, "gostyn", date(2027, 3, 2))
    assert (due.due, due.confirmed_on) == (date(2027, 3, 2), TODAY)


def test_who_only_reads_is_told_and_led_to_the_page_for_reading(world: World) -> None:
    actor = world.actor("gostyn", Role.READER)
    [due] = joint_matters(actor, today=TODAY).still_true
    assert not due.can_propose


def test_nothing_is_due_of_what_is_over_or_of_one_party_alone(world: World) -> None:
    standing = Standing.objects.create(
        key="over", partnership=world.partnership, kind="ended", since=parse("2026-01-01")
    )
    assert due_for(world, "gostyn") == []
    standing.kind = "resting"
    standing.save()
    assert len(due_for(world, "gostyn")) == 1
    Party.objects.exclude(body=world.gostyn).update(left="2026-02-01")
    assert due_for(world, "gostyn") == []


def test_strangers_and_administrators_have_nothing_to_confirm(world: World) -> None:
    stranger = officer_of(Body.objects.create(key="elsewhere", country="DE"))
    for actor in (stranger, Actor(Role.ADMINISTRATOR, "A"), Actor(Role.OPERATOR, "O")):
        assert joint_matters(actor, today=TODAY).still_true == []
    Party.objects.filter(body=world.gostyn).update(left="2026-02-01")
    assert due_for(world, "gostyn") == []


def test_an_agreement_that_was_amended_by_all_is_no_difference_of_the_year(world: World) -> None:
    world.agree(world.propose(kind=Kind.YEARLY), "gostyn", "unterallgaeu")
    world.agreed()
    today = (NOW + datetime.timedelta(days=1)).date()
    assert open_for(world.actor("gostyn"), today=today) == []
    world.partnership.goal = world.partnership.title
    world.partnership.save()
    [found] = open_for(world.actor("gostyn"), today=today)
    assert found.why is Waiting.DIFFERS
