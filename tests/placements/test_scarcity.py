# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from partnerkreis.placements import What, as_json
from tests.placements.worlds import company, lodging, participant, placed, world


def test_one_more_bed_is_worth_one_more_place():
    row = world(
        [participant("p1", age=17), participant("p2", age=17)],
        [company("c1", seats=[2])],
        [lodging("l1")],
    )

    (found,) = placed(row).scarce
    assert (found.what, found.zone, found.worth) == (What.LODGING, "N", 1)
    assert found.of == "minor f, weeks 0-0"


def test_one_more_bed_can_be_worth_two_places():
    row = world(
        [participant("p1"), participant("p2", from_week=1)],
        [company("c1", seats=[1, 1])],
        [],
        weeks=2,
    )
    wide = row | {"participants": [participant("p1"), participant("p2")]}

    assert [found.worth for found in placed(row).scarce] == [1, 1]
    assert [found.worth for found in placed(wide).scarce] == [1]


def test_one_more_seat_is_worth_one_more_place():
    row = world(
        [participant("p1"), participant("p2")], [company("c1")], [lodging("l1"), lodging("l2")]
    )

    (found,) = as_json(placed(row))["scarce"]
    assert found == {
        "what": "company", "of": "metal, weeks 0-0", "worth": 1, "zone": "N", "company": "c1",
    }  # fmt: skip


def test_nothing_is_scarce_where_everybody_is_placed():
    row = world([participant("p1")], [company("c1")], [lodging("l1")])

    assert placed(row).scarce == ()


def test_nothing_is_offered_that_would_not_help():
    row = world([participant("p1", trade="glass")], [company("c1")], [lodging("l1")])

    assert placed(row).scarce == ()
