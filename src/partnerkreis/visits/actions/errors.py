# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why something was not done."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from partnerkreis.core.errors import DomainError


class CannotBegin(DomainError):
    """A visit cannot begin so."""


class CannotKeep(DomainError):
    """Something that was typed cannot be so; ``field`` is "column" or "row.column"."""


class Overtaken(DomainError):
    """Somebody else saved the same part meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else has saved this part while you were writing."))
