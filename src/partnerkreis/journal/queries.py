# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal can answer."""

from __future__ import annotations

from typing import Final

from partnerkreis.journal.models import MERGE, Entry

#: Whoever merges a record again and again is followed so far.
_STEPS: Final = 8


def merged_into(kind: str, key: str) -> str:
    """Return the key of the record that the one with ``key`` was merged into, "" if it was not."""
    found = key
    for _step in range(_STEPS):
        merges = Entry.objects.filter(verb=MERGE, record_kind=kind, record_key=found)
        # The journal of the record that stayed tells of the merging as well.
        kept = [entry.changes["merged"][1] for entry in merges.order_by("-at")[:20]]
        into = next(filter(None, kept), "")
        if not into:
            break
        found = str(into)
    return found if found != key else ""
