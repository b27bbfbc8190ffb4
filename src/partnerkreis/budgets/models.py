# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Budget lines, what is bound and spent of them, and requests for the next year."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.core.fields import EdtfField
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Partnership

_YEAR = [MinValueValidator(1990), MaxValueValidator(2100)]


class Currency(models.TextChoices):
    EUR = "EUR", _("euro (EUR)")
    PLN = "PLN", _("złoty (PLN)")


class Classified(models.Model):
    """Where it stands in the budget: Produkt and Sachkonto, or dział, rozdział and paragraf."""

    product = models.CharField(max_length=40, blank=True)
    account = models.CharField(max_length=40, blank=True)
    division = models.CharField(max_length=10, blank=True)
    chapter = models.CharField(max_length=10, blank=True)
    paragraph = models.CharField(max_length=10, blank=True)

    class Meta:
        abstract = True


class BudgetLine(Record, Classified):
    """What a body has for a partnership, or for all of them, in a year. Internal to the body."""

    concerns = ("body",)

    body = models.ForeignKey(Body, models.PROTECT, related_name="budget_lines")
    #: Empty: for all partnerships of the body.
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="budget_lines"
    )
    year = models.PositiveSmallIntegerField(validators=_YEAR)
    title = models.CharField(max_length=200)
    #: In cents.
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=Currency, default=Currency.EUR)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="budget_line_not_negative")
        ]
        indexes = [models.Index(fields=["body", "year"], name="budget_line_of_year")]


class Booking(Record):
    """What was bound or spent of a budget line, for which encounter, by whom and for what."""

    concerns = ("line__body",)

    class State(models.TextChoices):
        BOUND = "bound", pgettext_lazy("state of money", "bound")
        SPENT = "spent", pgettext_lazy("state of money", "spent")

    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="bookings")
    encounter = models.ForeignKey(
        Encounter, models.PROTECT, null=True, blank=True, related_name="bookings"
    )
    state = models.CharField(max_length=8, choices=State, default=State.BOUND)
    what_for = models.CharField(max_length=200)
    by_whom = models.CharField(max_length=120, blank=True)
    on = EdtfField()
    #: In cents of ``currency``, as on the bill.
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=Currency, default=Currency.EUR)
    #: What one unit of it is in the currency of the line, where that is another; typed in, with
    #: the day it is of and where it was read.
    rate = models.DecimalField(max_digits=12, decimal_places=6, null=True, blank=True)
    rate_date = EdtfField()
    rate_source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="booking_of_something"),
            models.CheckConstraint(
                condition=Q(rate__isnull=True) | Q(rate__gt=0), name="booking_rate_positive"
            ),
        ]


class BudgetRequest(Record, Classified):
    """What a body asks its treasurer for, for the next year (Mittelanmeldung), and the answer."""

    concerns = ("body",)

    body = models.ForeignKey(Body, models.PROTECT, related_name="budget_requests")
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="budget_requests"
    )
    year = models.PositiveSmallIntegerField(validators=_YEAR)
    title = models.CharField(max_length=200)
    #: In cents.
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3, choices=Currency, default=Currency.EUR)
    reason = models.TextField(blank=True)
    requested_on = EdtfField()
    decided_on = EdtfField()
    #: In cents; empty while nothing is decided, 0 where it was refused.
    granted = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="budget_request_of_something"),
            models.CheckConstraint(
                condition=Q(granted__isnull=True) | Q(granted__gte=0),
                name="budget_request_granted_not_negative",
            ),
        ]
