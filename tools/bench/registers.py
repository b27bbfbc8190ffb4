# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a large register in, writing it out, and taking it in again."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.programs import PARTNERKREIS, Run, run
from bench.report import Figure, Table, Target

_GENERATE = (
    "import sys; from partnerkreis.demo.register import generate;"
    " sys.stdout.buffer.write(generate(int(sys.argv[1])))"
)
RECORDS_PER_SECOND = Target(2000, at_least=True)


def measure_register(work: Path, data: Path, *, size: int) -> Table:
    """Fill ``data`` with a register of ``size`` bodies; once only, for it takes long."""
    case = run([sys.executable, "-c", _GENERATE, str(size)], work / "generated").output
    rows = json.loads(case.read_bytes()).values()
    records = sum(len(collection) for collection in rows if isinstance(collection, list))
    # The first command on an empty directory makes the tables, which is not part of the import.
    run([*PARTNERKREIS, "export"], data)
    first = run([*PARTNERKREIS, "import", str(case)], data)
    export = run([*PARTNERKREIS, "export", "--output", str(work / "export.json")], data)
    second = run([*PARTNERKREIS, "import", str(work / "export.json")], data)
    title = f"A register of {records:,} records, {case.stat().st_size / 1e6:,.0f} MB"
    figures = [
        Figure("import", "records/s", records / first.seconds, RECORDS_PER_SECOND),
        *_usage("import", first),
        *_usage("export", export),
        Figure("second import", "records/s", records / second.seconds),
        *_usage("second import", second),
    ]
    return Table(title, figures, [f"second import: {second.output.read_text().strip()}"])


def _usage(name: str, done: Run) -> list[Figure]:
    return [
        Figure(name, "seconds", done.seconds),
        Figure(name, "peak MiB", done.most_mebibytes),
    ]
