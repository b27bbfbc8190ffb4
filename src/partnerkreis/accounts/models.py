# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What limits attempts to sign in. All else about accounts stands in tables of django-allauth."""

from django.db import models


class Limit(models.Model):
    """How often something was tried lately. Django's database cache writes and reads the rows."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
