# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program of a set of columns: who shares seats, rooms and lodgings with whom.

Its variables are the columns, the rooms of each class at each lodging, and, where it is elastic,
what is missing at a price: so that the relaxation always has a solution.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from partnerkreis.placements.columns import Columns
from partnerkreis.placements.model import ROOM_CLASSES, Floats, Problem
from partnerkreis.placements.program import Program
from partnerkreis.placements.stage import Stage

#: What one missing person costs in a relaxation: more than any place could.
MISSING = 1000
_Keys = NDArray[np.int64]


@dataclass(frozen=True)
class Rows:
    """The number of every row there could be; a program has those that its columns touch."""

    problem: Problem

    @cached_property
    def begins(self) -> dict[str, int]:
        """Return the first number of each kind of row."""
        problem = self.problem
        people, pairs = len(problem.options), len(problem.apart)
        companies, lodgings = len(problem.seats), len(problem.beds)
        counts = {
            "seats": companies * problem.periods,
            "beds": lodgings * ROOM_CLASSES * problem.periods,
            "rooms": lodgings,
            "groups": len(problem.groups),
            "together": people * lodgings,
            "cuts": people * lodgings,
            "apart_company": pairs * companies,
            "apart_lodging": pairs * lodgings,
            "placed": 1,
            "kept": 1,
        }
        ends = np.cumsum([0, *counts.values()]).tolist()
        return dict(zip([*counts, "end"], ends, strict=True))

    def within(self, kind: str, keys: _Keys) -> slice:
        """Return where in the sorted ``keys`` the rows of one kind stand."""
        kinds = list(self.begins)
        until = kinds[kinds.index(kind) + 1]
        limits = np.searchsorted(keys, [self.begins[kind], self.begins[until]])
        return slice(*limits.tolist())


@dataclass(frozen=True, slots=True)
class Master:
    """A program with the meaning of its rows and variables."""

    program: Program
    keys: _Keys
    """The number of each row, see :class:`Rows`."""
    rooms: _Keys
    """Lodging times ROOM_CLASSES plus class, of each room variable; they follow the columns."""


def build(
    problem: Problem,
    stage: Stage,
    columns: Columns,
    cuts: NDArray[np.bool_],
    *,
    is_elastic: bool,
) -> Master:
    """Return the program of ``columns``; ``cuts`` says which persons at which lodgings are cut."""
    return _Builder(problem, stage, columns, cuts).master(is_elastic=is_elastic)


class _Builder:
    def __init__(
        self, problem: Problem, stage: Stage, columns: Columns, cuts: NDArray[np.bool_]
    ) -> None:
        self.problem, self.stage, self.columns, self.cuts = problem, stage, columns, cuts
        self.begins = Rows(problem).begins
        self.keys: list[_Keys] = []
        self.variables: list[_Keys] = []
        self.values: list[Floats] = []
        self.all = np.arange(len(columns))
        options = problem.options
        self.begin = np.array([option.begin for option in options])[columns.person]
        self.length = np.array([option.end for option in options])[columns.person] - self.begin
        self.needs_seat = np.array([option.needs_seat for option in options])[columns.person]
        self.needs_room = np.array([option.needs_room for option in options])[columns.person]
        room_class = np.array([option.room_class for option in options])[columns.person]
        room_class = np.where(problem.beds[columns.lodging] == 1, 0, room_class)
        self.room = columns.lodging.astype(np.int64) * ROOM_CLASSES + room_class
        self.rooms = np.unique(self.room[self.needs_room])

    def master(self, *, is_elastic: bool) -> Master:
        self._add_stays()
        self._add_rooms()
        self._add_groups()
        self._add_cuts()
        self._add_apart()
        missing = self._add_totals(is_elastic=is_elastic)
        entries = np.concatenate(self.keys)
        keys, rows = np.unique(np.concatenate([entries, self._wanted()]), return_inverse=True)
        lower, upper = self._limits(keys)
        cost = self.stage.costs(self.columns.cost, self.columns.keeps)
        rooms = self.problem.rooms[self.rooms // ROOM_CLASSES].astype(np.float64)
        program = Program(
            np.concatenate([cost, np.zeros(len(rooms)), np.full(missing, float(MISSING))]),
            np.concatenate([np.ones(len(cost)), rooms, np.full(missing, math.inf)]),
            lower, upper, rows[: len(entries)],
            np.concatenate(self.variables), np.concatenate(self.values),
        )  # fmt: skip
        return Master(program, keys, self.rooms)

    def _add(self, keys: _Keys, variables: _Keys, value: float | Floats = 1.0) -> None:
        self.keys.append(keys)
        self.variables.append(variables)
        self.values.append(np.broadcast_to(np.asarray(value, np.float64), keys.shape))

    def _add_stays(self) -> None:
        """Each period of a stay needs a seat and a bed."""
        periods = self.problem.periods
        repeated = np.repeat(self.all, self.length)
        firsts = np.repeat(np.cumsum(self.length) - self.length, self.length)
        period = np.arange(len(repeated)) - firsts + self.begin[repeated]
        seats = self.columns.company.astype(np.int64)[repeated] * periods + period
        beds = self.room[repeated] * periods + period
        for kind, keys, needed in (
            ("seats", seats, self.needs_seat), ("beds", beds, self.needs_room),
        ):  # fmt: skip
            which = needed[repeated]
            self._add(self.begins[kind] + keys[which], repeated[which])

    def _add_rooms(self) -> None:
        """Each bed is in a room of its class; a lodging has so many rooms."""
        periods = self.problem.periods
        variables = len(self.columns) + np.arange(len(self.rooms))
        lodgings = self.rooms // ROOM_CLASSES
        beds = -self.problem.beds[lodgings].astype(np.float64)
        for period in range(periods):
            self._add(self.begins["beds"] + self.rooms * periods + period, variables, beds)
        self._add(self.begins["rooms"] + lodgings, variables)

    def _add_groups(self) -> None:
        """Each group once; whoever follows lives where the first of the group does."""
        leader = np.full(len(self.problem.options), -1)
        number = np.zeros(len(self.problem.options), np.int64)
        for at, group in enumerate(self.problem.groups):
            leader[list(group)] = group[0]
            number[group[0]] = at
        person, lodging = self.columns.person, self.columns.lodging
        leads = leader[person] == person
        self._add(self.begins["groups"] + number[person[leads]], self.all[leads])
        lodgings = len(self.problem.beds)
        begin = self.begins["together"]
        for group in self.problem.groups:
            if len(group) == 1:
                continue
            first = self._of(group[0])
            for follower in group[1:]:
                own = self._of(follower)
                self._add(begin + follower * lodgings + lodging[own].astype(np.int64), own)
                self._add(
                    begin + follower * lodgings + lodging[first].astype(np.int64), first, -1.0
                )

    def _of(self, person: int) -> NDArray[np.int64]:
        """Return which columns are those of a person."""
        return np.flatnonzero(self.columns.person == person)

    def _add_cuts(self) -> None:
        """Nobody lives where no room has their class."""
        lodgings = len(self.problem.beds)
        which = self.cuts[self.columns.person, self.columns.lodging] & self.needs_room
        cut = self.columns.person[which].astype(np.int64) * lodgings + self.columns.lodging[which]
        self._add(self.begins["cuts"] + cut, self.all[which])
        cut, first = np.unique(cut, return_index=True)
        room = np.searchsorted(self.rooms, self.room[which][first])
        self._add(self.begins["cuts"] + cut, len(self.columns) + room, -1.0)

    def _add_apart(self) -> None:
        companies, lodgings = len(self.problem.seats), len(self.problem.beds)
        for at, pair in enumerate(self.problem.apart):
            own = np.concatenate([self._of(person) for person in pair])
            company = self.columns.company[own].astype(np.int64)
            lodging = self.columns.lodging[own].astype(np.int64)
            self._add(self.begins["apart_company"] + at * companies + company, own)
            self._add(self.begins["apart_lodging"] + at * lodgings + lodging, own)

    def _add_totals(self, *, is_elastic: bool) -> int:
        """Add the rows of those placed and kept; return in how many rows any may be missing."""
        kept = self.all[self.columns.keeps]
        if self.stage.placed_at_least > 0:
            self._add(np.full(len(self.all), self.begins["placed"]), self.all)
        if self.stage.kept_at_least > 0:
            self._add(np.full(len(kept), self.begins["kept"]), kept)
        if not is_elastic:
            return 0
        wanted = self._wanted()
        self._add(wanted, len(self.columns) + len(self.rooms) + np.arange(len(wanted)))
        return len(wanted)

    def _wanted(self) -> _Keys:
        """Return the rows that must be reached, and are there even if no column touches them."""
        wanted = [self.begins["groups"] + at for at, must in enumerate(self.problem.must) if must]
        if self.stage.placed_at_least > 0:
            wanted.append(self.begins["placed"])
        if self.stage.kept_at_least > 0:
            wanted.append(self.begins["kept"])
        return np.array(wanted, np.int64)

    def _limits(self, keys: _Keys) -> tuple[Floats, Floats]:
        rows, begins, problem = Rows(self.problem), self.begins, self.problem
        lower, upper = np.full(len(keys), -math.inf), np.zeros(len(keys))
        seats, groups = rows.within("seats", keys), rows.within("groups", keys)
        upper[seats] = problem.seats.ravel()[keys[seats]]
        rooms = rows.within("rooms", keys)
        upper[rooms] = problem.rooms[keys[rooms] - begins["rooms"]]
        upper[groups] = 1
        lower[groups] = np.array(problem.must, np.float64)[keys[groups] - begins["groups"]]
        lower[rows.within("together", keys)] = 0
        upper[rows.within("apart_company", keys)] = 1
        upper[rows.within("apart_lodging", keys)] = 1
        for kind, least in (
            ("placed", self.stage.placed_at_least), ("kept", self.stage.kept_at_least),
        ):  # fmt: skip
            lower[rows.within(kind, keys)] = least
            upper[rows.within(kind, keys)] = math.inf
        return lower, upper
