# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second opinion: the best figures by a wholly different model, for small instances.

A path leads from each person through a company, its zone and rank, to a lodging; four programs
are solved one after the other, each with the results before as rows.
"""

from collections import defaultdict
from typing import Any

import highspy
import numpy as np

from tests.placements.checker import (
    by_id,
    may_have,
    may_live,
    may_work,
    regret,
    room_class,
    stay,
)

Row = dict[str, Any]
Terms = dict[int, float]


class ArcModel:
    def __init__(self, world: Row, cap: int = 10_000) -> None:
        self.world, self.cap = world, cap
        self.upper: list[float] = []
        self.rows: list[tuple[Terms, float, float]] = []
        self.work: dict[tuple[str, str], int] = {}
        self.live: dict[tuple[str, str], int] = {}
        self.keep: dict[str, int] = {}
        self.regret: Terms = defaultdict(float)
        self.opinion: Terms = defaultdict(float)
        for person in world["participants"]:
            self._add_person(person)
        self._add_seats()
        for lodging in world["lodgings"]:
            self._add_rooms(lodging)
        self._add_bonds()
        self._add_current()

    def variable(self, upper: float = 1) -> int:
        self.upper.append(upper)
        return len(self.upper) - 1

    def row(self, terms: Terms, low: float, high: float) -> None:
        self.rows.append((terms, low, high))

    def _add_person(self, person: Row) -> None:
        one = person["id"]
        into: dict[Any, Terms] = defaultdict(dict)
        ways: dict[Any, list[tuple[Row, int]]] = defaultdict(list)
        arrive: dict[str, Terms] = defaultdict(dict)
        for company in self.world["companies"]:
            if not may_work(person, company):
                continue
            rank = regret(self.world | {"travel_minutes": self._at_home()}, person, company,
                          {"kind": person["lodging_wish"], "zone": company["zone"]})  # fmt: skip
            at = self.work[one, company["id"]] = self.variable()
            self.opinion[at] += company["opinion"].get(one, 1)
            node = company["zone"], rank
            into[node][at] = 1
            if node not in ways:
                ways[node] = [
                    (lodging, self.variable())
                    for lodging in self.world["lodgings"]
                    if may_have(self.world, person, company, lodging)
                    and regret(self.world, person, company, lodging) <= self.cap
                ]
                for lodging, arc in ways[node]:
                    self.regret[arc] += regret(self.world, person, company, lodging)
                    arrive[lodging["id"]][arc] = 1
        for node, terms in into.items():
            self.row(terms | {arc: -1 for _, arc in ways[node]}, 0, 0)
        for lodging in self.world["lodgings"]:
            if may_live(person, lodging):
                at = self.live[one, lodging["id"]] = self.variable()
                self.row(arrive[lodging["id"]] | {at: -1}, 0, 0)
        self.row({at: 1 for (who, _), at in self.work.items() if who == one}, 0, 1)

    def _at_home(self) -> list[list[int]]:
        return [[0 for _ in self.world["zones"]] for _ in self.world["zones"]]

    def _add_seats(self) -> None:
        people = by_id(self.world["participants"])
        for company in self.world["companies"]:
            for week, seats in enumerate(company["seats"]):
                terms = {at: 1.0 for (one, where), at in self.work.items()
                         if where == company["id"] and week in stay(people[one])}  # fmt: skip
                self.row(terms, 0, seats)

    def _add_rooms(self, lodging: Row) -> None:
        people = by_id(self.world["participants"])
        guests = [(people[one], at) for (one, where), at in self.live.items()
                  if where == lodging["id"]]  # fmt: skip
        rooms = {room_class(guest, lodging): 0 for guest, _ in guests}
        for kind in rooms:
            rooms[kind] = self.variable(lodging["rooms"]["count"])
            for week in range(self.world["weeks"]):
                terms = {at: 1.0 for guest, at in guests
                         if room_class(guest, lodging) == kind and week in stay(guest)}  # fmt: skip
                self.row(terms | {rooms[kind]: -lodging["rooms"]["beds"]}, -10_000, 0)
        self.row(dict.fromkeys(rooms.values(), 1.0), 0, lodging["rooms"]["count"])

    def _add_bonds(self) -> None:
        for one, other in self.world["together"]:
            for lodging in self.world["lodgings"]:
                terms = {}
                for who, sign in ((one, 1.0), (other, -1.0)):
                    if (who, lodging["id"]) in self.live:
                        terms[self.live[who, lodging["id"]]] = sign
                self.row(terms, 0, 0)
        for one, other in self.world["apart"]:
            for arcs, rows in ((self.work, "companies"), (self.live, "lodgings")):
                for row in self.world[rows]:
                    both = [
                        arcs[who, row["id"]] for who in (one, other) if (who, row["id"]) in arcs
                    ]
                    if len(both) == 2:
                        self.row(dict.fromkeys(both, 1.0), 0, 1)

    def _add_current(self) -> None:
        locked = self.world.get("locked", [])
        for one, place in self.world.get("current", {}).items():
            arcs = [self.work.get((one, place["company"])), self.live.get((one, place["lodging"]))]
            for at in arcs:
                if one in locked:
                    self.row({} if at is None else {at: 1}, 1, 1)
            people, companies, lodgings = (
                by_id(self.world[name]) for name in ("participants", "companies", "lodgings")
            )
            company, lodging = companies[place["company"]], lodgings[place["lodging"]]
            if may_have(self.world, people[one], company, lodging):
                self.keep[one] = self.variable()
                for at in arcs:
                    self.row({self.keep[one]: 1, at: -1}, -1, 0)

    def least(self, cost: Terms) -> int | None:
        """Return the least cost, or None if there is no solution; and hold it from now on."""
        if any(not terms and (low > 0 or high < 0) for terms, low, high in self.rows):
            return None
        if not self.upper:
            return 0
        solver = highspy.Highs()
        for name, value in {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0,
                            "mip_abs_gap": 0.0}.items():  # fmt: skip
            solver.setOptionValue(name, value)
        for upper in self.upper:
            solver.addVar(0, upper)
        for at in range(len(self.upper)):
            solver.changeColIntegrality(at, highspy.HighsVarType.kInteger)
            solver.changeColCost(at, cost.get(at, 0.0))
        for terms, low, high in self.rows:
            at = np.array(list(terms), np.int32)
            solver.addRow(low, high, len(terms), at, np.array(list(terms.values()), np.float64))
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        best = round(solver.getInfo().objective_function_value)
        self.row({at: value for at, value in cost.items() if value}, -10_000, best)
        return best

    def most(self, arcs: dict[Any, int]) -> int | None:
        """Return how many of some variables can be 1, and hold it from now on."""
        least = self.least(dict.fromkeys(arcs.values(), -1.0))
        return None if least is None else -least


def best_figures(world: Row) -> tuple[int, int, int, int] | None:
    """Return placed, kept, worst regret and total; None if those locked cannot all stay."""
    model = ArcModel(world)
    placed, kept = model.most(model.work), model.most(model.keep)
    if placed is None or kept is None:
        return None
    for cap in range(100):
        model = ArcModel(world, cap)
        if model.most(model.work) == placed and model.most(model.keep) == kept:
            both = model.regret.keys() | model.opinion.keys()
            total = model.least({at: model.regret[at] + model.opinion[at] for at in both})
            return placed, kept, cap if placed else 0, total or 0
    raise AssertionError
