# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bell that is rung when something is left for later, so that nobody has to look all the time.

It is a file of the data directory: whatever process leaves something touches it, and the server
sees that without asking the database.
"""

from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import transaction


def ring(**_task: object) -> None:
    """Ring as soon as what was left is stored; where nothing can be written, nobody hears it."""
    transaction.on_commit(_touch)


def last_rung() -> int:
    """Return when it was last rung, in nanoseconds; 0 if never."""
    try:
        return _bell().stat().st_mtime_ns
    except OSError:
        return 0


def _touch() -> None:
    with suppress(OSError):
        _bell().touch()


def _bell() -> Path:
    return Path(settings.DATA) / "left-for-later"
