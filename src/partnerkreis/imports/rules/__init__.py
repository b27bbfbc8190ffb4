# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people mean by what they write into tables. Plain decisions, no wording."""

from partnerkreis.imports.rules.cells import (
    Heads,
    called,
    counted,
    from_json,
    heads_of,
    is_error,
    is_nothing,
    is_total,
    joined,
    several,
    to_json,
)
from partnerkreis.imports.rules.names import Meant, Register, of_level, says_own

__all__ = [
    "Heads",
    "Meant",
    "Register",
    "called",
    "counted",
    "from_json",
    "heads_of",
    "is_error",
    "is_nothing",
    "is_total",
    "joined",
    "of_level",
    "says_own",
    "several",
    "to_json",
]
