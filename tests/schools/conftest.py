# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented schools."""

import datetime
import random

from partnerkreis.schools.profiles import (
    Aspect,
    Period,
    Register,
    School,
    SchoolType,
    Wish,
    pair,
)

THINGS = ("environment", "history", "theatre")


def school(school_id: str, county: str = "a", **fields: object) -> School:
    return School(**{"id": school_id, "name": school_id.upper(), "county": county} | fields)


def invented(seed: int, size: int, counties: int) -> Register:
    """Return a small register in which much is missing and much contradicts."""
    chosen = random.Random(seed)  # noqa: S311 - a sample, no secret
    schools = tuple(_invented(chosen, number, counties) for number in range(size))
    ids = [school.id for school in schools]
    struck = [frozenset(pair(*chosen.sample(ids, 2)) for _ in range(2)) for _ in range(2)]
    return Register(schools, None, *struck)


def _invented(chosen: random.Random, number: int, counties: int) -> School:
    day = datetime.date(2027, 3, chosen.randint(1, 20))
    low = chosen.choice([6, 10, 13])
    return school(
        f"s{number:02}",
        f"c{number % counties}",
        type=chosen.choice(list(SchoolType)[:3]),
        ages=chosen.choice([None, (low, low + 4)]),
        pupils=chosen.choice([None, 100, 140, 400]),
        speaks=chosen.choice(["", "de", "pl"]),
        languages=frozenset(chosen.sample(["en", "de", "pl"], chosen.randint(0, 2))),
        themes=frozenset(chosen.sample(THINGS, chosen.randint(0, 3))),
        music=frozenset(chosen.sample(["choir", "band"], chosen.randint(0, 2))),
        sport=frozenset(chosen.sample(["ski", "judo"], chosen.randint(0, 2))),
        dates=(Period(day, day + datetime.timedelta(days=chosen.randint(3, 9))),),
        wishes=(Wish(Aspect.THEME, chosen.choice(THINGS), must=chosen.random() < 0.2),),
        partners_wanted=chosen.randint(0, 3),
        waiting_since=chosen.choice([None, datetime.date(2020, 9, 1), datetime.date(2026, 9, 1)]),
    )
