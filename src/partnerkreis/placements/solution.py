# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is where, within one problem, and what that is worth."""

from dataclasses import dataclass

import numpy as np

from partnerkreis.placements.columns import Columns, columns
from partnerkreis.placements.model import Floats, Problem
from partnerkreis.placements.stage import Stage

#: The company and the lodging of each person, None for who has none.
Places = tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """Places for the people of a problem that break no rule."""

    places: Places
    placed: int
    kept: int
    worst: int
    """The greatest regret; 0 if nobody is placed."""
    cost: int
    """The sum of regret and opinions."""

    def value(self, stage: Stage) -> int:
        """Return what the solution costs in a stage."""
        own = stage.per_person * self.placed + stage.per_kept * self.kept
        return own + stage.by_cost * self.cost

    def satisfies(self, stage: Stage) -> bool:
        """Return whether the solution loses nothing that the stage wants kept."""
        return (
            self.placed >= stage.placed_at_least
            and self.kept >= stage.kept_at_least
            and self.worst <= stage.cap
        )


def chosen(problem: Problem, columns: Columns, values: Floats) -> Solution:
    """Return the solution that the values of a program in whole numbers mean."""
    return of_columns(problem, columns.only(values[: len(columns)] > 0.5))


def of_columns(problem: Problem, used: Columns) -> Solution:
    """Return the solution that consists of these columns."""
    places: list[tuple[int, int] | None] = [None] * len(problem.options)
    for person, company, lodging in used.each():
        places[person] = (company, lodging)
    return Solution(
        tuple(places), len(used), int(used.keeps.sum()),
        int(used.regret.max(initial=0)), int(used.cost.sum()),
    )  # fmt: skip


def as_columns(problem: Problem, places: Places) -> Columns:
    """Return the columns of which a solution consists."""
    one = np.ones(1, np.intp)
    return columns(
        problem,
        (
            (
                person,
                one * np.searchsorted(problem.options[person].companies, place[0]),
                one * np.searchsorted(problem.options[person].lodgings, place[1]),
            )
            for person, place in enumerate(places)
            if place
        ),
    )
