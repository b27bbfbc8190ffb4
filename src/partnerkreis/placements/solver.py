# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The four questions, one after the other: placed, moved, worst regret, total.

Each takes the answers before as rows that must hold. Limits proven with "at least as many placed
as we found" stay true if more can be placed, so that an unfinished answer is honest in every part.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from partnerkreis.placements.columns import Columns
from partnerkreis.placements.components import components, part
from partnerkreis.placements.model import NEVER, Problem
from partnerkreis.placements.occupancy import Occupancy
from partnerkreis.placements.relaxation import Relaxation
from partnerkreis.placements.search import Search
from partnerkreis.placements.solution import Places, Solution, as_columns, of_columns
from partnerkreis.placements.stage import Clock, Stage

_PLACE_MANY = Stage(per_person=-1)
#: How often a search for the optimum may be widened before the question is made simpler.
_STEPS = 3


class Conflict(Exception):  # not a fault of the program: the instance asks for it
    """Those who are locked cannot all keep what they have."""


@dataclass(slots=True)
class Standing:
    """What is known of one component so far."""

    people: tuple[int, ...]
    problem: Problem
    best: Solution
    placed_bound: int
    keepable: int
    """How many have a place that they could keep."""
    kept_bound: int
    worst_bound: int = 0
    cap: int = 0
    """The regret that somebody elsewhere has in any case: less is worth nothing here."""
    cost_bound: int = 0
    columns: Columns | None = field(default=None, repr=False)
    search: Search | None = field(default=None, repr=False)
    """The last search for the least total."""

    @property
    def goal(self) -> Stage:
        """Return the stage that loses nothing of what is known, but for the total."""
        return Stage(by_cost=True, placed_at_least=self.best.placed, kept_at_least=self.best.kept)

    def take(self, solution: Solution) -> None:
        """Remember the better of two solutions."""
        if self._rank(solution) < self._rank(self.best):
            self.best = solution

    def _rank(self, solution: Solution) -> tuple[int, ...]:
        worst = max(solution.worst, self.cap)
        return -solution.placed, -solution.kept, worst, solution.cost


def prepare(problem: Problem) -> list[Standing]:
    """Return the components of a problem, before anything is known; raises :class:`Conflict`."""
    standings = []
    for people in components(problem):
        own = part(problem, people)
        placeable = sum(
            len(group) for group in own.groups if not any(own.options[at].is_empty for at in group)
        )
        keepable = sum(option.current is not None for option in own.options)
        standings.append(Standing(people, own, _first(own), placeable, keepable, keepable))
    return standings


def run(standings: Sequence[Standing], clock: Clock, tell: Callable[[str], None]) -> None:
    """Improve and prove what is known of all components; raises Interrupted."""
    for name, step in (("placed", _most_placed), ("moved", _fewest_moved)):
        for standing in standings:
            tell(name)
            step(standing, clock)
    for standing in standings:
        tell("worst_regret")
        _least_regret(standing, clock, max(other.worst_bound for other in standings))
    cap = max((standing.best.worst for standing in standings), default=0)
    for standing in standings:
        tell("total")
        _least_cost(standing, clock, cap)


def _first(problem: Problem) -> Solution:
    """Return a solution at once: who is locked, who can stay, and whoever fits in after them."""
    occupancy = Occupancy(problem, _locked_only(problem))
    for group in problem.groups:
        current = {at: place for at in group if (place := _current(problem, at))}
        is_one_home = len({lodging for _, lodging in current.values()}) == 1
        if len(current) == len(group) and is_one_home and not occupancy.places[group[0]]:
            occupancy.enter_if_free(current)
    # Whoever has least to choose from chooses first.
    choices = [min(int((problem.options[at].regret < NEVER).sum()) for at in group)
               for group in problem.groups]  # fmt: skip
    for at in sorted(range(len(choices)), key=lambda at: choices[at]):
        group = problem.groups[at]
        if choices[at] and not occupancy.places[group[0]]:
            occupancy.make_room(group, moves=1)
    return of_columns(problem, as_columns(problem, occupancy.all_places()))


def _current(problem: Problem, person: int) -> tuple[int, int] | None:
    options = problem.options[person]
    if not options.current:
        return None
    row, column = options.current
    return int(options.companies[row]), int(options.lodgings[column])


def _locked_only(problem: Problem) -> Places:
    """Return where those are who must be placed, if nobody else is."""
    bound = [at for group, must in zip(problem.groups, problem.must, strict=True) if must
             for at in group]  # fmt: skip
    if not bound:
        return (None,) * len(problem.options)
    search = Search(part(problem, bound), Stage(per_person=-1))
    search.run(Clock())
    if search.best is None:
        raise Conflict
    places = dict(zip(bound, search.best.places, strict=True))
    return tuple(places.get(at) for at in range(len(problem.options)))


def _most_placed(standing: Standing, clock: Clock) -> None:
    """Place as many as possible; nearly always everybody who could be is placed already."""
    if standing.best.placed == standing.placed_bound:
        return
    relaxation = Relaxation(standing.problem, _PLACE_MANY, standing.columns)
    try:
        relaxation.run(clock, possible=-standing.placed_bound)
    finally:
        standing.placed_bound = min(standing.placed_bound, -relaxation.bound)
        standing.columns = relaxation.columns
    while standing.best.placed < standing.placed_bound and not _try(standing, clock):
        pass
    search = Search(standing.problem, _PLACE_MANY, standing.best, standing.columns, standing.take)
    search.bound = max(search.bound, -standing.placed_bound)
    try:
        search.run(clock)
    finally:
        standing.placed_bound = min(standing.placed_bound, -search.bound)


def _try(standing: Standing, clock: Clock) -> bool:
    """Look for a solution with as many placed as may be, among those of small regret and total.

    Returns False if the bound became smaller instead.
    """
    placed = standing.placed_bound
    cap = _lowest_cap(standing, clock, Stage(placed_at_least=placed, cap=0))
    if cap is None:
        standing.placed_bound -= 1
        return False
    if _optimum(standing, clock, Stage(by_cost=True, placed_at_least=placed, cap=cap), _STEPS):
        standing.worst_bound = cap
    return True


def _optimum(standing: Standing, clock: Clock, stage: Stage, steps: int | None) -> bool:
    """Search for the least total in a stage, or go on with it; return whether there is one."""
    search = standing.search
    if search is None or search.stage != stage:
        search = Search(standing.problem, stage, standing.best, standing.columns, standing.take)
        standing.search = search
    search.run(clock, steps=steps)
    return search.best is not None


def _fewest_moved(standing: Standing, clock: Clock) -> None:
    if standing.best.kept == standing.kept_bound:
        return
    stage = Stage(per_kept=-1, placed_at_least=standing.best.placed)
    search = Search(standing.problem, stage, standing.best, standing.columns, standing.take)
    search.bound = max(search.bound, -standing.kept_bound)
    try:
        search.run(clock)
    finally:
        standing.kept_bound = min(standing.kept_bound, -search.bound)
        standing.columns = search.relaxation.columns


def _least_regret(standing: Standing, clock: Clock, cap: int) -> None:
    """Find the least regret, which need not be less than ``cap``: another component has that."""
    while standing.best.worst > cap:
        cap = _least_cap(standing, replace(standing.goal, cap=cap))
        standing.worst_bound = max(standing.worst_bound, cap)
        _rearrange(standing, cap)
        if standing.best.worst <= cap:
            return
        # There is a cap that is not ruled out: what was found before has one.
        cap = _lowest_cap(standing, clock, replace(standing.goal, cap=cap)) or cap
        standing.worst_bound = max(standing.worst_bound, cap)
        if standing.best.worst <= cap:
            return
        stage = replace(standing.goal, cap=cap)
        if not _optimum(standing, clock, stage, _STEPS):
            if _is_possible(standing, clock, stage):
                return
            cap += 1
            standing.worst_bound = max(standing.worst_bound, cap)


def _rearrange(standing: Standing, cap: int) -> None:
    """Try to find places with at most so much regret for those who have more."""
    problem, stage = standing.problem, Stage(cap=cap)
    occupancy = Occupancy(
        problem,
        standing.best.places,
        lambda person: (
            stage.price(problem.options[person], per_person=0, per_kept=0)
            + problem.options[person].regret
        ),
    )
    used = as_columns(problem, standing.best.places)
    dissatisfied = set(used.person[used.regret > cap].tolist())
    groups = [group for group in problem.groups if not dissatisfied.isdisjoint(group)]
    for group in groups:
        occupancy.leave(group)
    for group in groups:
        occupancy.make_room(group, moves=3)
    standing.take(of_columns(problem, as_columns(problem, occupancy.all_places())))


def _least_cost(standing: Standing, clock: Clock, cap: int) -> None:
    standing.cap = cap
    stage = replace(standing.goal, cap=cap)
    try:
        _optimum(standing, clock, stage, None)
    finally:
        if standing.search and standing.search.stage == stage:
            standing.cost_bound = max(standing.cost_bound, standing.search.bound)


def _least_cap(standing: Standing, stage: Stage) -> int:
    """Return the least cap, not below that of the stage, with which each could have a place."""
    cap = stage.cap
    while Relaxation(standing.problem, _asked(stage, cap)).bound > -stage.placed_at_least:
        cap += 1
    return cap


def _asked(stage: Stage, cap: int) -> Stage:
    return replace(_PLACE_MANY, cap=cap, kept_at_least=stage.kept_at_least)


def _lowest_cap(standing: Standing, clock: Clock, stage: Stage) -> int | None:
    """Return the least cap, not below that of the stage, that the relaxation does not rule out."""
    placed, problem = stage.placed_at_least, standing.problem
    for cap in range(stage.cap, max(stage.cap, problem.greatest_regret) + 1):
        relaxation = Relaxation(problem, _asked(stage, cap), standing.columns)
        if relaxation.bound <= -placed:
            relaxation.run(clock, enough=-placed, possible=-placed)
            standing.columns = relaxation.columns
        if relaxation.bound <= -placed:
            return cap
    return None


def _is_possible(standing: Standing, clock: Clock, stage: Stage) -> bool:
    """Return whether the stage has a solution at all, or may have one."""
    asked = _asked(stage, stage.cap)
    search = Search(standing.problem, asked, None, standing.columns, standing.take)
    search.run(clock, asked=-stage.placed_at_least)
    return search.bound <= -stage.placed_at_least
