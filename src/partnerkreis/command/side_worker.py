# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worker beside the server: a process of its own, started again if it dies, ended with it."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from typing import NoReturn

from django.core.management import call_command
from django.db import connections

from partnerkreis.command.rounds import begin_rounds

_WATCH_SECONDS = 1
#: A worker that cannot even start is not started more often than this.
_PAUSE_SECONDS = 10
_state = {"pid": 0, "started": 0.0}


def keep_alive() -> None:
    """Start the worker where none runs; call it again and again, in the same process."""
    pid = _state["pid"]
    if pid and _runs(int(pid)):
        return
    if time.monotonic() - _state["started"] < _PAUSE_SECONDS and pid:
        return
    _state["started"] = time.monotonic()
    server = os.getpid()
    child = os.fork()
    if child == 0:
        _work(server)
    _state["pid"] = child


def end() -> None:
    """End the worker and wait until it has finished what it was doing."""
    pid = int(_state["pid"])
    if pid and _runs(pid):
        os.kill(pid, signal.SIGTERM)
        for _turn in range(50):
            if not _runs(pid):
                return
            time.sleep(0.1)
        os.kill(pid, signal.SIGKILL)


def _runs(pid: int) -> bool:
    try:
        ended, _status = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        # The server has already seen it end.
        return False
    return ended == 0


def _work(server: int) -> NoReturn:
    """Do what was left for later until the server ends."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    for number in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGWINCH):
        signal.signal(number, signal.SIG_IGN)
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    threading.Thread(target=_end_with, args=(server,), daemon=True).start()
    status = 0
    try:
        connections.close_all()
        begin_rounds()
        call_command("db_worker", startup_delay=False, reload=False, verbosity=0)
    except SystemExit:
        # How the worker says that it was told to end.
        pass
    except BaseException:
        logging.getLogger("partnerkreis").exception("The worker beside the server has died.")
        status = 1
    os._exit(status)


def _end_with(server: int) -> None:
    """End this process as soon as the server is gone, however that came about."""
    while os.getppid() == server:
        time.sleep(_WATCH_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
