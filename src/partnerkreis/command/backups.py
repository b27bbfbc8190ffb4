# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""backup, restore and verify."""

from argparse import Namespace

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.backup.actions import backup, restore
from partnerkreis.backup.manifest import Manifest
from partnerkreis.backup.queries import made_at, verify


def make(options: Namespace) -> None:
    """Back up into a new file."""
    manifest = backup(options.file, now=timezone.now())
    _tell(_("Backed up: %(rows)d rows and %(files)d files."), manifest)


def bring_back(options: Namespace) -> None:
    """Bring a backup back."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    manifest = restore(options.file, now=timezone.now(), replace=options.replace)
    _tell(_("Restored: %(rows)d rows and %(files)d files, as of %(date)s."), manifest)


def check(options: Namespace) -> None:
    """Say whether a backup can be relied on."""
    manifest = verify(options.file)
    _tell(_("The backup of %(date)s holds: %(rows)d rows and %(files)d files."), manifest)


def _tell(sentence: str, manifest: Manifest) -> None:
    date = f"{timezone.localtime(made_at(manifest)):%Y-%m-%d %H:%M}"
    figures = {"rows": manifest.rows, "files": len(manifest.files), "date": date}
    print(sentence % figures)  # noqa: T201 - what a command has to say
