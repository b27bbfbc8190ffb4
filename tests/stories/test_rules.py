# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import datetime
from dataclasses import replace

import pytest

from partnerkreis.core.dates import parse
from partnerkreis.stories import facts as f
from partnerkreis.stories import rules
from tests.stories.invented import (
    BIRCH,
    ENDED,
    MEADOW,
    NOTHING,
    PLANNED,
    TOWN_AND_COUNTY,
    date,
    identity,
    of,
    visit,
)


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("when", "bounds", "told_on", "not_on"),
    [
        ("2023", None, "2023-12-31", "2023-06-30"),
        ("2023", "[2023-06-03..2023-11-30]", "2023-11-30", "2023-11-29"),
        (None, "[..2019-04-04]", "2019-04-04", "2019-04-03"),
        ("2022-23", None, "2022-11-30", "2022-10-01"),
        ("2019/..", None, "2019-12-31", "2019-06-30"),
    ],
)
def test_fact_is_told_from_its_latest_possible_day(when, bounds, told_on, not_on):
    fact = of(f.DatedFact, "fact", when=when, bounds=bounds)

    assert rules.is_told(fact, day(told_on))
    assert not rules.is_told(fact, day(not_on))


def test_undated_fact_is_never_told():
    assert not rules.is_told(of(f.DatedFact, "fact"), day("2026-12-31"))


def test_aggregate_is_told_from_the_day_a_source_tells_it():
    aggregate = of(f.AggregateFact, "a", kind="staff_meetings", when="2019/..", as_of="2022-12")

    assert not rules.is_told(aggregate, day("2021-12-31"))
    assert rules.is_told(aggregate, day("2022-12-31"))


@pytest.mark.parametrize(
    ("of_day", "months", "expected"),
    [
        ("2022-12-31", 12, "2021-12-31"),
        ("2022-12-31", 10, "2022-02-28"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2023-02-28", 12, "2022-02-28"),
        ("2022-05-30", 3, "2022-02-28"),
    ],
)
def test_months_before_keeps_the_last_of_the_month(of_day, months, expected):
    assert rules.months_before(day(of_day), months) == day(expected)


@pytest.mark.parametrize(
    ("as_of", "on", "fresh"),
    [
        ("2022-12", "2022-12-31", True),
        ("2022-12", "2024-12-31", True),
        ("2022-12", "2025-01-31", False),
    ],
)
def test_aggregate_is_fresh_for_two_years(as_of, on, fresh):
    aggregate = of(f.AggregateFact, "a", kind="ongoing_exchange", as_of=as_of)

    assert rules.is_fresh(aggregate, NOTHING, day(on)) is fresh


def test_aggregate_stays_fresh_while_encounters_of_its_kind_go_on():
    aggregate = of(f.AggregateFact, "a", kind="staff_meetings", as_of="2015")
    facts = replace(TOWN_AND_COUNTY, aggregates=(aggregate,))

    assert rules.is_fresh(aggregate, facts, day("2018-12-31"))
    assert not rules.is_fresh(aggregate, facts, day("2021-12-31"))


@pytest.mark.parametrize(
    ("outcome", "planned", "on", "is_open"),
    [
        ("open", "2019-05", "2018-12-31", True),
        ("open", "2019-05", "2019-12-31", False),
        ("open", None, "2026-12-31", True),
        ("unknown", "2024", "2023-12-31", True),
        ("unknown", "2024", "2024-12-31", False),
        ("unknown", None, "2019-12-31", False),
        ("dropped", "2030", "2019-12-31", False),
        ("fulfilled", None, "2019-12-31", False),
        ("open", None, "2017-12-31", False),
    ],
)
def test_plan_is_told_only_while_it_is_open(outcome, planned, on, is_open):
    plan = of(f.PlanFact, "p", kind="exchange", when="2018-03", outcome=outcome, planned=planned)

    assert rules.is_open(plan, day(on)) is is_open


def test_fulfilled_plan_was_open_until_its_first_fulfilment():
    done = of(f.DatedFact, "done", when="2019-06-01")
    fulfilment = f.FulfilmentFact(when=done)
    plan = of(
        f.PlanFact,
        "p",
        kind="exchange",
        when="2018-03",
        outcome="fulfilled",
        fulfilments=(fulfilment,),
    )

    assert rules.is_open(plan, day("2019-05-31"))
    assert not rules.is_open(plan, day("2019-06-01"))


def place(name):
    return of(f.PlaceFact, name)


@pytest.mark.parametrize(
    ("planned", "places", "as_planned"),
    [
        ("2023", ("here", "there"), True),
        ("2022", ("here", "there"), False),
        ("2023", ("here", "elsewhere"), False),
        ("2023", ("here",), False),
        (None, ("here", "there"), False),
    ],
)
def test_as_planned_needs_time_and_places(planned, places, as_planned):
    signings = [
        of(f.SigningFact, name, when="2023", place=place(name)) for name in ("here", "there")
    ]
    steps = tuple(of(f.PlanStepFact, f"step {name}", place=place(name)) for name in places)
    plan = of(f.PlanFact, "p", kind="official_partnership", planned=planned, steps=steps)

    assert rules.fulfilled_as_planned(plan, signings) is as_planned


def test_partnership_ends_on_the_day_of_its_end():
    assert not rules.has_ended(ENDED, day("2007-12-30"))
    assert rules.has_ended(ENDED, day("2007-12-31"))


def test_contact_begins_with_the_first_thing_recorded():
    assert not rules.has_contact(TOWN_AND_COUNTY, day("2008-12-31"))
    assert rules.has_contact(TOWN_AND_COUNTY, day("2009-12-31"))
    assert rules.first_year(TOWN_AND_COUNTY) == 2009


def test_nothing_recorded_has_no_first_year():
    assert rules.first_year(NOTHING) is None


def test_announcements_are_known_only_in_the_present():
    facts = replace(
        PLANNED, encounters=(visit("later", "council_visit", "2019-05", MEADOW, BIRCH),)
    )

    assert not rules.is_present(facts, day("2018-12-31"))
    assert rules.is_present(facts, day("2019-12-31"))


def tie(party, other, since=None):
    return f.TieFact(id=identity(f"{party.key} {other.key}"), party=party.id, other=other,
                     since=date(since))  # fmt: skip


def test_partner_is_shared_once_both_have_it():
    third = replace(MEADOW, id=identity("third"), key="third")
    facts = replace(NOTHING, parties=TOWN_AND_COUNTY.parties,
                    ties=(tie(MEADOW, third, "1991"), tie(BIRCH, third, "2001")))  # fmt: skip

    assert not rules.shared_partner(facts, third, day("2000-12-31"))
    assert rules.shared_partner(facts, third, day("2001-12-31"))
    assert len(rules.common_partners(facts, MEADOW.id, BIRCH.id, day("2001-12-31"))) == 1


def test_interval_has_begun_with_its_first_day():
    assert rules.has_begun(parse("2019/2021"), day("2019-12-31"))
    assert not rules.has_begun(parse("2019/2021"), day("2019-06-30"))
    assert not rules.has_begun(None, day("2019-12-31"))
