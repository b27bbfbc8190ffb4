# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The scores of all pairs at once: the same points as :mod:`.scoring`, in a few matrices."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from partnerkreis.schools.profiles import VISIT_DAYS, Period, Register, School
from partnerkreis.schools.scoring import SIMILAR, WEIGHTS, Part, waited

Whole = NDArray[np.int16]
Mask = NDArray[np.bool_]
Marks = NDArray[np.float32]
Indices = NDArray[np.integer[Any]]
_Values = Callable[[School], Collection[Hashable]]


@dataclass(frozen=True, slots=True)
class Block:
    """The pairs of the schools of two counties. ``points`` is -1 where they cannot be partners."""

    rows: NDArray[np.int32]
    columns: NDArray[np.int32]
    points: Whole


def blocks(register: Register) -> list[Block]:
    """Return the pairs of every two partner counties; rows and columns are positions."""
    members: dict[str, list[int]] = defaultdict(list)
    for index, school in enumerate(register.schools):
        members[school.county].append(index)
    traits = _Traits.of(register.schools)
    counties = sorted(members)
    found = [
        _block(traits, np.array(members[one]), np.array(members[other]))
        for position, one in enumerate(counties)
        for other in counties[position + 1 :]
        if register.may_meet(one, other)
    ]
    _strike_out(register, found)
    return found


def newest_of(schools: Sequence[School]) -> datetime.date | None:
    """Return the last date since when a school is waiting."""
    return max((s.waiting_since for s in schools if s.waiting_since), default=None)


def _block(traits: _Traits, rows: Indices, columns: Indices) -> Block:
    one, other = traits.some(rows), traits.some(columns)
    points = np.zeros((len(rows), len(columns)), np.int16)
    for part in _parts(one, other):
        points += part
    possible = _possible(one, other) & (points > 0)
    weight = WEIGHTS[Part.WAITING]
    waited = one.waited[:, None] + other.waited[None, :]
    points += np.minimum(waited * np.int16(weight.each), np.int16(weight.most))
    points[~possible] = -1
    return Block(rows.astype(np.int32), columns.astype(np.int32), points)


def _strike_out(register: Register, found: list[Block]) -> None:
    """Leave out the pairs that are partners already or were dismissed."""
    numbers = {school.id: index for index, school in enumerate(register.schools)}
    struck = [(numbers[a], numbers[b]) for a, b in register.partners | register.dismissed]
    for block in found:
        rows = {int(index): place for place, index in enumerate(block.rows)}
        columns = {int(index): place for place, index in enumerate(block.columns)}
        for one, other in (*struck, *((b, a) for a, b in struck)):
            if one in rows and other in columns:
                block.points[rows[one], columns[other]] = -1


def _parts(one: _Traits, other: _Traits) -> Iterator[Whole]:
    for part, mine, theirs in (
        (Part.LANGUAGES, one.languages, other.languages),
        (Part.SPOKEN, one.speaks, other.languages),
        (Part.SPOKEN, one.languages, other.speaks),
        (Part.THEMES, one.themes, other.themes),
        (Part.MUSIC, one.music, other.music),
        (Part.SPORT, one.sport, other.sport),
        (Part.TYPE, one.type, other.type),
    ):
        yield _weighed(part, _met(mine, theirs))
    yield _weighed(Part.AGES, np.maximum(_ages(one, other), 0))
    yield _weighed(Part.SIZE, _sizes(one, other).astype(np.int16))
    yield _weighed(Part.DATES, np.minimum(_met(one.visits, other.visits), 1))
    wished = _met(one.wished, other.features) + _met(one.features, other.wished)
    yield _weighed(Part.WISHES, wished)


def _weighed(part: Part, counts: Whole) -> Whole:
    weight = WEIGHTS[part]
    points: Whole = np.minimum(counts * np.int16(weight.each), np.int16(weight.most))
    return points


def _possible(one: _Traits, other: _Traits) -> Mask:
    aged: Mask = (one.ages[:, :1] >= 0) & (other.ages[None, :, 0] >= 0)
    possible: Mask = ~aged | (_ages(one, other) > 0)
    known, others = (side.tongues.sum(axis=1) > 0 for side in (one, other))
    speaking: Mask = known[:, None] & others[None, :]
    possible &= ~speaking | (_met(one.tongues, other.tongues) > 0)
    possible &= _met(one.musts, other.features) == one.musts.sum(axis=1)[:, None]
    possible &= _met(one.features, other.musts) == other.musts.sum(axis=1)[None, :]
    return possible


def _met(mine: Marks, theirs: Marks) -> Whole:
    """Count for each pair what is marked for both."""
    return (mine @ theirs.T).astype(np.int16)


def _ages(one: _Traits, other: _Traits) -> Whole:
    first = np.maximum(one.ages[:, :1], other.ages[None, :, 0])
    last = np.minimum(one.ages[:, 1:], other.ages[None, :, 1])
    years: Whole = last - first + np.int16(1)
    return years


def _sizes(one: _Traits, other: _Traits) -> Mask:
    small = np.minimum(one.pupils[:, None], other.pupils[None, :])
    large = np.maximum(one.pupils[:, None], other.pupils[None, :])
    similar: Mask = (small > 0) & (small * SIMILAR[1] >= large * SIMILAR[0])
    return similar


@dataclass(frozen=True, slots=True)
class _Traits:
    """Profiles as numbers, a row for each school; a mark for each value it has."""

    ages: Whole
    pupils: NDArray[np.int32]
    waited: Whole
    type: Marks
    speaks: Marks
    languages: Marks
    tongues: Marks
    themes: Marks
    music: Marks
    sport: Marks
    visits: Marks
    features: Marks
    wished: Marks
    musts: Marks

    @classmethod
    def of(cls, schools: Sequence[School]) -> _Traits:
        newest = newest_of(schools)
        speaks, languages = _marked(schools, _speaks, lambda s: s.languages)
        features, wished, musts = _marked(schools, lambda s: s.features, _wished, _musts)
        return cls(
            ages=np.array([s.ages or (-1, -1000) for s in schools], np.int16).reshape(-1, 2),
            pupils=np.array([s.pupils or 0 for s in schools], np.int32),
            waited=np.array([waited(s, newest) for s in schools], np.int16),
            type=_marked(schools, lambda s: (s.type,))[0],
            speaks=speaks,
            languages=languages,
            tongues=np.maximum(speaks, languages),
            themes=_marked(schools, lambda s: s.themes)[0],
            music=_marked(schools, lambda s: s.music)[0],
            sport=_marked(schools, lambda s: s.sport)[0],
            visits=_marked(schools, _visits)[0],
            features=features,
            wished=wished,
            musts=musts,
        )

    def some(self, rows: Indices) -> _Traits:
        """Return the traits of some schools."""
        return _Traits(*(getattr(self, name)[rows] for name in self.__slots__))


def _marked(schools: Sequence[School], *values: _Values) -> list[Marks]:
    """Return a matrix for each kind of value, their columns standing for the same values."""
    found = [[set(value(school)) for school in schools] for value in values]
    places: dict[Hashable, int] = {}
    for rows in found:
        for row in rows:
            for value in row:
                places.setdefault(value, len(places))
    marks = [np.zeros((len(schools), len(places)), np.float32) for _rows in found]
    for matrix, rows in zip(marks, found, strict=True):
        for number, row in enumerate(rows):
            matrix[number, [places[value] for value in row]] = 1
    return marks


def _speaks(school: School) -> list[str]:
    return [school.speaks] if school.speaks else []


def _wished(school: School) -> list[Hashable]:
    return [(wish.aspect, wish.value) for wish in school.wishes]


def _musts(school: School) -> list[Hashable]:
    return [(wish.aspect, wish.value) for wish in school.wishes if wish.must]


def _visits(school: School) -> set[Hashable]:
    """Return the days on which a visit could begin; two schools that share one can meet."""
    return {day for period in school.dates for day in _beginnings(period)}


def _beginnings(period: Period) -> range:
    return range(period.first.toordinal(), period.last.toordinal() - VISIT_DAYS + 2)
