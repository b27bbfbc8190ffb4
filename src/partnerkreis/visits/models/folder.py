# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one body keeps for itself: its folder of the visit (Besuchsmappe)."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import pgettext_lazy

from partnerkreis.core.fields import TranslatedField
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Gift
from partnerkreis.visits.models.shared import Visit


class Insurance(models.TextChoices):
    OPEN = "open", pgettext_lazy("insurance of a journey", "still open")
    NOT_NEEDED = "not_needed", pgettext_lazy("insurance of a journey", "not needed")
    ASKED = "asked", pgettext_lazy("insurance of a journey", "asked for")
    IN_PLACE = "in_place", pgettext_lazy("insurance of a journey", "in place")


class VisitFolder(Record):
    """Speaking notes, gifts, approvals, cost: nobody but its body sees it."""

    concerns = ("body",)
    personal_fields = frozenset({"approvals", "expenses", "thanks", "gifts", "background"})

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="folders")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    #: Aktenzeichen, znak sprawy
    file_number = models.CharField(max_length=60, blank=True)
    briefing_for = models.CharField(max_length=120, blank=True)
    #: With what follows no more than fits on the one page of the briefing.
    background = models.TextField(blank=True, validators=[MaxLengthValidator(600)])
    first_point = models.CharField(max_length=300, blank=True)
    second_point = models.CharField(max_length=300, blank=True)
    third_point = models.CharField(max_length=300, blank=True)
    open_matters = models.TextField(blank=True, validators=[MaxLengthValidator(400)])
    speaking_notes = models.TextField(blank=True)
    insurance = models.CharField(max_length=12, choices=Insurance, default=Insurance.OPEN)
    insurance_note = models.CharField(max_length=200, blank=True)
    minutes = models.TextField(blank=True)
    minutes_sent_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "body"], name="folder_once_of_a_body"),
        ]


class VisitGift(models.Model):
    """A gift from the idea on; once it was handed over the encounter has it too: ``gift``."""

    class State(models.TextChoices):
        IDEA = "idea", pgettext_lazy("gift", "idea")
        BOUGHT = "bought", pgettext_lazy("gift", "bought")
        HANDED_OVER = "handed_over", pgettext_lazy("gift", "handed over")

    folder = models.ForeignKey(VisitFolder, models.CASCADE, related_name="gifts")
    position = models.PositiveSmallIntegerField()
    is_received = models.BooleanField(default=False)
    partner = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    what = TranslatedField()
    recipient = models.CharField(max_length=120, blank=True)
    cents = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.IDEA)
    gift = models.OneToOneField(Gift, models.SET_NULL, null=True, related_name="planned")

    class Meta:
        ordering = ["position"]


class TravelApproval(models.Model):
    """Leave to travel on duty (Dienstreisegenehmigung, polecenie wyjazdu służbowego)."""

    class State(models.TextChoices):
        NEEDED = "needed", pgettext_lazy("travel approval", "still to be applied for")
        APPLIED = "applied", pgettext_lazy("travel approval", "applied for")
        APPROVED = "approved", pgettext_lazy("travel approval", "approved")
        REFUSED = "refused", pgettext_lazy("travel approval", "refused")

    folder = models.ForeignKey(VisitFolder, models.CASCADE, related_name="approvals")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State, default=State.NEEDED)
    applied_on = models.DateField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    file_number = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["position"]


class Expense(models.Model):
    """Who pays what for whom."""

    class Payer(models.TextChoices):
        OWN = "own", pgettext_lazy("who pays", "our county")
        PARTNER = "partner", pgettext_lazy("who pays", "the partner")
        GUEST = "guest", pgettext_lazy("who pays", "the guests themselves")
        FUNDER = "funder", pgettext_lazy("who pays", "a funder")

    folder = models.ForeignKey(VisitFolder, models.CASCADE, related_name="expenses")
    position = models.PositiveSmallIntegerField()
    for_whom = models.CharField(max_length=160, blank=True)
    what = models.CharField(max_length=160)
    payer = models.CharField(max_length=8, choices=Payer, default=Payer.OWN)
    cents = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["position"]


class ThankYou(models.Model):
    """Whom to thank afterwards, what for, and when it was done."""

    folder = models.ForeignKey(VisitFolder, models.CASCADE, related_name="thanks")
    position = models.PositiveSmallIntegerField()
    whom = models.CharField(max_length=160)
    reason = models.CharField(max_length=200, blank=True)
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "thanks"
