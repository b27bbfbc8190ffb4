# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worker beside the server: a child that does what was left for later, and ends.

The server itself asks no database. It starts the child when the bell is rung, and now and then
without it, because what was left for a certain time rings no bell when that time has come. Between
two turns there is no process that would need memory.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from partnerkreis.command.rounds import begin_rounds
from partnerkreis.core import bell

#: Without a bell a turn begins so long after the one before.
_TURN_SECONDS = 30
#: How soon a child hears that its server is gone.
_WATCH_SECONDS = 1
#: How long a child may finish what it does when the server ends.
_PATIENCE_SECONDS = 5
_AS_USUAL = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)
#: To a server these say what it is to do; to everybody else they are deadly.
_OF_THE_SERVER = (signal.SIGUSR1, signal.SIGUSR2, signal.SIGWINCH)


class SideWorker:
    """Starts a child for each turn, one at a time. All methods are for one process and thread."""

    def __init__(self, let_go: Callable[[], None]) -> None:
        """Make a worker whose child calls ``let_go`` to close what it has of the server."""
        self._let_go = let_go
        self._child = 0
        self._heard = 0
        self._next_turn = 0.0

    def look(self) -> None:
        """Start a turn where one is due; call it again and again."""
        if self._is_at_work():
            return
        rung = bell.last_rung()
        if rung != self._heard or time.monotonic() >= self._next_turn:
            # A turn that fails is not tried again at once: its bell has been heard.
            self._heard, self._next_turn = rung, time.monotonic() + _TURN_SECONDS
            self._child = self._start()

    def end(self) -> None:
        """End the child, and wait until it has finished what it was doing."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self._is_at_work():
                with suppress(ProcessLookupError):
                    os.kill(self._child, number)
            deadline = time.monotonic() + _PATIENCE_SECONDS
            while self._is_at_work() and time.monotonic() < deadline:
                time.sleep(0.05)

    def _is_at_work(self) -> bool:
        if self._child:
            try:
                ended, _status = os.waitpid(self._child, os.WNOHANG)
            except ChildProcessError:
                # The server, which waits for all its children, has already seen it end.
                ended = self._child
            if ended:
                self._child = 0
        return bool(self._child)

    def _start(self) -> int:
        server = os.getpid()
        child = os.fork()
        if child == 0:
            _take_a_turn(server, self._let_go)
        return child


def _take_a_turn(server: int, let_go: Callable[[], None]) -> NoReturn:
    """Do all that is due, and end this process, which was forked for it."""
    status = 0
    try:
        for number in _AS_USUAL:
            signal.signal(number, signal.SIG_DFL)
        for number in _OF_THE_SERVER:
            signal.signal(number, signal.SIG_IGN)
        let_go()
        threading.Thread(target=_end_with, args=(server,), daemon=True).start()
        begin_rounds()
        if DBTaskResult.objects.ready().exists():
            _do_all()
    except SystemExit:
        # How django-tasks says that it was told to end.
        pass
    except BaseException:
        logging.getLogger("partnerkreis").exception("The worker beside the server has died.")
        status = 1
    os._exit(status)


def _do_all() -> None:
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)


def _end_with(server: int) -> None:
    """End this process when its server is gone, however that came about, soon if not at once."""
    while os.getppid() == server:
        time.sleep(_WATCH_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_PATIENCE_SECONDS)
    os.kill(os.getpid(), signal.SIGKILL)
