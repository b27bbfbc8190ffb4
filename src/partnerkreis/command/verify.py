# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""verify: whether a backup, the file of a revision, or what is stored can be relied on."""

from argparse import Namespace

from django.utils.translation import gettext as _

from partnerkreis.accord.queries.sealed import verify_accord, verify_file
from partnerkreis.command import backups


def verify(options: Namespace) -> None:
    """Check what was named, or all joint records and uploaded files.

    Raises DoesNotHold and FilesDamaged with a line per fault.
    """
    if options.file is None:
        backups.check_stored_files()
        revisions, answers = verify_accord()
        sentence = _("The joint records hold: %(revisions)d revisions and %(answers)d answers.")
        _tell(sentence % {"revisions": revisions, "answers": answers})
        return
    data = options.file.read_bytes()
    if data.lstrip()[:1] == b"{":
        sentence = _("The file of a revision holds, with its answers: %(answers)d.")
        _tell(sentence % {"answers": verify_file(data)})
        return
    backups.check(options)


def _tell(sentence: str) -> None:
    print(sentence)  # noqa: T201 - what a command has to say
