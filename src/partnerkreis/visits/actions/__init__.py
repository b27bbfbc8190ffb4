# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that is done to a visit: authorised, decided, changed, journalled."""

from partnerkreis.visits.actions.beginning import begin_visit, prepare_encounter
from partnerkreis.visits.actions.changing import change_part
from partnerkreis.visits.actions.errors import CannotBegin, CannotKeep, Overtaken
from partnerkreis.visits.actions.forgetting import forget_due, forget_guests

__all__ = [
    "CannotBegin",
    "CannotKeep",
    "Overtaken",
    "begin_visit",
    "change_part",
    "forget_due",
    "forget_guests",
    "prepare_encounter",
]
