# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import copy
import datetime
import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerkreis.core.dates import (
    AmbiguousDate,
    DateError,
    Edtf,
    Moment,
    Precision,
    Range,
    Reason,
    parse,
    sort_key,
)
from tests.core.dates.generated import dates

NONE = "-"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019-04-05", "2019-04-05", "2019-04-05"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-22", "2022-06-01", "2022-08-31"),
        ("2022-23", "2022-09-01", "2022-11-30"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2019-24", "2019-12-01", "2020-02-29"),
        ("1991", "1991-01-01", "1991-12-31"),
        ("1991~", "1991-01-01", "1991-12-31"),
        ("1991?", "1991-01-01", "1991-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2004-06-XX", "2004-06-01", "2004-06-30"),
        ("2019-04/2019-06", "2019-04-01", "2019-06-30"),
        ("[2019-04..2019-06]", "2019-04-01", "2019-06-30"),
        ("[..2019-04-04]", NONE, "2019-04-04"),
        ("[2019..]", "2019-01-01", NONE),
        ("2019/..", "2019-01-01", NONE),
        ("2019/", "2019-01-01", NONE),
        ("../1985", NONE, "1985-12-31"),
        ("Y17000", NONE, NONE),
        ("-1985", NONE, NONE),
        ("0000", NONE, NONE),
        ("000X", NONE, "0009-12-31"),
        ("9999-24", "9999-12-01", NONE),
    ],
)
def test_bounds(text: str, earliest: str, latest: str) -> None:
    date = parse(text)
    assert (str(date.earliest or NONE), str(date.latest or NONE)) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2019-04-05", Precision.DAY),
        ("2022-12", Precision.MONTH),
        ("2022-12-XX", Precision.MONTH),
        ("2022-23", Precision.SEASON),
        ("2022", Precision.YEAR),
        ("2022-XX-XX", Precision.YEAR),
        ("Y17000", Precision.YEAR),
        ("199X", Precision.DECADE),
        ("19XX", Precision.CENTURY),
        ("2019/2020", Precision.INTERVAL),
        ("[2019..2020]", Precision.RANGE),
    ],
)
def test_precision(text: str, precision: Precision) -> None:
    assert parse(text).precision is precision


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1991", False, False),
        ("1991~", True, False),
        ("1991?", False, True),
        ("1991%", True, True),
        ("1984~/2004?", True, True),
        ("../2004?", False, True),
    ],
)
def test_qualifiers(text: str, approximate: bool, uncertain: bool) -> None:
    date = parse(text)
    assert (date.is_approximate, date.is_uncertain) == (approximate, uncertain)


def test_an_interval_has_ends() -> None:
    date = parse("2019-04/2019-06")
    assert (date.start, date.end) == (Moment(2019, 4), Moment(2019, 6))
    assert date.is_interval
    assert not date.is_range
    assert not date.is_ongoing


def test_a_range_has_ends() -> None:
    date = parse("[..2019-06]")
    assert (date.start, date.end) == (None, Moment(2019, 6))
    assert date.is_range
    assert not date.is_interval


def test_only_an_open_end_goes_on() -> None:
    assert parse("2019/..").is_ongoing
    assert not parse("2019/").is_ongoing
    assert not parse("[2019..]").is_ongoing
    assert not parse("2019").is_ongoing


def test_a_moment_has_no_ends() -> None:
    assert (parse("2019").start, parse("2019").end) == (None, None)


def test_certainly_by_waits_for_the_last_day_it_can_mean() -> None:
    assert not parse("2023").certainly_by(datetime.date(2023, 6, 30))
    assert parse("2023").certainly_by(datetime.date(2023, 12, 31))
    assert not parse("2019/..").certainly_by(datetime.date(2023, 6, 30))
    assert parse("-1985").certainly_by(datetime.date(1, 1, 1))


def test_possibly_by_needs_only_the_first_day_it_can_mean() -> None:
    assert parse("2023").possibly_by(datetime.date(2023, 1, 1))
    assert not parse("2023").possibly_by(datetime.date(2022, 12, 31))
    assert parse("[..2023]").possibly_by(datetime.date(1990, 1, 1))
    assert not parse("Y17000").possibly_by(datetime.date(9999, 12, 31))


def test_dates_sort_by_earliest_else_latest_and_undated_last() -> None:
    ordered = [
        "-1985",
        "199X",
        "2019-04-01",
        "2019-04",
        "[2019-04..2019-06]",
        "2019-04/..",
        "[..2019-04-04]",
        "2019-04-05",
        "2022-23",
        "Y17000",
        None,
    ]
    shuffled = [parse(text) if text else None for text in reversed(ordered)]
    in_order = sorted(shuffled, key=sort_key)
    assert [str(date) if date else None for date in in_order] == ordered


def test_a_range_between_unequal_ends_is_written_in_days() -> None:
    assert str(Range.between(Moment(2019), Moment(2020, 5))) == "[2019-01-01..2020-05-31]"
    assert str(Range.between(Moment(2019), Moment(2020))) == "[2019..2020]"
    assert str(Range.between(None, Moment(2020))) == "[..2020]"


@pytest.mark.parametrize(
    ("year", "month", "day", "reason"),
    [
        (2023, 2, 29, Reason.NO_SUCH_DAY),
        (2023, 13, 1, Reason.NO_SUCH_MONTH),
        (2023, 0, 1, Reason.NO_SUCH_MONTH),
    ],
)
def test_a_day_that_does_not_exist_cannot_be_made(
    year: int, month: int, day: int, reason: Reason
) -> None:
    with pytest.raises(DateError) as refused:
        Moment(year, month, day)
    assert refused.value.reason is reason


def test_errors_survive_a_queue() -> None:
    error = AmbiguousDate("2022-23", (parse("2022-23"), parse("2022/2023")))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (again.text, again.readings, str(again)) == (error.text, error.readings, str(error))


@given(dates)
def test_values_are_copied_as_equals(date: Edtf) -> None:
    assert copy.deepcopy(date) == date
    assert hash(copy.deepcopy(date)) == hash(date)


@given(dates)
def test_earliest_is_not_after_latest(date: Edtf) -> None:
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest


@given(dates, st.dates())
def test_what_is_certain_is_possible(date: Edtf, day: datetime.date) -> None:
    assert not date.certainly_by(day) or date.possibly_by(day)


@given(st.lists(st.none() | dates))
def test_the_order_is_total(listed: list[Edtf | None]) -> None:
    in_order = sorted(listed, key=sort_key)
    backwards = listed[::-1]
    assert sorted(backwards, key=sort_key) == in_order
    for first, second in pairwise(in_order):
        assert (sort_key(first) == sort_key(second)) == (first == second)
