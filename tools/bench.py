# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Say how fast the software is, beside the targets: a benchmark, not a test.

    python tools/bench.py [--quick] [--rounds 5] [--json]

Starts everything on free ports of this machine and on throw-away directories, and ends it again.
What is measured, and how, stands in docs/benchmark.md.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench.freshness import measure_freshness
from bench.inside import measure_inside
from bench.lists import measure_lists
from bench.load import WrongAnswer
from bench.pages import measure_pages
from bench.programs import CannotRun, bare
from bench.registers import measure_register
from bench.report import Table, as_json
from bench.starting import measure_memory, measure_start
from bench.tables import measure_tables

BODIES, QUICK_BODIES = 20_000, 1_000


def measure(work: Path, *, size: int, rounds: int) -> Iterator[Table]:
    """Yield one table after the other."""
    reference, register = work / "reference", work / "register"
    cases = {"The reference case": reference, f"A register of {size:,} bodies": register}
    yield measure_start(work, reference, rounds=rounds)
    yield measure_register(work, register, size=size)
    with bare(work / "bare") as yardstick:
        yardstick.first_answer("/")
        for case, data in cases.items():
            yield from measure_pages(case, data, yardstick, rounds=rounds)
            is_large = data == register
            yield measure_inside(case, data, yardstick, rounds=rounds, is_large=is_large)
        yield measure_tables(register, yardstick, rounds=rounds)
    yield measure_lists(work, register, size=size, rounds=rounds)
    yield measure_memory(cases)
    yield measure_freshness(reference)


def main() -> int:
    """Print every table as soon as it is there, or all of them as JSON."""
    options = _options()
    # Ending by a signal must end the servers, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begun, tables = perf_counter(), []
    size = QUICK_BODIES if options.quick else BODIES
    try:
        with tempfile.TemporaryDirectory(prefix="partnerkreis-bench-") as work:
            for table in measure(Path(work), size=size, rounds=options.rounds):
                tables.append(table)
                print(table, file=sys.stderr if options.json else sys.stdout, flush=True)
    except (CannotRun, WrongAnswer) as fault:
        print(f"The benchmark cannot run: {fault}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps([as_json(table) for table in tables], indent=1, ensure_ascii=False))
    print(f"{perf_counter() - begun:.0f} seconds", file=sys.stderr)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Say how fast the software is.")
    parser.add_argument("--quick", action="store_true", help="a twentieth of the large register")
    parser.add_argument("--rounds", type=int, default=5, help="of which the median is given")
    parser.add_argument("--json", action="store_true", help="write JSON; the tables go to stderr")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
