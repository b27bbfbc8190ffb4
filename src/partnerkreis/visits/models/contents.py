# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which columns and rows make up each part of a visit: said once, for forms, actions and copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import models

from partnerkreis.visits.models.folder import (
    Expense,
    ThankYou,
    TravelApproval,
    VisitGift,
)
from partnerkreis.visits.models.shared import Cue, Guest, InterpreterOrder, Speech
from partnerkreis.visits.rules.values import Part


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a part. ``people`` are the columns that a copy leaves out."""

    name: str
    model: type[models.Model]
    owner: str
    columns: tuple[str, ...]
    people: tuple[str, ...] = ()
    #: Whether a copy has such rows at all.
    is_copied: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The columns and the rows of a part; ``copied`` are the columns that a copy takes over."""

    columns: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()
    rows: Rows | None = None


_POINTS: Final = ("first_point", "second_point", "third_point")
CONTENTS: Final[Mapping[Part, Contents]] = {
    Part.INVITATION: Contents(
        ("invited_by", "invited_on", "reply_by", "answer", "answered_on"), ()
    ),
    Part.RUNNING_ORDER: Contents(
        rows=Rows(
            "cues",
            Cue,
            "visit",
            (
                *("day", "starts", "ends", "nature", "text", "where"),
                *("responsible", "remarks", "is_public"),
            ),
            people=("responsible",),
            is_copied=True,
        )
    ),
    Part.PROTOCOL: Contents(
        ("flags", "anthems", "seating"),
        ("flags", "anthems"),
        Rows(
            "speeches",
            Speech,
            "visit",
            ("name", "function", "topic", "minutes", "language"),
            people=("name",),
            is_copied=True,
        ),
    ),
    Part.INTERPRETERS: Contents(
        rows=Rows(
            "interpreters",
            InterpreterOrder,
            "visit",
            ("one_language", "other_language", "occasion", "name", "contact", "state"),
            people=("name", "contact", "state"),
            is_copied=True,
        )
    ),
    Part.DELEGATION: Contents(
        ("contact", "diet_passed_on", "delete_after", "hold_until", "hold_reason"),
        (),
        Rows(
            "guests",
            Guest,
            "delegation",
            (
                *("name", "form_of_address", "pronunciation", "function"),
                *("arrival", "diet", "room"),
            ),
        ),
    ),
    Part.PRESS: Contents(
        ("state", "text", "embargo_day", "embargo_time", "photo_credit", "funder_line"),
        ("photo_credit", "funder_line"),
    ),
    Part.BRIEFING: Contents(
        ("briefing_for", "background", *_POINTS, "open_matters"), (*_POINTS, "open_matters")
    ),
    Part.SPEAKING_NOTES: Contents(("speaking_notes",), ("speaking_notes",)),
    Part.GIFTS: Contents(
        rows=Rows(
            "gifts",
            VisitGift,
            "folder",
            ("is_received", "partner", "what", "recipient", "cents", "state"),
        )
    ),
    Part.TRAVEL: Contents(
        ("insurance", "insurance_note"),
        ("insurance_note",),
        Rows(
            "approvals",
            TravelApproval,
            "folder",
            ("name", "state", "applied_on", "approved_on", "file_number"),
        ),
    ),
    Part.COSTS: Contents(
        rows=Rows(
            "expenses",
            Expense,
            "folder",
            ("for_whom", "what", "payer", "cents"),
            people=("for_whom",),
            is_copied=True,
        )
    ),
    Part.MINUTES: Contents(("file_number", "minutes", "minutes_sent_on"), ()),
    Part.FOLLOW_UPS: Contents(),
    Part.THANKS: Contents(rows=Rows("thanks", ThankYou, "folder", ("whom", "reason", "sent_on"))),
}


def values_of(row: models.Model, columns: tuple[str, ...]) -> dict[str, Any]:
    """Return the columns of a row or record by name."""
    return {name: getattr(row, name) for name in columns}
