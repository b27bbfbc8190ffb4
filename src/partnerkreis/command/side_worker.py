# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worker beside the server: a process of its own, started again if it dies, ended with it.

It only looks whether something was left for later. What is to be done is done by a child, which
ends when nothing is left, and gives back all the memory it took.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from typing import NoReturn

from django.core.management import call_command
from django.db import close_old_connections, connections
from django_tasks_db.models import DBTaskResult

from partnerkreis.command.rounds import begin_rounds

_LOOK_SECONDS = 1
#: While a child is at work, so that it hears soon that the server ends.
_WATCH_SECONDS = 0.1
#: A worker that cannot even start is not started more often than this.
_PAUSE_SECONDS = 10
_state = {"pid": 0, "started": 0.0}


def keep_alive(let_go: Callable[[], None]) -> None:
    """Start the worker where none runs; call it again and again, in the same process.

    The worker calls ``let_go`` to close what it has of the server and does not need.
    """
    pid = _state["pid"]
    if pid and _runs(int(pid)):
        return
    if time.monotonic() - _state["started"] < _PAUSE_SECONDS and pid:
        return
    _state["started"] = time.monotonic()
    server = os.getpid()
    child = os.fork()
    if child == 0:
        let_go()
        _look(server)
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
    return _status_of(pid) is None


def _status_of(pid: int) -> int | None:
    """Return with what a child has ended, or None while it runs."""
    try:
        ended, status = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        # The server has already seen it end.
        return 0
    return os.waitstatus_to_exitcode(status) if ended else None


def _look(server: int) -> NoReturn:
    """Look again and again whether something was left for later, until the server ends.

    A thread does it, because the C library gives each thread a place of its own in memory. What
    the database driver asks for would otherwise fill gaps all over the memory that is shared with
    the server, of which the system then makes a copy.
    """
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    for number in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGWINCH):
        signal.signal(number, signal.SIG_IGN)
    is_over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: is_over.set())
    connections.close_all()
    looker = threading.Thread(target=lambda: _in_a_process(lambda: _rounds(server, is_over)))
    looker.start()
    looker.join()
    os._exit(1)


def _rounds(server: int, is_over: threading.Event) -> None:
    _let_be_done(_first_of_all, server, is_over)
    while os.getppid() == server and not is_over.wait(_LOOK_SECONDS):
        if _is_something_left():
            _let_be_done(_do_all, server, is_over)


def _is_something_left() -> bool:
    close_old_connections()
    return DBTaskResult.objects.ready().exists()


def _let_be_done(work: Callable[[], None], server: int, is_over: threading.Event) -> None:
    """Let a child do ``work``, and end it with the server. Raises RuntimeError if it has failed."""
    # A connection must not be shared.
    connections.close_all()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
        _in_a_process(work)
    while (status := _status_of(child)) is None:
        if is_over.wait(_WATCH_SECONDS) or os.getppid() != server:
            os.kill(child, signal.SIGTERM)
            os.waitpid(child, 0)
            return
    if status:
        raise RuntimeError(f"what was left for later ended with {status}")


def _in_a_process(work: Callable[[], None]) -> NoReturn:
    """Do ``work`` and end this process, which was forked for it."""
    status = 0
    try:
        work()
    except SystemExit:
        # How django-tasks says that it was told to end.
        pass
    except BaseException:
        logging.getLogger("partnerkreis").exception("The worker beside the server has died.")
        status = 1
    os._exit(status)


def _first_of_all() -> None:
    begin_rounds()
    _do_all()


def _do_all() -> None:
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)


def _end_with(parent: int) -> None:
    """End this process as soon as its parent is gone, however that came about."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
