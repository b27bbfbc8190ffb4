# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a file cannot be read as a table, and what to do about it."""

from __future__ import annotations

from partnerkreis.core.errors import DomainError


class Unreadable(DomainError):
    """The file is no table that can be read; the message says what to do."""
