# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a placement takes, of instances nobody has seen before, from the start of the process.

    python tools/bench/placements.py [--quick] [--seeds 5] [--first-seed 100]

Every answer is checked by a few lines that know only the rules (tests/placements/checker.py).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tools")]

from bench.report import Figure, Table, Target  # noqa: E402 - the path comes first
from tests.placements.checker import faults  # noqa: E402 - found by the path above
from tests.placements.instances import county, with_current  # noqa: E402 - found by the path above

Invented = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """A size with what is expected of it."""

    people: int
    seconds: Target
    megabytes: Target
    time_limit: float
    scarcity: float = 1.0
    is_late: bool = False

    def __str__(self) -> str:
        kind = "late change" if self.is_late else "placement"
        scarce = f", with {self.scarcity:.0%} of the places" if self.scarcity < 1 else ""
        return f"{kind} of {self.people:,}{scarce}"


TASKS = [
    Task(24, Target(1, 0.2), Target(500), 30),
    Task(60, Target(2), Target(500), 60),
    Task(200, Target(30, 5), Target(500), 120),
    Task(200, Target(30), Target(500), 120, scarcity=0.7),
    Task(200, Target(10), Target(500), 120, is_late=True),
]
LARGE = Task(2_000, Target(125), Target(1_000), 120)


class WrongAnswer(Exception):
    """An answer breaks a rule."""


def main() -> int:
    """Measure and print a table for each task."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="two seeds, nothing large")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--first-seed", type=int, default=100)
    options = parser.parse_args()
    seeds = range(options.first_seed, options.first_seed + (2 if options.quick else options.seeds))
    for table in tables(seeds, quick=options.quick):
        print(table, flush=True)
    return 0


def tables(seeds: range, *, quick: bool = False) -> Iterator[Table]:
    """Yield a table for each task, with a line for each seed."""
    for task in TASKS if quick else [*TASKS, LARGE]:
        figures = [figure for seed in seeds for figure in measure(task, seed)]
        yield Table(f"A {task}", figures, is_matrix=True)


def measure(task: Task, seed: int) -> Iterator[Figure]:
    """Yield what one run took and found."""
    world = county(task.people, seed, scarcity=task.scarcity)
    if task.is_late:
        world = with_current(world, run(world, task)[0]["assignments"], seed)
    answer, seconds, processor, megabytes = run(world, task)
    wrong = list(faults(world, answer))
    if wrong:
        raise WrongAnswer(f"{task}, seed {seed}: {wrong[0]}")
    subject = f"seed {seed}"
    proven = answer["proven"]
    yield Figure(subject, "seconds", round(seconds, 2), task.seconds)
    yield Figure(subject, "of the processor", round(processor, 2))
    yield Figure(subject, "MB", megabytes, task.megabytes)
    yield Figure(subject, "placed", answer["placed"])
    if task.is_late:
        yield Figure(subject, "moved", answer["moved"])
    yield Figure(subject, "worst regret", answer["worst_regret"])
    yield Figure(subject, "total", answer["total"])
    yield Figure(subject, "proven of 4", sum(proven.values()))
    gap = 100 * (answer["total"] - answer["bound"]["total"]) / max(1, answer["total"])
    yield Figure(subject, "gap in %", round(gap, 2))


def run(world: Invented, task: Task) -> tuple[Invented, float, float, float]:
    """Return the answer of a process of its own, its seconds, processor seconds and MB."""
    with tempfile.TemporaryDirectory(prefix="partnerkreis-bench-") as folder:
        file, output = Path(folder) / "instance.json", Path(folder) / "answer.json"
        file.write_text(json.dumps(world))
        command = [sys.executable, "-c", "from partnerkreis.command import main; main()"]
        command += ["place", str(file), "--json", "--time-limit", str(task.time_limit)]
        with output.open("w") as target:
            begun = perf_counter()
            process = subprocess.Popen(
                command, stdout=target, stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            )  # fmt: skip
            _, _, usage = os.wait4(process.pid, 0)
            seconds = perf_counter() - begun
        processor = usage.ru_utime + usage.ru_stime
        return json.loads(output.read_text()), seconds, processor, usage.ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
