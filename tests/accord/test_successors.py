# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A body that was merged into another: who speaks for it, who is written to, and who reads."""

import pytest
from django.core import mail

from partnerkreis.access.policy import NotAllowed, Role
from partnerkreis.accord.actions import answer, send_link
from partnerkreis.accord.queries.papers import answer_line
from partnerkreis.accord.queries.subjects import visible_subject
from partnerkreis.accord.queries.waiting import Waiting, open_for
from partnerkreis.accord.rules.positions import Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.dates import parse
from partnerkreis.core.naming import Names
from partnerkreis.directory.models import Body, Office, Succession
from partnerkreis.directory.queries import actor_of
from tests.accord.conftest import NOW, TODAY, officer_of
from tests.editing.users import user_of


def test_a_body_merged_into_a_successor_speaks_by_its_successor(world):
    revision = world.propose()
    successor = Body.objects.create(key="powiat-nowy", country="PL")
    Succession.objects.create(predecessor=world.gostyn, successor=successor)

    given = answer(
        revision=revision,
        party=world.gostyn,
        verb=Verb.AGREED,
        reason="",
        actor=officer_of(successor),
        now=NOW,
    )

    assert given.party == world.gostyn
    assert world.accord().gone == frozenset()


def test_a_body_merged_in_part_speaks_for_itself(world):
    revision = world.propose()
    successor = Body.objects.create(key="powiat-nowy", country="PL")
    Succession.objects.create(predecessor=world.gostyn, successor=successor, wholly=False)
    with pytest.raises(NotAllowed):
        answer(
            revision=revision,
            party=world.gostyn,
            verb=Verb.AGREED,
            reason="",
            actor=officer_of(successor),
            now=NOW,
        )


def test_a_successor_gets_the_mail_and_reads_what_its_predecessor_is_asked(world):
    successor = Body.objects.create(key="powiat-nowy", country="PL")
    Office.objects.create(
        key="new", body=successor, kind="partnership_officer", email="biuro@nowy.example"
    )
    revision = world.propose()
    Succession.objects.create(predecessor=world.gostyn, successor=successor)
    actor, mails = officer_of(successor), len(mail.outbox)
    send_link(revision=revision, party=world.gostyn, actor=world.actor("nordhausen"), now=NOW)

    assert [one.to for one in mail.outbox[mails:]] == [["biuro@nowy.example"]]
    subject = visible_subject(actor, Kind.AGREEMENT, "cooperation", today=TODAY)
    assert subject is not None
    assert subject.record == world.instrument
    assert [one.why for one in open_for(actor, today=TODAY)] == [Waiting.FOR_US]


def test_who_took_over_in_part_or_will_only_later_reads_nothing(world):
    successor = Body.objects.create(key="powiat-nowy", country="PL")
    world.propose()
    actor = officer_of(successor)
    for how in ({"wholly": False}, {"when": parse("2027-01-01")}):
        Succession.objects.all().delete()
        Succession.objects.create(predecessor=world.gostyn, successor=successor, **how)
        assert visible_subject(actor, Kind.AGREEMENT, "cooperation", today=TODAY) is None
        assert open_for(actor, today=TODAY) == []


def test_the_answer_of_a_successor_says_in_whose_office_it_was_given(world):
    revision = world.propose()
    names = Names.of(de="Powiat Nowy", pl="powiat nowy", en="County of Nowy")
    successor = Body.objects.create(key="powiat-nowy", country="PL", names=names)
    Succession.objects.create(predecessor=world.gostyn, successor=successor)
    actor = actor_of(user_of("powiat-nowy", Role.OFFICER, "Maria Nowa"), today=TODAY)
    given = answer(
        revision=revision,
        party=world.gostyn,
        verb=Verb.AGREED,
        reason="",
        actor=actor,
        now=NOW,
    )
    assert given.office.endswith(", powiat nowy")
    assert "(Maria Nowa, " in answer_line(given, "pl")
