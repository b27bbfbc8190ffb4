# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading encounters, and everything there is of a partnership in one go."""

from partnerkreis.encounters.queries.dossier import (
    Dossier,
    add_heads,
    add_missing_bodies,
    add_sides,
    dossier,
)
from partnerkreis.encounters.queries.encounter import EncounterView, encounter_view
from partnerkreis.encounters.queries.history import history_of
from partnerkreis.encounters.queries.rows import (
    UNSHOWN,
    Cited,
    Heads,
    Mentioned,
    Side,
    bodies_by_id,
    citations_of,
    heads_of,
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
    "Heads",
    "Mentioned",
    "Side",
    "add_heads",
    "add_missing_bodies",
    "add_sides",
    "bodies_by_id",
    "citations_of",
    "dossier",
    "encounter_view",
    "heads_of",
    "history_of",
    "mentions_of",
    "named_bodies",
    "to_list",
    "with_rows",
]
