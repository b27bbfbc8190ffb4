# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of budgets: each body its own, seen by nobody else."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.budgets.models import Booking, BudgetLine, BudgetRequest
from partnerkreis.budgets.rules import missing_of_rate
from partnerkreis.directory.models import Body
from partnerkreis.editing.catalogue.shape import (
    AmountField,
    ChoiceField,
    DateField,
    Group,
    Kind,
    LineField,
    NumberField,
    RateField,
    RecordField,
)
from partnerkreis.editing.catalogue.shared_fields import NOTE
from partnerkreis.editing.errors import CannotSave
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Partnership

DAY_EXAMPLES = _("For example 12.3.2026 or March 2026")
_BODY = RecordField(name="body", label=_("Whose budget"), model=Body, is_required=True)
_PARTNERSHIP = RecordField(
    name="partnership",
    label=_("For which partnership"),
    hint=_("Leave it empty if it is for all of them."),
    model=Partnership,
)
_YEAR = NumberField(name="year", label=_("Budget year"), is_required=True)
_CLASSIFICATION = (
    LineField(
        name="product", label=_("Product"), hint=_("In German budgets, for example 1.1.1.02")
    ),
    LineField(name="account", label=_("Account"), hint=_("In German budgets, for example 5429000")),
    LineField(name="division", label=_("Division"), hint=_("In Polish budgets, for example 750")),
    LineField(name="chapter", label=_("Chapter"), hint=_("In Polish budgets, for example 75075")),
    LineField(
        name="paragraph", label=_("Paragraph"), hint=_("In Polish budgets, for example 4300")
    ),
)
_NAMES = tuple(field.name for field in _CLASSIFICATION)
_AMOUNT_HINT = _("For example 1,250 or 1250.50")
_CURRENCY = ChoiceField(name="currency", label=_("Currency"), is_required=True)
_NOTE = Group(_("Rarely needed"), (NOTE,), is_folded=True)


def _check_booking(booking: Booking) -> None:
    missing = missing_of_rate(
        own=booking.currency,
        of_line=booking.line.currency,
        rate=booking.rate,
        has_date=booking.rate_date is not None,
        source=booking.rate_source,
    )
    if missing:
        raise CannotSave(
            _(
                "The budget line is in another currency. Please write the rate, the day it is of,"
                " and where you read it."
            ),
            field=missing,
        )


BUDGET_LINE = Kind(
    name="budget-line",
    model=BudgetLine,
    title=_("Budget line"),
    is_internal=True,
    groups=(
        Group(
            _("What there is"),
            (
                LineField(
                    name="title",
                    label=_("What for"),
                    hint=_("For example: partnership work, or council visit in May"),
                    is_required=True,
                ),
                _YEAR,
                AmountField(
                    name="amount", label=_("Approved"), hint=_AMOUNT_HINT, is_required=True
                ),
                _CURRENCY,
                _BODY,
                _PARTNERSHIP,
            ),
        ),
        Group(_("Where it stands in the budget"), _CLASSIFICATION),
        _NOTE,
    ),
    at_first=("title", "year", "amount", "currency", "body", "partnership", *_NAMES),
)

BOOKING = Kind(
    name="booking",
    model=Booking,
    title=pgettext_lazy("of a budget", "Booking"),
    is_internal=True,
    check=_check_booking,
    groups=(
        Group(
            _("What was bound or spent"),
            (
                RecordField(
                    name="line", label=_("Of which budget line"), model=BudgetLine, is_required=True
                ),
                LineField(
                    name="what_for",
                    label=_("What for"),
                    hint=_("For example: coach for the guests"),
                    is_required=True,
                ),
                AmountField(name="amount", label=_("Amount"), hint=_AMOUNT_HINT, is_required=True),
                _CURRENCY,
                ChoiceField(
                    name="state",
                    label=_("Bound or spent?"),
                    hint=_("Bound is what was ordered or promised and not yet paid."),
                    is_required=True,
                ),
                DateField(name="on", label=_("When?"), hint=DAY_EXAMPLES),
                LineField(name="by_whom", label=_("By whom")),
                RecordField(name="encounter", label=_("For which encounter"), model=Encounter),
            ),
        ),
        Group(
            _("If it was paid in another currency than that of the line"),
            (
                RateField(
                    name="rate",
                    label=_("Rate"),
                    hint=_(
                        "What one unit of it is in the currency of the line, for example 0.2345"
                    ),
                ),
                DateField(name="rate_date", label=_("Of which day"), hint=DAY_EXAMPLES),
                LineField(
                    name="rate_source",
                    label=_("Where did you read it?"),
                    hint=_("For example: table A of the central bank of Poland"),
                ),
            ),
        ),
        _NOTE,
    ),
    at_first=(
        *("line", "what_for", "amount", "currency", "state", "on", "by_whom", "encounter"),
        *("rate", "rate_date", "rate_source"),
    ),
)

BUDGET_REQUEST = Kind(
    name="budget-request",
    model=BudgetRequest,
    title=_("Budget request"),
    is_internal=True,
    groups=(
        Group(
            _("What is asked for"),
            (
                LineField(name="title", label=_("What for"), is_required=True),
                _YEAR,
                AmountField(name="amount", label=_("Amount"), hint=_AMOUNT_HINT, is_required=True),
                _CURRENCY,
                _BODY,
                _PARTNERSHIP,
                LineField(name="reason", label=_("Reason"), is_long=True),
                DateField(name="requested_on", label=_("Requested on"), hint=DAY_EXAMPLES),
            ),
        ),
        Group(
            _("What was decided"),
            (
                AmountField(
                    name="granted",
                    label=_("Granted"),
                    hint=_("0 if it was refused; leave it empty while nothing is decided."),
                ),
                DateField(name="decided_on", label=_("Decided on"), hint=DAY_EXAMPLES),
            ),
        ),
        Group(_("Where it stands in the budget"), _CLASSIFICATION),
        _NOTE,
    ),
    at_first=(
        *("title", "year", "amount", "currency", "body", "partnership", "reason"),
        *("requested_on", *_NAMES),
    ),
)
