# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which seats and beds are taken, and whether somebody else would fit in as things are."""

import math
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from partnerkreis.placements.model import NEVER, ROOM_CLASSES, Floats, Problem
from partnerkreis.placements.solution import Places

Fitted = dict[int, tuple[int, int]]
"""The company and lodging of each person who would fit in."""


class Occupancy:
    """Who is where; people can be taken out and put back.

    ``cost`` says what each pair of company and lodging costs a person, infinite for what they may
    not have; without it, that is their regret. Whoever fits in gets what costs least.
    """

    def __init__(
        self, problem: Problem, places: Places, cost: Callable[[int], Floats] | None = None
    ) -> None:
        self.problem, self.cost = problem, cost or self._regret
        self.places = dict.fromkeys(range(len(places)), None) | dict(enumerate(places))
        self.seats = problem.seats.copy()
        self.guests = np.zeros((len(problem.beds), ROOM_CLASSES, problem.periods), np.int32)
        for person, place in enumerate(places):
            if place:
                self._count(person, place, 1)

    def leave(self, people: Iterable[int]) -> Fitted:
        """Take people out, and return where they were."""
        left = {person: place for person in people if (place := self.places[person])}
        for person, place in left.items():
            self._count(person, place, -1)
            self.places[person] = None
        return left

    def enter(self, fitted: Fitted) -> None:
        """Put people where they fit."""
        for person, place in fitted.items():
            self._count(person, place, 1)
            self.places[person] = place

    def enter_if_free(self, fitted: Fitted) -> None:
        """Put people of one group where they would like to be, unless that breaks a rule."""
        for number, (person, (company, lodging)) in enumerate(fitted.items()):
            options = self.problem.options[person]
            works = self._free_companies(person)[options.companies == company]
            lives = self._free_lodgings(person)[options.lodgings == lodging]
            row, column = options.companies == company, options.lodgings == lodging
            is_allowed = (options.regret[row][:, column] < NEVER).all()
            if not (works.all() and lives.all() and is_allowed):
                self.leave(list(fitted)[:number])
                return
            self.enter({person: (company, lodging)})

    def fit(self, group: tuple[int, ...]) -> Fitted | None:
        """Return where a group that has no places would fit in, or None."""
        if len(group) == 1:
            return self._fit_one(group[0])
        for lodging in self.problem.options[group[0]].lodgings.tolist():
            if self._has_room(group, lodging):
                fitted = self._at(group, lodging)
                if fitted is not None:
                    return fitted
        return None

    def make_room(self, group: tuple[int, ...], *, moves: int) -> bool:
        """Place a group, if need be by moving so many others; return whether that was possible."""
        return self._make_room(group, moves, {group})

    def _make_room(self, group: tuple[int, ...], moves: int, tried: set[tuple[int, ...]]) -> bool:
        fitted = self.fit(group)
        if fitted:
            self.enter(fitted)
            return True
        for rival in self.rivals(group) if moves else ():
            if rival in tried:
                continue
            left = self.leave(rival)
            fitted = self.fit(group)
            if fitted:
                tried.add(rival)
                self.enter(fitted)
                if self._make_room(rival, moves - 1, tried):
                    return True
                self.leave(group)
            self.enter(left)
        return False

    def rivals(self, group: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Return the placed groups that have anything that another could use."""
        works = {at for one in group for at in self.problem.options[one].companies.tolist()}
        lives = {at for one in group for at in self.problem.options[one].lodgings.tolist()}
        begin = min(self.problem.options[one].begin for one in group)
        end = max(self.problem.options[one].end for one in group)

        def overlaps(one: int) -> bool:
            place, options = self.places[one], self.problem.options[one]
            if place is None or options.begin >= end or begin >= options.end:
                return False
            return place[0] in works or place[1] in lives

        return [
            rival
            for rival in self.problem.groups
            if rival != group and any(overlaps(one) for one in rival)
        ]

    def free_cost(self, person: int) -> Floats:
        """Return the cost of each pair of a person, infinite for what is not free."""
        works, lives = self._free_companies(person), self._free_lodgings(person)
        return np.where(works[:, None] & lives[None, :], self.cost(person), math.inf)

    def all_places(self) -> Places:
        """Return where everybody is."""
        return tuple(self.places[person] for person in range(len(self.places)))

    def _regret(self, person: int) -> Floats:
        regret = self.problem.options[person].regret
        return np.where(regret < NEVER, regret, math.inf)

    def _fit_one(self, person: int) -> Fitted | None:
        options, cost = self.problem.options[person], self.free_cost(person)
        if not cost.size or cost.min() == math.inf:
            return None
        row, column = np.unravel_index(int(cost.argmin()), cost.shape)
        return {person: (int(options.companies[row]), int(options.lodgings[column]))}

    def _free_companies(self, person: int) -> NDArray[np.bool_]:
        options = self.problem.options[person]
        free = np.ones(len(options.companies), np.bool_)
        if options.needs_seat:
            stay = self.seats[options.companies, options.begin : options.end]
            free = stay.min(axis=1) > 0
        taken = [place[0] for place in self._foes((person,)) if place]
        return free & ~np.isin(options.companies, taken) if taken else free

    def _free_lodgings(self, person: int) -> NDArray[np.bool_]:
        options, problem = self.problem.options[person], self.problem
        free = np.ones(len(options.lodgings), np.bool_)
        if options.needs_room:
            guests = self.guests[options.lodgings]
            classes = problem.class_at(person, options.lodgings)
            guests[np.arange(len(classes)), classes, options.begin : options.end] += 1
            beds = problem.beds[options.lodgings][:, None]
            needed = -(-guests.max(axis=2) // beds)
            free = needed.sum(axis=1) <= problem.rooms[options.lodgings]
        taken = [place[1] for place in self._foes((person,)) if place]
        return free & ~np.isin(options.lodgings, taken) if taken else free

    def _count(self, person: int, place: tuple[int, int], change: int) -> None:
        options = self.problem.options[person]
        company, lodging = place
        if options.needs_seat:
            self.seats[company, options.begin : options.end] -= change
        if options.needs_room:
            self.guests[lodging, self._class(person, lodging), options.begin : options.end] += (
                change
            )

    def _class(self, person: int, lodging: int) -> int:
        is_single = self.problem.beds[lodging] == 1
        return 0 if is_single else self.problem.options[person].room_class

    def _has_room(self, group: tuple[int, ...], lodging: int) -> bool:
        guests = self.guests[lodging].copy()
        for person in group:
            options = self.problem.options[person]
            if options.needs_room:
                guests[self._class(person, lodging), options.begin : options.end] += 1
        needed = -(-guests.max(axis=1, initial=0) // self.problem.beds[lodging])
        return bool(needed.sum() <= self.problem.rooms[lodging]) and not any(
            place and place[1] == lodging for place in self._foes(group)
        )

    def _foes(self, group: tuple[int, ...]) -> Iterator[tuple[int, int] | None]:
        """Yield the places of those from whom somebody of a group has to be kept apart."""
        for one, other in self.problem.apart:
            if one in group:
                yield self.places[other]
            if other in group:
                yield self.places[one]

    def _at(self, group: tuple[int, ...], lodging: int) -> Fitted | None:
        """Return companies for all of a group that lives at a lodging, each the first free one."""
        fitted: Fitted = {}
        for person in group:
            company = self._company(person, lodging)
            if company is None:
                self.leave(fitted)
                return None
            place = (company, lodging)
            fitted[person] = place
            self.enter({person: place})
        self.leave(fitted)
        return fitted

    def _company(self, person: int, lodging: int) -> int | None:
        options = self.problem.options[person]
        column = int(np.searchsorted(options.lodgings, lodging))
        allowed = np.isfinite(self.cost(person)[:, column]) & self._free_companies(person)
        return int(options.companies[allowed.argmax()]) if allowed.any() else None
