# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who did what, when. Entries are only ever added."""

import uuid
from typing import Final

from django.db import models
from django.db.models import Q

#: One record was made of two.
MERGE: Final = "record.merge"


class Entry(models.Model):
    """One thing that was done to one record, or to many at once (an import)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(db_index=True)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120)
    verb = models.CharField(max_length=40)
    record_id = models.UUIDField(null=True, db_index=True)
    record_kind = models.CharField(max_length=40, blank=True)
    record_key = models.CharField(max_length=80, blank=True)
    #: {"field": [before, after]}; for a personal field only {"field": null}.
    changes = models.JSONField(default=dict)

    class Meta:
        ordering = ["at"]
        indexes = [
            # Whoever asks for an address that is gone is led to where its record went.
            models.Index(
                fields=["record_key"], name="journal_merged_records", condition=Q(verb=MERGE)
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.verb} {self.record_key}"
