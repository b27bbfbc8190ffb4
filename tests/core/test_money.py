# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Money as people type it."""

from decimal import Decimal

import pytest

from partnerkreis.core.money import NoAmount, at_rate, read_amount


@pytest.mark.parametrize(
    ("text", "cents"),
    [("1250", 125_000), ("1.250", 125_000), ("1,250", 125_000), ("1 250", 125_000),
     ("1\u00a0250,50", 125_050), ("1.250,5", 125_050), ("1,250.50", 125_050), ("0", 0),
     ("12,34 €", 1234), ("12.34 EUR", 1234), ("1 250 zł", 125_000), ("1.234.567,89", 123_456_789)],
)  # fmt: skip
def test_an_amount_is_read_in_every_language(text, cents):
    assert read_amount(text) == cents


@pytest.mark.parametrize(
    "text", ["", "x", "-5", "1.25.0", "12,345.678,9", "1,2,3", "9" * 40, "=1+1", "1e3", "\u0661"]
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(NoAmount):
        read_amount(text)


def test_half_a_cent_is_rounded_up():
    assert at_rate(10, Decimal("0.25")) == 3
    assert at_rate(100_000, Decimal("0.2345")) == 23_450
