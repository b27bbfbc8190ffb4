# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Round anniversaries, from dates that may be vague."""

import datetime

import pytest

from partnerkreis.core.dates import parse
from partnerkreis.portal.anniversaries import candidates, founding_years, horizon, next_round

TODAY = datetime.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("date", "years", "when"),
    [
        ("2001-12-01", 25, "2026-12-01"),
        ("2001-11-25", 25, "2026-11-25"),
        ("2023-05-25", 5, "2028-05-25"),
        ("2001-11", 25, "2026-11"),
        ("1991", 35, "2026"),
        ("1991~", 35, "2026~"),
        ("2022-23", 5, "2027-23"),
        ("2021-24", 5, "2026-24"),
        ("2023", 5, "2028"),
    ],
)
def test_anniversary_is_as_exact_as_its_date(date, years, when):
    found = next_round(parse(date), TODAY)

    assert found is not None
    assert (found.years, str(found.when)) == (years, when)


@pytest.mark.parametrize(
    "date",
    ["2001-11-24", "2023-05-26", "2019", "2026-12", "199X", "[1990..1992]", "1991/1995", "2027"],
)
def test_nothing_to_celebrate(date):
    assert next_round(parse(date), TODAY) is None


def test_no_date_no_anniversary():
    assert next_round(None, TODAY) is None


def test_leap_day_is_celebrated_on_the_28th():
    found = next_round(parse("2000-02-29"), datetime.date(2025, 1, 1))

    assert found is not None
    assert str(found.when) == "2025-02-28"


@pytest.mark.parametrize(
    ("today", "last"),
    [("2026-11-25", "2028-05-25"), ("2026-01-31", "2027-07-31"), ("2024-08-31", "2026-02-28")],
)
def test_horizon_is_eighteen_months_away(today, last):
    assert str(horizon(datetime.date.fromisoformat(today))) == last


def test_founding_years_leave_none_out():
    looked_at = set(founding_years(TODAY))

    for year in range(1850, 2030):
        if next_round(parse(str(year)), TODAY):
            assert str(year) in looked_at


def test_of_exact_days_only_the_nearest_are_candidates():
    written = ["2021-11-24", "2021-12-02", "2021-12-01", "2022-01-01", "2019-12-01", "[2021..2022]"]

    assert candidates(written, TODAY, most=2) == ["2021-12-01", "2021-12-02"]


def test_vague_dates_are_all_candidates():
    written = ["2021", "2021-11~", "2021-11-XX", "2021-12-01", "2021-12-02"]

    assert candidates(written, TODAY, most=1) == ["2021", "2021-11~", "2021-11-XX", "2021-12-01"]
