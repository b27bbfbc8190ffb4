# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import json
from collections import Counter
from io import BytesIO

import pytest

from partnerkreis.cases.collections import COLLECTIONS
from partnerkreis.cases.reading import read_rows
from partnerkreis.core.dates import parse
from partnerkreis.demo.names import invented_body
from partnerkreis.demo.register import generate


@pytest.fixture(scope="module")
def register() -> dict:
    return json.loads(generate(200))


def test_same_size_gives_the_same_bytes():
    assert generate(20) == generate(20)
    assert generate(20) != generate(21)


def test_sizes(register):
    assert len(register["bodies"]) == 200
    assert len(register["partnerships"]) == 100
    assert len(register["encounters"]) == 1000


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_every_size_is_a_good_case_file(size):
    rows = read_rows(BytesIO(generate(size)), {name: {} for name in COLLECTIONS})

    assert Counter(collection.name for collection, _row in rows)["encounters"] == size * 5


def test_no_body_is_its_own_partner(register):
    for partnership in register["partnerships"]:
        first, second = (party["body"] for party in partnership["parties"])
        assert first != second


def test_dates_are_of_all_precisions(register):
    found = Counter(parse(row["when"]).precision for row in register["encounters"])

    assert set(found) >= {"day", "month", "season", "year", "interval", "range"}


def test_titles_are_whole_in_three_languages(register):
    for row in register["encounters"]:
        assert set(row["title"]) == {"de", "pl", "en"}
        assert "{" not in "".join(row["title"].values())


def test_twenty_thousand_bodies_have_names_of_their_own():
    bodies = [invented_body(number) for number in range(20_000)]

    assert len({body.name for body in bodies}) == 20_000
    assert bodies[0].form("de", "in") == "im Landkreis Ahornfeld"
