# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import os
import random
import subprocess
import sys

import pytest

from partnerkreis.placements import Clock, Placement, Reason, Rule, as_json, place
from tests.placements.checker import faults
from tests.placements.instances import county, with_current
from tests.placements.worlds import company, lodging, participant, placed, read, world

UNTIMED = "import sys; from partnerkreis.placements import *; " \
    "print(as_json(place(read_instance(sys.stdin.buffer.read()))) | {'seconds': 0})"  # fmt: skip


def shuffled(row, rng):
    """Return the same instance with every list of records and every object in another order."""
    lists = ("participants", "companies", "lodgings", "together", "apart")
    other = {name: list(value) if name in lists else value for name, value in row.items()}
    for name in lists:
        rng.shuffle(other[name])
    for each in other["companies"]:
        items = list(each["opinion"].items())
        rng.shuffle(items)
        each["opinion"] = dict(items)
    return dict(rng.sample(list(other.items()), len(other)))


def test_same_instance_same_answer_in_whatever_order_and_process():
    row = county(24, 3)
    answers = set()
    for seed in range(3):
        content = json.dumps(shuffled(row, random.Random(seed)))  # noqa: S311
        run = subprocess.run(
            [sys.executable, "-c", UNTIMED], input=content, capture_output=True, text=True,
            check=True, env=os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": "src"},
        )  # fmt: skip
        answers.add(run.stdout)

    assert len(answers) == 1


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.4])
def test_answer_in_time_breaks_no_rule_and_claims_nothing(seconds):
    row = county(60, 1)
    clock = Clock()
    best = as_json(place(read(row)))

    answer = as_json(place(read(row), clock.at_most(seconds)))

    assert list(faults(row, answer)) == []
    assert answer["placed"] <= best["placed"] <= answer["bound"]["placed"]
    for name in ("worst_regret", "total"):
        assert answer["bound"][name] <= best[name]
        assert not answer["proven"][name] or answer[name] == best[name]


def test_stopped_placement_answers_at_once():
    clock = Clock()
    clock.stopped.set()
    placement = Placement(read(county(24, 1)), clock)

    placement.run()

    assert list(faults(county(24, 1), as_json(placement.answer()))) == []


def test_fewest_people_move_when_a_host_and_a_company_drop_out():
    row = county(40, 2)
    before = as_json(place(read(row)))
    later = with_current(row, before["assignments"], seed=1)

    answer = as_json(place(read(later)))

    assert list(faults(later, answer)) == []
    stayed = sum(
        answer["assignments"].get(one, {}).items() >= now.items()
        for one, now in later["current"].items()
    )
    assert answer["proven"]["moved"]
    assert answer["moved"] <= len(later["current"]) - stayed
    assert stayed >= len(later["current"]) - 8


def test_who_loses_the_place_they_could_keep_counts_as_moved():
    row = world(
        [participant("p1"), participant("p2")],
        [company("c1", seats=[2])],
        [lodging("l1")],
        current={one: {"company": "c1", "lodging": "l1"} for one in ("p1", "p2")},
    )

    assert (placed(row).figures.placed, placed(row).figures.moved) == (1, 1)


def test_who_makes_room_counts_as_moved_and_who_has_to_leave_does_not():
    row = world(
        [participant("p1"), participant("p2", gender="m"), participant("p3")],
        [company("c1", seats=[3])],
        [
            lodging("l1"),
            lodging("l2", accepts="f", rooms={"beds": 1, "count": 2}),
            lodging("l3", open=[False]),
        ],
        current={
            "p1": {"company": "c1", "lodging": "l1"},
            "p3": {"company": "c1", "lodging": "l3"},
        },
    )

    answer = placed(row)

    lodgings = {one: at.lodging for one, at in answer.assignments.items()}
    assert lodgings == {"p1": "l2", "p2": "l1", "p3": "l2"}
    assert answer.figures.moved == 1


def test_people_of_different_classes_live_side_by_side_in_rooms_with_one_bed():
    people = [
        participant("p1", gender="d"), participant("p2", gender="m"),
        participant("p3", gender="f", age=17),
    ]  # fmt: skip
    single = {"rooms": {"beds": 1, "count": 3}, "takes_minors": True}
    double = {"rooms": {"beds": 2, "count": 3}, "takes_minors": True}

    def housed(home):
        row = world(people, [company("c1", seats=[3])], [lodging("l1", **home)])
        return placed(row).assignments.keys()

    assert housed(single) == {"p1", "p2", "p3"}
    assert housed(double) == {"p2", "p3"}


def test_who_cannot_keep_their_place_does_not_count_as_moved():
    row = world(
        [participant("p1")],
        [company("c1"), company("c2", seats=[0])],
        [lodging("l1")],
        current={"p1": {"company": "c2", "lodging": "l1"}},
    )

    assert placed(row).figures.moved == 0


def test_locked_people_who_cannot_all_stay_are_a_normal_answer_with_reasons():
    row = world(
        [participant("p1"), participant("p2"), participant("p3")],
        [company("c1", seats=[3])],
        [lodging("l1"), lodging("l2")],
        current={one: {"company": "c1", "lodging": "l1"} for one in ("p1", "p2")},
        locked=["p1", "p2"],
    )
    answer = placed(row)

    assert answer.has_conflict and answer.assignments == {}
    assert answer.unplaced["p1"].reasons == (Reason(Rule.LOCKED, would_place=True),)
    assert answer.unplaced["p3"].reasons == (Reason(Rule.LOCKED, would_place=False),)


def test_lock_on_a_place_that_breaks_a_rule_names_the_rule():
    row = world(
        [participant("p1", allergies=["cat"])],
        [company("c1")],
        [lodging("l1", animals=["cat"]), lodging("l2")],
        current={"p1": {"company": "c1", "lodging": "l1"}},
        locked=["p1"],
    )

    rules = [reason.rule for reason in placed(row).unplaced["p1"].reasons]
    assert rules == [Rule.LOCKED, Rule.ALLERGY]


def test_room_is_shared_within_one_class_for_the_whole_time():
    row = world(
        [participant("p1"), participant("p2", from_week=1, gender="m"),
         participant("p3", from_week=1)],
        [company("c1", seats=[3, 3])],
        [lodging("l1", rooms={"beds": 2, "count": 1}, open=[True, True])],
        weeks=2,
    )  # fmt: skip

    assert placed(row).assignments.keys() == {"p1", "p3"}


def test_nobody_at_all_is_a_normal_answer():
    answer = as_json(placed(world([], [], [])))

    assert (answer["placed"], answer["worst_regret"], answer["total"]) == (0, 0, 0)
    assert all(answer["proven"].values())
