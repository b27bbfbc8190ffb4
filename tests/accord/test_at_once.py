# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers that come at the same moment: one is first, and all see the same afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from partnerkreis.accord.actions import CannotAnswer, answer_by_link
from partnerkreis.accord.models import Answer, Conclusion
from partnerkreis.accord.queries.sealed import verify_accord
from partnerkreis.accord.rules.positions import Condition, Verb
from tests.accord.conftest import NOW, World, build_world, last_token


@pytest.fixture
def world(transactional_db: None) -> World:
    return build_world()


def at_once(*acts: Callable[[], object]) -> list[BaseException | None]:
    """Let all acts begin at the same moment, each on a connection of its own."""
    barrier = threading.Barrier(len(acts))
    outcomes: list[BaseException | None] = [None] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            act()
        except CannotAnswer as refusal:
            outcomes[number] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def test_one_link_used_twice_at_once_answers_once(world: World) -> None:
    world.propose()
    token = last_token("gostyn")

    def act(verb: Verb, reason: str) -> Callable[[], object]:
        return lambda: answer_by_link(
            token=token, verb=verb, reason=reason, person="Jan", office="", now=NOW
        )

    assert at_once(act(Verb.AGREED, ""), act(Verb.OBJECTED, "Nie."), act(Verb.AGREED, "")) == [
        None,
        None,
        None,
    ]
    assert Answer.objects.filter(party=world.gostyn).count() == 1
    assert verify_accord() == (1, 2)


def test_the_last_two_answers_at_once_conclude_once(world: World) -> None:
    revision = world.propose()

    outcomes = at_once(
        lambda: world.agree(revision, "gostyn"), lambda: world.agree(revision, "unterallgaeu")
    )

    assert outcomes == [None, None]
    assert Conclusion.objects.count() == 1
    assert world.accord().position.condition is Condition.SAME
    assert verify_accord() == (1, 3)


def test_two_proposals_agreed_at_once_only_one_of_them_is(world: World) -> None:
    one = world.propose()
    world.reword("Anders.")
    other = world.propose("gostyn")
    world.agree(one, "gostyn")
    world.agree(other, "nordhausen")

    outcomes = at_once(
        lambda: world.agree(one, "unterallgaeu"), lambda: world.agree(other, "unterallgaeu")
    )

    assert sorted(map(type, outcomes), key=str) == sorted([CannotAnswer, type(None)], key=str)
    assert Conclusion.objects.count() == 1
    assert verify_accord()[0] == 2
