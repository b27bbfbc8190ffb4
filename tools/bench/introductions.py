# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long the query for introductions takes, in a graph as large as Europe and in a larger one.

    python tools/bench/introductions.py [--quick] [--graph FILE.csv]
    tools/with_postgres.sh python tools/bench/introductions.py …

Without a file the graph of Europe is invented: as many places and ties, and hubs as large.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from bench.report import Figure, Table, Target  # noqa: E402 - the path comes first

#: Places, ties and the partners of the largest hub of the twinnings of Europe that are known.
EUROPE = (23_000, 36_000, 107)
MILLION = (640_000, 1_000_000, 1_000)
QUICK_MILLION = (64_000, 100_000, 300)
DAY = datetime.date(2026, 12, 31)
HUBS = 100
Pairs = list[tuple[int, int]]


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--graph", type=Path, metavar="FILE.csv")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="introductions-") as data:
        start_django(Path(data))
        rounds = 300 if options.quick else 2000
        pairs = read(options.graph) if options.graph else invent(*EUROPE)
        print(measure("Europe", pairs, Target(5), rounds))
        large = invent(*(QUICK_MILLION if options.quick else MILLION))
        print(measure("large graph", large, Target(25), rounds))


def start_django(data: Path) -> None:
    """Start on an empty database: SQLite, or PostgreSQL where $PG names its socket."""
    socket = os.environ.get("PG")
    os.environ["DATABASE_URL"] = f"postgresql:///pk?host={socket}&user=postgres" if socket else ""
    os.environ |= {"DATA": str(data), "DJANGO_SETTINGS_MODULE": "partnerkreis.config.settings"}
    import django

    django.setup()
    from partnerkreis.command.database import bring_up_to_date

    bring_up_to_date()


def invent(places: int, ties: int, hub: int) -> Pairs:
    """Return a random graph whose degrees fall off as those of twinnings do (Chung and Lu 2002).

    The expected number of partners of the place of rank r is proportional to (r + c) ** -0.5.
    """
    generator = np.random.default_rng(2026)
    ranks = np.arange(places) + places * (ties / places / hub) ** 2
    chances = ranks**-0.5 / (ranks**-0.5).sum()
    found: set[tuple[int, int]] = set()
    while len(found) < ties:
        ends = generator.choice(places, (ties - len(found), 2), p=chances)
        found |= {(min(a, b), max(a, b)) for a, b in ends.tolist() if a != b}
    return sorted(found)


def read(path: Path) -> Pairs:
    """Return the ties of a file, merged as an import would merge them."""
    from partnerkreis.introductions.forms import read_ties
    from partnerkreis.introductions.rules.joining import join

    return [(tie.first, tie.second) for tie in join(read_ties(path.read_bytes())).ties]


def measure(name: str, pairs: Pairs, target: Target, rounds: int) -> Table:
    """Fill the register with ``pairs`` and return how long the query takes, ms."""
    fill(pairs)
    degrees: dict[int, int] = {}
    for pair in pairs:
        for end in pair:
            degrees[end] = degrees.get(end, 0) + 1
    hubs = sorted(degrees, key=lambda place: -degrees[place])[:HUBS]
    chosen = random.Random(2026)  # noqa: S311 - a sample, no secret
    places = list(degrees)
    any_place = chosen.choices(places, k=rounds)
    any_tie = chosen.choices(places, weights=[degrees[place] for place in places], k=rounds)
    times(hubs)
    figures = [
        *figures_of("any place", times(any_place), target),
        *figures_of("any end of a tie", times(any_tie), target),
        *figures_of(f"the {HUBS} largest hubs", times(hubs * max(1, rounds // HUBS)), target),
    ]
    size = f"{len(degrees):,} places, {len(pairs):,} ties, hubs with up to {degrees[hubs[0]]}"
    return Table(f"Twenty introductions with all paths, {name}: {size} ({vendor()})", figures)


def fill(pairs: Pairs) -> None:
    """Put the ties into empty tables, below the models, which would take minutes."""
    from django.db import connection

    from partnerkreis.introductions.models import Community, Tie

    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{Tie._meta.db_table}"')  # noqa: S608 - a name of ours
        cursor.execute(f'DELETE FROM "{Community._meta.db_table}"')  # noqa: S608 - likewise
    numbers = sorted({place for pair in pairs for place in pair})
    Community.objects.bulk_create(
        (Community(pk=number + 1, name=f"Place {number}") for number in numbers), batch_size=5000
    )
    rows = (Tie(community_id=one + 1, partner_id=other + 1) for one, other in both_ways(pairs))
    Tie.objects.bulk_create(rows, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if vendor() == "postgresql" else "ANALYZE")


def both_ways(pairs: Pairs) -> Iterator[tuple[int, int]]:
    for one, other in pairs:
        yield one, other
        yield other, one


def times(places: list[int]) -> list[float]:
    """Return how long each of the queries took, ms."""
    from partnerkreis.introductions.queries import best_introductions

    found = []
    for place in places:
        began = perf_counter()
        best_introductions(place + 1, day=DAY)
        found.append((perf_counter() - began) * 1000)
    return sorted(found)


def figures_of(subject: str, found: list[float], target: Target) -> list[Figure]:
    return [
        Figure(subject, "p50 ms", found[len(found) // 2], rounds=len(found)),
        Figure(subject, "p95 ms", found[int(len(found) * 0.95)], target, len(found)),
        Figure(subject, "max ms", found[-1], rounds=len(found)),
    ]


def vendor() -> str:
    from django.db import connection

    return connection.vendor


if __name__ == "__main__":
    main()
