# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Stage and kind of a partnership, derived from what is recorded. Nothing of it is typed in.

The one rule for what counts: **a fact counts as of a day if the last day it can mean is not later
than that day.** "2023" counts from 31 December 2023 on, unless something bounds it more closely.
A standing counts from its first possible day, and a later act of the same party replaces it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Stage(IntEnum):
    """How far a partnership has come; each stage includes the ones below."""

    NONE = 0
    CONTACT = 1
    COOPERATION = 2
    RESOLVED = 3
    CHARTER = 4


class Kind(StrEnum):
    """What a partnership is, by the strongest paper there is."""

    CONTACT = "contact"
    FRIENDSHIP = "friendship"
    PROJECT = "project"
    SPONSORSHIP = "sponsorship"
    COOPERATION = "cooperation"
    OFFICIAL = "official"


class Life(StrEnum):
    """Whether it is alive; the strongest statement of any party."""

    LIVING = "living"
    RESTING = "resting"
    SUSPENDED = "suspended"
    ENDED = "ended"


#: Papers that make a partnership official once they are signed by all who were to sign.
OFFICIAL = frozenset({"charter", "partnership_sealing"})
_KIND_OF_PAPER = {
    "friendship": Kind.FRIENDSHIP,
    "project_agreement": Kind.PROJECT,
    "sponsorship": Kind.SPONSORSHIP,
    "letter_of_intent": Kind.COOPERATION,
    "cooperation_agreement": Kind.COOPERATION,
}
_STRENGTH = list(Kind)


@dataclass(frozen=True, slots=True)
class Paper:
    """An instrument: the last day it can have been agreed on, and of each of its signings."""

    kind: str
    agreed: datetime.date | None = None
    signed: tuple[datetime.date | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A standing of the whole (party empty) or of one party, from its first possible day."""

    kind: str
    since: datetime.date | None
    until: datetime.date | None = None
    party: str = ""


@dataclass(frozen=True, slots=True)
class Intention:
    """A plan: when it was stated, what paper it aims at, in how many places it is to be signed."""

    stated: datetime.date | None
    instrument_kind: str
    signings: int
    fulfilled: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What the rules look at. Days are the last each fact can mean."""

    contact_since: datetime.date | None
    papers: tuple[Paper, ...] = ()
    resolved: tuple[datetime.date | None, ...] = ()
    plans: tuple[Intention, ...] = ()
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Where a partnership stands as of a day."""

    stage: Stage
    kind: Kind
    life: Life
    #: Full years since the year of the first contact.
    years: int
    signings: int
    has_agreement: bool
    is_resolved: bool
    planned_signings: int

    @property
    def has_charter(self) -> bool:
        return self.stage is Stage.CHARTER


def position(history: History, day: datetime.date) -> Position:
    """Return kind, stage and life of a partnership as of ``day``."""
    signed = [paper for paper in history.papers if _signings(paper, day)]
    charter = next((paper for paper in signed if paper.kind in OFFICIAL), None)
    agreed = [paper for paper in history.papers if paper in signed or _counts(paper.agreed, day)]
    is_resolved = any(_counts(date, day) for date in history.resolved)
    has_charter = charter is not None
    stage = _stage(history, day, has_charter=has_charter, resolved=is_resolved, agreed=agreed)
    return Position(
        stage=stage,
        kind=_kind(agreed) if charter is None else Kind.OFFICIAL,
        life=_life(history.acts, day),
        years=day.year - history.contact_since.year if _counts(history.contact_since, day) else 0,  # type: ignore[union-attr] # it counts, so it is there
        signings=_signings(charter, day) if charter else 0,
        has_agreement=any(paper.kind not in OFFICIAL for paper in agreed),
        is_resolved=is_resolved,
        planned_signings=_planned(history.plans, day),
    )


def _counts(date: datetime.date | None, day: datetime.date) -> bool:
    return date is not None and date <= day


def _signings(paper: Paper, day: datetime.date) -> int:
    return sum(_counts(date, day) for date in paper.signed)


def _stage(
    history: History, day: datetime.date, *, has_charter: bool, resolved: bool, agreed: list[Paper]
) -> Stage:
    if has_charter:
        return Stage.CHARTER
    if resolved:
        return Stage.RESOLVED
    if agreed:
        return Stage.COOPERATION
    return Stage.CONTACT if _counts(history.contact_since, day) else Stage.NONE


def _kind(agreed: list[Paper]) -> Kind:
    kinds = [_KIND_OF_PAPER.get(paper.kind, Kind.CONTACT) for paper in agreed]
    return max([Kind.CONTACT, *kinds], key=_STRENGTH.index)


def _life(acts: Iterable[Act], day: datetime.date) -> Life:
    """Return the gravest of the parties' latest standings; informal and living count as living."""
    latest: dict[str, Act] = {}
    for act in sorted(acts, key=lambda act: act.since or datetime.date.min):
        if act.since is not None and act.since <= day and not _counts(act.until, day):
            latest[act.party] = act
    lives = [Life(act.kind) for act in latest.values() if act.kind in {*Life}]
    return max([Life.LIVING, *lives], key=list(Life).index)


def _planned(plans: Iterable[Intention], day: datetime.date) -> int:
    return sum(
        plan.signings
        for plan in plans
        if plan.instrument_kind in OFFICIAL
        and _counts(plan.stated, day)
        and not _counts(plan.fulfilled, day)
    )
