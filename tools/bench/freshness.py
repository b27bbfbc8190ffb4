# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a released edit is visible at the very next request, in every worker."""

from __future__ import annotations

import subprocess
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.load import get
from bench.pages import HOME, pages_of
from bench.programs import PRODUCTION, CannotRun, environment, module, partnerkreis
from bench.report import Figure, Table, Target

EDITS = 20
#: Requests after each edit, each over a connection of its own, so that both workers answer.
REQUESTS = 8
NONE = Target(0)


def measure_freshness(data: Path) -> Table:
    """Edit the title of an encounter again and again, and look for it on its page at once."""
    page = next(page for page in pages_of(data) if page.name == "encounter")
    stale, waits = 0, []
    with partnerkreis(data) as server, _editor(data, page.path) as editor:
        server.first_answer(HOME)
        _line(editor)
        for number in range(EDITS):
            title = f"Nachricht Nummer {number}"
            _edit(editor, title)
            committed = perf_counter()
            answers = [get(server.port, page.path)]
            waits.append(1000 * (perf_counter() - committed))
            answers += [get(server.port, page.path) for _ in range(REQUESTS - 1)]
            stale += sum(title.encode() not in answer for answer in answers)
        editor.stdin.close()  # type: ignore[union-attr] # it is a pipe
    figures = [
        Figure("after an edit", f"stale of {EDITS * REQUESTS} answers", stale, NONE, EDITS),
        Figure("committed edit to first answer", "ms", median(waits), rounds=EDITS),
    ]
    return Table("A released edit on a remembered page", figures)


def _editor(data: Path, path: str) -> subprocess.Popen[str]:
    key = path.rstrip("/").rpartition("/")[2]
    return subprocess.Popen(
        module("bench.editing", key),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(data, PRODUCTION),
    )


def _edit(editor: subprocess.Popen[str], title: str) -> None:
    editor.stdin.write(f"{title}\n")  # type: ignore[union-attr] # it is a pipe
    editor.stdin.flush()  # type: ignore[union-attr] # likewise
    if _line(editor) != "1":
        raise CannotRun("the edit of a title changed nothing")


def _line(editor: subprocess.Popen[str]) -> str:
    line: str = editor.stdout.readline()  # type: ignore[union-attr] # it is a pipe
    if not line:
        raise CannotRun("the editor has ended")
    return line.strip()
