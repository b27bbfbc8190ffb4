# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever the prices, nothing costs less than the bound they give."""

import numpy as np

from partnerkreis.placements.model import Formulation
from partnerkreis.placements.prices import Prices, Pricing, no_prices
from partnerkreis.placements.relaxation import within
from partnerkreis.placements.search import Search
from partnerkreis.placements.solution import as_columns
from partnerkreis.placements.stage import Clock, Stage
from tests.placements.instances import county
from tests.placements.worlds import read


def random_prices(problem, seed):
    rng = np.random.default_rng(seed)
    parts = [
        np.floor(rng.exponential(rng.choice([0.1, 1, 5]), np.shape(part)) * 2**20) / 2**20
        for part in (getattr(no_prices(problem), name) for name in Prices.__slots__)
    ]
    return Prices(*parts[:5], float(parts[5]), float(parts[6]))


def test_bound_holds_for_any_prices_and_keeps_every_column_of_the_best():
    problem = Formulation(read(county(20, 5))).problem()
    for stage in (Stage(per_person=-1), Stage(by_cost=True, placed_at_least=12)):
        search = Search(problem, stage)
        search.run(Clock())
        best = search.best.value(stage)
        used = set(as_columns(problem, search.best.places).each())
        for seed in range(20):
            prices = random_prices(problem, seed)

            assert Pricing(problem, stage, prices).bound() <= best
            assert used <= set(within(problem, stage, prices, best).each())


def test_bound_of_an_interrupted_relaxation_is_a_bound():
    problem = Formulation(read(county(20, 5))).problem()
    search = Search(problem, Stage(per_person=-1))

    bound = search.bound
    search.run(Clock())

    assert bound <= search.best.value(search.stage) == search.bound
