# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who leads a single encounter: a teacher, a youth worker, with a role for that alone."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from partnerkreis.encounters.models import Encounter


class Lead(models.Model):
    """Who leads an encounter and may work on it alone: from a day to a day, both included."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    encounter = models.ForeignKey(Encounter, models.CASCADE, related_name="leads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="leads")
    since = models.DateField()
    until = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="lead_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["encounter", "user"], name="lead_once"),
        ]

    def __str__(self) -> str:
        return f"{self.encounter_id} {self.user_id} {self.until}"
