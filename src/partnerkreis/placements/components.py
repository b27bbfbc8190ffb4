# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts of a problem that have nothing to do with each other: each is solved alone."""

from collections.abc import Iterator, Sequence

import numpy as np

from partnerkreis.placements.model import NEVER, ROOM_CLASSES, Ints, Problem, joined


def components(problem: Problem) -> list[tuple[int, ...]]:
    """Return the people of each component, small components first."""
    links = [(group[0], person) for group in problem.groups for person in group[1:]]
    links += problem.apart
    links += [(people[0], person) for people in _competitors(problem) for person in people[1:]]
    return sorted(joined(len(problem.options), links), key=lambda people: (len(people), people))


def part(problem: Problem, people: Sequence[int]) -> Problem:
    """Return the problem of these people alone; groups and pairs are whole in it or not at all."""
    number = {person: at for at, person in enumerate(people)}
    groups = [(group, must) for group, must in zip(problem.groups, problem.must, strict=True)
              if group[0] in number]  # fmt: skip
    return Problem(
        tuple(problem.options[person] for person in people),
        tuple(tuple(number[person] for person in group) for group, _ in groups),
        tuple(must for _, must in groups),
        tuple(
            (number[one], number[other])
            for one, other in problem.apart
            if one in number and other in number
        ),
        problem.seats,
        problem.beds,
        problem.rooms,
    )


def _competitors(problem: Problem) -> Iterator[list[int]]:
    """Yield who could want the same, for everything of which there could be too little."""
    at_company: dict[int, list[int]] = {}
    at_lodging: dict[int, list[int]] = {}
    for person, options in enumerate(problem.options):
        allowed = options.regret < NEVER
        if options.needs_seat:
            for company in options.companies[allowed.any(axis=1)].tolist():
                at_company.setdefault(company, []).append(person)
        if options.needs_room:
            for lodging in options.lodgings[allowed.any(axis=0)].tolist():
                at_lodging.setdefault(lodging, []).append(person)
    for company, people in at_company.items():
        if (_present(problem, people).sum(axis=0) > problem.seats[company]).any():
            yield people
    for lodging, people in at_lodging.items():
        if _rooms_for(problem, lodging, people) > problem.rooms[lodging]:
            yield people


def _present(problem: Problem, people: Sequence[int]) -> Ints:
    there = np.zeros((len(people), problem.periods), np.int32)
    for row, person in enumerate(people):
        there[row, problem.options[person].begin : problem.options[person].end] = 1
    return there


def _rooms_for(problem: Problem, lodging: int, people: Sequence[int]) -> int:
    """Return how many rooms it would take if all these people came."""
    at = np.array([lodging], np.int32)
    classes = np.array([problem.class_at(person, at)[0] for person in people])
    there = _present(problem, people)
    most = [int(there[classes == one].sum(axis=0).max(initial=0)) for one in range(ROOM_CLASSES)]
    return sum(-(-guests // int(problem.beds[lodging])) for guests in most)
