# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The full-text index over the search entries, by the engine each database brings."""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE core_searchindex USING fts5("
    "folded, content='core_searchentry', content_rowid='id', tokenize='unicode61', prefix='2 3 4')",
    "CREATE TRIGGER core_searchentry_added AFTER INSERT ON core_searchentry BEGIN"
    " INSERT INTO core_searchindex(rowid, folded) VALUES (new.id, new.folded); END",
    "CREATE TRIGGER core_searchentry_removed AFTER DELETE ON core_searchentry BEGIN"
    " INSERT INTO core_searchindex(core_searchindex, rowid, folded)"
    " VALUES ('delete', old.id, old.folded); END",
    "CREATE TRIGGER core_searchentry_changed AFTER UPDATE ON core_searchentry BEGIN"
    " INSERT INTO core_searchindex(core_searchindex, rowid, folded)"
    " VALUES ('delete', old.id, old.folded);"
    " INSERT INTO core_searchindex(rowid, folded) VALUES (new.id, new.folded); END",
)
POSTGRESQL = (
    "CREATE INDEX core_searchindex ON core_searchentry USING gin (to_tsvector('simple', folded))",
)


def create(apps, schema_editor):
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement)


def first_version(apps, schema_editor):
    apps.get_model("core", "ContentVersion").objects.create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [
        migrations.RunPython(create, migrations.RunPython.noop),
        migrations.RunPython(first_version, migrations.RunPython.noop),
    ]
