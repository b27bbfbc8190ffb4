# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The server as ``make run`` starts it."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import psutil
import pytest

from tests.command.conftest import PROGRAM

Start = Callable[..., subprocess.Popen[str]]
SELDOM = ("cryptography", "docx", "fido2", "highspy", "openpyxl", "PIL", "pydantic", "requests")


@pytest.fixture
def port() -> int:
    return free_port()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
    return found


@pytest.fixture
def start(environment: dict[str, str], port: int) -> Iterator[Start]:
    """Start the server, and wait until it prints its address."""
    started: list[subprocess.Popen[str]] = []

    def call(*arguments: str) -> subprocess.Popen[str]:
        server = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "serve", *arguments],
            env={**environment, "PORT": str(port)},
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(server)
        assert server.stdout is not None
        assert f"http://127.0.0.1:{port}" in server.stdout.readline()
        return server

    yield call
    for server in started:
        if server.poll() is None:
            stop(server)


def stop(server: subprocess.Popen[str]) -> None:
    server.terminate()
    assert server.wait(timeout=30) == 0


def ended(server: subprocess.Popen[str]) -> str:
    """Stop a server, and return what it complained of."""
    server.terminate()
    return server.communicate(timeout=30)[1]


def fetch(port: int, path: str = "/de/") -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_server_starts_on_nothing_and_again_and_loses_nothing(
    start, run, port, small_case, environment
):
    shutil.rmtree(environment["DATA"])
    stop(start())
    run("import", small_case)
    exported = run("export").stdout

    began = time.monotonic()
    start()
    status, _page = fetch(port)

    # Five seconds are promised; it takes half of one where nothing else runs.
    assert time.monotonic() - began < 5
    assert status == 200
    assert run("export").stdout == exported


def test_demonstration_is_loaded_once(start, run, port):
    stop(start("--demo"))
    exported = run("export").stdout
    stop(start("--demo"))

    assert '"nordhausen"' in exported
    assert run("export").stdout == exported


def test_demonstration_is_not_loaded_beside_what_was_entered(start, run, small_case):
    run("import", small_case)
    exported = run("export").stdout

    stop(start("--demo"))

    assert run("export").stdout == exported


def test_style_sheets_are_served(start, port):
    start()

    assert fetch(port, "/static/css/site.css")[0] == 200


def test_taken_port_is_one_line(run, port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()

        result = run("serve", PORT=str(port))

    assert result.returncode == 2
    assert result.stderr.splitlines() == [
        f"Port {port} is taken. Choose another one, for example PORT={port + 1}."
    ]


def test_two_workers_share_their_memory(start, port):
    server = start()
    for _ in range(20):
        fetch(port)

    master = psutil.Process(server.pid)
    side_worker = side_worker_of(server, port)
    # What it has begun with is soon done, and the process that did it is gone.
    deadline = time.monotonic() + 20
    while side_worker.children() and time.monotonic() < deadline:
        time.sleep(0.1)
    processes = [master, *master.children(recursive=True)]
    # The server, its two workers, and the one that looks whether something was left for later.
    assert len(processes) == 4
    assert sum(process.memory_full_info().pss for process in processes) < 150 * 2**20


def test_server_does_not_load_what_only_a_few_pages_need(environment):
    """Each of these takes megabytes, in every process that has used it."""
    program = (
        "import sys, django; django.setup()\n"
        "from partnerkreis.command import serve\n"
        "serve._load_pages()\n"
        f"print(*sorted(set(sys.modules) & {set(SELDOM)}))"
    )
    environment["DJANGO_SETTINGS_MODULE"] = "partnerkreis.config.settings"
    loaded = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert loaded.stdout.split() == []


def test_a_mail_goes_out_beside_the_server(start, run, environment, tmp_path):
    server = start()
    run("invite", "katrin@county.example", "--name", "Katrin")

    deadline = time.monotonic() + 30
    while not list((tmp_path / "data" / "mail").glob("*.eml")) and time.monotonic() < deadline:
        time.sleep(0.2)

    assert len(list((tmp_path / "data" / "mail").glob("*.eml"))) == 1
    stop(server)


def side_worker_of(server: subprocess.Popen[str], port: int) -> psutil.Process:
    """Return the process beside the workers: the one that listens to nobody."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        children = psutil.Process(server.pid).children()
        found = [child for child in children if is_deaf(child)]
        if len(children) == 3 and len(found) == 1:
            return found[0]
        time.sleep(0.2)
    raise AssertionError("no worker runs beside the server")


def is_deaf(process: psutil.Process) -> bool:
    if process.status() == psutil.STATUS_ZOMBIE:
        return False
    return all(socket.status != psutil.CONN_LISTEN for socket in process.net_connections("tcp"))


def test_the_worker_beside_is_started_again_and_ends_with_the_server(start, port):
    server = start()
    first = side_worker_of(server, port)
    time.sleep(0.5)
    first.kill()

    deadline = time.monotonic() + 30
    while first.is_running() and time.monotonic() < deadline:
        time.sleep(0.2)
    second = side_worker_of(server, port)
    server.kill()
    server.wait(timeout=30)
    psutil.wait_procs([second], timeout=20)

    assert first.pid != second.pid
    assert not second.is_running()


def test_a_server_can_do_without_a_worker(start):
    server = start("--no-worker")
    time.sleep(3)

    assert len(psutil.Process(server.pid).children(recursive=True)) == 2


def test_two_servers_that_start_at_once_share_the_static_files(environment, tmp_path):
    """Both find nothing collected; one collects, and neither is in the way of the other."""
    ports = [free_port(), free_port()]
    servers = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "serve"],
            env={**environment, "PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for port in ports
    ]
    try:
        for server, port in zip(servers, ports, strict=True):
            assert server.stdout is not None
            assert f"http://127.0.0.1:{port}" in server.stdout.readline()
            status, page = fetch(port)
            assert status == 200
            [sheet, *_] = re.findall(rb'href="(/static/[^"]+\.css)"', page)
            assert fetch(port, sheet.decode())[0] == 200
    finally:
        errors = [ended(server) for server in servers]

    assert errors == ["", ""]
    assert (tmp_path / "data" / "static" / ".collected").exists()


def test_database_that_cannot_be_reached_is_one_line(run, port):
    result = run("serve", PORT=str(port), DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")

    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
