# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""One placement from beginning to end, which can be asked for its answer at any time."""

from collections.abc import Callable, Sequence

from partnerkreis.placements import solver
from partnerkreis.placements.additions import reached
from partnerkreis.placements.answer import Answer, Figures
from partnerkreis.placements.conflict import explain_conflict
from partnerkreis.placements.explanation import Explainer, Explanation
from partnerkreis.placements.instance import Instance, Place
from partnerkreis.placements.model import Formulation
from partnerkreis.placements.scarcity import Scarce, scarce
from partnerkreis.placements.solution import Places, Solution, as_columns
from partnerkreis.placements.stage import Clock, Interrupted


def place(instance: Instance, clock: Clock | None = None) -> Answer:
    """Return the best placement of an instance; the best so far, if the clock runs out."""
    placement = Placement(instance, clock or Clock())
    placement.run()
    return placement.answer()


class Placement:
    """The work on one instance. Another thread may ask for the answer while it runs."""

    def __init__(
        self, instance: Instance, clock: Clock, tell: Callable[[str], None] = lambda step: None
    ) -> None:
        self.instance, self.clock, self.tell = instance, clock, tell
        self.begun = clock.now()
        self.standings: Sequence[solver.Standing] = ()
        self.has_conflict = False
        self.explanations: dict[str, Explanation] = {}
        self.scarce: list[Scarce] = []

    def run(self) -> None:
        """Place everybody and explain who is left; returns early when the clock runs out."""
        formulation = Formulation(self.instance)
        try:
            self.standings = solver.prepare(formulation.problem())
            solver.run(self.standings, self.clock, self.tell)
            self._explain(formulation)
        except solver.Conflict:
            self.has_conflict = True
            self.explanations = explain_conflict(formulation)
        except Interrupted:
            return

    def answer(self) -> Answer:
        """Return the best placement so far, with what is proven of it so far."""
        # Each is replaced while this runs, never changed: what is read here belongs together.
        best = [(standing, standing.best) for standing in self.standings]
        assignments: dict[str, Place] = {}
        regrets: dict[str, int] = {}
        for standing, solution in best:
            self._note(standing, solution, assignments, regrets)
        people = [one.id for one in self.instance.participants]
        return Answer(
            figures=self._figures([solution for _, solution in best]),
            bound=self._bound(),
            assignments={one: assignments[one] for one in people if one in assignments},
            regrets=regrets,
            unplaced={one: self.explanations.get(one) for one in people if one not in assignments},
            scarce=tuple(self.scarce),
            seconds=self.clock.now() - self.begun,
            has_conflict=self.has_conflict,
        )

    def _explain(self, formulation: Formulation) -> None:
        places = self._places()
        if all(places):
            return
        self.tell("reasons")
        known = reached(formulation.problem(), places, self.clock)
        explainer = Explainer(formulation, known)
        for at, one in enumerate(self.instance.participants):
            if places[at] is None:
                self.explanations[one.id] = explainer.explain(at, self.clock)
        self.tell("scarce")
        for found in scarce(self.instance, known, self.clock):
            self.scarce.append(found)

    def _places(self) -> Places:
        places: list[tuple[int, int] | None] = [None] * len(self.instance.participants)
        for standing in self.standings:
            for person, where in zip(standing.people, standing.best.places, strict=True):
                places[person] = where
        return tuple(places)

    def _note(
        self,
        standing: solver.Standing,
        solution: Solution,
        assignments: dict[str, Place],
        regrets: dict[str, int],
    ) -> None:
        used = as_columns(standing.problem, solution.places)
        for (person, company, lodging), regret in zip(used.each(), used.regret, strict=True):
            one = standing.problem.options[person].id
            assignments[one] = Place(
                self.instance.companies[company].id, self.instance.lodgings[lodging].id
            )
            regrets[one] = int(regret)

    def _figures(self, best: Sequence[Solution]) -> Figures:
        keepable = sum(standing.keepable for standing in self.standings)
        return Figures(
            placed=sum(solution.placed for solution in best),
            moved=keepable - sum(solution.kept for solution in best),
            worst_regret=max((solution.worst for solution in best), default=0),
            total=sum(solution.cost for solution in best),
        )

    def _bound(self) -> Figures:
        standings = self.standings
        if not standings:
            return Figures(0 if self.has_conflict else len(self.instance.participants), 0, 0, 0)
        return Figures(
            placed=sum(standing.placed_bound for standing in standings),
            moved=sum(standing.keepable - standing.kept_bound for standing in standings),
            worst_regret=max(standing.worst_bound for standing in standings),
            total=sum(standing.cost_bound for standing in standings),
        )
