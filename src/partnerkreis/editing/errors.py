# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why something was not saved."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from partnerkreis.core.errors import DomainError
from partnerkreis.core.records import Record
from partnerkreis.journal.models import Entry


class CannotSave(DomainError):
    """Something that was typed cannot be so; ``field`` says which."""


class CannotUndo(DomainError):
    """The change cannot be taken back."""


class Overtaken(DomainError):
    """Somebody else saved the record meanwhile; ``record`` is what they saved.

    ``entry`` is what the journal says of it, if anything.
    """

    def __init__(self, record: Record, entry: Entry | None) -> None:
        super().__init__(_("Somebody else has saved this record while you were writing."))
        self.record = record
        self.entry = entry
