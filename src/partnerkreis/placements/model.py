# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The instance in numbers: what each participant could have, and what has to be shared.

Companies and lodgings are numbered as they stand in the instance, participants as they stand in
their problem. Weeks in which the same people are there are counted as one period.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partnerkreis.placements.faults import Fault, InstanceRefused
from partnerkreis.placements.instance import Gender, Instance, Participant, Place, Rule
from partnerkreis.placements.rules import (
    broken_at_company,
    broken_at_lodging,
    company_regret,
    lodging_regret,
    opinion,
    travel_regret,
)

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]

#: The regret of what a rule forbids.
NEVER = 10_000
#: So many places of all participants together can be compared, at two bytes each.
MOST_PAIRS = 150_000_000
_LARGE = 400
#: Women and girls, men and boys: who may share a room. Single rooms know only the first class.
ROOM_CLASSES = 4


@dataclass(frozen=True, slots=True)
class Options:
    """What one participant could have: every pair of a company and a lodging."""

    id: str
    companies: Ints
    lodgings: Ints
    regret: NDArray[np.int16]
    """Of each company (row) with each lodging (column); NEVER where that is not allowed."""
    opinion: NDArray[np.int16]
    """Of each company."""
    begin: int
    """The first period of the stay."""
    end: int
    """The period after the last."""
    room_class: int
    current: tuple[int, int] | None
    """Row and column of what they have and can still keep."""
    needs_seat: bool = True
    needs_room: bool = True

    @property
    def is_empty(self) -> bool:
        return not bool((self.regret < NEVER).any())


@dataclass(frozen=True, slots=True)
class Problem:
    """People who compete with each other, and what they compete for."""

    options: tuple[Options, ...]
    groups: tuple[tuple[int, ...], ...]
    """Who lives together, or one alone; all placed or none. All have the same lodgings."""
    must: tuple[bool, ...]
    """Whether a group has to be placed."""
    apart: tuple[tuple[int, int], ...]
    seats: Ints
    """Of each company (row) in each period (column)."""
    beds: Ints
    """In each room of a lodging."""
    rooms: Ints
    """Of each lodging."""

    @property
    def periods(self) -> int:
        return int(self.seats.shape[1])

    @property
    def is_large(self) -> bool:
        """Return whether there are too many people to settle everything by one program."""
        return len(self.options) > _LARGE

    @property
    def greatest_regret(self) -> int:
        """Return the greatest regret that any place would mean."""
        allowed = [options.regret[options.regret < NEVER] for options in self.options]
        return max((int(regret.max(initial=0)) for regret in allowed), default=0)

    def class_at(self, person: int, lodging: Ints) -> Ints:
        """Return the class of the room that a person would have at each lodging."""
        return np.where(self.beds[lodging] == 1, 0, self.options[person].room_class)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One rule that does not count for one participant."""

    participant: str
    rule: Rule


class Formulation:
    """An instance in numbers, also with a rule waived for one participant."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.waiver: Waiver | None = None
        self.participants = instance.participants
        self.number = {person.id: at for at, person in enumerate(self.participants)}
        self.zone_of_company = np.array([company.zone for company in instance.companies], np.int32)
        self.zone_of_lodging = np.array([lodging.zone for lodging in instance.lodgings], np.int32)
        self.minutes = np.array(instance.travel_minutes, np.int32).reshape(len(instance.zones), -1)
        self.travel_regret = np.array(
            [[travel_regret(minutes) for minutes in row] for row in instance.travel_minutes],
            np.int16,
        ).reshape(self.minutes.shape)
        self.first_week, self.period_of_week = _periods(self.participants, instance.weeks)
        self.suitable: dict[tuple[object, ...], Sequence[int]] = {}
        self.count = 0
        self.usual = [self._options(person) for person in self.participants]

    def problem(self, waiver: Waiver | None = None) -> Problem:
        """Return the problem of everybody, with one rule waived if ``waiver`` is given."""
        self.waiver = waiver
        options = list(self.usual)
        if waiver:
            at = self.number[waiver.participant]
            options[at] = self._options(self.participants[at])
        groups, must, apart = self._groups(), [], self._apart()
        for group in groups:
            is_split = any(one in group and other in group for one, other in apart)
            for at, option in zip(group, _sharing([options[at] for at in group], is_split=is_split),
                                  strict=True):  # fmt: skip
                options[at] = option
            must.append(any(self._is_locked(self.participants[at]) for at in group))
        return Problem(
            tuple(options), tuple(groups), tuple(must), apart,
            self._seats(),
            np.array([lodging.beds for lodging in self.instance.lodgings], np.int32),
            np.array([lodging.rooms for lodging in self.instance.lodgings], np.int32),
        )  # fmt: skip

    def _is_waived(self, person: Participant, rule: Rule) -> bool:
        return self.waiver == Waiver(person.id, rule)

    def _is_locked(self, person: Participant) -> bool:
        return person.id in self.instance.locked and not self._is_waived(person, Rule.LOCKED)

    def _groups(self) -> list[tuple[int, ...]]:
        links = [
            (self.number[one], self.number[other])
            for one, other in self.instance.together
            if not self._is_freed(one, other, Rule.TOGETHER)
        ]
        return joined(len(self.participants), links)

    def _apart(self) -> tuple[tuple[int, int], ...]:
        pairs = {
            (min(self.number[one], self.number[other]), max(self.number[one], self.number[other]))
            for one, other in self.instance.apart
            if not self._is_freed(one, other, Rule.APART)
        }
        return tuple(sorted(pairs))

    def _is_freed(self, one: str, other: str, rule: Rule) -> bool:
        return self.waiver in (Waiver(one, rule), Waiver(other, rule))

    def _seats(self) -> Ints:
        seats = np.zeros((len(self.instance.companies), len(self.first_week)), np.int32)
        for at, company in enumerate(self.instance.companies):
            for period, weeks in enumerate(self.first_week):
                seats[at, period] = min(company.seats[week] for week in weeks)
        return seats

    def _options(self, person: Participant) -> Options:
        companies, lodgings = self._companies(person), self._lodgings(person)
        self.count += len(companies) * len(lodgings)
        if self.count > MOST_PAIRS:
            raise InstanceRefused([Fault("participants", "too_many_possibilities")])
        regret = self._regret(person, companies, lodgings)
        place = self.instance.current.get(person.id)
        current = self._current(place, companies, lodgings, regret)
        if self._is_locked(person):
            kept = np.full_like(regret, NEVER)
            if current:
                kept[current] = regret[current]
            regret = kept
        return Options(
            id=person.id,
            companies=companies,
            lodgings=lodgings,
            regret=regret,
            opinion=np.array(
                [opinion(person, self.instance.companies[at]) for at in companies], np.int16
            ),
            begin=self.period_of_week[person.from_week],
            end=self.period_of_week[person.from_week + person.weeks - 1] + 1,
            room_class=2 * (person.gender is Gender.MALE) + person.is_minor,
            current=current,
            needs_seat=not self._is_waived(person, Rule.SEATS),
            needs_room=not self._is_waived(person, Rule.ROOMS),
        )

    def _companies(self, person: Participant) -> Ints:
        return np.array(
            [
                at
                for at, company in enumerate(self.instance.companies)
                if person.trade in company.trades or self._is_waived(person, Rule.TRADE)
                if all(self._is_waived(person, rule) for rule in broken_at_company(person, company))
            ],
            np.int32,
        )

    def _lodgings(self, person: Participant) -> Ints:
        waived = self.waiver.rule if self.waiver and self.waiver.participant == person.id else None
        needs = (person.stay, person.gender, person.is_minor, person.allergies,
                 person.smoke_free, person.step_free, waived)  # fmt: skip
        if needs not in self.suitable:
            self.suitable[needs] = [
                at
                for at, lodging in enumerate(self.instance.lodgings)
                if all(rule is waived for rule in broken_at_lodging(person, lodging))
            ]
        return np.array(self.suitable[needs], np.int32)

    def _regret(self, person: Participant, companies: Ints, lodgings: Ints) -> NDArray[np.int16]:
        works, lives = self.zone_of_company[companies], self.zone_of_lodging[lodgings]
        by_company = [company_regret(person, self.instance.companies[at]) for at in companies]
        by_lodging = [lodging_regret(person, self.instance.lodgings[at]) for at in lodgings]
        ways = np.ix_(lives, works)
        regret = (
            self.travel_regret[ways].T
            + np.array(by_company, np.int16)[:, None]
            + np.array(by_lodging, np.int16)[None, :]
        )
        if not self._is_waived(person, Rule.TRAVEL):
            regret[person.max_commute_minutes < self.minutes[ways].T] = NEVER
        return regret

    def _current(
        self, place: Place | None, companies: Ints, lodgings: Ints, regret: NDArray[np.int16]
    ) -> tuple[int, int] | None:
        if place is None:
            return None
        rows = [i for i, at in enumerate(companies)
                if self.instance.companies[at].id == place.company]  # fmt: skip
        columns = [i for i, at in enumerate(lodgings)
                   if self.instance.lodgings[at].id == place.lodging]  # fmt: skip
        if not rows or not columns or regret[rows[0], columns[0]] >= NEVER:
            return None
        return rows[0], columns[0]


def _periods(
    participants: Sequence[Participant], weeks: int
) -> tuple[list[list[int]], Mapping[int, int]]:
    """Return the weeks of each period, and the period of each week in which anybody is there."""
    there: dict[int, tuple[int, ...]] = {
        week: tuple(at for at, person in enumerate(participants) if week in person.stay)
        for week in range(weeks)
    }
    periods: list[list[int]] = []
    for week in range(weeks):
        if not there[week]:
            continue
        if periods and there[periods[-1][0]] == there[week]:
            periods[-1].append(week)
        else:
            periods.append([week])
    return periods, {week: at for at, period in enumerate(periods) for week in period}


def _sharing(options: list[Options], *, is_split: bool) -> list[Options]:
    """Return the options of a group with only the lodgings that suit all; none if it is split."""
    if len(options) == 1 and not is_split:
        return options
    common = set(options[0].lodgings.tolist())
    for option in options[1:]:
        common &= set(option.lodgings.tolist())
    lodgings = [
        lodging
        for lodging in sorted(common)
        if not is_split and all(_can_live_at(option, lodging) for option in options)
    ]
    return [_at_lodgings(option, lodgings) for option in options]


def _can_live_at(option: Options, lodging: int) -> bool:
    column = int(np.searchsorted(option.lodgings, lodging))
    return bool((option.regret[:, column] < NEVER).any())


def _at_lodgings(option: Options, lodgings: list[int]) -> Options:
    kept = np.searchsorted(option.lodgings, np.array(lodgings, np.int32))
    current = None
    if option.current:
        row, column = option.current
        at = int(option.lodgings[column])
        current = (row, lodgings.index(at)) if at in lodgings else None
    return Options(
        option.id, option.companies, option.lodgings[kept], option.regret[:, kept],
        option.opinion, option.begin, option.end, option.room_class, current,
        option.needs_seat, option.needs_room,
    )  # fmt: skip


def joined(count: int, links: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Return the numbers below ``count`` in groups of those that links connect."""
    leader = list(range(count))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for one, other in links:
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    groups: dict[int, list[int]] = {}
    for at in range(count):
        groups.setdefault(find(at), []).append(at)
    return [tuple(group) for group in groups.values()]
