# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hundreds of small worlds: the engine finds what a wholly different model finds."""

import pytest

from partnerkreis.placements import as_json, place, relaxation
from tests.placements.arc_model import best_figures
from tests.placements.checker import faults
from tests.placements.instances import county
from tests.placements.tiny import KINDS, tiny
from tests.placements.worlds import read

FIGURES = ("placed", "moved", "worst_regret", "total")
SEEDS = 40


def compare(world, name):
    """Solve a world in both ways."""
    answer = as_json(place(read(world)))
    expected = best_figures(world)
    assert all(answer["proven"].values()), name
    assert answer["bound"] == {figure: answer[figure] for figure in FIGURES}, name
    if expected is None:
        assert answer["assignments"] == {}, name
        return
    assert list(faults(world, answer)) == [], name
    kept = sum(
        answer["assignments"].get(one, {}).items() >= now.items()
        for one, now in world.get("current", {}).items()
    )
    assert (answer["placed"], kept, answer["worst_regret"], answer["total"]) == expected, name


@pytest.mark.parametrize("kind", KINDS)
def test_tiny_worlds(kind):
    for seed in range(SEEDS):
        compare(tiny(kind, seed), (kind, seed))


@pytest.mark.parametrize("kind", KINDS)
def test_tiny_worlds_with_columns_found_one_by_one(kind, monkeypatch):
    monkeypatch.setattr(relaxation, "FEW_COLUMNS", 0)
    for seed in range(SEEDS, SEEDS + 10):
        compare(tiny(kind, seed), (kind, seed))


@pytest.mark.parametrize("scarcity", [0.6, 1.0])
@pytest.mark.parametrize("seed", range(8))
def test_small_counties(seed, scarcity):
    compare(county(10 + seed, seed, scarcity=scarcity), seed)
