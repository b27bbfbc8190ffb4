# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Periods, what belongs to them, and what is counted."""

import datetime
from types import SimpleNamespace

import pytest

from partnerkreis.core.dates import parse, read
from partnerkreis.reports.rules import Count, Period, belongs, counted, groups_of, period_of

YEAR = Period(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2023–2025", "2023-01-01", "2025-12-31"),
        ("1.1.2026–30.6.2026", "2026-01-01", "2026-06-30"),
        ("vom 1.9.2024 bis 31.8.2025", "2024-09-01", "2025-08-31"),
        ("od 1.09.2024 do 31.08.2025", "2024-09-01", "2025-08-31"),
    ],
)
def test_a_period_is_typed_as_people_write_it(typed, first, last):
    period = period_of(read(typed, "de"))

    assert period == Period(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


def test_without_an_end_it_is_no_period():
    assert period_of(parse("2025/..")) is None


def test_only_a_whole_year_is_called_one():
    assert YEAR.year == 2025
    assert Period(YEAR.first, datetime.date(2025, 12, 30)).year is None
    assert Period(YEAR.first, datetime.date(2026, 12, 31)).year is None


def dated(when, bounds=None):
    date = parse(bounds or when)
    told = parse(when) if when else None
    return SimpleNamespace(when=told, earliest=date.earliest, latest=date.latest)


@pytest.mark.parametrize(
    ("record", "is_in"),
    [
        (dated("2025-05-03"), True),
        (dated("2025"), True),
        (dated("2024-12-31"), False),
        (dated("2026-01-01"), False),
        (dated("2025-12-30/2026-01-02"), True),
        (dated("2024-12-30/2025-01-02"), False),
        (dated("", bounds="[2025-12-01..2026-02-01]"), False),
        (dated("", bounds="[2025-03-01..2025-04-01]"), True),
        (SimpleNamespace(when=None, earliest=None, latest=None), False),
    ],
)
def test_what_surely_was_in_the_period_belongs_to_it(record, is_in):
    assert belongs(record, YEAR) is is_in


def encounter(people=None, accuracy="exact", rows=()):
    heads = [SimpleNamespace(group=g, count=c, accuracy=a) for g, c, a in rows]
    return SimpleNamespace(people=people, people_accuracy=accuracy, headcount_rows=heads)


def test_groups_of_all_sides_are_added_up():
    both = encounter(
        rows=[("pupils", 21, "exact"), ("teachers", 2, "exact"), ("pupils", 20, "about")]
    )

    assert groups_of(both) == {"pupils": (41, "about"), "teachers": (2, "exact")}
    assert counted([both]) == Count(1, 43, 0, is_exact=False)


def test_groups_go_before_the_whole_and_nobody_counted_is_not_nought():
    encounters = [
        encounter(people=99, rows=[("pupils", 3, "exact")]),
        encounter(people=40, accuracy="about"),
        encounter(rows=[("pupils", None, "exact")]),
    ]

    assert counted(encounters) == Count(3, 43, 1, is_exact=False)
    assert counted([]) == Count(0, 0, 0)
