# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns: one participant at one company and one lodging, many of them in arrays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partnerkreis.placements.model import NEVER, Ints, Options, Problem

#: A participant's number, with the rows and columns of their options.
Chosen = tuple[int, NDArray[np.intp], NDArray[np.intp]]


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays of one length; companies and lodgings are numbered as in the instance."""

    person: Ints
    company: Ints
    lodging: Ints
    regret: Ints
    cost: Ints
    """Regret and opinion."""
    keeps: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.person)

    def only(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> "Columns":
        """Return the columns for which ``which`` is true, or those it numbers."""
        return Columns(
            self.person[which], self.company[which], self.lodging[which],
            self.regret[which], self.cost[which], self.keeps[which],
        )  # fmt: skip

    def each(self) -> Iterator[tuple[int, int, int]]:
        """Yield person, company and lodging."""
        return zip(self.person.tolist(), self.company.tolist(), self.lodging.tolist(), strict=True)


def columns(problem: Problem, chosen: Iterable[Chosen]) -> Columns:
    """Return the columns of the chosen rows and columns of options."""
    parts = [_of(at, problem.options[at], rows, cols) for at, rows, cols in chosen if len(rows)]
    if not parts:
        empty = np.zeros(0, np.int32)
        return Columns(empty, empty, empty, empty, empty, np.zeros(0, np.bool_))
    arrays = [np.concatenate(part) for part in zip(*parts, strict=True)]
    return Columns(*arrays)


def every_column(problem: Problem, cap: int) -> Columns:
    """Return all columns whose regret is at most ``cap``."""
    return columns(
        problem,
        (
            which(at, options.regret <= min(cap, NEVER - 1))
            for at, options in enumerate(problem.options)
        ),
    )


def which(person: int, pairs: NDArray[np.bool_]) -> Chosen:
    """Return the pairs of a person that are true."""
    rows, cols = np.nonzero(pairs)
    return person, rows, cols


def merged(problem: Problem, *parts: Columns) -> Columns:
    """Return the columns of all parts, each once and in order."""
    whole = Columns(*(
        np.concatenate([getattr(part, name) for part in parts])
        for name in Columns.__slots__
    ))  # fmt: skip
    companies, lodgings = len(problem.seats), len(problem.beds)
    keys = (whole.person.astype(np.int64) * companies + whole.company) * lodgings + whole.lodging
    return whole.only(np.unique(keys, return_index=True)[1])


def _of(
    at: int, options: Options, rows: NDArray[np.intp], cols: NDArray[np.intp]
) -> tuple[NDArray[np.int32 | np.bool_], ...]:
    regret = options.regret[rows, cols].astype(np.int32)
    keeps = np.zeros(len(rows), np.bool_)
    if options.current:
        keeps = (rows == options.current[0]) & (cols == options.current[1])
    return (
        np.full(len(rows), at, np.int32),
        options.companies[rows],
        options.lodgings[cols],
        regret,
        regret + options.opinion[rows],
        keeps,
    )
