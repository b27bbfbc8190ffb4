# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bringing the database up to the software, and asking whether it needs to be."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def bring_up_to_date() -> None:
    """Apply the migrations that are pending; cheap where there is none."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    if is_behind():
        with _only_one():
            # Another process may have migrated while this one waited.
            if is_behind():
                call_command("migrate", verbosity=0, interactive=False)


def is_behind() -> bool:
    """Return whether a migration is pending, from the names of the files alone.

    Django's own check imports every migration and builds their graph, which takes longer than
    all the rest of a start.
    """
    applied = MigrationRecorder(connection).applied_migrations()
    return any(
        (config.label, path.stem) not in applied
        for config in apps.get_app_configs()
        for path in (Path(config.path) / "migrations").glob("[!_]*.py")
    )


@contextmanager
def _only_one() -> Iterator[None]:
    with (settings.DATA / "migration.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
