# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anniversaries of signings are found by the day of the year, in an index alone."""

from django.db import migrations, models

from partnerkreis.core.fields import WithinYear


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0004_read_dates_from_indexes_alone")]
    operations = [
        migrations.AddIndex(
            model_name="signing",
            index=models.Index(
                WithinYear("when"),
                models.F("when"),
                models.F("published_at"),
                name="signing_comes_round",
                condition=models.Q(published_at__isnull=False),
            ),
        ),
    ]
