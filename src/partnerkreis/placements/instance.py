# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is to be placed, and where there is room: values that were checked when they were read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Gender(StrEnum):
    FEMALE = "f"
    MALE = "m"
    DIVERSE = "d"


class Rule(StrEnum):
    """What can stand in the way of a placement."""

    TRADE = "trade"
    LEVEL = "level"
    AGE = "age"
    YOUTH_HOURS = "youth_hours"
    STEP_FREE = "step_free"
    SEATS = "seats"
    OPEN = "open"
    ALLERGY = "allergy"
    SMOKING = "smoking"
    MINORS = "minors"
    GENDER = "gender"
    ROOMS = "rooms"
    TRAVEL = "travel"
    TOGETHER = "together"
    APART = "apart"
    LOCKED = "locked"
    #: No rule alone: two or more would have to give way at once.
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Participant:
    id: str
    trade: str
    from_week: int
    weeks: int
    age: int
    gender: Gender
    level: int
    allergies: frozenset[str]
    smoke_free: bool
    step_free: bool
    lodging_wish: str
    company_wishes: tuple[str, ...]
    max_commute_minutes: int

    @property
    def is_minor(self) -> bool:
        return self.age < 18

    @property
    def stay(self) -> range:
        return range(self.from_week, self.from_week + self.weeks)


@dataclass(frozen=True, slots=True)
class Company:
    id: str
    trades: frozenset[str]
    zone: int
    seats: tuple[int, ...]
    min_level: int
    min_age: int
    earliest_hour: int
    latest_hour: int
    step_free: bool
    training_centre: bool
    opinion: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Lodging:
    id: str
    kind: str
    zone: int
    beds: int
    """Beds in each room."""
    rooms: int
    open: tuple[bool, ...]
    accepts: str
    animals: frozenset[str]
    smoking: bool
    step_free: bool
    takes_minors: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where one participant works and lives."""

    company: str
    lodging: str


@dataclass(frozen=True, slots=True)
class Instance:
    """Everything that has to be known; participants, companies and lodgings sorted by id."""

    weeks: int
    zones: Sequence[str]
    travel_minutes: Sequence[Sequence[int]]
    participants: Sequence[Participant]
    companies: Sequence[Company]
    lodgings: Sequence[Lodging]
    together: Sequence[tuple[str, str]] = ()
    apart: Sequence[tuple[str, str]] = ()
    current: Mapping[str, Place] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
