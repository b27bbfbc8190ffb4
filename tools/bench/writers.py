# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sixteen people save encounters at once, and the server is killed in the middle: what is kept?

    python tools/bench/writers.py [--quick]
    tools/with_postgres.sh python tools/bench/writers.py [--quick]

Each writer sends the form of a new encounter until it is told where the encounter is, with the same
token however often: as a browser does whose reader presses the button again. Then it is counted.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from bench.inside import office  # noqa: E402 - the path comes first
from bench.programs import HOST, PARTNERKREIS, PRODUCTION, Server, module, run  # noqa: E402 - found by the path above
from bench.report import Figure, Table, Target  # noqa: E402 - found by the path above

WRITERS, EACH, QUICK = 16, 25, 6
#: So long a writer tries to save one encounter.
PATIENCE = 90
NONE, FIVE_TIMES = Target(0), Target(5)


@dataclass(slots=True)
class Outcome:
    """What the writers saw: what was acknowledged, what never was, and how long each took."""

    saved: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    interrupted: int = 0
    seconds: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def main() -> None:
    """Fill a small register, let the writers write, kill the server, count, and say it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    each = QUICK if parser.parse_args().quick else EACH
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if socket := os.environ.get("PG"):
        os.environ["DATABASE_URL"] = f"postgresql:///pk?host={socket}&user=postgres"
    where = "PostgreSQL" if socket else "SQLite"
    with tempfile.TemporaryDirectory(prefix="writers-") as work:
        data = Path(work)
        run([*PARTNERKREIS, "demo", "--size", "40"], data)
        print(measure_writers(where, data, each=each))
        print(measure_cost(where, data))


def measure_writers(where: str, data: Path, *, each: int) -> Table:
    """Return what became of the encounters of all writers, with the server killed midway."""
    found, outcome, port = office(data), Outcome(), _port()
    begun, servers = time.monotonic(), [_serve(data, port)]
    tokens = [[str(uuid4()) for _ in range(each)] for _ in range(WRITERS)]
    try:
        servers[0].first_answer("/de/")
        with ThreadPoolExecutor(WRITERS) as threads:
            writing = [threads.submit(_write, port, found, some, outcome) for some in tokens]
            while len(outcome.saved) < WRITERS * each // 3 and not outcome.failed:
                time.sleep(0.01)
            kill(servers[0])
            servers.append(_serve(data, port))
            for one in writing:
                one.result()
    finally:
        for server in servers:
            server.__exit__()
    counted = json.loads(_counted(data, [one for some in tokens for one in some]))
    seconds = sorted(outcome.seconds)
    figures = [
        Figure(where, "to be saved", WRITERS * each),
        Figure(where, "requests cut off, or without a server", outcome.interrupted),
        Figure(where, "failed", len(outcome.failed), NONE),
        Figure(where, "lost", len(outcome.saved - set(counted["there"])), NONE),
        Figure(where, "doubled", counted["doubled"], NONE),
        Figure(where, "without one journal entry", counted["without_entry"], NONE),
        Figure(where, "p50 s", seconds[len(seconds) // 2]),
        Figure(where, "p99 s", seconds[int(len(seconds) * 0.99)]),
        Figure(where, "seconds in all", time.monotonic() - begun),
    ]
    return Table(f"{WRITERS} writers, the server killed in the middle ({where})", figures)


def kill(server: Server) -> None:
    """End a server with all its workers at once, without a word."""
    for process in server.processes():
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue


def _port() -> int:
    from bench.programs import free_port

    return free_port()


def _serve(data: Path, port: int) -> Server:
    command = [*PARTNERKREIS, "serve", "--port", str(port)]
    return Server(command, data, port=port, settings=PRODUCTION)


def _write(port: int, found: dict[str, Any], tokens: list[str], outcome: Outcome) -> None:
    secret = _csrf(port, found)
    for token in tokens:
        begun = time.monotonic()
        status = _save(port, found, secret, token, outcome)
        with outcome.lock:
            if status == 302:
                outcome.saved.add(token.replace("-", ""))
                outcome.seconds.append(time.monotonic() - begun)
            else:
                outcome.failed.append(f"{token}: {status}")


def _csrf(port: int, found: dict[str, Any]) -> str:
    """Return the secret that belongs to the form; the cookie and the field may be the same."""
    connection = HTTPConnection(HOST, port, timeout=PATIENCE)
    cookie = f"{found['cookie']}={found['session']}"
    connection.request("GET", found["form"], headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    cookies = answer.headers.get_all("Set-Cookie") or []
    pair = next(one for one in cookies if "csrf" in one.lower()).split(";")[0]
    connection.close()
    return pair


def _save(port: int, found: dict[str, Any], pair: str, token: str, outcome: Outcome) -> int:
    """Send the form until there is an answer; return its status, 0 where there never was one."""
    body = urlencode(_form(found, token) | {"csrfmiddlewaretoken": pair.partition("=")[2]})
    headers = {
        "Cookie": f"{found['cookie']}={found['session']}; {pair}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        connection = HTTPConnection(HOST, port, timeout=PATIENCE)
        try:
            connection.request("POST", found["form"], body, headers)
            return connection.getresponse().status
        except (OSError, HTTPException):
            with outcome.lock:
                outcome.interrupted += 1
            time.sleep(0.05)
        finally:
            connection.close()
    return 0


def _form(found: dict[str, Any], token: str) -> dict[str, str]:
    host, guest = found["bodies"][:2]
    return {
        "token": token,
        "title.de": f"Begegnung {token}",
        "kind": "expert_meeting",
        "state": "planned",
        "when": "2027-05-04",
        "when.read": "2027-05-04",
        "sides.0.body": host,
        "sides.0.role": "host",
        "sides.1.body": guest,
        "sides.1.role": "guest",
        "partnerships": found["partnership"],
    }


def _counted(data: Path, tokens: list[str]) -> bytes:
    (data / "tokens.json").write_text(json.dumps(tokens))
    return run(module("bench.saving", "count", str(data / "tokens.json")), data).output.read_bytes()


def measure_cost(where: str, data: Path) -> Table:
    """Return what saving costs beside a bare transaction of three rows, in the same moments."""
    found = json.loads(run(module("bench.saving", "cost"), data).output.read_bytes())
    figures = [Figure(where, "a bare transaction of three rows, CPU ms", found["bare"])]
    for name in ("change", "create"):
        times = found[name] / found["bare"]
        figures += [
            Figure(where, f"{name} an encounter, CPU ms", found[name]),
            Figure(where, f"{name}: × bare", times, FIVE_TIMES, found["rounds"]),
        ]
    return Table(f"Saving an encounter with journal ({where})", figures)


if __name__ == "__main__":
    main()
