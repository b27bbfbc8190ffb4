# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates that come round are read from indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0003_releases_of_sides")]
    operations = [
        migrations.RemoveIndex(model_name="partnership", name="partnership_oldest_first"),
        migrations.AddIndex(
            model_name="partnership",
            index=models.Index(
                fields=["first_contact", "key", "published_at"],
                name="partnership_oldest_first",
                condition=models.Q(published_at__isnull=False),
            ),
        ),
        migrations.RemoveIndex(model_name="signing", name="signing_by_date"),
        migrations.AddIndex(
            model_name="signing",
            index=models.Index(
                fields=["when", "published_at"],
                name="signing_by_date",
                condition=models.Q(published_at__isnull=False),
            ),
        ),
    ]
