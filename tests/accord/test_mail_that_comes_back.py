# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails about joint records that do not arrive: the officer because of whom they went out hears."""

from __future__ import annotations

import datetime

import pytest
from django.conf import LazySettings

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.accord import actions
from partnerkreis.accord.actions.reminding import send_reminder
from partnerkreis.accord.models import Revision
from partnerkreis.accord.rules.positions import Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.directory.models import Appointment
from partnerkreis.directory.queries import actor_of
from partnerkreis.post.actions import note_undeliverable
from partnerkreis.post.models import OutgoingMail
from partnerkreis.post.queries import undelivered
from tests.accord.conftest import NOW, TODAY, World, later
from tests.accord.every_action import EVERYTHING, REMINDED, token
from tests.editing.users import user_of


@pytest.fixture(autouse=True)
def outbox(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "partnerkreis.post.backend.Outbox"


@pytest.fixture
def officer(world: World) -> User:
    return user_of("nordhausen", name="Anna Nowak")


@pytest.fixture
def revision(world: World, officer: User) -> Revision:
    return actions.propose(
        kind=Kind.AGREEMENT,
        pk=world.instrument.pk,
        seen=None,
        why="",
        actor=actor_of(officer, today=TODAY),
        now=NOW,
    )


def came_back(user: User, today: datetime.date = TODAY) -> list[str]:
    """Let every mail come back, and return those that ``user`` hears of, by their recipients."""
    for mail in OutgoingMail.objects.all():
        assert note_undeliverable(
            message_id=mail.message_id, recipient=mail.recipient, reason="unknown", now=NOW
        )
    found = sorted(
        mail.recipient.split("@")[1] for mail in undelivered(actor_of(user, today=today), 9)
    )
    OutgoingMail.objects.all().delete()
    return found


def test_who_proposed_hears_of_a_question_that_did_not_arrive(
    officer: User, revision: Revision
) -> None:
    assert came_back(officer) == ["gostyn.example", "unterallgaeu.example"]


def test_who_proposed_hears_of_receipts_of_answers_by_link(
    world: World, officer: User, revision: Revision
) -> None:
    secret = token(world, "gostyn", revision)
    OutgoingMail.objects.all().delete()
    actions.answer_by_link(
        token=secret, verb=Verb.AGREED, reason="", person="Jan", office="", now=NOW
    )
    assert came_back(officer) == ["gostyn.example", "nordhausen.example", "unterallgaeu.example"]


def test_who_answers_with_an_account_hears_of_the_receipts(
    world: World, officer: User, revision: Revision
) -> None:
    partner = user_of("gostyn", name="Jan Kowalski")
    OutgoingMail.objects.all().delete()
    actions.answer(
        revision=revision,
        party=world.gostyn,
        verb=Verb.AGREED,
        reason="",
        actor=actor_of(partner, today=TODAY),
        now=NOW,
    )
    mails = list(OutgoingMail.objects.values_list("caused_by", flat=True))
    assert mails == [partner.pk] * 3


def test_a_reminder_that_comes_back_is_told_to_whoever_holds_the_office_now(
    world: World, officer: User, revision: Revision
) -> None:
    OutgoingMail.objects.all().delete()
    Appointment.objects.update(until=REMINDED.date() - datetime.timedelta(days=1))
    successor = user_of("nordhausen", name="Berta Nachfolgerin")
    user_of("nordhausen", Role.READER, name="Liest Nur")

    send_reminder(revision=revision.pk, party=world.gostyn.pk, now=REMINDED)

    assert came_back(successor, REMINDED.date()) == ["gostyn.example"]


@pytest.mark.parametrize("name", ["answer_by_letter", "send_a_link", "amend_ones_own_proposal"])
def test_no_mail_of_an_officer_goes_out_because_of_nobody(world: World, name: str) -> None:
    act = EVERYTHING[name].prepare(world)
    OutgoingMail.objects.all().delete()
    act()
    assert OutgoingMail.objects.exists()
    assert not OutgoingMail.objects.filter(caused_by=None).exists()


def test_where_nobody_holds_the_office_the_mail_still_goes_out(world: World) -> None:
    revision = world.propose()
    OutgoingMail.objects.all().delete()
    send_reminder(revision=revision.pk, party=world.gostyn.pk, now=REMINDED)
    assert OutgoingMail.objects.get().caused_by is None
    assert later(days=10).date() == REMINDED.date()
