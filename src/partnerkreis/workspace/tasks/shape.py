# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line of Today, and the desk it is written at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from partnerkreis.access.policy import Actor
from partnerkreis.core.dates import parse
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.queries.today import Today


class TaskKind(StrEnum):
    """Under which heading a task stands; in the order of the page."""

    INSTANCE = "instance"
    AGREEMENT = "agreements"
    DEADLINE = "deadlines"
    FOLLOW_UP = "follow-ups"
    QUESTION = "open"
    RETURN_VISIT = "visits"
    UPKEEP = "still-true"
    TRANSLATION = "texts"


@dataclass(frozen=True, slots=True)
class Button:
    """What is settled by one press on Today itself: of which record, as it was seen."""

    name: str
    kind: str
    key: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to be settled: what, what is known, by when, and the one place where it is done.

    ``computed_from`` says in a sentence what ``due`` was worked out from. A task with a button is
    done by it; ``href`` is then where it can be looked at.
    """

    kind: TaskKind
    words: str
    action: str
    href: str
    known: str = ""
    due: datetime.date | None = None
    computed_from: str = ""
    button: Button | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose desk it is, on which day, in which language, and what was found open."""

    actor: Actor
    today: datetime.date
    language: Language
    found: Today
    can_edit: bool
    now: datetime.datetime

    def edit(self, kind: str, key: str, field: str) -> str:
        """Return where a field is filled in; for who may not, where it can be read."""
        if not self.can_edit:
            return addresses.record(kind, key, self.language)
        return addresses.edit(kind, key, self.language, field)

    def day(self, day: datetime.date) -> str:
        """Return a day in words."""
        return dates.label(parse(day.isoformat()), self.language)

    def record(self, kind: str, key: str) -> str:
        return addresses.record(kind, key, self.language)

    def button(self, name: str, kind: str, key: str, version: int) -> Button | None:
        """Return a button for who may press it."""
        return Button(name, kind, key, version) if self.can_edit else None


#: Yields the tasks of one part of the software. It may ask the database a fixed number of times.
Provider = Callable[[Desk], Iterable[Task]]
