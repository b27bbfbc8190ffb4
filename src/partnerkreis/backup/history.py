# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database at another time: which migrations it had, which tables, and how to get there."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from partnerkreis.backup.manifest import LEFT_OUT, Migration

_APPLIED = MigrationRecorder.Migration._meta.db_table


def applied() -> tuple[Migration, ...]:
    """Return the migrations that the database has had, of the apps there are today."""
    labels = {config.label for config in apps.get_app_configs()}
    found = MigrationRecorder(connection).applied_migrations()
    return tuple(sorted((app, name) for app, name in found if app in labels))


def known() -> frozenset[Migration]:
    """Return the migrations that this software has, and those they stand for."""
    on_disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    replaced = {node for migration in on_disk.values() for node in migration.replaces}
    return frozenset(on_disk) | replaced


def tables_at(migrations: Iterable[Migration]) -> dict[str, type[models.Model]]:
    """Return the tables as these migrations made them, by name, without what is left out."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    nodes = [node for node in migrations if node in loader.graph.nodes]
    if not nodes:
        return {}
    found = loader.project_state(nodes).apps.get_models(include_auto_created=True)
    return {
        model._meta.db_table: model
        for model in sorted(found, key=lambda model: model._meta.db_table)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in LEFT_OUT
    }


def start_anew(migrations: Iterable[Migration]) -> None:
    """Remove all our tables, and make them as ``migrations`` leave them, without a row.

    Call it in a transaction, without checks of foreign keys.
    """
    _drop_tables()
    executor = MigrationExecutor(connection, _settle)
    executor.migrate(_last_of(executor.loader, migrations))
    with connection.cursor() as cursor:
        # Migrations write rows too (the first ContentVersion): the backup has its own.
        for table in tables_at(migrations):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 - quoted names of ours


def go_on() -> None:
    """Apply the migrations that this software has beyond those that were applied."""
    executor = MigrationExecutor(connection, _settle)
    executor.migrate(executor.loader.graph.leaf_nodes())


def _settle(action: str, *_details: object) -> None:
    """Check foreign keys after each migration: PostgreSQL alters no table with checks to come."""
    if action == "apply_success":
        connection.check_constraints()


def _last_of(loader: MigrationLoader, migrations: Iterable[Migration]) -> list[Migration]:
    """Return those of ``migrations`` on which no other of them stands."""
    wanted = set(migrations) & loader.graph.nodes.keys()
    below = {parent.key for node in wanted for parent in loader.graph.node_map[node].parents}
    return sorted(wanted - below)


def _drop_tables() -> None:
    with connection.cursor() as cursor:
        for table in _our_tables():
            # One removal may take others along: the tables within a full-text index.
            cascade = " CASCADE" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)}{cascade}")


def _our_tables() -> list[str]:
    """Return the tables of the installed apps; there may be others in the same database."""
    prefixes = tuple(f"{config.label}_" for config in apps.get_app_configs())
    named = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    names = connection.introspection.table_names()
    inner = _inner_tables()
    return [
        name
        for name in names
        if (name in named or name == _APPLIED or name.startswith(prefixes)) and name not in inner
    ]


def _inner_tables() -> set[str]:
    """Return the tables that SQLite keeps within its full-text indexes."""
    if connection.vendor != "sqlite":
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pragma_table_list WHERE type = 'shadow'")
        return {name for (name,) in cursor.fetchall()}
