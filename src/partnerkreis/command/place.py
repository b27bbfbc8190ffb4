# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""place."""

import json
import math
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

from partnerkreis.command.placement_faults import InstanceFaults
from partnerkreis.command.placement_report import progress, report
from partnerkreis.placements import (
    Answer,
    Clock,
    Instance,
    InstanceRefused,
    Placement,
    as_json,
    read_instance,
)
from partnerkreis.placements.reading import MOST_BYTES

#: What takes no longer needs no progress.
_PATIENCE = 2.0
_BETWEEN_REPORTS = 10.0
#: So long the solver may take to notice that its time is over.
_GRACE = 1.0


def place(options: Namespace) -> None:
    """Find the best placement, or the best within the time there is."""
    try:
        instance = read_instance(_read(options.file))
    except InstanceRefused as refused:
        raise InstanceFaults(refused.faults) from None
    answer, is_over = _answer(instance, options.time_limit)
    if options.json:
        _print(json.dumps(as_json(answer), ensure_ascii=False, indent=1))
    else:
        _print(*report(instance, answer))
    if not is_over:
        # The solver may not have noticed yet that nobody waits for it any more.
        sys.stdout.flush()
        os._exit(0)


def _read(name: str) -> bytes:
    # One byte more than is allowed is enough to see that a file is too large.
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _answer(instance: Instance, seconds: float | None) -> tuple[Answer, bool]:
    """Return the answer, and whether the work on it is over."""
    deadline = math.inf if seconds is None else monotonic() + seconds
    watch = _Watch(instance, Clock(deadline))
    with _stopping_politely(watch.clock):
        watch.wait(deadline)
    return watch.placement.answer(), not watch.thread.is_alive()


class _Watch:
    """Has the work done in another thread, so that it can be left, and tells how far it is."""

    def __init__(self, instance: Instance, clock: Clock) -> None:
        self.clock, self.step = clock, ""
        self.placement = Placement(instance, clock, self._note)
        self.error: BaseException | None = None
        self.thread = Thread(target=self._run, daemon=True)

    def wait(self, deadline: float) -> None:
        """Return when the work is done or its time is over."""
        self.thread.start()
        told, told_at = "", monotonic() + _PATIENCE
        while self.thread.is_alive() and monotonic() < deadline and not self.clock.stopped.is_set():
            self.thread.join(0.1)
            if monotonic() >= told_at and (
                self.step != told or monotonic() >= told_at + _BETWEEN_REPORTS
            ):
                told, told_at = self.step, monotonic()
                _tell(progress(self.step, self.placement.answer()))
        self.thread.join(_GRACE)
        if self.error:
            raise self.error

    def _note(self, step: str) -> None:
        self.step = step

    def _run(self) -> None:
        try:
            self.placement.run()
        except Exception as error:  # raised again by whoever waits
            self.error = error


@contextmanager
def _stopping_politely(clock: Clock) -> Iterator[None]:
    """Take a signal to end as the wish to see the best there is so far."""

    def stop(*_: Any) -> None:
        clock.stopped.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - what a command has to say


def _print(*lines: str) -> None:
    print(*lines, sep="\n")  # noqa: T201 - what a command has to say
