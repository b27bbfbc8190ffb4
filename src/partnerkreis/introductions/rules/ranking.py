# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ranking partners of partners by resource allocation, in memory.

The index of two places is the sum, over their common partners, of 1 / number of that partner's
partners: a partner who has few partners introduces with more weight than one who has a hundred
(T. Zhou, L. Lü, Y.-C. Zhang, "Predicting missing links via local information", European Physical
Journal B 71, 2009, p. 623). The query of this package computes the same in the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from partnerkreis.introductions.rules.graph import ALWAYS, FOR_EVER

#: One in the whole numbers scores are added in, so that no order of adding changes a rank.
UNIT = 10**12
#: So many introductions are proposed if nothing else is asked for.
USUAL_NUMBER = 20


class Role(IntEnum):
    """What a tie is good for."""

    #: They know each other: no introduction is needed, and none is to be had.
    CONTACT = 0
    PARTNER = 1
    #: A tie of the larger graph between bodies whose partnership we know better.
    OVERRULED = 2


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie seen from one of its ends. Days are numbers, see :mod:`.graph`."""

    role: Role = Role.PARTNER
    counts_from: int = ALWAYS
    counts_until: int = FOR_EVER
    since: str = ""

    def is_partner(self, day: int) -> bool:
        return self.role is Role.PARTNER and self.counts_from <= day < self.counts_until


@dataclass(frozen=True, slots=True)
class Path:
    """Through which common partner, who has how many partners; since when it knows both."""

    common: int
    degree: int
    since_mine: str
    since_theirs: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place to meet. ``score`` counts in parts of :data:`UNIT`; the best path comes first."""

    place: int
    score: int
    paths: tuple[Path, ...]


@dataclass(slots=True)
class Register:
    """Ties by place and partner."""

    bonds: dict[int, dict[int, list[Bond]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, first: int, second: int, bond: Bond) -> None:
        """Let two places have a tie."""
        self.bonds[first].setdefault(second, []).append(bond)
        self.bonds[second].setdefault(first, []).append(bond)

    def partners(self, place: int, day: int) -> dict[int, Bond]:
        """Return the partners of ``place`` as of ``day``."""
        return dict(self._partners(place, day))

    def _partners(self, place: int, day: int) -> Iterator[tuple[int, Bond]]:
        for partner, bonds in self.bonds.get(place, {}).items():
            for bond in bonds:
                if bond.is_partner(day):
                    yield partner, bond

    def known(self, place: int, day: int) -> set[int]:
        """Return whom ``place`` has ever met up to ``day``; nobody is introduced again."""
        return {
            partner
            for partner, bonds in self.bonds.get(place, {}).items()
            if any(bond.counts_from <= day for bond in bonds)
        }


def propose(
    register: Register,
    place: int,
    day: int,
    *,
    limit: int = USUAL_NUMBER,
    is_wanted: Callable[[int], bool] = lambda _place: True,
) -> list[Proposal]:
    """Return the best introductions for ``place`` as of ``day``, best first."""
    excluded = {place, *register.known(place, day)}
    paths: dict[int, list[Path]] = defaultdict(list)
    for common, mine in register.partners(place, day).items():
        theirs = register.partners(common, day)
        for candidate, bond in theirs.items():
            if candidate not in excluded:
                paths[candidate].append(Path(common, len(theirs), mine.since, bond.since))
    found = [
        Proposal(candidate, sum(UNIT // path.degree for path in ways), _in_order(ways))
        for candidate, ways in paths.items()
        if is_wanted(candidate)
    ]
    found.sort(key=lambda proposal: (-proposal.score, -len(proposal.paths), proposal.place))
    return found[:limit]


def _in_order(paths: list[Path]) -> tuple[Path, ...]:
    return tuple(sorted(paths, key=lambda path: (path.degree, path.common)))
