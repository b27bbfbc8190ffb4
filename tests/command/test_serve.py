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
from contextlib import suppress
from typing import Any

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

    # The server and its two workers: what it has begun with is done, and who did it is gone.
    processes = at_rest(server)

    assert sum(process.memory_full_info().pss for process in processes) < 150 * 2**20


def at_rest(server: subprocess.Popen[str]) -> list[psutil.Process]:
    """Return the processes of a server, as soon as nothing is done beside it."""
    master = psutil.Process(server.pid)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        children = master.children(recursive=True)
        if len(children) == 2:
            return [master, *children]
        time.sleep(0.05)
    raise AssertionError("a process stays beside the two workers")


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


@pytest.fixture
def silent_mail_server(environment: dict[str, str]) -> Iterator[None]:
    """Make all mails go to a server that takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        environment["EMAIL_URL"] = f"smtp://127.0.0.1:{silent.getsockname()[1]}"
        environment["EMAIL_FROM"] = "partnerkreis@county.example"
        yield


def at_work(server: subprocess.Popen[str]) -> psutil.Process:
    """Return the child beside the workers, which waits for the silent mail server."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for child in psutil.Process(server.pid).children():
            with suppress(psutil.NoSuchProcess):
                if any(link.status == psutil.CONN_ESTABLISHED for link in links_of(child)):
                    return child
        time.sleep(0.05)
    raise AssertionError("nobody does what was left for later")


def links_of(process: psutil.Process) -> list[Any]:
    return process.net_connections("tcp")


@pytest.mark.usefixtures("silent_mail_server")
def test_who_works_beside_the_server_listens_to_nobody_and_ends_with_it(start, run):
    server = start()
    run("invite", "katrin@county.example", "--name", "Katrin")
    child = at_work(server)
    listening = [link for link in links_of(child) if link.status == psutil.CONN_LISTEN]

    server.kill()
    server.wait(timeout=30)
    _gone, alive = psutil.wait_procs([child], timeout=20)

    assert listening == []
    assert alive == []


@pytest.mark.usefixtures("silent_mail_server")
def test_a_server_that_is_stopped_waits_for_nobody_beside_it(start, run):
    server = start()
    run("invite", "katrin@county.example", "--name", "Katrin")
    child = at_work(server)

    stop(server)

    assert not child.is_running()


@pytest.mark.usefixtures("silent_mail_server")
def test_after_a_child_that_was_killed_comes_another_one(start, run, port):
    server = start()
    run("invite", "katrin@county.example", "--name", "Katrin")
    first = at_work(server)
    first.kill()

    run("invite", "anna@county.example", "--name", "Anna")
    second = at_work(server)

    assert second.pid != first.pid
    assert fetch(port)[0] == 200


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
