# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long it takes to pair schools.

python tools/bench/schools.py [--quick] [--seeds 3]
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from bench.report import Figure, Table, Target  # noqa: E402 - the path comes first
from partnerkreis.schools.profiles import (  # noqa: E402 - found by the path above
    Aspect,
    Period,
    Register,
    School,
    SchoolType,
    Wish,
)
from partnerkreis.schools.proposing import best_for, propose  # noqa: E402 - found by the path above

THEMES = ("environment", "history", "theatre", "media", "robotics", "farming", "tourism", "care")
MUSIC, SPORT = ("orchestra", "choir", "band", "dance"), ("football", "handball", "rowing", "ski")
#: Counties: how many, and whether only the two halves are partners of each other.
CASES = {"two counties": 2, "twenty counties": 20, "three counties, all partners": 3}


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="500 schools instead of 5,000")
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    size = 500 if options.quick else 5000
    figures = [
        figure
        for name, counties in CASES.items()
        for seed in range(2026, 2026 + options.seeds)
        for figure in measure(f"{name}, seed {seed}", invented(size, counties, seed))
    ]
    print(Table(f"Pairing {size:,} schools", figures))


def measure(name: str, register: Register) -> list[Figure]:
    """Return how long all pairs and one school's ten best take."""
    began, processor = perf_counter(), process_time()
    proposal = propose(register)
    seconds, processor = perf_counter() - began, process_time() - processor
    began = perf_counter()
    best_for(register, register.schools[0].id)
    one = (perf_counter() - began) * 1000
    return [
        Figure(f"{name}, all pairs", "seconds", seconds, Target(5)),
        Figure(f"{name}, all pairs", "of the processor", processor),
        Figure(f"{name}, all pairs", "links", len(proposal.links)),
        Figure(f"{name}, all pairs", "proven best", proposal.is_proven),
        Figure(f"{name}, ten best of one", "ms", one, Target(1000)),
    ]


def invented(size: int, counties: int, seed: int) -> Register:
    """Return a register of invented schools, always the same."""
    chosen = random.Random(seed)  # noqa: S311 - a sample, no secret
    schools = tuple(_school(chosen, number, number % counties) for number in range(size))
    partners = None
    if counties > 3:
        halves = range(counties // 2), range(counties // 2, counties)
        partners = frozenset((f"c{a:02}", f"c{b:02}") for a in halves[0] for b in halves[1])
    return Register(schools, partners)


def _school(chosen: random.Random, number: int, county: int) -> School:
    low = chosen.choice([6, 10, 13, 15])
    begins = datetime.date(2027, chosen.randint(3, 10), chosen.randint(1, 28))
    ends = begins + datetime.timedelta(days=chosen.randint(3, 30))
    return School(
        id=f"s{number:05}",
        name=f"School {number}",
        county=f"c{county:02}",
        type=chosen.choice(list(SchoolType)),
        ages=(low, low + chosen.randint(3, 6)),
        pupils=chosen.randint(60, 1200),
        speaks="pl" if county % 2 else "de",
        languages=frozenset(chosen.sample(["en", "de", "pl", "fr", "es", "cs"], 2)),
        themes=frozenset(chosen.sample(THEMES, chosen.randint(0, 3))),
        music=frozenset(chosen.sample(MUSIC, chosen.randint(0, 2))),
        sport=frozenset(chosen.sample(SPORT, chosen.randint(0, 2))),
        dates=(Period(begins, ends),),
        wishes=(Wish(Aspect.THEME, chosen.choice(THEMES), must=chosen.random() < 0.1),),
        partners_wanted=chosen.choice([1, 1, 1, 2, 3]),
        waiting_since=datetime.date(chosen.randint(2019, 2026), 9, 1),
    )


if __name__ == "__main__":
    main()
