# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from itertools import pairwise

import pytest

from partnerkreis.placements import as_json, model, neighbourhood, place
from partnerkreis.placements.model import Formulation
from partnerkreis.placements.neighbourhood import constructed, improve
from partnerkreis.placements.prices import no_prices
from partnerkreis.placements.relaxation import Relaxation
from partnerkreis.placements.stage import Clock, Stage
from tests.placements.checker import faults
from tests.placements.instances import county
from tests.placements.worlds import read


def test_every_step_is_better_and_none_below_the_bound(monkeypatch):
    monkeypatch.setattr(neighbourhood, "_PATIENCE", 5)
    problem = Formulation(read(county(60, 1))).problem()
    stage = Stage(by_cost=True, placed_at_least=40)
    relaxation = Relaxation(problem, stage)
    relaxation.run(Clock())
    steps = [constructed(problem, stage, no_prices(problem))]

    improve(problem, stage, relaxation.prices, steps[0], steps.append, Clock())

    values = [step.value(stage) for step in steps]
    assert len(values) > 1
    assert all(after < before for before, after in pairwise(values))
    assert all(step.satisfies(stage) for step in steps[1:])
    assert relaxation.bound <= values[-1]


@pytest.mark.parametrize("seed", range(2))
def test_what_is_treated_as_large_comes_to_the_same_end(seed, monkeypatch):
    world = county(30, seed)
    usual = as_json(place(read(world)))
    monkeypatch.setattr(model, "_LARGE", 5)
    monkeypatch.setattr(neighbourhood, "_PATIENCE", 2)

    answer = as_json(place(read(world)))

    assert list(faults(world, answer)) == []
    assert {name: answer[name] for name in ("placed", "worst_regret", "total", "proven")} == {
        name: usual[name] for name in ("placed", "worst_regret", "total", "proven")
    }
