# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is kept of a visit that is prepared."""

from partnerkreis.visits.models.folder import (
    Expense,
    ThankYou,
    TravelApproval,
    VisitFolder,
    VisitGift,
)
from partnerkreis.visits.models.shared import (
    Cue,
    Delegation,
    Guest,
    InterpreterOrder,
    PressNote,
    Speech,
    Visit,
)

__all__ = [
    "Cue",
    "Delegation",
    "Expense",
    "Guest",
    "InterpreterOrder",
    "PressNote",
    "Speech",
    "ThankYou",
    "TravelApproval",
    "Visit",
    "VisitFolder",
    "VisitGift",
]
