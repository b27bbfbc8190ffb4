# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading encounters, and everything there is of a partnership in one go."""

from partnerkreis.encounters.queries.dossier import Dossier, add_missing_bodies, add_rows, dossier
from partnerkreis.encounters.queries.encounter import EncounterView, encounter_view
from partnerkreis.encounters.queries.history import history_of
from partnerkreis.encounters.queries.rows import (
    UNSHOWN,
    Cited,
    Mentioned,
    Side,
    bodies_by_id,
    citations_of,
    mentions_of,
    named_bodies,
    to_list,
    with_rows,
)

__all__ = [
    "UNSHOWN",
    "Cited",
    "Dossier",
    "EncounterView",
    "Mentioned",
    "Side",
    "add_missing_bodies",
    "add_rows",
    "bodies_by_id",
    "citations_of",
    "dossier",
    "encounter_view",
    "history_of",
    "mentions_of",
    "named_bodies",
    "to_list",
    "with_rows",
]
