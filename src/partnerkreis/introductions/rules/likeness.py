# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What two places have in common: further reasons beside the paths, without a say in the rank."""

from __future__ import annotations

from dataclasses import dataclass

from partnerkreis.introductions.rules.graph import NamedPlace, kilometres

#: The smaller of two places of similar size has at least two thirds of the larger's inhabitants.
SIMILAR = 2 / 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """Nothing, None or empty where they are not alike or it is not known."""

    #: Inhabitants of both, where their sizes are similar.
    populations: tuple[int, int] | None = None
    kind: str = ""
    #: How far apart they are, km.
    distance: float | None = None
    #: Keys of the topics that both work on with their partners.
    topics: tuple[str, ...] = ()


def likeness(
    one: NamedPlace,
    other: NamedPlace,
    topics: frozenset[str] = frozenset(),
    other_topics: frozenset[str] = frozenset(),
) -> Likeness:
    """Compare two places, and the topics of their partnerships."""
    return Likeness(
        populations=_similar(one.population, other.population),
        kind=one.kind if one.kind == other.kind else "",
        distance=kilometres(one.point, other.point) if one.point and other.point else None,
        topics=tuple(sorted(topics & other_topics)),
    )


def _similar(one: int | None, other: int | None) -> tuple[int, int] | None:
    if not one or not other or min(one, other) < SIMILAR * max(one, other):
        return None
    return one, other
