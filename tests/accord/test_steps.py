# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Resolved and signed: what has to happen, how often, and what has happened."""

from __future__ import annotations

import pytest

from partnerkreis.access.policy import PUBLIC, NotAllowed, Role
from partnerkreis.accord.actions import CannotPlan, plan_signings
from partnerkreis.accord.models import Formality
from partnerkreis.accord.queries.steps import StepTaken, steps_of
from partnerkreis.core.dates import parse
from partnerkreis.directory.models import Body, Office, Person, Tenure
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Resolution, Signatory, Signing
from tests.accord.conftest import NOW, World, officer_of


def signer(world: World, key: str, name: str, kind: str = "head_of_county") -> Tenure:
    office = Office.objects.create(key=f"{key}-{name}", body=world.bodies[key], kind=kind)
    person = Person.objects.create(key=name, name=name, sort_name=name)
    return Tenure.objects.create(key=name, person=person, office=office)


def sign(world: World, number: int, *tenures: Tenure) -> None:
    signing = Signing.objects.create(
        key=f"signing-{number}", instrument=world.instrument, when=parse(f"2026-0{number}-09")
    )
    for position, tenure in enumerate(tenures):
        Signatory.objects.create(signing=signing, tenure=tenure, position=position)


def step(world: World, key: str, name: str = "sign") -> StepTaken:
    [found] = [
        one
        for one in steps_of(world.instrument)
        if (one.formality.body.key, one.formality.step) == (key, name)
    ]
    return found


def twice(world: World, times: int = 2) -> None:
    plan_signings(
        instrument=world.instrument, times=times, actor=world.actor("nordhausen"), now=NOW
    )


def test_signed_in_both_places_needs_two_signings(world: World) -> None:
    world.propose()
    twice(world)
    head, starosta, deputy = (
        signer(world, "nordhausen", "Jendricke"),
        signer(world, "gostyn", "Marcinkowski"),
        signer(world, "gostyn", "Sikora", "other"),
    )

    sign(world, 1, head, starosta, deputy)
    assert (step(world, "nordhausen").times_taken, step(world, "nordhausen").is_taken) == (1, False)
    # At the second place only one of the two of the board has signed.
    sign(world, 2, head, starosta)
    assert step(world, "nordhausen").is_taken
    assert (step(world, "gostyn").times_taken, step(world, "gostyn").is_taken) == (1, False)


def test_signed_once_the_two_of_a_board_may_sign_on_different_days(world: World) -> None:
    world.propose()
    sign(world, 1, signer(world, "gostyn", "Marcinkowski"))
    assert not step(world, "gostyn").is_taken
    sign(world, 2, signer(world, "gostyn", "Sikora", "other"))
    assert step(world, "gostyn").is_taken


def test_the_treasurer_countersigns_and_signs_for_nobody_else(world: World) -> None:
    world.propose(promises_money=True)
    sign(world, 1, signer(world, "gostyn", "Skarbnik", "treasurer"))
    assert step(world, "gostyn", "countersign").is_taken
    assert not step(world, "gostyn").signatories


def test_how_often_it_is_signed_holds_for_all_sides_also_for_one_that_comes_later(
    world: World,
) -> None:
    world.propose()
    Formality.objects.filter(body=world.unterallgaeu).delete()
    twice(world)
    world.reword("Anders.")
    world.propose(promises_money=True)

    times = set(Formality.objects.exclude(step="resolve").values_list("times", flat=True))
    assert times == {2}
    assert set(Formality.objects.filter(step="resolve").values_list("times", flat=True)) == {1}
    assert Entry.objects.get(verb="accord.signings").changes == {"times": [1, 2]}


@pytest.mark.parametrize("times", [0, 10, -1])
def test_how_often_is_a_number_that_can_be(world: World, times: int) -> None:
    world.propose()
    with pytest.raises(CannotPlan, match="from 1 to 9") as refused:
        twice(world, times)
    assert refused.value.field == "times"


def test_only_who_edits_for_a_party_says_how_often(world: World) -> None:
    world.propose()
    stranger = officer_of(Body.objects.create(key="elsewhere", country="DE"))
    for actor in (world.actor("gostyn", Role.READER), stranger, PUBLIC):
        with pytest.raises(NotAllowed):
            plan_signings(instrument=world.instrument, times=2, actor=actor, now=NOW)
    colleague = world.actor("gostyn", Role.COLLEAGUE)
    plan_signings(instrument=world.instrument, times=2, actor=colleague, now=NOW)
    assert step(world, "nordhausen").formality.times == 2


def test_what_happened_without_a_plan_is_told_and_counted_by_nobody(world: World) -> None:
    Resolution.objects.create(
        key="kt",
        partnership=world.partnership,
        body=world.nordhausen,
        instrument=world.instrument,
        outcome="adopted",
        when=parse("2022-12"),
    )
    sign(world, 1, signer(world, "gostyn", "Marcinkowski"))

    told = [one for one in steps_of(world.instrument) if one.is_told]
    assert [(one.formality.body.key, one.formality.step) for one in told] == [
        ("gostyn", "sign"),
        ("nordhausen", "resolve"),
    ]
    assert not any(one.formality.is_needed for one in told)
    assert not Formality.objects.exists()
