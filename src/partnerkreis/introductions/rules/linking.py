# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which place of the register a body of our directory is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from partnerkreis.core.folding import fold
from partnerkreis.introductions.rules.graph import NamedPlace, is_within

#: The middle of a county and its seat may lie so far apart.
NEAR_KM = 40.0

Candidates = Iterator[tuple[int, NamedPlace]]


@dataclass(slots=True)
class Register:
    """Places by what they can be known by."""

    places: dict[int, NamedPlace] = field(default_factory=dict)
    by_sign: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, candidates: Candidates) -> Self:
        """Take in places with their numbers."""
        register = cls()
        for number, place in candidates:
            register.places[number] = place
            for sign in _signs(place):
                register.by_sign[sign].append(number)
        return register

    def find(self, place: NamedPlace) -> int | None:
        """Return the number of ``place``: by Wikidata id, else official key, else its full name.

        By name only if there is exactly one in its country that is near enough and not of another
        kind; where either has no coordinates, the name alone must do.
        """
        for sign in _signs(place):
            found = [number for number in self.by_sign.get(sign, []) if self._fits(place, number)]
            if len(found) == 1:
                return found[0]
        return None

    def forget(self, number: int) -> None:
        """Offer a place no more, because it is taken."""
        self.places.pop(number, None)

    def _fits(self, place: NamedPlace, number: int) -> bool:
        other = self.places.get(number)
        if other is None or other.country != place.country:
            return False
        if place.wikidata and other.wikidata:
            return place.wikidata == other.wikidata
        if place.official_key and other.official_key:
            return place.official_key == other.official_key
        if place.kind and other.kind and place.kind != other.kind:
            return False
        if place.point is None or other.point is None:
            return True
        return is_within(place.point, other.point, NEAR_KM)


def _signs(place: NamedPlace) -> list[str]:
    names = [f"name {fold(name)}" for name in (place.name, *place.also_named)]
    keys = [f"key {place.official_key}"] if place.official_key else []
    ids = [f"id {place.wikidata}"] if place.wikidata else []
    return [*ids, *keys, *dict.fromkeys(names)]
