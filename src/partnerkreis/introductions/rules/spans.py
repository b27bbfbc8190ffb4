# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From when to when two bodies of ours know each other, and are partners who can introduce.

Activity does not wait for a charter: who works together is a partner. A mere contact is not yet a
partner who could introduce somebody, but needs no introduction any more.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from partnerkreis.partnerships.rules import History, Life, position

#: Standings that say the two are partners, whatever paper there is.
AS_PARTNERS = frozenset({"informal", "living"})
#: The paper that ends a partnership.
TERMINATION = "termination"


@dataclass(frozen=True, slots=True)
class Start:
    """A fact that makes two bodies partners: the day it counts from, and its date as shown.

    The date is empty where it was only inferred: such dates decide, and are never shown.
    """

    day: datetime.date | None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What is known of two parties of a partnership."""

    history: History
    contacts: tuple[Start, ...] = ()
    starts: tuple[Start, ...] = ()
    left: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A time as contacts or as partners. None is unknown, at the end: goes on."""

    is_partner: bool
    since: datetime.date | None
    until: datetime.date | None
    shown: str = ""


def spans(known: Acquaintance) -> list[Span]:
    """Return the times, in order and without overlap."""
    start = _first(known.starts)
    contact = _first((*known.contacts, *known.starts))
    if start is None:
        return [
            Span(False, contact.day if contact else None, None, contact.shown if contact else "")
        ]
    found = _partner_spans(known, start)
    if contact and contact.day and start.day and contact.day < start.day:
        found.insert(0, Span(False, contact.day, start.day, contact.shown))
    return found


def _first(starts: tuple[Start, ...]) -> Start | None:
    """Return the earliest fact, of two on the same day the one that can be shown."""
    dated = [start for start in starts if start.day is not None]
    return min(
        dated,
        key=lambda start: (start.day or datetime.date.max, not start.shown),
        default=next(iter(starts), None),
    )


def _partner_spans(known: Acquaintance, start: Start) -> list[Span]:
    """Cut the time since ``start`` where the partnership was suspended or ended."""
    found: list[Span] = []
    begun: datetime.date | None = None
    days = [start.day or datetime.date.min, *_turns(known, start)]
    for day in days:
        if _lives(known, day):
            begun = begun or day
        elif begun:
            found.append(_span(start, begun, day))
            begun = None
    if begun:
        found.append(_span(start, begun, None))
    return found or [Span(False, start.day, None, start.shown)]


def _span(start: Start, begun: datetime.date, ended: datetime.date | None) -> Span:
    is_first = begun == (start.day or datetime.date.min)
    return Span(True, start.day if is_first else begun, ended, start.shown)


def _turns(known: Acquaintance, start: Start) -> list[datetime.date]:
    acts = known.history.acts
    days = {day for act in acts for day in (act.since, act.until)} | {known.left, _ended(known)}
    first = start.day or datetime.date.min
    return sorted(day for day in days if day is not None and day > first)


def _lives(known: Acquaintance, day: datetime.date) -> bool:
    over = [end for end in (known.left, _ended(known)) if end is not None]
    if any(end <= day for end in over):
        return False
    return position(known.history, day).life not in {Life.SUSPENDED, Life.ENDED}


def _ended(known: Acquaintance) -> datetime.date | None:
    """Return the day a paper ended it."""
    papers = [paper for paper in known.history.papers if paper.kind == TERMINATION]
    days = [day for paper in papers for day in (paper.agreed, *paper.signed) if day is not None]
    return min(days, default=None)
