# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The index of SQLite knows of each entry its kind and language, and words of one letter."""

from django.db import migrations, models

_COLUMNS = "folded, kind, language"
_NEW = "new.id, new.folded, new.kind, new.language"
_OLD = "old.id, old.folded, old.kind, old.language"
_ADD = f"INSERT INTO core_searchindex(rowid, {_COLUMNS}) VALUES ({_NEW});"
_REMOVE = (
    f"INSERT INTO core_searchindex(core_searchindex, rowid, {_COLUMNS}) VALUES ('delete', {_OLD});"
)
FORMER = (
    "DROP TRIGGER core_searchentry_added",
    "DROP TRIGGER core_searchentry_removed",
    "DROP TRIGGER core_searchentry_changed",
    "DROP TABLE core_searchindex",
)
LATTER = (
    f"CREATE VIRTUAL TABLE core_searchindex USING fts5({_COLUMNS}, content='core_searchentry',"
    " content_rowid='id', tokenize='unicode61', prefix='1 2 3 4')",
    "INSERT INTO core_searchindex(core_searchindex) VALUES ('rebuild')",
    f"CREATE TRIGGER core_searchentry_added AFTER INSERT ON core_searchentry BEGIN {_ADD} END",
    f"CREATE TRIGGER core_searchentry_removed AFTER DELETE ON core_searchentry BEGIN {_REMOVE} END",
    "CREATE TRIGGER core_searchentry_changed AFTER UPDATE ON core_searchentry BEGIN"
    f" {_REMOVE} {_ADD} END",
)


def _on_sqlite(statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            for statement in statements:
                schema_editor.execute(statement)

    return migrations.RunPython(run, migrations.RunPython.noop)


class Migration(migrations.Migration):
    dependencies = [("core", "0002_search_index")]
    operations = [
        # First: the table is made anew to lose an index, and its triggers would go with it.
        _on_sqlite(FORMER),
        migrations.AlterField(model_name="searchentry", name="record", field=models.UUIDField()),
        migrations.AddIndex(
            model_name="searchentry",
            index=models.Index(fields=["record", "language"], name="search_entry_of_record"),
        ),
        _on_sqlite(LATTER),
    ]
