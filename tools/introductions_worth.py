# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What introductions are worth: how many later ties were among those proposed before.

    python tools/introductions_worth.py FILE.csv --old wd2016,wd2017 --new wd2022

FILE is a CSV of ties (docs/format/ties.md) whose column ``sources`` names, parted by +, the
snapshots that know of a tie. The graph is that of the old snapshots; a tie is new if a new
snapshot has it and no old one. For each end of each new tie the proposals are made from the old
graph, and the other end is looked for among them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnerkreis.config.settings")

NUMBERS = (10, 20)
Pair = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """Hits of one way of proposing, by how many are proposed."""

    directed: Counter[int] = field(default_factory=Counter)
    either: Counter[int] = field(default_factory=Counter)


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--old", required=True)
    parser.add_argument("--new", required=True)
    options = parser.parse_args()
    old, new = graph(options.file, options.old.split(","), options.new.split(","))
    report(old, new)


def graph(path: Path, old: list[str], new: list[str]) -> tuple[dict[int, set[int]], list[Pair]]:
    """Return the neighbours of each place in the old snapshots, and the new ties."""
    import django

    django.setup()
    from partnerkreis.introductions.forms import read_ties
    from partnerkreis.introductions.rules.joining import join

    neighbours: dict[int, set[int]] = {}
    later: list[Pair] = []
    for tie in join(read_ties(path.read_bytes())).ties:
        known = set(tie.sources.split("+"))
        if known & set(old):
            neighbours.setdefault(tie.first, set()).add(tie.second)
            neighbours.setdefault(tie.second, set()).add(tie.first)
        elif known & set(new):
            later.append((tie.first, tie.second))
    return neighbours, later


def report(old: dict[int, set[int]], new: list[Pair]) -> None:
    """Print how many of the new ties each way of proposing would have proposed."""
    ties = sum(len(partners) for partners in old.values()) // 2
    both = [pair for pair in new if pair[0] in old and pair[1] in old]
    near = [pair for pair in both if old[pair[0]] & old[pair[1]]]
    print(f"old graph: {len(old):,} places, {ties:,} ties")
    print(f"new ties: {len(new):,}; both ends in the old graph: {len(both):,};")
    print(f"with a common partner there, which is all that can be proposed: {len(near):,}")
    tallies = {name: Tally() for name in ("resource allocation", "common neighbours")}
    expected = {number: [0.0, 0.0] for number in NUMBERS}
    for pair in near:
        for name, tally in tallies.items():
            count(tally, [rank(old, end, other, name) for end, other in (pair, pair[::-1])])
        for number in NUMBERS:
            chances = [min(1.0, number / candidates(old, end)) for end in pair]
            expected[number][0] += sum(chances)
            expected[number][1] += 1 - (1 - chances[0]) * (1 - chances[1])
    for number in NUMBERS:
        for name, tally in tallies.items():
            line(name, number, tally.directed[number], tally.either[number], both)
        line("any partner of a partner", number, *expected[number], both)
        anyone = number / len(old)
        line("any place", number, 2 * len(both) * anyone, 2 * len(both) * anyone, both)


def line(name: str, number: int, directed: float, either: float, both: list[Pair]) -> None:
    share = directed / max(1, 2 * len(both))
    print(
        f"{name:26} first {number}: {directed:8.1f} of {2 * len(both):,} ends ({share:6.2%}),"
        f" {either:8.1f} of {len(both):,} ties ({either / max(1, len(both)):6.2%})"
    )


def count(tally: Tally, ranks: list[int]) -> None:
    for number in NUMBERS:
        hits = sum(place <= number for place in ranks)
        tally.directed[number] += hits
        tally.either[number] += bool(hits)


def candidates(old: dict[int, set[int]], end: int) -> int:
    """Return how many partners of partners there are that are no partners yet."""
    reached = set().union(*(old[partner] for partner in old[end])) - old[end] - {end}
    return max(1, len(reached))


def rank(old: dict[int, set[int]], end: int, other: int, name: str) -> int:
    """Return the place of ``other`` among what is proposed to ``end``, as the query orders it."""
    scores: dict[int, float] = {}
    counts: Counter[int] = Counter()
    for partner in sorted(old[end]):
        weight = 1 / len(old[partner]) if name == "resource allocation" else 1.0
        for candidate in old[partner] - old[end] - {end}:
            scores[candidate] = scores.get(candidate, 0.0) + weight
            counts[candidate] += 1
    order = sorted(ranked(scores, counts))
    return next(place for place, found in enumerate(order, 1) if found[2] == other)


def ranked(scores: dict[int, float], counts: Counter[int]) -> Iterable[tuple[float, int, int]]:
    return ((-round(score, 9), -counts[place], place) for place, score in scores.items())


if __name__ == "__main__":
    main()
