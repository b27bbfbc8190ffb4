# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""One question of the four: what is asked for now, and what must not be lost again."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from partnerkreis.placements.model import NEVER, Floats, Ints, Options


@dataclass(frozen=True, slots=True)
class Stage:
    """What one column costs, which columns may be used, and how many people at least."""

    by_cost: bool = False
    """Count regret and opinion."""
    per_person: int = 0
    per_kept: int = 0
    cap: int = NEVER - 1
    """No regret is greater."""
    placed_at_least: int = 0
    kept_at_least: int = 0

    def price(self, options: Options, *, per_person: float, per_kept: float) -> Floats:
        """Return the cost of each pair of one participant, infinite where it may not be used.

        What rows outside add for each person and each who keeps their place is added to it.
        """
        cost = np.where(options.regret <= self.cap, per_person + self.per_person, math.inf)
        if self.by_cost:
            cost = cost + (options.regret + options.opinion[:, None])
        if options.current:
            cost[options.current] += per_kept + self.per_kept
        return cost

    def costs(self, cost: Ints, keeps: NDArray[np.bool_]) -> Floats:
        """Return what columns of the given total and keeping cost in this stage."""
        own = self.per_person + self.per_kept * keeps + self.by_cost * cost
        return np.asarray(own, np.float64)


class Interrupted(Exception):  # not a fault: what was found so far is the answer
    """There is no time left."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Until when there is time: the engine asks it, and nothing else."""

    deadline: float = math.inf
    stopped: Event = field(default_factory=Event)
    now: Callable[[], float] = monotonic

    def remaining(self) -> float:
        """Return the seconds left; raises :class:`Interrupted` if there are none."""
        left = 0.0 if self.stopped.is_set() else self.deadline - self.now()
        if left <= 0:
            raise Interrupted
        return left

    def at_most(self, seconds: float) -> "Clock":
        """Return a clock that stops after ``seconds``, or when this one does."""
        return Clock(min(self.deadline, self.now() + seconds), self.stopped, self.now)
