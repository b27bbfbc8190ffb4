# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visit as values: what rules decide from, pages show and papers are filled with."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from partnerkreis.core.dates import Edtf
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated


class Part(StrEnum):
    """A part of the folder, with a form of its own."""

    INVITATION = "invitation"
    RUNNING_ORDER = "running-order"
    DELEGATION = "delegation"
    PROTOCOL = "protocol"
    INTERPRETERS = "interpreters"
    PRESS = "press"
    BRIEFING = "briefing"
    SPEAKING_NOTES = "speaking-notes"
    GIFTS = "gifts"
    TRAVEL = "travel"
    COSTS = "costs"
    MINUTES = "minutes"
    FOLLOW_UPS = "follow-ups"
    THANKS = "thanks"


#: Parts that every side sees alike; of one each side; and those that stay with one body.
JOINT = (Part.INVITATION, Part.RUNNING_ORDER, Part.PROTOCOL, Part.INTERPRETERS)
OF_A_SIDE = (Part.DELEGATION, Part.PRESS)
INTERNAL = tuple(part for part in Part if part not in (*JOINT, *OF_A_SIDE))


@dataclass(frozen=True, slots=True)
class Side:
    """A body that takes part: the ``language`` spoken there, and the ``currency`` paid in."""

    body: UUID
    key: str
    names: Names
    role: str
    language: str
    currency: str = "EUR"

    @property
    def is_host(self) -> bool:
        return self.role != "guest"

    @property
    def travels(self) -> bool:
        return self.role == "guest"


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of the running order (Regieplan); a break or a drive by its ``nature``."""

    day: datetime.date | None = None
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    nature: str = "item"
    text: Translated = field(default_factory=Translated)
    where: str = ""
    responsible: str = ""
    remarks: str = ""
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class Guest:
    name: str
    form_of_address: str = ""
    pronunciation: str = ""
    function: str = ""
    arrival: str = ""
    diet: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who comes from one side. ``guests`` is None where the reader may not see them."""

    side: Side
    guests: Sequence[Guest] | None = ()
    contact: str = ""
    diet_passed_on: datetime.date | None = None
    delete_after: datetime.date | None = None
    hold_until: datetime.date | None = None
    hold_reason: str = ""
    forgotten_on: datetime.date | None = None
    #: Whether diet, room and arrival are among what the reader may see.
    is_personal: bool = True

    @property
    def has_personal_values(self) -> bool:
        return any(g.diet or g.room or g.arrival or g.pronunciation for g in self.guests or ())


@dataclass(frozen=True, slots=True)
class Speech:
    name: str = ""
    function: str = ""
    topic: str = ""
    minutes: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Interpreting:
    """An order for an interpreter between two languages."""

    one_language: str
    other_language: str
    occasion: str = ""
    name: str = ""
    contact: str = ""
    state: str = "wanted"


@dataclass(frozen=True, slots=True)
class Press:
    """The press release of one side, and until when nothing may be printed."""

    side: Side
    state: str = "none"
    text: str = ""
    embargo_day: datetime.date | None = None
    embargo_time: datetime.time | None = None
    photo_credit: str = ""
    funder_line: str = ""


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift of this visit: given by the own side, or received."""

    is_received: bool
    partner: UUID | None
    what: Translated
    recipient: str = ""
    cents: int | None = None
    state: str = "idea"


@dataclass(frozen=True, slots=True)
class EarlierGift:
    """What was given before, by whom to whom, on which occasion."""

    giver: UUID | None
    giver_names: Names
    taker: UUID | None
    what: Translated
    when: Edtf | None
    occasion: Translated


@dataclass(frozen=True, slots=True)
class Approval:
    """Leave to travel on duty (Dienstreisegenehmigung, polecenie wyjazdu)."""

    name: str
    state: str
    applied_on: datetime.date | None = None
    approved_on: datetime.date | None = None
    file_number: str = ""


@dataclass(frozen=True, slots=True)
class Expense:
    for_whom: str
    what: str
    payer: str
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class Thanks:
    whom: str
    reason: str = ""
    sent_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A follow-up: who owes whom what by when."""

    owed_by: UUID
    owed_to: UUID
    what: Translated
    due: Edtf | None
    done: Edtf | None
    is_of_this_visit: bool = True


@dataclass(frozen=True, slots=True)
class Folder:
    """What one body keeps for itself."""

    file_number: str = ""
    briefing_for: str = ""
    background: str = ""
    points: Sequence[str] = ()
    open_matters: str = ""
    speaking_notes: str = ""
    insurance: str = "open"
    insurance_note: str = ""
    minutes: str = ""
    minutes_sent_on: datetime.date | None = None
    gifts: Sequence[Gift] = ()
    approvals: Sequence[Approval] = ()
    expenses: Sequence[Expense] = ()
    thanks: Sequence[Thanks] = ()


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody in office at a partner: whom the head of county will meet."""

    name: str
    form_of_address: str
    pronunciation: str
    office: Translated
    office_kind: str
    body: UUID


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything of a visit that one body may see, as of now."""

    key: str
    encounter: str
    title: Translated
    kind: str
    state: str
    first_day: datetime.date | None
    last_day: datetime.date | None
    place: Translated
    sides: Sequence[Side]
    own: Side
    is_prepared: bool = True
    invited_by: str = ""
    invited_on: datetime.date | None = None
    reply_by: datetime.date | None = None
    answer: str = "open"
    answered_on: datetime.date | None = None
    flags: str = ""
    anthems: str = ""
    seating: str = ""
    cues: Sequence[Cue] = ()
    speeches: Sequence[Speech] = ()
    interpreters: Sequence[Interpreting] = ()
    delegations: Sequence[Delegation] = ()
    press: Sequence[Press] = ()
    folder: Folder = field(default_factory=Folder)
    follow_ups: Sequence[Promise] = ()
    earlier_gifts: Sequence[EarlierGift] = ()
    officials: Sequence[Official] = ()

    @property
    def days(self) -> list[datetime.date]:
        """Return the days of the visit; not more than a month of them."""
        if self.first_day is None:
            return []
        last = self.last_day or self.first_day
        number = min((last - self.first_day).days, 30)
        return [self.first_day + datetime.timedelta(days=day) for day in range(number + 1)]

    @property
    def partners(self) -> list[Side]:
        return [side for side in self.sides if side.body != self.own.body]

    def side(self, body: UUID | None) -> Side | None:
        return next((side for side in self.sides if side.body == body), None)

    def delegation(self, side: Side) -> Delegation:
        found = (one for one in self.delegations if one.side.body == side.body)
        return next(found, Delegation(side))
