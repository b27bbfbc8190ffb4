# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the calendar shows on a day."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerkreis.access.policy import PUBLIC
from partnerkreis.core.dates import parse
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Instrument, Partnership, Signing
from partnerkreis.portal.anniversaries import next_round
from partnerkreis.portal.queries.calendar import MOST, calendar_view

pytestmark = pytest.mark.usefixtures("reference_case")
TODAY = datetime.date(2026, 11, 25)
NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)


def put_on(key, date, state="planned"):
    encounter = Encounter.objects.get(key=key)
    encounter.when, encounter.state, encounter.bounds = parse(date), state, None
    encounter.save()


def ahead():
    return [encounter.key for encounter in calendar_view(PUBLIC, today=TODAY).ahead]


@pytest.mark.parametrize("date", ["2026-11-25", "2026-11-20/2026-11-25", "2026", "2027/.."])
@pytest.mark.parametrize("state", ["planned", "announced"])
def test_what_may_still_come_is_ahead(date, state):
    put_on("2025-musik", date, state)

    assert ahead() == ["2025-musik"]


@pytest.mark.parametrize(
    ("date", "state"),
    [("2026-11-24", "planned"), ("2027-01-01", "cancelled"), ("2027-01-01", "postponed")],
)
def test_what_is_over_or_will_not_be_is_not_ahead(date, state):
    put_on("2025-musik", date, state)

    assert ahead() == []


def test_next_comes_first():
    put_on("2025-musik", "2027-03")
    put_on("2024-kt", "2026-12-01")

    assert ahead() == ["2024-kt", "2025-musik"]


def test_twelve_months_before_newest_first():
    on_that_day = calendar_view(PUBLIC, today=datetime.date(2025, 11, 25)).past

    assert [e.key for e in on_that_day][:2] == ["2025-musik", "2025-10-bl"]
    assert not any(key.startswith("undated") for key in (e.key for e in on_that_day))


def test_anniversaries_of_contacts_and_signings_in_order():
    found = calendar_view(PUBLIC, today=TODAY).jubilees

    assert [(j.anniversary.years, j.partnership.key, bool(j.signing)) for j in found] == [
        (35, "unterallgaeu-nordhausen", False),
        (40, "unterallgaeu-gostyn", False),
        (5, "nordhausen-gostyn", True),
    ]


def test_unreleased_partnership_has_no_anniversary():
    Partnership.objects.update(published_at=None)

    assert calendar_view(PUBLIC, today=TODAY).jubilees == []


@pytest.mark.parametrize("today", ["2026-11-25", "2026-12-20", "2028-02-28", "2027-01-01"])
@pytest.mark.parametrize("years_between", [5, 4], ids=["enough soon", "few soon"])
def test_of_many_signings_the_nearest_are_celebrated(today, years_between):
    today = datetime.date.fromisoformat(today)
    paper = Instrument.objects.released().first()
    Signing.objects.all().delete()
    Partnership.objects.update(first_contact=None)
    written = ["1996", "2001~", "2011-12", "2012-01~", "2008-02-29", "2007-21", "2011-11-26~"]
    written += [
        f"{today.year - years_between * n}-{month:02}-{day:02}"
        for n in (1, 3)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    when = [parse(date) for date in written]
    Signing.objects.bulk_create(
        Signing(key=f"signed-{n}", instrument=paper, position=100 + n, when=date, published_at=NOW)
        for n, date in enumerate(when)
    )
    rounds = [one for date in when if (one := next_round(date, today))]

    shown = [one.anniversary.when for one in calendar_view(PUBLIC, today=today).jubilees]

    assert shown == sorted((one.when for one in rounds), key=lambda m: m.sort_key)[:MOST]


def test_number_of_queries_is_the_same_with_one_and_three(django_assert_num_queries):
    put_on("2025-musik", "2027-03")
    with CaptureQueriesContext(connection) as one:
        calendar_view(PUBLIC, today=TODAY)
    put_on("2024-kt", "2027-04")
    put_on("2024-musik", "2027-05")

    with django_assert_num_queries(len(one)):
        calendar_view(PUBLIC, today=TODAY)
    assert len(one) <= 8
