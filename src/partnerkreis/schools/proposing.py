# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing pairs of schools, and the best partners of one school."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from partnerkreis.schools.matching import best_pairs
from partnerkreis.schools.matrix import blocks, newest_of
from partnerkreis.schools.profiles import Register, School, pair
from partnerkreis.schools.scoring import Part, Reason, reasons, suit

BEST = 10


@dataclass(frozen=True, slots=True)
class Link:
    """Two schools that suit each other, and why."""

    one: School
    other: School
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The links proposed; ``is_proven`` unless the solver gave up before it was sure."""

    links: list[Link]
    is_proven: bool = True


def propose(register: Register) -> Proposal:
    """Return the best set of links: most links first, then most points; always the same one.

    Every school gets at most as many new partners as it wants. Links come with the most points
    first, then by the ids of the schools.
    """
    ordered = _ordered(register)
    wanted = [school.partners_wanted for school in ordered.schools]
    newest = newest_of(ordered.schools)
    matching = best_pairs(blocks(ordered), wanted)
    links = [
        _link(ordered.schools[min(ends)], ordered.schools[max(ends)], newest)
        for *ends, _points in matching.pairs
    ]
    return Proposal(sorted(links, key=_rank), matching.is_proven)


def best_for(register: Register, school_id: str, number: int = BEST) -> list[Link]:
    """Return the schools that suit one school best, whoever else wants them. KeyError: unknown."""
    own = {school.id: school for school in register.schools}[school_id]
    struck = register.partners | register.dismissed
    newest = newest_of(register.schools)
    links = [
        _link(own, other, newest)
        for other in register.schools
        if register.may_meet(own.county, other.county)
        and pair(own.id, other.id) not in struck
        and suit(own, other)
    ]
    return sorted((link for link in links if _has_ground(link)), key=_rank)[:number]


def _has_ground(link: Link) -> bool:
    return any(reason.part is not Part.WAITING for reason in link.reasons)


def _ordered(register: Register) -> Register:
    """Return the register in the order of ids: the order of a file means nothing."""
    schools = tuple(sorted(register.schools, key=lambda school: school.id))
    return Register(schools, register.counties, register.partners, register.dismissed)


def _link(one: School, other: School, newest: datetime.date | None) -> Link:
    found = tuple(reasons(one, other, newest))
    return Link(one, other, sum(reason.points for reason in found), found)


def _rank(link: Link) -> tuple[int, str, str]:
    return -link.points, link.one.id, link.other.id
