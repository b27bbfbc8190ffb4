# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lock that lets one connection at a time write."""

import fcntl
import os
import random
import time
from pathlib import Path

from django.db.utils import OperationalError

#: Seconds between two attempts: short beside a write (a few ms), long beside an attempt (2 µs).
SHORTEST_PAUSE, LONGEST_PAUSE = 0.001, 0.006


class WriterLock:
    """A file lock of one connection.

    Each connection opens the file itself, because the lock belongs to the open file: so it holds
    between the threads of a process as it does between processes.
    """

    def __init__(self, path: Path, *, timeout: float) -> None:
        self.path = path
        self.timeout = timeout
        self.is_held = False
        self._descriptor: int | None = None
        self._opened_by = 0

    def acquire(self) -> None:
        """Wait for the lock; do nothing if this connection holds it already.

        Raises OperationalError when another writer holds it for longer than ``timeout``.
        """
        if self.is_held:
            return
        descriptor = self._open()
        deadline = time.monotonic() + self.timeout
        while not _try_lock(descriptor):
            if time.monotonic() > deadline:
                raise OperationalError(
                    f"another writer has held {self.path} for more than {self.timeout:g} seconds"
                )
            time.sleep(random.uniform(SHORTEST_PAUSE, LONGEST_PAUSE))  # noqa: S311 - no secret
        self.is_held = True

    def release(self) -> None:
        """Let the next writer in; do nothing if the lock is not held."""
        if self.is_held and self._descriptor is not None:
            self.is_held = False
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Release the lock and give the file back."""
        self.is_held = False
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _open(self) -> int:
        # A fork shares the open file, and with it the lock, with its parent: it needs its own.
        if self._descriptor is None or self._opened_by != os.getpid():
            self.close()
            self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            self._opened_by = os.getpid()
        return self._descriptor


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
