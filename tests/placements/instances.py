# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented instances: counties as they could be, and tiny worlds full of contradictions."""

import random
from collections.abc import Iterator
from typing import Any

Invented = dict[str, Any]

TRADES = {
    "metal": 5,
    "electrical": 4,
    "hospitality": 5,
    "care": 4,
    "office": 3,
    "wood": 3,
    "it": 2,
    "farming": 2,
}
LEVELS = ["A0", "A1", "A2", "B1", "B2", "C1"]
ZONES = [
    "Nordhausen", "Sollstedt", "Bleicherode", "Ellrich", "Heringen", "Ilfeld", "Wolkramshausen",
    "Werther", "Niedersachswerfen", "Görsbach", "Großlohra", "Hohenstein",
]  # fmt: skip


def county(size: int, seed: int, *, scarcity: float = 1.0) -> Invented:
    """Return an instance with ``size`` participants; below a scarcity of 1 some stay unplaced."""
    return _County(size, random.Random(f"{size} {seed}"), scarcity).instance()  # noqa: S311


def with_current(instance: Invented, placed: dict[str, Any], seed: int) -> Invented:
    """Return the instance some days later: one host and one company gone, some people locked."""
    rng = random.Random(seed)  # noqa: S311
    changed = dict(instance)
    changed["current"] = {
        person: {"company": at["company"], "lodging": at["lodging"]}
        for person, at in placed.items()
    }
    gone = rng.choice(sorted({at["lodging"] for at in placed.values()}))
    closed = rng.choice(sorted({at["company"] for at in placed.values()}))
    weeks = instance["weeks"]
    changed["lodgings"] = [
        row | {"open": [False] * weeks} if row["id"] == gone else row
        for row in instance["lodgings"]
    ]
    changed["companies"] = [
        row | {"seats": [0] * weeks} if row["id"] == closed else row
        for row in instance["companies"]
    ]
    may_stay = sorted(
        person for person, at in placed.items() if at["lodging"] != gone and at["company"] != closed
    )
    bound = {person for pair in instance["together"] for person in pair}
    free = [person for person in may_stay if person not in bound]
    changed["locked"] = sorted(rng.sample(free, len(free) // 10))
    return changed


class _County:
    def __init__(self, size: int, rng: random.Random, scarcity: float) -> None:
        self.size, self.rng, self.scarcity = size, rng, scarcity
        self.weeks = 6
        self.zones = ZONES[: max(3, min(len(ZONES), size // 6))]
        self.points = [(rng.uniform(0, 40), rng.uniform(0, 30)) for _ in self.zones]
        self.companies: list[Invented] = []
        self.participants: list[Invented] = []

    def instance(self) -> Invented:
        stays = [self._stay() for _ in range(self.size)]
        trades = self.rng.choices(list(TRADES), list(TRADES.values()), k=self.size)
        self.companies = list(self._companies(trades))
        self.participants = [
            self._participant(number, trade, stay)
            for number, (trade, stay) in enumerate(zip(trades, stays, strict=True), start=1)
        ]
        self._form_opinions()
        pairs = self.rng.sample([row["id"] for row in self.participants], self.size // 4 * 2)
        together, apart = self._bonds(pairs)
        return {
            "format": "partnerkreis-placement/1",
            "weeks": self.weeks,
            "zones": self.zones,
            "travel_minutes": [[self._minutes(a, b) for b in self.points] for a in self.points],
            "participants": self.participants,
            "companies": self.companies,
            "lodgings": list(self._lodgings()),
            "together": together,
            "apart": apart,
        }

    def _stay(self) -> tuple[int, int]:
        length = self.rng.choice([2, 3, 3, 4])
        return self.rng.choice([0, 0, 0, 1, 2]), length

    def _minutes(self, one: tuple[float, float], other: tuple[float, float]) -> int:
        apart = abs(one[0] - other[0]) + abs(one[1] - other[1])
        return 6 if one == other else round(10 + 1.3 * apart)

    def _companies(self, trades: list[str]) -> Iterator[Invented]:
        for trade in TRADES:
            wanted = trades.count(trade)
            seats = 0
            while seats < (wanted * 1.3 + 1) * self.scarcity and wanted:
                row = self._company(len(self.companies) + 1, trade, wanted)
                seats += max(row["seats"])
                self.companies.append(row)
        return iter(self.companies)

    def _company(self, number: int, trade: str, wanted: int) -> Invented:
        rng = self.rng
        is_centre = wanted > 8 and rng.random() < 0.1
        seats = rng.randint(4, 8) if is_centre else rng.choice([1, 1, 2, 2, 3])
        shift = rng.random() < 0.15
        return {
            "id": f"c{number:03}",
            "trades": sorted({trade, rng.choice(list(TRADES))}) if is_centre else [trade],
            "zone": self._zone(),
            "seats": [max(0, seats - (rng.random() < 0.07)) for _ in range(self.weeks)],
            "min_level": rng.choice(["A0", "A0", "A1", "A1", "A2"]),
            "min_age": rng.choice([15, 16, 16, 16, 18]),
            "earliest_hour": 5 if shift else 7,
            "latest_hour": 22 if shift else 17,
            "step_free": rng.random() < 0.5,
            "training_centre": is_centre,
            "opinion": {},
        }

    def _zone(self) -> str:
        weights = [4.0] + [1.0] * (len(self.zones) - 1)
        return self.rng.choices(self.zones, weights)[0]

    def _participant(self, number: int, trade: str, stay: tuple[int, int]) -> Invented:
        rng = self.rng
        suitable = [row["id"] for row in self.companies if trade in row["trades"]]
        return {
            "id": f"p{number:04}",
            "trade": trade,
            "from_week": stay[0],
            "weeks": stay[1],
            "age": rng.choice([16, 16, 17, 17, 17, 18, 18, 19, 20]),
            "gender": rng.choices("fmd", [48, 50, 2])[0],
            "level": rng.choices(LEVELS, [1, 3, 5, 4, 2, 1])[0],
            "allergies": [rng.choice(["cat", "dog"])] if rng.random() < 0.1 else [],
            "smoke_free": rng.random() < 0.5,
            "step_free": rng.random() < 0.02,
            "lodging_wish": rng.choices(["any", "family", "hostel"], [5, 3, 2])[0],
            "company_wishes": rng.sample(suitable, min(len(suitable), rng.randint(1, 4))),
            "max_commute_minutes": rng.choice([30, 45, 45, 60, 60, 90]),
        }

    def _form_opinions(self) -> None:
        for row in self.companies:
            for person in self.participants:
                if row["id"] in person["company_wishes"] and self.rng.random() < 0.5:
                    row["opinion"][person["id"]] = self.rng.choice([0, 0, 1, 3])

    def _bonds(self, people: list[str]) -> tuple[list[list[str]], list[list[str]]]:
        by_id = {row["id"]: row for row in self.participants}
        pairs = [[people[at], people[at + 1]] for at in range(0, len(people) - 1, 2)]
        alike = [pair for pair in pairs if len({by_id[one]["gender"] for one in pair}) == 1]
        together = [pair for pair in alike if len({by_id[one]["age"] < 18 for one in pair}) == 1]
        apart = [pair for pair in pairs if pair not in together]
        return together[: self.size // 12], apart[: self.size // 40]

    def _lodgings(self) -> Iterator[Invented]:
        beds, number = 0, 0
        while beds < self.size * 1.2 * self.scarcity:
            number += 1
            row = self._lodging(number)
            beds += row["rooms"]["beds"] * row["rooms"]["count"]
            yield row

    def _lodging(self, number: int) -> Invented:
        rng = self.rng
        is_hostel = rng.random() < 0.12
        beds = rng.choice([2, 3, 4]) if is_hostel else rng.choice([1, 1, 2, 2, 2])
        gone = rng.randrange(self.weeks) if rng.random() < 0.1 else None
        return {
            "id": f"l{number:03}",
            "kind": "hostel" if is_hostel else "family",
            "zone": self._zone(),
            "rooms": {
                "beds": beds,
                "count": rng.randint(2, 5) if is_hostel else rng.choice([1, 1, 2]),
            },
            "open": [week != gone for week in range(self.weeks)],
            "accepts": "any" if is_hostel else rng.choices(["any", "f", "m"], [6, 2, 1])[0],
            "animals": []
            if is_hostel
            else rng.choice([[], [], [], ["cat"], ["dog"], ["cat", "dog"]]),
            "smoking": not is_hostel and rng.random() < 0.15,
            "step_free": rng.random() < (0.7 if is_hostel else 0.15),
            "takes_minors": rng.random() < 0.85,
        }
