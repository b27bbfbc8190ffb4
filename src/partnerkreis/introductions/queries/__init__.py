# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who could be introduced to a body, through whom, and whom to ask."""

from partnerkreis.introductions.queries.described import (
    Ask,
    Described,
    Introducible,
    Step,
    Way,
)
from partnerkreis.introductions.queries.finding import (
    Answer,
    NoSuchBody,
    NoSuchTopic,
    Question,
    SeveralBodies,
    answer_from_file,
    answer_from_register,
)
from partnerkreis.introductions.queries.ranking import Wanted, best_introductions

__all__ = [
    "Answer",
    "Ask",
    "Described",
    "Introducible",
    "NoSuchBody",
    "NoSuchTopic",
    "Question",
    "SeveralBodies",
    "Step",
    "Wanted",
    "Way",
    "answer_from_file",
    "answer_from_register",
    "best_introductions",
]
