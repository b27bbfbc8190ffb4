# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in with a real browser: by password, with an app, with a passkey, without a script."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.acting import follow
from tests.journeys.conftest import PROGRAM, ROOT
from tests.journeys.looking import faults, width_of

pytestmark = pytest.mark.browser

OFFICER = "officer.nordhausen@example.org"
OPEN = [
    "/de/anmelden/",
    "/pl/logowanie/",
    "/en/sign-in/",
    "/de/anmelden/code/",
    "/de/kennwort/vergessen/",
    "/de/registrieren/",
    "/de/einladung/xyz/",
]
INSIDE = [
    "/de/konto/",
    "/de/konto/kennwort/",
    "/de/konto/sitzungen/",
    "/de/konto/passkeys/",
    "/de/konto/verzeichnis/",
    "/de/abmelden/",
    "/de/konto/bestaetigen/",
]


class Site:
    """The demonstration as ``make run`` starts it."""

    def __init__(self, folder: Path) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        self.environment = {
            **kept,
            "DATA": str(folder),
            "PYTHONPATH": str(ROOT / "src"),
            "LANG": "C.UTF-8",
        }
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        # Passkeys are for names: a browser has none for an address such as 127.0.0.1.
        self.url = f"http://localhost:{self.port}"
        self.environment["SITE_URL"] = self.url
        self.password_file = folder / "demonstration-password.txt"
        self.said: list[str] = []

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-c", PROGRAM, *arguments]

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            self.command(*arguments),
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        )
        return done.stdout

    @contextmanager
    def serving(self, workers: int = 1) -> Iterator[None]:
        started = subprocess.Popen(
            self.command("serve", "--demo", "--port", str(self.port), "--workers", str(workers)),
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert started.stdout is not None
            lines = iter(started.stdout.readline, "")
            self.said = []
            while not any("Password" in line for line in self.said):
                self.said.append(next(lines))
            yield
        finally:
            started.terminate()
            started.wait(timeout=30)

    @property
    def password(self) -> str:
        return self.password_file.read_text()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("signing-in"))
    with site.serving():
        yield site


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=site.url)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


@pytest.fixture
def passkeys(page: Page) -> None:
    """Give the browser a key that always recognises its owner."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    line.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page, password: str, email: str = OFFICER) -> None:
    page.goto("/de/anmelden/")
    page.get_by_label("E-Mail-Adresse").fill(email)
    page.get_by_label("Kennwort", exact=True).fill(password)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_url(lambda url: "/anmelden/" not in url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", OPEN)
def test_page_is_accessible(browser: Browser, site: Site, axe: str, address: str, scheme) -> None:
    context = browser.new_context(base_url=site.url, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)

    assert page.locator("h1").count() == 1
    assert faults(page, axe) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_inside_is_accessible(browser: Browser, site: Site, axe: str, scheme) -> None:
    context = browser.new_context(base_url=site.url, color_scheme=scheme)
    page = context.new_page()
    sign_in(page, site.password)

    for address in INSIDE:
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        assert faults(page, axe) == [], address
    page.get_by_label("Kennwort", exact=True).fill(site.password)
    follow(page.get_by_role("button", name="Bestätigen"))
    for address in ("/de/konto/app/", "/de/konto/passkeys/hinzufuegen/"):
        page.goto(address)
        assert faults(page, axe) == [], address
    context.close()


@pytest.mark.parametrize("address", OPEN)
def test_page_fits_a_narrow_screen(browser: Browser, site: Site, address: str) -> None:
    context = browser.new_context(base_url=site.url, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address)

    assert width_of(page) <= 320
    context.close()


def test_start_says_who_can_sign_in(site: Site) -> None:
    said = "".join(site.said)

    assert OFFICER in said
    assert site.password in said
    assert "/en/sign-in/" in said


def test_fault_is_in_one_summary_that_has_the_focus(page: Page, site: Site, axe: str) -> None:
    page.goto("/de/anmelden/")
    follow(page.get_by_role("button", name="Anmelden", exact=True))

    alert = page.get_by_role("alert")
    assert alert.count() == 1
    assert alert.evaluate("element => element === document.activeElement")
    assert faults(page, axe) == []
    alert.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.name") == "login"


def test_password_signs_in_and_out_without_a_script(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site.password)
    assert page.context.cookies()

    page.goto("/de/abmelden/")
    follow(page.locator("main").get_by_role("button", name="Abmelden"))

    page.goto("/de/konto/")
    assert "/de/anmelden/" in page.url
    context.close()


def test_passkey_from_the_invitation_to_the_next_day(
    page: Page, site: Site, passkeys: None, axe: str
) -> None:
    said = site.run("invite", "ewa@example.com", "--name", "Ewa Wzorowa", "--language", "pl")
    page.goto(said.split()[-1])
    assert faults(page, axe) == []
    follow(page.get_by_role("button", name="Dalej z kluczem dostępu"))
    page.get_by_role("button", name="Dodaj klucz dostępu").click()
    page.wait_for_url("**/konto/kody-zapasowe/")
    assert faults(page, axe) == []
    assert page.locator(".codes li").count() == 10

    page.goto("/pl/konto/klucze/")
    assert faults(page, axe) == []
    follow(page.get_by_role("link", name="Zmień nazwę"))
    assert faults(page, axe) == []
    page.get_by_label("Nazwa klucza dostępu").fill("Telefon")
    page.get_by_role("button", name="Zapisz nazwę").click()
    page.get_by_text("Telefon").first.wait_for()
    page.context.clear_cookies()
    page.goto("/pl/logowanie/")
    page.get_by_role("button", name="Zaloguj się kluczem dostępu").click()
    page.wait_for_url(lambda url: "/logowanie/" not in url)

    page.goto("/pl/konto/")
    assert page.get_by_text("Zalogowano jako Ewa Wzorowa.").is_visible()
    page.goto("/pl/konto/klucze/")
    follow(page.get_by_role("link", name="Usuń"))
    assert faults(page, axe) == []
    page.get_by_role("button", name="Użyj klucza dostępu").click()
    page.get_by_role("button", name="Usuń klucz dostępu").click()
    page.get_by_text("Państwa klucz dostępu został usunięty.").wait_for()


def test_passkey_that_is_not_there_says_so(page: Page, site: Site, passkeys: None) -> None:
    page.goto("/de/anmelden/")
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    page.get_by_role("button", name="Mit einem Passkey anmelden").click()

    page.get_by_text("Das hat nicht geklappt.").wait_for()


def test_limits_hold_in_every_process_and_after_a_restart(browser: Browser, tmp_path: Path) -> None:
    site = Site(tmp_path)
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    page = context.new_page()

    def try_to_sign_in(password: str) -> str:
        page.goto("/en/sign-in/")
        page.locator("[name=login]").fill(OFFICER)
        page.locator("[name=password]").fill(password)
        with page.expect_navigation():
            page.locator("[name=password]").press("Enter")
        return page.locator("main").inner_text()

    with site.serving(workers=2):
        said = [try_to_sign_in("wrong words nobody guesses") for _attempt in range(6)]
    with site.serving(workers=2):
        at_last = try_to_sign_in(site.password)

    assert ["Too many attempts" in text for text in said] == [False] * 5 + [True]
    assert "Too many attempts" in at_last
    context.close()
