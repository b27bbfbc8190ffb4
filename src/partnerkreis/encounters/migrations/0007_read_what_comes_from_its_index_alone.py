# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes is read from its index alone, which knows what is released."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("encounters", "0006_read_lists_from_an_index")]
    operations = [
        migrations.RemoveIndex(model_name="encounter", name="encounter_to_come"),
        migrations.AddIndex(
            model_name="encounter",
            index=models.Index(
                fields=["state", "latest", "earliest", "key", "id", "published_at"],
                name="encounter_to_come",
                condition=models.Q(published_at__isnull=False),
            ),
        ),
    ]
