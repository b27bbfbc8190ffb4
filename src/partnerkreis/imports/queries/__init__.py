# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a table would change, worked out and told before anything is kept."""

from partnerkreis.imports.queries.planning import Plan, plan_of, reasons
from partnerkreis.imports.queries.shape import Fate, Pending, Planned, Step
from partnerkreis.imports.queries.uploads import lines_of, own_upload

__all__ = [
    "Fate",
    "Pending",
    "Plan",
    "Planned",
    "Step",
    "lines_of",
    "own_upload",
    "plan_of",
    "reasons",
]
