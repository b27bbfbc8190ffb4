# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Profiles of schools, and pairs of schools that are not wanted."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.directory.models import Organisation


class SchoolType(models.TextChoices):
    """The values are those of ``schools.profiles.SchoolType``."""

    PRIMARY = "primary", _("primary school")
    LOWER_SECONDARY = "lower_secondary", _("lower secondary school")
    UPPER_SECONDARY = "upper_secondary", _("upper secondary school")
    COMPREHENSIVE = "comprehensive", _("comprehensive school")
    VOCATIONAL = "vocational", _("vocational school or centre")
    SPECIAL = "special", _("special school")
    MUSIC = "music", _("music school")
    OTHER = "other", _("other school")


class Music(models.TextChoices):
    ORCHESTRA = "orchestra", _("orchestra")
    CHOIR = "choir", _("choir")
    BAND = "band", _("band")
    BRASS = "brass", _("brass ensemble")
    MUSICAL = "musical", _("musical theatre")


class Sport(models.TextChoices):
    FOOTBALL = "football", _("football")
    HANDBALL = "handball", _("handball")
    VOLLEYBALL = "volleyball", _("volleyball")
    BASKETBALL = "basketball", _("basketball")
    ATHLETICS = "athletics", _("athletics")
    CYCLING = "cycling", _("cycling")
    SWIMMING = "swimming", pgettext_lazy("sport", "swimming")


_AGE = [MinValueValidator(3), MaxValueValidator(25)]


class SchoolProfile(models.Model):
    """What a school or vocational centre says of itself; what is not known is empty."""

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, primary_key=True, related_name="school_profile"
    )
    type = models.CharField(max_length=20, choices=SchoolType, default=SchoolType.OTHER)
    #: The youngest and the oldest pupils, in years.
    youngest = models.PositiveSmallIntegerField(null=True, blank=True, validators=_AGE)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True, validators=_AGE)
    pupils = models.PositiveIntegerField(null=True, blank=True)
    #: The language of the school itself, and those it teaches (ISO 639-1).
    speaks = models.CharField(max_length=2, blank=True)
    languages = models.JSONField(default=list, blank=True)
    #: Keys of topics.
    themes = models.JSONField(default=list, blank=True)
    music = models.JSONField(default=list, blank=True)
    sport = models.JSONField(default=list, blank=True)
    partners_wanted = models.PositiveSmallIntegerField(default=1)
    waiting_since = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(youngest__isnull=True)
                | Q(oldest__isnull=True)
                | Q(youngest__lte=F("oldest")),
                name="school_profile_ages_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)


class SchoolDismissal(models.Model):
    """Two schools are not to be proposed to each other, and why; ``first`` has the lower id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    second = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    reason = models.TextField()
    dismissed_at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="school_dismissal_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="school_dismissal_in_order"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="school_dismissal_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"
