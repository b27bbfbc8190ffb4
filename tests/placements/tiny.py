# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tiny invented worlds, of every kind in which a solver could go wrong."""

import random
from typing import Any

Invented = dict[str, Any]

KINDS = [
    "any", "current", "pairs", "minors", "one company", "strangers", "no hosts", "nobody",
    "rooms", "diverse", "apart",
]  # fmt: skip
_LEVELS = ["A0", "A1", "A2", "B1", "B2", "C1"]


def tiny(kind: str, seed: int) -> Invented:
    """Return a world of a few people, the same for the same kind and seed."""
    return _World(kind, random.Random(f"{kind} {seed}")).instance()  # noqa: S311


class _World:
    def __init__(self, kind: str, rng: random.Random) -> None:
        self.kind, self.rng = kind, rng
        self.weeks = rng.randint(1, 3)
        self.zones = ["N", "S", "W"][: rng.randint(1, 3)]
        self.people = [f"p{at}" for at in range(0 if kind == "nobody" else rng.randint(1, 7))]
        self.companies = [
            f"c{at}" for at in range(1 if kind == "one company" else rng.randint(1, 4))
        ]
        self.lodgings = [f"l{at}" for at in range(0 if kind == "no hosts" else rng.randint(1, 4))]

    def instance(self) -> Invented:
        minutes = [[self.rng.choice([5, 20, 21, 35, 50]) for _ in self.zones] for _ in self.zones]
        world: Invented = {
            "format": "partnerkreis-placement/1",
            "weeks": self.weeks,
            "zones": self.zones,
            "travel_minutes": minutes,
            "participants": [self._participant(person) for person in self.people],
            "companies": [self._company(company) for company in self.companies],
            "lodgings": [self._lodging(lodging) for lodging in self.lodgings],
            "together": self._together(),
            "apart": self._apart(),
        }
        if self.kind == "current" and self.lodgings:
            self._add_current(world)
        return world

    def _is(self, chance: float) -> bool:
        return self.rng.random() < chance

    def _participant(self, identity: str) -> Invented:
        rng = self.rng
        begin = rng.randrange(self.weeks)
        return {
            "id": identity,
            "trade": rng.choice(["metal", "wood"]) if self.kind != "strangers" else "glass",
            "from_week": begin,
            "weeks": rng.randint(1, self.weeks - begin),
            "age": rng.choice([16, 17]) if self.kind == "minors" else rng.choice([16, 18, 20]),
            "gender": rng.choice("ddf") if self.kind == "diverse" else rng.choice("fffmmmd"),
            "level": rng.choice(_LEVELS[1:4]),
            "allergies": ["cat"] if self._is(0.2) else [],
            "smoke_free": self._is(0.3),
            "step_free": self._is(0.1),
            "lodging_wish": rng.choice(["any", "family", "hostel"]),
            "company_wishes": rng.sample(self.companies, rng.randint(0, len(self.companies))),
            "max_commute_minutes": rng.choice([20, 35, 60]),
        }

    def _company(self, identity: str) -> Invented:
        rng = self.rng
        seats = len(self.people) if self.kind == "one company" else rng.randint(1, 2)
        return {
            "id": identity,
            "trades": rng.choice([["metal"], ["wood"], ["metal", "wood"]]),
            "zone": rng.choice(self.zones),
            "seats": [max(0, seats - self._is(0.2)) for _ in range(self.weeks)],
            "min_level": rng.choice(["A0", "A0", "A2"]),
            "min_age": rng.choice([15, 15, 18]),
            "earliest_hour": rng.choice([5, 7, 7]),
            "latest_hour": rng.choice([16, 20, 20, 22]),
            "step_free": self._is(0.6),
            "training_centre": self._is(0.2),
            "opinion": {one: rng.choice([0, 1, 3]) for one in self.people if self._is(0.5)},
        }

    def _lodging(self, identity: str) -> Invented:
        rng = self.rng
        kind = rng.choice(["family", "hostel"])
        is_large = self.kind in ("rooms", "pairs")
        return {
            "id": identity,
            "kind": kind,
            "zone": rng.choice(self.zones),
            "rooms": {
                "beds": rng.randint(2, 3) if is_large else rng.randint(1, 3),
                "count": rng.randint(1, 3) if kind == "hostel" else rng.randint(0, 2),
            },
            "open": [self._is(0.9) for _ in range(self.weeks)],
            "accepts": rng.choice(["any", "any", "f", "m"]),
            "animals": ["cat"] if self._is(0.2) else [],
            "smoking": self._is(0.2),
            "step_free": self._is(0.5),
            "takes_minors": self._is(0.8),
        }

    def _together(self) -> list[list[str]]:
        if self.kind == "pairs":
            return [self.people[at : at + 2] for at in range(0, len(self.people) - 1, 2)]
        if len(self.people) > 2 and self._is(0.4):
            # Two pairs that share somebody are a group of three.
            return [self.rng.sample(self.people, 2) for _ in range(self.rng.randint(1, 2))]
        return []

    def _apart(self) -> list[list[str]]:
        if len(self.people) < 2:
            return []
        pairs = 4 if self.kind == "apart" else self._is(0.3)
        return [self.rng.sample(self.people, 2) for _ in range(pairs)]

    def _add_current(self, world: Invented) -> None:
        world["current"] = {
            one: {
                "company": self.rng.choice(self.companies),
                "lodging": self.rng.choice(self.lodgings),
            }
            for one in self.people
            if self._is(0.7)
        }
        world["locked"] = [one for one in world["current"] if self._is(0.15)]
