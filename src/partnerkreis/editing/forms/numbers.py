# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers: whole ones, money, rates, coordinates."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import gettext_lazy as _

from partnerkreis.core.money import NoAmount, read_amount
from partnerkreis.editing.catalogue.shape import (
    AmountField,
    DegreesField,
    MeasureField,
    NumberField,
    RateField,
)
from partnerkreis.editing.forms.answers import Answer, Context, Typed
from partnerkreis.editing.forms.dispatch import raw_of, read

_WHOLE_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_RATE = re.compile(r"\d{1,5}(?:[.,]\d{1,6})?", re.ASCII)
_DEGREES = re.compile(r"[-−]?\d{1,3}(?:[.,]\d{1,10})?", re.ASCII)


@raw_of.register
def _raw_amount(field: AmountField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: "" if value is None else decimal_form(Decimal(value) / 100, 2)}


@raw_of.register
def _raw_rate(field: RateField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: "" if value is None else plain_form(Decimal(value))}


def decimal_form(number: Decimal, places: int | None = None) -> str:
    """Return a number with the decimal mark of the reader's language."""
    return str(formats.number_format(number, places, use_l10n=True, force_grouping=places == 2))


@raw_of.register
def _raw_degrees(field: DegreesField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: "" if value is None else plain_form(Decimal(value))}


@raw_of.register
def _raw_measure(field: MeasureField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: "" if value is None else plain_form(value)}


def plain_form(number: Decimal) -> str:
    """Return a number in the reader's language, without noughts at its end."""
    whole = number.to_integral_value()
    # Never with an exponent, as 8E+4 would have.
    return decimal_form(whole.quantize(Decimal(1)) if whole == number else number.normalize())


@read.register
def _read_number(
    field: NumberField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    text = typed.get(name, "")
    if text and not _WHOLE_NUMBER.fullmatch(text):
        return Answer(faults={name: _("Please write a whole number, for example 120.")})
    return Answer(int(text) if text else None)


@read.register
def _read_amount(
    field: AmountField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    text = typed.get(name, "")
    try:
        return Answer(read_amount(text) if text else None)
    except NoAmount:
        return Answer(faults={name: _("Please write an amount, for example 1,250 or 1250.50.")})


@read.register
def _read_rate(field: RateField, name: str, typed: Typed, context: Context, before: Any) -> Answer:
    text = typed.get(name, "")
    rate = Decimal(text.replace(",", ".")) if _RATE.fullmatch(text) else Decimal(0)
    # As the database gives it back, so that the journal sees no change where there is none.
    rate = rate.quantize(Decimal("0.000001"))
    if text and not rate:
        return Answer(faults={name: _("Please write a rate above 0, for example 0.2345.")})
    return Answer(rate if text else None)


@read.register
def _read_degrees(
    field: DegreesField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    text = typed.get(name, "").removesuffix("°").strip()
    if not text:
        return Answer(None)
    plain = text.replace(",", ".").replace("−", "-")
    if not _DEGREES.fullmatch(text) or abs(Decimal(plain)) > field.most:
        fault = _("Please write degrees as a decimal number, for example 51.8792.")
        return Answer(faults={name: fault})
    # As the database gives it back, so that the journal sees no change where there is none.
    return Answer(Decimal(plain).quantize(Decimal("0.000001")))


@read.register
def _read_measure(
    field: MeasureField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    text = typed.get(name, "")
    try:
        # Thousands and decimals are parted as in an amount of money.
        return Answer(Decimal(read_amount(text)).scaleb(-2) if text else None)
    except NoAmount:
        return Answer(faults={name: _("Please write a number, for example 82,500 or 810.25.")})
