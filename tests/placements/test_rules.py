# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.placements import Rule
from partnerkreis.placements.rules import (
    broken_at_company,
    broken_at_lodging,
    company_regret,
    lodging_regret,
    opinion,
    travel_regret,
)
from tests.placements.worlds import company, lodging, participant, read, world


def meeting(person=None, firm=None, home=None):
    """Return one participant, one company and one lodging with what is given about them."""
    instance = read(
        world(
            [participant("p1", **(person or {}))],
            [company("c1", **(firm or {})), company("c2")],
            [lodging("l1", **(home or {}))],
        )
    )
    return instance.participants[0], instance.companies[0], instance.lodgings[0]


@pytest.mark.parametrize(
    ("person", "firm", "broken"),
    [
        ({}, {}, []),
        ({"trade": "wood"}, {}, [Rule.TRADE]),
        ({"level": "A1"}, {"min_level": "A2"}, [Rule.LEVEL]),
        ({"age": 17}, {"min_age": 18}, [Rule.AGE]),
        ({"age": 17}, {"earliest_hour": 5}, [Rule.YOUTH_HOURS]),
        ({"age": 17}, {"latest_hour": 21}, [Rule.YOUTH_HOURS]),
        ({"age": 17}, {"earliest_hour": 6, "latest_hour": 20}, []),
        ({"age": 18}, {"earliest_hour": 5}, []),
        ({"step_free": True}, {"step_free": False}, [Rule.STEP_FREE]),
        ({}, {"seats": [0]}, [Rule.SEATS]),
    ],
)
def test_rules_at_a_company(person, firm, broken):
    one, at, _ = meeting(person, firm)

    assert list(broken_at_company(one, at)) == broken


@pytest.mark.parametrize(
    ("person", "home", "broken"),
    [
        ({}, {}, []),
        ({}, {"open": [False]}, [Rule.OPEN]),
        ({"gender": "m"}, {"accepts": "f"}, [Rule.GENDER]),
        ({"gender": "d"}, {"accepts": "f"}, [Rule.GENDER]),
        ({"gender": "d"}, {}, []),
        ({"gender": "d"}, {"rooms": {"beds": 2, "count": 1}}, [Rule.ROOMS]),
        ({"age": 17}, {"takes_minors": False}, [Rule.MINORS]),
        ({"allergies": ["cat"]}, {"animals": ["cat", "dog"]}, [Rule.ALLERGY]),
        ({"smoke_free": True}, {"smoking": True}, [Rule.SMOKING]),
        ({"step_free": True}, {"step_free": False}, [Rule.STEP_FREE]),
        ({}, {"rooms": {"beds": 2, "count": 0}}, [Rule.ROOMS]),
    ],
)
def test_rules_at_a_lodging(person, home, broken):
    one, _, at = meeting(person, home=home)

    assert list(broken_at_lodging(one, at)) == broken


@pytest.mark.parametrize(
    ("wishes", "is_centre", "regret"),
    [(["c1"], False, 0), (["c2", "c1"], True, 1), ([], False, 7), (["c2"], True, 9)],
)
def test_regret_of_a_company(wishes, is_centre, regret):
    one, at, _ = meeting({"company_wishes": wishes}, {"training_centre": is_centre})

    assert company_regret(one, at) == regret


@pytest.mark.parametrize(("wish", "regret"), [("any", 0), ("family", 0), ("hostel", 2)])
def test_regret_of_a_lodging(wish, regret):
    one, _, at = meeting({"lodging_wish": wish})

    assert lodging_regret(one, at) == regret


@pytest.mark.parametrize(
    ("minutes", "regret"), [(0, 0), (20, 0), (21, 1), (30, 1), (31, 2), (120, 10)]
)
def test_regret_of_the_way(minutes, regret):
    assert travel_regret(minutes) == regret


@pytest.mark.parametrize(("said", "cost"), [({}, 1), ({"p1": 0}, 0), ({"p1": 3}, 3)])
def test_opinion_of_a_company(said, cost):
    one, at, _ = meeting(firm={"opinion": said})

    assert opinion(one, at) == cost
