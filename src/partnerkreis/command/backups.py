# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""backup and restore, and whether a backup can be relied on."""

from argparse import Namespace
from collections.abc import Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerkreis.access.policy import OPERATOR
from partnerkreis.backup.actions import backup, note_backup, restore
from partnerkreis.backup.manifest import Manifest
from partnerkreis.backup.queries import made_at, verify
from partnerkreis.command.database import bring_up_to_date
from partnerkreis.core.errors import DomainError
from partnerkreis.files.actions import sweep
from partnerkreis.files.models import Content
from partnerkreis.files.queries import damaged_contents


class FilesDamaged(DomainError):
    """Stored files are missing or not what they were; one fault for each."""

    def __init__(self, digests: Sequence[str]) -> None:
        super().__init__(_("Stored files are damaged."))
        sentence = _("The stored file %(name)s is missing or damaged. Please restore a backup.")
        self.faults = [sentence % {"name": digest} for digest in digests]


def make(options: Namespace) -> None:
    """Back up into a new file."""
    now = timezone.now()
    manifest = backup(options.file, now=now)
    note_backup(now=now)
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


def check_stored_files() -> None:
    """Say whether the uploaded files are as they were; remove bytes that belong to nothing."""
    bring_up_to_date()
    swept = sweep(actor=OPERATOR, now=timezone.now())
    damaged = damaged_contents()
    if damaged:
        raise FilesDamaged(damaged)
    number = Content.objects.count()
    sentence = ngettext(
        "%(number)d stored file is as it was.",
        "All %(number)d stored files are as they were.",
        number,
    )
    print(sentence % {"number": number})  # noqa: T201 - what a command has to say
    if swept:
        left = ngettext(
            "%(number)d file belonged to nothing and was removed.",
            "%(number)d files belonged to nothing and were removed.",
            swept,
        )
        print(left % {"number": swept})  # noqa: T201 - what a command has to say


def _tell(sentence: str, manifest: Manifest) -> None:
    date = f"{timezone.localtime(made_at(manifest)):%Y-%m-%d %H:%M}"
    figures = {"rows": manifest.rows, "files": len(manifest.files), "date": date}
    print(sentence % figures)  # noqa: T201 - what a command has to say
