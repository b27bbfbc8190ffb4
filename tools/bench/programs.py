# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The programs that are measured: started here, ended here, each by its own process id."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import perf_counter, sleep
from typing import Self

import psutil

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
UNCACHED = "bench.settings_uncached"
PRODUCTION = "partnerkreis.config.settings"
_INSTALLED = Path(sys.executable).with_name("partnerkreis")
_IN_PLACE = "import sys; from partnerkreis.command import main; sys.exit(main())"
#: The installed command, or the same from the sources where nothing is installed.
PARTNERKREIS = [str(_INSTALLED)] if _INSTALLED.exists() else [sys.executable, "-c", _IN_PLACE]
#: Both servers: two workers of four threads, forked from a process that has loaded everything.
GUNICORN = [
    *("gunicorn", "--preload", "--worker-class", "gthread", "--workers", "2", "--threads", "4"),
    *("--log-level", "warning", "--no-control-socket"),
]
_PATIENCE = 120


class CannotRun(Exception):
    """A program that is to be measured does not work."""


def environment(data: Path, settings: str = PRODUCTION) -> dict[str, str]:
    """Return the environment of a program on the data directory ``data``."""
    known = ("PATH", "HOME", "LANG", "DATABASE_URL")
    kept = {name: os.environ[name] for name in known if name in os.environ}
    return kept | {
        "DATA": str(data),
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tools'}",
    }


@dataclass(frozen=True, slots=True)
class Run:
    """A program that has ended: where it wrote, how long it took, and its most memory."""

    output: Path
    seconds: float
    most_mebibytes: float


def run(command: list[str], data: Path, settings: str = PRODUCTION) -> Run:
    """Run a command to its end. Raises :class:`CannotRun` with what it complained of."""
    output, complaint = data / "bench.out", data / "bench.err"
    data.mkdir(parents=True, exist_ok=True)
    begun = perf_counter()
    with output.open("wb") as out, complaint.open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, env=environment(data, settings))
        _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise CannotRun(f"{' '.join(command)}\n{complaint.read_text()[-2000:]}")
    return Run(output, seconds, usage.ru_maxrss / 1024)


def module(name: str, *arguments: str) -> list[str]:
    """Return the command that runs one of our modules."""
    return [sys.executable, "-m", name, *arguments]


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        port: int = listener.getsockname()[1]
        return port


class Server:
    """A server with its workers, running as long as the ``with`` block."""

    def __init__(self, command: list[str], data: Path, *, port: int, settings: str) -> None:
        self.port = port
        self.started = perf_counter()
        data.mkdir(parents=True, exist_ok=True)
        self._log = data / f"bench-{port}.log"
        with self._log.open("wb") as log:
            self._process = psutil.Popen(
                command, stdout=log, stderr=log, env=environment(data, settings)
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        tree = self._tree()
        with suppress(psutil.NoSuchProcess):
            self._process.terminate()
        _, left = psutil.wait_procs(tree, timeout=10)
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(left, timeout=5)

    def first_answer(self, path: str) -> float:
        """Return the seconds from the start to the first page."""
        while perf_counter() - self.started < _PATIENCE:
            status = self._status(path)
            if status == 200:
                return perf_counter() - self.started
            if status or self._process.poll() is not None:
                break
            sleep(0.005)
        raise CannotRun(f"no page at {path}\n{self._log.read_text()[-2000:]}")

    def processor_seconds(self) -> float:
        """Return the processor time that all its processes have used so far."""
        times = [process.cpu_times() for process in self._tree()]
        return float(sum(time.user + time.system for time in times))

    def mebibytes(self) -> tuple[float, float]:
        """Return the memory of all its processes: RSS, and PSS that counts once what they share."""
        found = [process.memory_full_info() for process in self._tree()]
        return sum(m.rss for m in found) / 2**20, sum(m.pss for m in found) / 2**20

    def processes(self) -> list[psutil.Process]:
        """Return the server and its workers."""
        return self._tree()

    def _tree(self) -> list[psutil.Process]:
        workers = self._process.children(recursive=True) if self._process.is_running() else []
        return [self._process, *workers]

    def _status(self, path: str) -> int:
        """Return the status of an answer, or 0 if there is none."""
        connection = HTTPConnection(HOST, self.port, timeout=_PATIENCE)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except (OSError, HTTPException):
            return 0
        finally:
            connection.close()


def partnerkreis(data: Path, *options: str, settings: str = PRODUCTION) -> Server:
    """Start ``partnerkreis serve``."""
    port = free_port()
    command = [*PARTNERKREIS, "serve", "--port", str(port), *options]
    return Server(command, data, port=port, settings=settings)


def bare(data: Path) -> Server:
    """Start the bare Django page."""
    run(module("bench.bare.site"), data)
    port = free_port()
    command = module(*GUNICORN, "--bind", f"{HOST}:{port}", "bench.bare.site:application")
    return Server(command, data, port=port, settings="")
