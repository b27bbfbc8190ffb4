# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a large register in, writing it out, and taking it in again."""

from __future__ import annotations

import resource
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.programs import PARTNERKREIS, Run, run
from bench.report import Figure, Table, Target

_GENERATE = (
    "import sys; from partnerkreis.demo.register import generate;"
    " sys.stdout.buffer.write(generate(int(sys.argv[1])))"
)
_COUNT = (
    "import json, sys; rows = json.load(open(sys.argv[1], 'rb')).values();"
    " print(sum(len(collection) for collection in rows if isinstance(collection, list)))"
)
RECORDS_PER_SECOND = Target(2000, at_least=True)


def measure_register(work: Path, data: Path, *, size: int) -> Table:
    """Fill ``data`` with a register of ``size`` bodies; once only, for it takes long."""
    case = run([sys.executable, "-c", _GENERATE, str(size)], work / "generated").output
    # Counted by a process of its own: what this one ever held would be the least of its children.
    counted = run([sys.executable, "-c", _COUNT, str(case)], work / "counted").output
    records = int(counted.read_text())
    # The first command on an empty directory makes the tables, which is not part of the import.
    run([*PARTNERKREIS, "export"], data)
    first = _timed("import", str(case), data=data)
    export = _timed("export", "--output", str(work / "export.json"), data=data)
    second = _timed("import", str(work / "export.json"), data=data)
    title = f"A register of {records:,} records, {case.stat().st_size / 1e6:,.0f} MB"
    figures = [
        Figure("import", "records/s", records / first.run.seconds, RECORDS_PER_SECOND),
        *_usage("import", first),
        *_usage("export", export),
        Figure("second import", "records/s", records / second.run.seconds),
        *_usage("second import", second),
    ]
    return Table(title, figures, [f"second import: {second.run.output.read_text().strip()}"])


@dataclass(frozen=True, slots=True)
class _Timed:
    """A command that has ended, and the processor time it took: others may use the machine, too."""

    run: Run
    processor: float


def _timed(*arguments: str, data: Path) -> _Timed:
    before = _processor_of_children()
    done = run([*PARTNERKREIS, *arguments], data)
    return _Timed(done, _processor_of_children() - before)


def _processor_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _usage(name: str, done: _Timed) -> list[Figure]:
    return [
        Figure(name, "seconds", done.run.seconds),
        Figure(name, "processor seconds", done.processor),
        Figure(name, "peak MiB", done.run.most_mebibytes),
    ]
