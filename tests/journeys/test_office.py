# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""An office from one officer to the next: its work in German, its successor in Polish.

Jana Musterfeld signs in on the demonstration, prepares the visit of a council, writes the paper for
her own, records what was resolved and signed, takes the old list in, and hands over. The next day
Katarzyna Przykład takes the telephone out, reads what she was left, and releases it.
"""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db.models import F
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.command.demonstration import load_demonstration
from partnerkreis.directory.models import Appointment
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Resolution
from partnerkreis.portal import links
from partnerkreis.visits.models import Visit
from partnerkreis.visits.rules.values import Part
from partnerkreis.workspace import addresses_editing, addresses_papers, addresses_visits
from tests.documents.making import lines_of
from tests.journeys.acting import follow
from tests.journeys.looking import faults, width_of
from tests.journeys.test_editing import tab_to
from tests.journeys.test_lists import choose
from tests.journeys.test_signing_in import OFFICER, sign_in
from tests.journeys.test_visits import write

pytestmark = pytest.mark.browser

PARTNERSHIP = "nordhausen-gostyn"
SUCCESSOR = "katarzyna.przyklad@nordhausen.example"
SUBJECT = {"de": "Jugendfonds mit Gostyń", "pl": "Fundusz młodzieżowy z powiatem gostyńskim"}
TELEPHONE = {"width": 360, "height": 740}
DAY = datetime.timedelta(days=1)
SAVE = "main button[type=submit]:not([name=more])"

Visited = Callable[[Page], None]


@pytest.fixture
def password(transactional_db: None, settings: Any, tmp_path: Path) -> str:
    """Return what opens the demonstration, which is there as ``make run`` sets it up."""
    settings.DATA = tmp_path
    load_demonstration()
    return (tmp_path / "demonstration-password.txt").read_text()


@pytest.fixture
def opened(browser: Browser, live_server: object) -> Iterator[Callable[..., Page]]:
    """Return a function that takes a new device in hand; a fault in a script ends the test."""
    contexts: list[BrowserContext] = []

    def call(**options: object) -> Page:
        contexts.append(browser.new_context(base_url=str(live_server), **options))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        return page

    yield call
    for context in contexts:
        context.close()


@pytest.fixture
def look(axe: str) -> Visited:
    """Return a function that looks whether everybody can use the page that is open."""

    def call(page: Page) -> None:
        assert page.locator("h1").count() == 1, page.url
        assert faults(page, axe) == [], page.url
        width = page.viewport_size["width"] if page.viewport_size else 0
        assert width_of(page) <= width, page.url

    return call


def text_of(page: Page) -> str:
    return page.inner_text("main").replace("\u00a0", " ")


def written(day: datetime.date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def go_to(page: Page, address: str) -> None:
    """Follow the link to ``address`` that the open page has."""
    follow(page.locator(f"a[href='{address}']").first)


def test_an_office_goes_from_one_officer_to_the_next(
    opened: Callable[..., Page], password: str, look: Visited, tmp_path: Path
) -> None:
    desk = opened()
    sign_in(desk, password)
    prepare_the_visit(desk, look)
    write_the_council_paper(desk, look, tmp_path)
    record_the_day_of_the_signing(desk, look)
    record_the_resolution_with_the_keyboard(desk, look)
    take_the_old_list_in(desk, look)
    hand_the_office_over(desk, look)
    a_day_passes()
    find_the_door_closed(desk)

    telephone = opened(viewport=TELEPHONE, has_touch=True, is_mobile=True)
    accept_the_invitation(telephone, look)
    read_the_dossier(telephone, look)
    release_the_resolution_with_the_keyboard(telephone, look)
    public = opened(viewport=TELEPHONE)
    read_as_the_public(public, look)


def prepare_the_visit(page: Page, look: Visited) -> None:
    """The council of Gostyń comes for three days: programme, delegation, interpreter, gifts."""
    go_to(page, addresses_visits.visits("de"))
    look(page)
    follow(page.get_by_role("link", name="Besuch beginnen"))
    look(page)
    page.select_option("[name=kind]", "council_visit")
    page.select_option("[name=host]", "nordhausen")
    page.select_option("[name=guest]", "gostyn")
    page.fill("[name=first_day]", "11.5.2099")
    page.fill("[name=last_day]", "13. Mai 2099")
    follow(page.locator(SAVE))
    write(page, Part.RUNNING_ORDER, {
        "rows.0.starts": "15 Uhr", "rows.0.ends": "16", "rows.0.text.de": "Begrüßung",
        "rows.1.day": "2099-05-12", "rows.1.starts": "9.30", "rows.1.text.de": "Sitzung",
        "rows.2.day": "2099-05-13", "rows.2.starts": "12", "rows.2.text.de": "Heimfahrt",
    })  # fmt: skip
    write(page, Part.DELEGATION, {"paste": "Anna Nowak, Radna\nPiotr Zieliński, Radny"}, "gostyn")
    write(page, Part.INTERPRETERS, {"rows.0.occasion": "Sitzung", "rows.0.state": "ordered"})
    write(page, Part.GIFTS, {"rows.0.what.de": "Ein Bildband", "rows.0.state": "bought"})
    write(page, Part.FOLLOW_UPS, {"rows.0.what.de": "Noten schicken", "rows.0.due": "Herbst 2099"})

    told = text_of(page)
    for said in ("15:00–16:00", "Begrüßung", "Sitzung", "Heimfahrt", "Anna Nowak",
                 "Piotr Zieliński", "Ein Bildband", "Noten schicken"):  # fmt: skip
        assert said in told, said
    look(page)


def write_the_council_paper(page: Page, look: Visited, folder: Path) -> None:
    """The paper is drafted from the visit, gets what only she knows, and opens elsewhere."""
    go_to(page, addresses_papers.papers("de"))
    look(page)
    follow(page.get_by_role("link", name="Vorlage oder Brief schreiben"))
    look(page)
    page.select_option("[name=about]", f"encounter:{Visit.objects.get().key}")
    page.fill("[name=file_number]", "10.2/021-03")
    follow(page.get_by_role("button", name="Ersten Entwurf erstellen"))
    look(page)
    page.fill("[name=finance]", "Die Kosten von 4.500 Euro trägt der Landkreis.")
    page.fill("[name=reasons]", "Der Besuch erwidert den von 2024.")
    page.fill("[name=path-0-date]", "15.3.2099")
    follow(page.get_by_role("button", name="Speichern"))
    look(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Als Word-Datei herunterladen").click()
    path = folder / "vorlage.docx"
    download.value.save_as(path)

    lines = lines_of(path.read_bytes())
    assert lines[0] == "Beschlussvorlage"
    assert "Der Besuch erwidert den von 2024." in lines
    assert opens_in_libreoffice(path)


def opens_in_libreoffice(path: Path) -> bool:
    """Return whether LibreOffice makes pages of it; where there is none, python-docx read it."""
    office = shutil.which("soffice")
    if office is None:
        return True
    profile = f"-env:UserInstallation=file://{path.parent}/libreoffice"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", path.parent, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def record_the_day_of_the_signing(page: Page, look: Visited) -> None:
    """Today asks when it was signed in Gostyń, and leads to where that is answered."""
    go_to(page, links.page("today", "de"))
    look(page)
    question = "Wann wurde in Gostyń unterzeichnet?"
    follow(page.locator("main a", has_text=question))
    look(page)
    page.fill("[name=when]", "5.9.2023")
    follow(page.locator(SAVE))

    assert "?done=changed" in page.url
    assert "am 5. September 2023" in text_of(page)
    go_to(page, links.page("today", "de"))
    assert question not in text_of(page)


def record_the_resolution_with_the_keyboard(page: Page, look: Visited) -> None:
    """The council resolved something new; nothing but keys is touched, and nothing is public."""
    page.goto(addresses_editing.new_with("resolution", "de", partnership=PARTNERSHIP))
    look(page)
    tab_to(page, "[name=body]")
    page.keyboard.type("Landkreis Nordhausen")
    for language, subject in SUBJECT.items():
        tab_to(page, f"[name='subject.{language}']")
        page.keyboard.type(subject)
    tab_to(page, "[name=outcome]")
    page.keyboard.type("angenommen")
    tab_to(page, "[name=when]")
    page.keyboard.type("10.9.2024")
    press_enter(page)

    assert "?done=" in page.url, text_of(page)
    assert "am 10. September 2024" in text_of(page)
    assert "nicht freigegeben" in text_of(page).lower()
    look(page)


def press_enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def take_the_old_list_in(page: Page, look: Visited) -> None:
    """Three of six rows of the old spreadsheet are faulty, and told with what is wrong."""
    choose(page)
    look(page)
    assert "3 neu. 3 abgelehnt." in text_of(page)
    assert page.locator(".table__fault").count() == 3
    assert "Zeile 6, Spalte „Gastgeber“" in text_of(page)
    before = Encounter.objects.count()
    follow(page.locator("button[value=confirm]"))

    assert "3 neu. 3 abgelehnt." in page.inner_text("[role=status]")
    assert Encounter.objects.count() == before + 3
    look(page)


def hand_the_office_over(page: Page, look: Visited) -> None:
    """The successor begins tomorrow, and is invited in her own language."""
    go_to(page, links.page("access", "de"))
    look(page)
    own = Appointment.objects.get(user__email=OFFICER)
    follow(page.locator(f"main a[href*='{own.pk}']"))
    look(page)
    page.fill("[name=email]", SUCCESSOR)
    page.fill("[name=name]", "Katarzyna Przykład")
    page.select_option("[name=language]", "pl")
    page.fill("[name=first]", written(timezone.localdate() + DAY))
    follow(page.get_by_role("button", name="Übergeben", exact=True))

    assert "Das Amt ist übergeben." in text_of(page)
    look(page)


def a_day_passes() -> None:
    """Let a day pass for the appointments: the server's clock cannot be turned, their days can."""
    assert Appointment.objects.get(user__email=OFFICER).until == timezone.localdate()
    Appointment.objects.filter(until__isnull=False).update(
        since=F("since") - DAY, until=F("until") - DAY
    )
    Appointment.objects.filter(user__email=SUCCESSOR).update(since=F("since") - DAY)


def find_the_door_closed(page: Page) -> None:
    """Whoever handed over is still signed in, and gets nowhere."""
    response = page.goto(links.page("today", "de"))
    assert response is not None
    assert response.status == 403


def accept_the_invitation(page: Page, look: Visited) -> None:
    """The mail is in Polish, and a passkey is the only thing to set up."""
    letter = next(letter for letter in mail.outbox if letter.to == [SUCCESSOR])
    link = re.search(r"https?://[^/\s]+(/pl/\S+)", str(letter.body))
    assert link is not None, letter.body
    page.goto(link[1])
    look(page)
    give_a_passkey(page)
    follow(page.get_by_role("button", name="Dalej z kluczem dostępu"))
    look(page)
    page.get_by_role("button", name="Dodaj klucz dostępu").click()
    page.wait_for_url("**/konto/kody-zapasowe/")
    page.goto(links.page("today", "pl"))
    look(page)

    assert "Zalogowano: Katarzyna Przykład." in text_of(page)
    successor = User.objects.get(email=SUCCESSOR)
    assert Appointment.objects.get(user=successor).role == Role.OFFICER


def give_a_passkey(page: Page) -> None:
    """Give the telephone a key that always recognises its owner."""
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


def read_the_dossier(page: Page, look: Visited) -> None:
    """The dossier tells what was begun before she came."""
    go_to(page, addresses_papers.papers("pl"))
    go_to(page, addresses_papers.reports("pl"))
    look(page)
    follow(page.get_by_role("link", name="Protokół zdawczo-odbiorczy"))
    look(page)

    told = text_of(page)
    for said in ("Noten schicken", "„Wizyta radnych: Gostyń – Nordhausen” (11–13 maja 2099)",
                 SUBJECT["pl"], "5 września w starostwie powiatowym w Gostyniu"):  # fmt: skip
        assert said in told, said


def release_the_resolution_with_the_keyboard(page: Page, look: Visited) -> None:
    """Nobody outside knows of the resolution until she presses the button."""
    page.goto(links.of("partnership", PARTNERSHIP, "pl"))
    assert SUBJECT["pl"] not in text_of(page)
    page.goto(links.page("today", "pl"))
    go_to(page, addresses_editing.cockpit(PARTNERSHIP, "pl"))
    look(page)
    found = Resolution.objects.get(published_at=None)
    tab_to(page, f"a[href='{addresses_editing.record('resolution', found.key, 'pl')}']")
    press_enter(page)
    look(page)
    tab_to(page, "button[value=release]")
    press_enter(page)

    assert "?done=released" in page.url
    look(page)


def read_as_the_public(page: Page, look: Visited) -> None:
    """Everybody reads in either language what was released, and nothing that was not."""
    for language, subject in SUBJECT.items():
        page.goto(links.of("partnership", PARTNERSHIP, language))  # type: ignore[arg-type]
        told = text_of(page)
        assert subject in told
        assert "Chöre singen in Nordhausen" not in told
        assert "2099" not in told
        look(page)
