# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The best whole solution near the bound of a linear program that came in halves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from partnerkreis.schools.program import Floats, Mask, Program

#: What counts as the same.
_SAME = 1e-6
#: So many branches are followed. Branches and not seconds: the answer must not depend on how busy
#: the machine is.
_BRANCHES = 100
#: Presolving and guessing take longer here than following a few branches.
_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 1,
    "presolve": "off",
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
    "mip_max_nodes": _BRANCHES,
    "mip_detect_symmetry": False,
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_root_reduced_cost": False,
}


def solve_whole(program: Program, gap: float) -> bool:
    """Take the best whole solution that is at most ``gap`` below the bound; return whether it is.

    A pair whose reduced cost is beyond the gap keeps its value, because a solution in which it has
    another one is further away. So is one with fewer links than fit below the bound, unless the
    gap is larger than a link. What is left is small, and solved by itself.
    """
    import highspy  # type: ignore[import-untyped,unused-ignore] # ships none

    is_fixed = program.reduced > gap + _SAME
    is_open = np.abs(program.reduced) <= gap + _SAME
    points = np.array([float(points) for _one, _other, points in program.pairs])
    links, most = np.floor(np.array([program.bound - gap, program.bound]) / program.link)
    # Where the number of links is clear only points are asked for, which is solved much faster.
    worth = points if links == most else points + program.link
    solver = _remaining(program.solver.getLp(), is_fixed, is_open, worth)
    count = int(is_open.sum())
    every = np.arange(count, dtype=np.int32)
    solver.addRow(links - is_fixed.sum(), highspy.kHighsInf, count, every, np.ones(count))
    solver.changeColsIntegrality(count, every, np.full(count, highspy.HighsVarType.kInteger))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return False
    values = is_fixed.astype(float)
    values[is_open] = np.round(solver.getSolution().col_value)
    if program.bound - values @ (points + program.link) > gap + _SAME:
        return False
    program.values = values
    return True


def _remaining(model: Any, is_fixed: Mask, is_open: Mask, worth: Floats) -> Any:
    """Return a solver for the open columns, after the fixed ones have taken their places."""
    import highspy

    starts, rows = np.array(model.a_matrix_.start_), np.array(model.a_matrix_.index_)
    lengths = np.diff(starts)
    column_of = np.repeat(np.arange(len(lengths)), lengths)
    upper = np.array(model.row_upper_)
    upper -= np.bincount(rows[is_fixed[column_of]], minlength=len(upper))
    solver = highspy.Highs()
    for name, value in _OPTIONS.items():
        solver.setOptionValue(name, value)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    none = np.zeros(0, np.int32)
    lower = np.full(len(upper), -highspy.kHighsInf)
    solver.addRows(len(upper), lower, upper, 0, np.zeros(len(upper), np.int32), none, np.zeros(0))
    count, entries = int(is_open.sum()), rows[is_open[column_of]].astype(np.int32)
    begins = np.concatenate(([0], np.cumsum(lengths[is_open])[:-1])).astype(np.int32)
    solver.addCols(
        count, worth[is_open], np.zeros(count), np.ones(count), len(entries), begins, entries,
        np.ones(len(entries)),
    )  # fmt: skip
    return solver
