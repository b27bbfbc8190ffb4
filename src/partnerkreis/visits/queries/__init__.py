# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be seen of visits, and everything of one of them as values."""

from partnerkreis.visits.queries.lists import (
    VISIT_KINDS,
    Listed,
    bodies_of_visits,
    earlier_visits,
    encounters_to_prepare,
    visits_for,
)
from partnerkreis.visits.queries.reach import (
    Place,
    editors_of,
    is_represented,
    names_of,
    own_sides,
    permission_for,
    place_of,
    readers_of,
    sides_of,
)
from partnerkreis.visits.queries.stored import Stored, stored_part
from partnerkreis.visits.queries.values import journal_of, visit_values

__all__ = [
    "VISIT_KINDS",
    "Listed",
    "Place",
    "Stored",
    "bodies_of_visits",
    "earlier_visits",
    "editors_of",
    "encounters_to_prepare",
    "is_represented",
    "journal_of",
    "names_of",
    "own_sides",
    "permission_for",
    "place_of",
    "readers_of",
    "sides_of",
    "stored_part",
    "visit_values",
    "visits_for",
]
