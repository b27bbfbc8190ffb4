# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What schools say of themselves, and what is to be kept in mind. docs/format/schools.md"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class SchoolType(StrEnum):
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"
    COMPREHENSIVE = "comprehensive"
    VOCATIONAL = "vocational"
    SPECIAL = "special"
    MUSIC = "music"
    OTHER = "other"


class Aspect(StrEnum):
    """What a wish can be about."""

    TYPE = "type"
    LANGUAGE = "language"
    THEME = "theme"
    MUSIC = "music"
    SPORT = "sport"


#: A visit takes at least so many days that both have free.
VISIT_DAYS: Final = 5


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which an exchange is possible, both ends included."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Wish:
    """What a school would like of its partner, or insists on."""

    aspect: Aspect
    value: str
    must: bool = False


@dataclass(frozen=True, slots=True)
class School:
    """A school or vocational centre. What is not known is empty or None."""

    id: str
    name: str
    county: str
    type: SchoolType = SchoolType.OTHER
    #: The youngest and the oldest pupils, in years.
    ages: tuple[int, int] | None = None
    pupils: int | None = None
    #: The language of the school itself (ISO 639-1).
    speaks: str = ""
    #: The languages it teaches.
    languages: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    music: frozenset[str] = frozenset()
    sport: frozenset[str] = frozenset()
    dates: tuple[Period, ...] = ()
    wishes: tuple[Wish, ...] = ()
    partners_wanted: int = 1
    waiting_since: datetime.date | None = None

    @property
    def features(self) -> frozenset[tuple[Aspect, str]]:
        """All that a wish of another school can be fulfilled by."""
        spoken = {*self.languages, self.speaks} - {""}
        return frozenset(
            {(Aspect.TYPE, self.type.value)}
            | {(Aspect.LANGUAGE, code) for code in spoken}
            | {(Aspect.THEME, value) for value in self.themes}
            | {(Aspect.MUSIC, value) for value in self.music}
            | {(Aspect.SPORT, value) for value in self.sport}
        )


@dataclass(frozen=True, slots=True)
class Register:
    """All schools, by id, and the pairs that are not to be proposed."""

    schools: tuple[School, ...]
    #: Pairs of counties that are partners, each sorted; None: all are each other's partners.
    counties: frozenset[tuple[str, str]] | None = None
    partners: frozenset[tuple[str, str]] = frozenset()
    dismissed: frozenset[tuple[str, str]] = frozenset()

    def may_meet(self, one: str, other: str) -> bool:
        """Return whether two counties are partners."""
        if one == other:
            return False
        return self.counties is None or pair(one, other) in self.counties


def pair(one: str, other: str) -> tuple[str, str]:
    """Return the two in the order pairs are kept in."""
    return (one, other) if one < other else (other, one)
