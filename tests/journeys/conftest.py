# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server with the reference case as a visitor meets it, and a browser to visit it with."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from partnerkreis import demo
from partnerkreis.access.models import User
from tests.editing.users import signed_in
from tests.journeys.looking import lack

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
PROGRAM = "import sys; from partnerkreis.command import main; sys.exit(main())"
BROWSERS = ("chromium", "chromium-headless-shell", "google-chrome", "chromium-browser")
#: The texts of the site come first; the case does not need them.
CASES = ("site-texts.json", "reference-case.json")

Fetch = Callable[[str], tuple[int, str]]
Open = Callable[..., Page]


def case_files() -> list[Path]:
    return [path for name in CASES if (path := Path(demo.__file__).parent / name).exists()]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server: a process with a database of its own, so no test sees its rows."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    environment = {
        **kept,
        "DATA": str(tmp_path_factory.mktemp("journeys")),
        "PYTHONPATH": str(ROOT / "src"),
        "LANG": "C.UTF-8",
    }
    command = [sys.executable, "-c", PROGRAM]
    for path in case_files():
        subprocess.run([*command, "import", path], env=environment, check=True, timeout=120)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = subprocess.Popen(
        [*command, "serve", "--port", str(port), "--workers", "1"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert started.stdout is not None
        assert f"http://127.0.0.1:{port}" in started.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        started.terminate()
        started.wait(timeout=30)


@pytest.fixture(scope="session")
def fetch(server: str) -> Fetch:
    """Ask the server for a page: its status and its HTML."""

    def call(address: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(server + address, timeout=30) as response:  # noqa: S310
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    return call


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it the test is skipped, or fails where REQUIRE_BROWSER=1."""
    found = filter(None, map(shutil.which, BROWSERS))
    program = os.environ.get("CHROMIUM") or next(found, None)
    if program is None:
        lack("Chromium is missing (Debian: apt-get install chromium)")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; Django would refuse its database here.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    path = MODULES / "axe-core" / "axe.min.js"
    if not path.exists():
        lack("axe-core is missing (Debian: apt-get install nodejs npm, then make test)")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Open]:
    """Open an address in a browser without a past; options are those of a browser context."""
    contexts: list[BrowserContext] = []

    def call(address: str, **options: object) -> Page:
        context = browser.new_context(base_url=server, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield call
    for context in contexts:
        context.close()


@pytest.fixture
def page(officer: User, live_server: object, browser: Browser) -> Iterator[Page]:
    """A browser in which the officer of the test's own scene is signed in."""
    url = str(live_server)
    context = browser.new_context(base_url=url)
    session = signed_in(officer).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])
    yield context.new_page()
    context.close()
