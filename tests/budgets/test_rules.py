# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is left, and what passes between the sides."""

from decimal import Decimal

import pytest

from partnerkreis.budgets.rules import (
    UNKNOWN,
    Count,
    Decision,
    Headed,
    Hosted,
    NoRate,
    Paid,
    Stay,
    Sums,
    Visit,
    balance,
    by_currency,
    decision_of,
    guests_of,
    missing_of_rate,
    stay,
    sums_of,
    totals,
)
from partnerkreis.core.dates import parse


def test_what_is_left_is_approved_less_bound_and_spent():
    paid = [Paid(False, 300, "EUR"), Paid(True, 200, "EUR"), Paid(True, 50, "EUR")]
    sums = sums_of(1000, "EUR", paid)
    assert (sums, sums.left) == (Sums(1000, 300, 250), 450)


def test_another_currency_counts_at_the_rate_that_was_typed():
    paid = [Paid(True, 100_000, "PLN", Decimal("0.2345"))]
    assert sums_of(50_000, "EUR", paid) == Sums(50_000, 0, 23_450)


def test_another_currency_without_a_rate_is_not_guessed():
    with pytest.raises(NoRate):
        sums_of(50_000, "EUR", [Paid(True, 100, "PLN")])


def test_currencies_are_never_added():
    lines = [("PLN", Sums(100)), ("EUR", Sums(200, 50)), ("PLN", Sums(1, 0, 7))]
    assert by_currency(lines) == {"EUR": Sums(200, 50), "PLN": Sums(101, 0, 7)}


@pytest.mark.parametrize(
    ("given", "missing"),
    [({}, "rate"), ({"rate": Decimal(1)}, "rate_date"),
     ({"rate": Decimal(1), "has_date": True}, "rate_source"),
     ({"rate": Decimal(1), "has_date": True, "source": "NBP"}, "")],
)  # fmt: skip
def test_a_rate_has_a_day_and_a_source(given, missing):
    asked = {"own": "PLN", "of_line": "EUR", "rate": None, "has_date": False, "source": " "}
    assert missing_of_rate(**(asked | given)) == missing
    assert missing_of_rate(**(asked | given | {"own": "EUR"})) == ""


@pytest.mark.parametrize(
    ("granted", "decision"),
    [(None, Decision.OPEN), (0, Decision.REFUSED), (40, Decision.PARTLY), (100, Decision.GRANTED)],
)
def test_a_request_is_open_until_something_is_granted_or_not(granted, decision):
    assert decision_of(100, granted) is decision


@pytest.mark.parametrize(
    ("when", "days", "expected"),
    [("2019-04-05/2019-04-07", None, Stay(Count(3), Count(2))),
     ("2019-04-05", None, Stay(Count(1), Count(0))),
     ("2019-04-05~/2019-04-07", None, Stay(Count(3, True), Count(2, True))),
     ("2019-04", None, Stay(UNKNOWN, UNKNOWN)),
     ("2019-04/2019-05", None, Stay(UNKNOWN, UNKNOWN)),
     ("2019-04-05/..", None, Stay(UNKNOWN, UNKNOWN)),
     ("2019", 5, Stay(Count(5), Count(4))),
     (None, None, Stay(UNKNOWN, UNKNOWN))],
)  # fmt: skip
def test_nights_come_from_days_as_exactly_as_they_are_known(when, days, expected):
    assert stay(parse(when) if when else None, days) == expected


@pytest.mark.parametrize(
    ("guests", "hosts", "total", "expected"),
    [([20, 3], [], None, Count(23)), ([20, None], [], None, Count(20, True)),
     ([], [], 40, Count(40, True)), ([], [21], 50, Count(29, True)), ([], [21], 21, UNKNOWN),
     ([None], [], None, UNKNOWN), ([], [], None, UNKNOWN)],
)  # fmt: skip
def test_guests_are_counted_or_about_or_unknown(guests, hosts, total, expected):
    heads = [Headed(count) for count in guests]
    assert guests_of(heads, hosts=[Headed(h) for h in hosts], total=Headed(total)) == expected


def test_the_balance_is_by_year_and_host_and_unknown_is_kept():
    two_nights = Stay(Count(3), Count(2))
    visits = [
        Visit(2019, "A", Count(10), two_nights),
        Visit(2019, "A", Count(5, True), two_nights),
        Visit(2022, "B", UNKNOWN, two_nights),
        Visit(None, "B", Count(4), Stay(UNKNOWN, UNKNOWN)),
    ]
    found = balance(visits)
    assert list(found) == [2022, 2019, None]
    assert found[2019]["A"] == Hosted(2, Count(15, True), Count(6), Count(30, True))
    assert found[2022]["B"] == Hosted(1, UNKNOWN, Count(3), UNKNOWN)
    assert totals(visits)["B"] == Hosted(
        2, Count(4, False, 1), Count(3, False, 1), Count(0, False, 2)
    )
