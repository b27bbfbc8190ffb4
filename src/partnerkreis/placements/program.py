# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A linear or integer program in arrays, and HiGHS that solves it."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from partnerkreis.placements.model import Floats
from partnerkreis.placements.stage import Clock

_LARGE = 15_000


@dataclass(frozen=True, slots=True)
class Program:
    """Minimise ``cost`` times the variables; the matrix is given entry by entry."""

    cost: Floats
    upper: Floats
    row_lower: Floats
    row_upper: Floats
    rows: NDArray[np.int64]
    variables: NDArray[np.int64]
    values: Floats


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the solver says of a program."""

    is_optimal: bool
    is_infeasible: bool
    has_values: bool
    objective: float
    values: Floats
    duals: Floats
    """Of the rows. Those of an unfinished relaxation are no bound by themselves."""


def relax(program: Program, clock: Clock) -> Outcome:
    """Solve the program with fractions, by interior point: vertices would cost most of the time."""
    # Less exact duals give a bound that is a little weaker, in half the time.
    tolerance = 1e-7 if len(program.cost) < _LARGE else 1e-4
    options = {"solver": "ipm", "run_crossover": "off", "ipm_optimality_tolerance": tolerance}
    return _run(program, clock, options, is_integral=False)


def solve(program: Program, clock: Clock, *, target: float = -math.inf) -> Outcome:
    """Solve the program in whole numbers, or until ``target`` is reached."""
    options: dict[str, object] = {"mip_rel_gap": 0.0, "mip_abs_gap": 0.0}
    if target > -math.inf:
        options["objective_target"] = target + 0.5
    return _run(program, clock, options, is_integral=True)


def _run(
    program: Program, clock: Clock, options: dict[str, object], *, is_integral: bool
) -> Outcome:
    # Importing the solver takes longer than most faults need to be found.
    import highspy  # type: ignore[import-untyped]  # it says nothing of its types

    common = {
        "output_flag": False,
        # The number must stay the same in one process, and one thread always answers alike.
        "threads": 1,
        "random_seed": 1,
        "time_limit": min(clock.remaining(), 1e7),
    }
    solver = highspy.Highs()
    for name, value in {**common, **options}.items():
        solver.setOptionValue(name, value)
    solver.passModel(_as_highs(highspy, program, is_integral=is_integral))
    solver.run()
    return _outcome(highspy, solver, program, is_integral=is_integral)


def _as_highs(highspy: Any, program: Program, *, is_integral: bool) -> Any:
    order = np.lexsort((program.rows, program.variables))
    starts = np.searchsorted(program.variables[order], np.arange(len(program.cost) + 1))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.cost), len(program.row_lower)
    model.col_cost_, model.col_upper_ = program.cost, program.upper
    model.col_lower_ = np.zeros(len(program.cost))
    model.row_lower_, model.row_upper_ = program.row_lower, program.row_upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = starts.astype(np.int32)
    model.a_matrix_.index_ = program.rows[order].astype(np.int32)
    model.a_matrix_.value_ = program.values[order]
    if is_integral:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(program.cost)
    return model


def _outcome(highspy: Any, solver: Any, program: Program, *, is_integral: bool) -> Outcome:
    status, found = solver.getModelStatus(), solver.getSolution()
    info = solver.getInfo()
    is_feasible = info.primal_solution_status == int(highspy.SolutionStatus.kSolutionStatusFeasible)
    known = highspy.HighsModelStatus
    return Outcome(
        is_optimal=status == known.kOptimal,
        is_infeasible=status == known.kInfeasible,
        has_values=is_feasible if is_integral else bool(found.value_valid),
        objective=info.objective_function_value,
        # After an interruption there may be nothing.
        values=np.array(found.col_value or np.zeros(len(program.cost))),
        duals=np.array(found.row_dual or np.zeros(len(program.row_lower))),
    )
