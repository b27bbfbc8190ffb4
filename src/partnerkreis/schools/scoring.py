# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How well two schools suit each other: a sum of parts, each of which can be told in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from partnerkreis.schools.profiles import VISIT_DAYS, School


class Part(StrEnum):
    """What points are given for."""

    LANGUAGES = "languages"
    SPOKEN = "spoken"
    TYPE = "type"
    AGES = "ages"
    SIZE = "size"
    THEMES = "themes"
    MUSIC = "music"
    SPORT = "sport"
    DATES = "dates"
    WISHES = "wishes"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Weight:
    """Points for each thing in common, and the most there are."""

    each: int
    most: int

    def points(self, count: int) -> int:
        return min(self.each * count, self.most)


WEIGHTS: Final[dict[Part, Weight]] = {
    Part.LANGUAGES: Weight(12, 24),
    Part.SPOKEN: Weight(10, 20),
    Part.TYPE: Weight(15, 15),
    Part.AGES: Weight(3, 15),
    Part.SIZE: Weight(6, 6),
    Part.THEMES: Weight(8, 24),
    Part.MUSIC: Weight(8, 16),
    Part.SPORT: Weight(6, 12),
    Part.DATES: Weight(8, 8),
    Part.WISHES: Weight(6, 24),
    Part.WAITING: Weight(1, 10),
}
#: The most points a pair can have.
MOST_POINTS: Final = sum(weight.most for weight in WEIGHTS.values())
#: Of two schools of similar size the smaller has at least two thirds of the pupils of the larger.
SIMILAR: Final = (2, 3)
#: So many years of waiting count for each of the two.
MOST_YEARS: Final = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score, with what it is about."""

    part: Part
    points: int
    values: tuple[str, ...]


def suit(one: School, other: School) -> bool:
    """Return whether two schools can be partners at all.

    They need pupils of one age, a language both know, and what either insists on.
    """
    if one.ages and other.ages and not common_ages(one, other):
        return False
    known, others = ({*school.languages, school.speaks} - {""} for school in (one, other))
    if known and others and not known & others:
        return False
    return _has_musts(one, other) and _has_musts(other, one)


def _has_musts(one: School, other: School) -> bool:
    offered = other.features
    return all((wish.aspect, wish.value) in offered for wish in one.wishes if wish.must)


def reasons(one: School, other: School, newest: datetime.date | None) -> list[Reason]:
    """Return the parts of the score of a pair that give points.

    ``newest`` is the last date since when any school is waiting: waiting is counted up to it.
    """
    found = (
        Reason(part, WEIGHTS[part].points(count), values)
        for part, count, values in _parts(one, other, newest)
    )
    return [reason for reason in found if reason.points]


def _parts(
    one: School, other: School, newest: datetime.date | None
) -> Iterator[tuple[Part, int, tuple[str, ...]]]:
    for part, mine, theirs in (
        (Part.LANGUAGES, one.languages, other.languages),
        (Part.SPOKEN, {one.speaks} - {""}, other.languages),
        (Part.SPOKEN, {other.speaks} - {""}, one.languages),
        (Part.THEMES, one.themes, other.themes),
        (Part.MUSIC, one.music, other.music),
        (Part.SPORT, one.sport, other.sport),
    ):
        shared = sorted(mine & theirs)
        yield part, len(shared), tuple(shared)
    yield Part.TYPE, int(one.type == other.type), (one.type.value,)
    ages = common_ages(one, other)
    yield Part.AGES, len(ages), (str(ages[0]), str(ages[-1])) if ages else ()
    sizes = similar_sizes(one, other)
    yield Part.SIZE, len(sizes) // 2, tuple(str(size) for size in sizes)
    days = common_days(one, other)
    yield Part.DATES, len(days) // 2, tuple(day.isoformat() for day in days)
    yield from _wishes(one, other)
    yield from _waiting(one, other, newest)


def _wishes(one: School, other: School) -> Iterator[tuple[Part, int, tuple[str, ...]]]:
    met = [
        (f"{wish.aspect}", wish.value)
        for school, partner in ((one, other), (other, one))
        for wish in school.wishes
        if (wish.aspect, wish.value) in partner.features
    ]
    yield Part.WISHES, len(met), tuple(dict.fromkeys(value for _aspect, value in met))


def _waiting(
    one: School, other: School, newest: datetime.date | None
) -> Iterator[tuple[Part, int, tuple[str, ...]]]:
    since = [school.waiting_since for school in (one, other) if school.waiting_since]
    years = sum(waited(school, newest) for school in (one, other))
    yield Part.WAITING, years, (min(since).isoformat(),) if since else ()


def waited(school: School, newest: datetime.date | None) -> int:
    """Return the full years a school has waited longer than the newest, at most MOST_YEARS."""
    if school.waiting_since is None or newest is None:
        return 0
    return min((newest - school.waiting_since).days // 365, MOST_YEARS)


def common_ages(one: School, other: School) -> range:
    """Return the ages both have pupils of."""
    if one.ages is None or other.ages is None:
        return range(0)
    return range(max(one.ages[0], other.ages[0]), min(one.ages[1], other.ages[1]) + 1)


def similar_sizes(one: School, other: School) -> tuple[int, ...]:
    """Return the number of pupils of both if they are of similar size."""
    if not one.pupils or not other.pupils:
        return ()
    small, large = sorted((one.pupils, other.pupils))
    return (one.pupils, other.pupils) if small * SIMILAR[1] >= large * SIMILAR[0] else ()


def common_days(one: School, other: School) -> tuple[datetime.date, ...]:
    """Return first and last day of the earliest time that is long enough for a visit."""
    common = sorted(
        (max(mine.first, theirs.first), min(mine.last, theirs.last))
        for mine in one.dates
        for theirs in other.dates
    )
    return next(((a, b) for a, b in common if (b - a).days + 1 >= VISIT_DAYS), ())


def score(one: School, other: School, newest: datetime.date | None) -> int:
    """Return the points of a pair."""
    return sum(reason.points for reason in reasons(one, other, newest))
