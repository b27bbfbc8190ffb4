# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which of the named places are one and the same.

Two places are one if they have the same Wikidata id, or the same folded name and country within
:data:`NEAR_KM`, unless something says otherwise: two Wikidata ids, two kinds of body. Places that
only share a name are kept apart, and so is a place that could be either of two others. A place of
which nothing but name and country is known is the one of which nothing else was known before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from partnerkreis.core.folding import fold
from partnerkreis.introductions.rules.graph import NamedPlace, is_within, kilometres

#: So far apart two sources may see the same municipality: its town hall, its middle, its church.
NEAR_KM = 10.0


class Ground(StrEnum):
    """Why two names were taken for one place, or why not."""

    WIKIDATA = "wikidata"
    NEAR = "near"
    NAME = "name"
    COULD_BE_EITHER = "could_be_either"


@dataclass(frozen=True, slots=True)
class Merge:
    """A place was taken for another one; with COULD_BE_EITHER it was not."""

    ground: Ground
    kept: NamedPlace
    merged: NamedPlace
    #: The position of the merged place.
    position: int

    @property
    def is_one(self) -> bool:
        return self.ground is not Ground.COULD_BE_EITHER

    @property
    def apart_km(self) -> float | None:
        """How far apart the two were said to lie."""
        if self.kept.point is None or self.merged.point is None:
            return None
        return kilometres(self.kept.point, self.merged.point)


@dataclass(slots=True)
class Merging:
    """For each place the position of the one it is taken for, and why."""

    places: Sequence[NamedPlace]
    known: int
    leader: list[int]
    merges: list[Merge] = field(default_factory=list)

    def find(self, index: int) -> int:
        """Return the position of the place that stands for the one at ``index``."""
        while self.leader[index] != index:
            self.leader[index] = self.leader[self.leader[index]]
            index = self.leader[index]
        return index

    def unite(self, one: int, other: int, ground: Ground) -> None:
        """Take two places for one, unless both were known as two before."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return
        if second < self.known:
            self.refuse(first, second)
            return
        self.leader[second] = first
        self.merges.append(Merge(ground, self.places[first], self.places[second], second))

    def refuse(self, kept: int, other: int) -> None:
        """Note that two places could be one, and are kept apart."""
        self.merges.append(
            Merge(Ground.COULD_BE_EITHER, self.places[kept], self.places[other], other)
        )


def merge(places: Sequence[NamedPlace], known: Sequence[NamedPlace] = ()) -> Merging:
    """Say which of ``known`` and ``places`` (in this order) are one place.

    The first named stands for all; what was known before is never merged with each other.
    """
    everyone = [*known, *places]
    merging = Merging(everyone, len(known), list(range(len(everyone))))
    _by_wikidata(merging)
    for group in _namesakes(everyone):
        _by_place(merging, group)
    _by_name_alone(merging)
    return merging


def _by_wikidata(merging: Merging) -> None:
    first: dict[str, int] = {}
    for index, place in enumerate(merging.places):
        if place.wikidata:
            merging.unite(first.setdefault(place.wikidata, index), index, Ground.WIKIDATA)


def _namesakes(places: Sequence[NamedPlace]) -> Iterator[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        if place.point is not None:
            for name in {fold(name) for name in (place.name, *place.also_named)}:
                groups[name].append(index)
    yield from (group for group in groups.values() if len(group) > 1)


def _by_place(merging: Merging, group: list[int]) -> None:
    sure = [index for index in group if merging.places[index].wikidata]
    for index in group:
        if not merging.places[index].wikidata:
            _settle(merging, index, sure, group)


def _settle(merging: Merging, index: int, sure: list[int], group: list[int]) -> None:
    """Take the place for its only neighbour of that name with a Wikidata id, else for the first."""
    near = {merging.find(other): other for other in _alike(merging, index, sure)}
    if len(near) == 1:
        merging.unite(min(near), index, Ground.NEAR)
        return
    before = group[: group.index(index)]
    unsure = [other for other in before if not merging.places[other].wikidata]
    for other in _alike(merging, index, unsure):
        merging.unite(other, index, Ground.NEAR)
        return
    if near:
        merging.refuse(min(near), index)


def _by_name_alone(merging: Merging) -> None:
    """Know places again that have neither id nor point: the first of a name is the first of it.

    Without this a second import would add them a second time. Within a file they stay apart.
    """
    there: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    seen: Counter[tuple[str, str, str]] = Counter()
    for index, place in enumerate(merging.places):
        if place.wikidata or place.point is not None:
            continue
        sign = fold(place.name), place.country, place.kind
        if index < merging.known:
            there[sign].append(index)
        elif seen[sign] < len(there[sign]):
            merging.unite(there[sign][seen[sign]], index, Ground.NAME)
            seen[sign] += 1


def _alike(merging: Merging, index: int, others: list[int]) -> list[int]:
    place = merging.places[index]
    return [other for other in others if _can_be_one(place, merging.places[other])]


def _can_be_one(one: NamedPlace, other: NamedPlace) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if one.kind and other.kind and one.kind != other.kind:
        return False
    if one.point is None or other.point is None:
        return False
    return is_within(one.point, other.point, NEAR_KM)
