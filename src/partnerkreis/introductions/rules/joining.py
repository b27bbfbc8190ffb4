# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The places and ties of a file with what was known before, each of them once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from partnerkreis.core.dates import Edtf, sort_key
from partnerkreis.core.folding import fold
from partnerkreis.introductions.rules.graph import NamedPlace, TieFile
from partnerkreis.introductions.rules.merging import Merge, Merging, merge


@dataclass(frozen=True, slots=True)
class JoinedTie:
    """Two places, by position, with the best that is said of when."""

    first: int
    second: int
    since: Edtf | None
    until: Edtf | None
    sources: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What a file adds: ``places`` by position, known ones only where the file touches them."""

    merging: Merging
    places: dict[int, NamedPlace]
    ties: list[JoinedTie]
    #: What was merged or left undecided; not that a place was simply known before.
    merges: list[Merge]


def join(file: TieFile, known: Sequence[NamedPlace] = ()) -> Joined:
    """Merge the places of ``file`` with each other and with ``known``, and its ties likewise."""
    merging = merge(file.places, known)
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(known), len(merging.places)):
        members[merging.find(index)].append(index)
    places = {
        leader: _completed(merging.places[leader], [merging.places[index] for index in indices])
        for leader, indices in members.items()
    }
    return Joined(merging, places, _ties(file, merging), _worth_telling(merging, members))


def _worth_telling(merging: Merging, members: dict[int, list[int]]) -> list[Merge]:
    """Leave out that the first of the file's names for a place is the name it has already."""
    recognised = {
        indices[0]
        for leader, indices in members.items()
        if leader < merging.known and _is_same_name(merging.places[leader], indices[0], merging)
    }
    return [merge for merge in merging.merges if merge.position not in recognised]


def _is_same_name(place: NamedPlace, index: int, merging: Merging) -> bool:
    return fold(place.name) == fold(merging.places[index].name)


def _completed(place: NamedPlace, others: Sequence[NamedPlace]) -> NamedPlace:
    """Return the place with what others know of it and it does not."""
    for other in others:
        if other is not place:
            place = _with(place, other)
    return replace(place, file_id="")


def _with(place: NamedPlace, other: NamedPlace) -> NamedPlace:
    lacks_point = place.point is None
    names = dict.fromkeys((*place.also_named, other.name, *other.also_named))
    return replace(
        place,
        country=place.country or other.country,
        wikidata=place.wikidata or other.wikidata,
        kind=place.kind or other.kind,
        official_key=place.official_key or other.official_key,
        population=other.population if place.population is None else place.population,
        latitude=other.latitude if lacks_point else place.latitude,
        longitude=other.longitude if lacks_point else place.longitude,
        also_named=tuple(name for name in names if name != place.name),
    )


def _ties(file: TieFile, merging: Merging) -> list[JoinedTie]:
    offset = merging.known
    found: dict[tuple[int, int], JoinedTie] = {}
    for tie in file.ties:
        first, second = merging.find(offset + tie.first), merging.find(offset + tie.second)
        if first == second:
            continue  # two names of one place: a tie with itself
        pair = min(first, second), max(first, second)
        new = JoinedTie(*pair, tie.since, tie.until, tie.sources)
        found[pair] = _better(found[pair], new) if pair in found else new
    return list(found.values())


def _better(one: JoinedTie, other: JoinedTie) -> JoinedTie:
    """Of a tie that is named twice keep the earlier beginning, and an end if any is known."""
    sinces = [date for date in (one.since, other.since) if date]
    untils = [date for date in (one.until, other.until) if date]
    sources = {*one.sources.split("+"), *other.sources.split("+")} - {""}
    return JoinedTie(
        one.first,
        one.second,
        min(sinces, key=sort_key, default=None),
        max(untils, key=sort_key, default=None),
        "+".join(sorted(sources)),
    )
