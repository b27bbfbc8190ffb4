# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which encounters a partnership has, and their sides, is read from indexes alone."""

import django.db.models.deletion as on_delete
from django.db import migrations, models

_TABLE = "encounters_encounter_partnerships"
#: The index Django made of the foreign key; the new one begins with the same column.
_OLD = f"{_TABLE}_partnership_id_d12cd6f1"
_NEW = "encounters_of_partnership"


def _replaced(old: str, new: str, *columns: str) -> list[str]:
    return [
        f"CREATE INDEX {new} ON {_TABLE} ({', '.join(columns)})",
        f"DROP INDEX IF EXISTS {old}",
    ]


class Migration(migrations.Migration):
    dependencies = [("encounters", "0007_read_what_comes_from_its_index_alone")]
    operations = [
        migrations.RunSQL(
            _replaced(_OLD, _NEW, "partnership_id", "encounter_id"),
            _replaced(_NEW, _OLD, "partnership_id"),
        ),
        migrations.AddIndex(
            model_name="encounterside",
            index=models.Index(
                fields=["encounter", "position", "body", "role"], name="sides_in_order"
            ),
        ),
        migrations.AlterField(
            model_name="encounterside",
            name="encounter",
            field=models.ForeignKey(
                to="encounters.encounter",
                on_delete=on_delete.CASCADE,
                related_name="sides",
                db_index=False,
            ),
        ),
    ]
