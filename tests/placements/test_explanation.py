# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.placements import Competitor, Reason, Rule
from tests.placements.worlds import company, lodging, participant, placed, world


def reasons(row, person="p1"):
    return placed(row).unplaced[person].reasons


@pytest.mark.parametrize(
    ("person", "firm", "home", "rule", "is_offered"),
    [
        ({"trade": "wood"}, {}, {}, Rule.TRADE, False),
        ({"level": "A0"}, {"min_level": "A1"}, {}, Rule.LEVEL, True),
        ({"age": 18}, {"min_age": 19}, {}, Rule.AGE, True),
        ({"age": 17}, {"latest_hour": 22}, {}, Rule.YOUTH_HOURS, False),
        ({"step_free": True}, {"step_free": False}, {}, Rule.STEP_FREE, False),
        ({"step_free": True}, {}, {"step_free": False}, Rule.STEP_FREE, False),
        ({}, {"seats": [0]}, {}, Rule.SEATS, True),
        ({}, {}, {"open": [False]}, Rule.OPEN, True),
        ({"allergies": ["cat"]}, {}, {"animals": ["cat"]}, Rule.ALLERGY, False),
        ({"smoke_free": True}, {}, {"smoking": True}, Rule.SMOKING, True),
        ({"age": 17}, {}, {"takes_minors": False}, Rule.MINORS, False),
        ({}, {}, {"accepts": "m"}, Rule.GENDER, True),
        ({}, {}, {"rooms": {"beds": 1, "count": 0}}, Rule.ROOMS, True),
        ({"max_commute_minutes": 4}, {}, {}, Rule.TRAVEL, True),
    ],
)
def test_the_one_rule_in_the_way_is_named(person, firm, home, rule, is_offered):
    row = world([participant("p1", **person)], [company("c1", **firm)], [lodging("l1", **home)])

    assert reasons(row) == (Reason(rule, would_place=is_offered),)


def test_two_rules_in_the_way_are_no_single_reason():
    row = world([participant("p1", level="A0")], [company("c1", min_level="A1", seats=[0])],
                [lodging("l1")])  # fmt: skip

    assert reasons(row) == (Reason(Rule.SEVERAL, would_place=False),)


def test_pair_without_a_common_lodging_would_be_placed_apart():
    row = world(
        [participant("p1"), participant("p2")],
        [company("c1", seats=[2])],
        [lodging("l1")],
        together=[["p1", "p2"]],
    )

    assert Reason(Rule.TOGETHER, would_place=True) in reasons(row)
    assert Reason(Rule.ROOMS, would_place=True) in reasons(row)


def test_who_must_be_apart_would_be_placed_if_not():
    row = world(
        [participant("p1"), participant("p2")],
        [company("c1", seats=[2])],
        [lodging("l1"), lodging("l2")],
        apart=[["p1", "p2"]],
    )
    answer = placed(row)

    (explanation,) = answer.unplaced.values()
    assert Reason(Rule.APART, would_place=True) in explanation.reasons


def test_competitors_are_named_with_what_they_have():
    row = world(
        [participant("p1"), participant("p2", company_wishes=["c1"])],
        [company("c1")],
        [lodging("l1"), lodging("l2")],
    )

    (competitor,) = placed(row).unplaced["p1"].competitors
    assert competitor == Competitor("p2", seat=True, bed=competitor.bed)


def test_a_reason_may_need_others_to_move():
    row = world(
        [participant("p1", trade="wood"), participant("p2"), participant("p3", trade="wood")],
        [company("c1", trades=["metal", "wood"], zone="N"), company("c2", zone="S"),
         company("c3", trades=["wood"], zone="N", seats=[0])],
        [lodging("l1"), lodging("l2"), lodging("l3", zone="S")],
        zones=["N", "S"],
        travel_minutes=[[5, 90], [90, 5]],
    )  # fmt: skip
    answer = placed(row)

    assert answer.figures.placed == 2
    (explanation,) = answer.unplaced.values()
    assert Reason(Rule.SEATS, would_place=True) in explanation.reasons
