# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is found open."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from partnerkreis.budgets.models import Booking, BudgetRequest
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.encounters.models import Encounter, FollowUp
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Resolution,
    Signing,
    Standing,
)
from partnerkreis.portal.queries.calendar import Jubilee
from partnerkreis.workspace.rules import Visit


@dataclass(frozen=True, slots=True)
class TextOpen:
    """A text that lacks a language, or whose translation is older than its original."""

    record: Record
    field: str
    missing: tuple[Language, ...]
    outdated: tuple[Language, ...]


@dataclass(slots=True)
class Today:
    """What is open, what comes, and what was a year ago."""

    signings: list[Signing] = field(default_factory=list)
    unconfirmed: list[Encounter] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    undated: list[Encounter] = field(default_factory=list)
    #: Put off, and nobody says until when.
    postponed: list[Encounter] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    texts: list[TextOpen] = field(default_factory=list)
    coming: list[Encounter] = field(default_factory=list)
    jubilees: list[Jubilee] = field(default_factory=list)
    visits: list[Visit[Encounter]] = field(default_factory=list)
    a_year_ago: list[Encounter] = field(default_factory=list)
    #: Planned for next year, and no money was asked for or approved.
    unfunded: list[Encounter] = field(default_factory=list)
    #: Bound for what is long over.
    unpaid: list[Booking] = field(default_factory=list)
    undecided: list[BudgetRequest] = field(default_factory=list)
    terms_ending: list[Tenure] = field(default_factory=list)
    standings_ending: list[Standing] = field(default_factory=list)
    #: Of the own register, and not called true within a year.
    to_review: list[Record] = field(default_factory=list)
    #: What is entrusted to somebody without an office.
    led: list[Encounter] = field(default_factory=list)
    partnerships: list[Partnership] = field(default_factory=list)
    bodies: dict[UUID, Body] = field(default_factory=dict)
