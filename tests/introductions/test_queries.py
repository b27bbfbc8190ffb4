# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Introductions from the register and from a file."""

import datetime
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerkreis.introductions.forms import read_ties
from partnerkreis.introductions.models import Community, Tie
from partnerkreis.introductions.queries import (
    Answer,
    NoSuchBody,
    NoSuchTopic,
    Question,
    SeveralBodies,
    Wanted,
    answer_from_file,
    answer_from_register,
    best_introductions,
)
from partnerkreis.introductions.rules.graph import is_within
from partnerkreis.introductions.rules.ranking import Bond, Register, Role, propose
from tests.introductions.conftest import lines, take

pytestmark = pytest.mark.django_db


def ask(body: str, year: int = 2026, **filters: object) -> Question:
    return Question(body, datetime.date(year, 12, 31), **filters)


def keys(answer: Answer) -> list[str]:
    return [found.place.key for found in answer.introductions]


def test_reference_case_gostyn_is_introduced_through_unterallgaeu(reference):
    [found] = answer_from_register(ask("nordhausen", 2018)).introductions

    [way] = found.ways
    assert (found.place.key, found.score) == ("gostyn", 0.5)
    assert (way.introducer.place.key, way.introducer.since) == ("unterallgaeu", "1991")
    assert (way.candidate.place.key, way.candidate.since) == ("gostyn", "2001-11-21")
    assert way.ask is not None
    assert way.ask.office.key == "unterallgaeu-partnership-officer"


@pytest.mark.parametrize("year", [1987, 1999, 2019, 2020, 2022, 2024, 2026])
def test_reference_case_nobody_to_introduce_in_other_years(reference, year):
    assert keys(answer_from_register(ask("nordhausen", year))) == []


def test_reference_case_is_the_same_from_a_file(reference):
    file = read_ties(lines("Aue-Bonn", "Bonn-Cluj"))

    from_file = answer_from_file(ask("nordhausen", 2018), file)

    assert from_file == answer_from_register(ask("nordhausen", 2018))


def test_topics_of_the_pair_itself_are_no_reason(reference):
    [found] = answer_from_register(ask("nordhausen", 2018)).introductions

    assert found.likeness.topics == ("tourism",)
    assert found.likeness.kind == "county"
    assert found.likeness.populations == (83416, 76052)


def test_ties_of_a_file_join_those_of_our_bodies(reference):
    row = "a_name,a_country,b_name,b_country,since\nLandkreis Unterallgäu,DE,Aue,DE,1995\n"

    answer = answer_from_file(ask("nordhausen", 2018), read_ties(row.encode()))

    assert [found.place.place.name for found in answer.introductions] == ["powiat gostyński"]


def test_place_of_the_graph_is_found_by_name_or_id(db):
    take("Aue-Bonn", "Bonn-Cluj")

    answer = answer_from_register(ask("Aue"))

    assert [found.place.place.name for found in answer.introductions] == ["Cluj"]


def test_unknown_body_has_a_name_of_its_own(reference):
    with pytest.raises(NoSuchBody, match="nowhere"):
        answer_from_register(ask("nowhere"))
    with pytest.raises(NoSuchBody, match="nowhere"):
        answer_from_file(ask("nowhere"), read_ties(lines("Aue-Bonn")))
    with pytest.raises(NoSuchTopic, match="nothing"):
        answer_from_register(ask("nordhausen", topic="nothing"))


def test_name_of_several_places_is_refused(db):
    data = "a_id,a_name,b_id,b_name\n1,Aue,2,Bonn\n3,Aue,4,Cluj\n"

    with pytest.raises(SeveralBodies, match="Aue"):
        answer_from_file(ask("Aue"), read_ties(data.encode()))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"countries": ("PL",)}, ["gostyn"]),
        ({"countries": ("FR",)}, []),
        ({"kinds": ("county",)}, ["gostyn"]),
        ({"kinds": ("municipality",)}, []),
        ({"within": 431.0}, ["gostyn"]),
        ({"within": 430.0}, []),
        ({"topic": "tourism"}, ["gostyn"]),
        ({"topic": "sights"}, []),
    ],
)
def test_filters_are_the_same_in_register_and_file(reference, filters, expected):
    question = ask("nordhausen", 2018, **filters)

    assert keys(answer_from_register(question)) == expected
    assert keys(answer_from_file(question, read_ties(lines("Aue-Bonn")))) == expected


def test_answer_needs_the_same_number_of_queries_for_one_and_for_many(reference):
    with CaptureQueriesContext(
        connection,
    ) as one:
        answer_from_register(ask("nordhausen", 2018))
    take("Aue-Bonn", *(f"Bonn-Place{number}" for number in range(30)))
    with CaptureQueriesContext(connection) as many:
        assert len(answer_from_register(ask("Aue")).introductions) == 20

    assert len(one) <= 12
    assert len(many) <= len(one)


def random_graph(seed: int) -> tuple[Register, list[Tie]]:
    """Return the same graph as a register in memory and as rows."""
    chosen = random.Random(seed)  # noqa: S311 - a sample, no secret
    places, day = 60, datetime.date(2020, 1, 1).toordinal()
    Community.objects.bulk_create(
        Community(
            pk=1000 + n, name=f"Place {n}", country=chosen.choice(["DE", "PL", "FR"]),
            latitude=50.0, longitude=8.0 + n / 10,
        )
        for n in range(places)
    )  # fmt: skip
    register, rows = Register(), []
    for pair in {tuple(sorted(chosen.sample(range(places), 2))) for _ in range(240)}:
        one, other = (1000 + n for n in pair)
        bond = Bond(
            role=chosen.choice([Role.PARTNER] * 8 + [Role.CONTACT, Role.OVERRULED]),
            counts_from=chosen.choice([0, 0, day - 100, day, day + 1]),
            counts_until=chosen.choice([2**31 - 1, 2**31 - 1, day + 1, day + 5]),
        )
        register.add(one, other, bond)
        for community, partner in ((one, other), (other, one)):
            rows.append(
                Tie(
                    community_id=community, partner_id=partner, role=bond.role.value,
                    counts_from=bond.counts_from, counts_until=bond.counts_until,
                )
            )  # fmt: skip
    return register, Tie.objects.bulk_create(rows)


@pytest.mark.parametrize("seed", range(6))
def test_query_ranks_as_the_rules_do(seed):
    register, _rows = random_graph(seed)
    countries = dict(Community.objects.values_list("pk", "country"))
    day = datetime.date(2020, 1, 1)

    for place in countries:
        expected = propose(register, place, day.toordinal())
        polish = propose(
            register, place, day.toordinal(), is_wanted=lambda other: countries[other] == "PL"
        )

        assert best_introductions(place, day=day) == expected
        assert best_introductions(place, day=day, wanted=Wanted(countries=["PL"])) == polish


def test_register_answers_distances_as_the_rules_do():
    take("Aue-Bonn", *(f"Bonn-Place{number}" for number in range(10)))
    from partnerkreis.introductions.rules.graph import direction

    for number, community in enumerate(Community.objects.order_by("pk")):
        community.latitude, community.longitude = 50.0, 8.0 + number
        community.x, community.y, community.z = direction(50.0, 8.0 + number)
        community.save()
    own = (50.0, 8.0)

    answer = answer_from_register(ask("Aue", within=400.0))

    assert answer.introductions
    assert all(is_within(own, found.place.place.point, 400.0) for found in answer.introductions)
    assert len(answer.introductions) == 4
