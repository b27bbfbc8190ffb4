# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table between the upload and the decision about it."""

import uuid

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """The cells of a table that somebody uploaded, for them alone, and for a day at most.

    Once it was taken in, only the rows that were refused are left of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads")
    kind = models.CharField(max_length=20)
    #: The language of what stands in the table.
    language = models.CharField(max_length=2)
    name = models.CharField(max_length=200)
    #: [[number of the row, [cells]], …]; days as {"day": "2019-04-05"}.
    rows = models.JSONField()
    #: The name of the sheet that was read, and of those that were not; none of what is no workbook.
    sheets = models.JSONField(default=list)
    made_at = models.DateTimeField(db_index=True)
    #: How many rows were made, changed, there already and refused, once it was taken in.
    outcome = models.JSONField(null=True)

    def __str__(self) -> str:
        return self.name
