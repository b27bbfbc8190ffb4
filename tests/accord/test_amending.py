# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing something better: an own open proposal is replaced, those of others stay beside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from django.utils.translation import override

from partnerkreis.accord.actions import CannotAnswer
from partnerkreis.accord.models import Revision
from partnerkreis.accord.queries.papers import paper_of
from partnerkreis.accord.queries.sealed import verify_accord
from partnerkreis.accord.rules.positions import State
from partnerkreis.directory.models import Body, Succession
from tests.accord.conftest import World, later, officer_of
from tests.accord.test_answering import by_link


def amended(world: World) -> tuple[Revision, Revision]:
    """Return a proposal of Nordhausen and the one that Nordhausen put in its place."""
    former = world.propose()
    mail.outbox.clear()
    world.reword("Wir arbeiten für die Jugend zusammen.")
    return former, world.propose(now=later(days=2))


def test_an_own_proposal_on_the_same_base_is_withdrawn_by_a_new_one(world: World) -> None:
    former, newer = amended(world)

    accord = world.accord()
    assert accord.position.states == {former.pk: State.WITHDRAWN, newer.pk: State.AWAITING}
    assert accord.replacement(former) == newer
    assert accord.replacement(newer) is None
    assert verify_accord() == (2, 3)


def test_each_party_is_asked_once_and_told_what_needs_no_answer_any_more(world: World) -> None:
    _former, newer = amended(world)

    asked = {one.to[0]: " ".join(str(one.body).split()) for one in mail.outbox}
    assert len(mail.outbox) == len(asked) == 2
    with override("de"):
        told = paper_of(newer, "de").replaces
    assert told in asked["partnerschaft@unterallgaeu.example"]
    assert paper_of(newer, "en").replaces == (
        "It takes the place of version 1, which was withdrawn and needs no answer now."
    )


def test_whoever_answers_what_was_replaced_is_led_to_the_newest(
    world: World, token_to: Callable[[str], str]
) -> None:
    former = world.propose()
    token = token_to("gostyn")
    world.reword("Anders.")
    world.propose(now=later(days=2))

    for answer in (lambda: by_link(token), lambda: world.agree(former, "gostyn")):
        with pytest.raises(CannotAnswer, match="Please read the newest one and answer that"):
            answer()
    assert former.answers.filter(party=world.gostyn).count() == 0


def test_proposals_of_two_parties_on_one_base_stand_side_by_side(world: World) -> None:
    first = world.propose()
    world.reword("Wie Gostyń es sieht.")
    other = world.propose("gostyn", now=later(days=1))
    world.reword("Wie Nordhausen es noch besser sieht.")
    second = world.propose(now=later(days=2))

    assert world.accord().open == [other, second]
    assert world.accord().position.states[first.pk] is State.WITHDRAWN
    world.agree(other, "nordhausen", "unterallgaeu")
    assert world.accord().agreed == other
    assert world.accord().position.states[second.pk] is State.OVERTAKEN


def test_a_successor_replaces_what_its_predecessor_proposed(world: World) -> None:
    former = world.propose("gostyn")
    successor = Body.objects.create(key="powiat-nowy", country="PL")
    Succession.objects.create(predecessor=world.gostyn, successor=successor)
    world.bodies["powiat-nowy"] = successor
    world.reword("Anders.")

    world.propose("powiat-nowy", now=later(days=1))

    assert world.accord().position.states[former.pk] is State.WITHDRAWN
    assert officer_of(successor).name == former.answers.get(verb="withdrawn").person


def test_withdrawing_without_a_new_proposal_replaces_nothing(world: World) -> None:
    former = world.propose()
    from partnerkreis.accord.actions import withdraw

    withdraw(revision=former, reason="", actor=world.actor("nordhausen"), now=later(days=1))
    world.reword("Anders.")
    world.propose(now=later(days=2))
    assert world.accord().replacement(former) is None
