# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""An officer adds a picture and a mail, with the keyboard, in either theme; the public looks."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from partnerkreis.access.models import User
from partnerkreis.core.models import ContentVersion
from partnerkreis.encounters.models import Encounter
from partnerkreis.files.models import StoredFile
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_editing
from partnerkreis.workspace import addresses_files as addresses
from tests.correspondence.letters import mail
from tests.editing.users import signed_in
from tests.files.conftest import released
from tests.files.drawn import pdf, picture
from tests.journeys import test_editing as editing
from tests.journeys.acting import follow
from tests.journeys.looking import faults, html_faults, too_wide
from tests.journeys.test_editing import tab_to

FILES = addresses.files("encounter", "2022-musik", "de")
MAILS = addresses.mails("encounter", "2022-musik", "de")
PUBLIC = links.of("encounter", "2022-musik", "de")


#: The fixture of the journey of editing: the officer who signs in.
officer = editing.officer


@pytest.fixture
def pages(officer: User, folder: Path) -> dict[str, str]:
    """Return the addresses of the pages, with two pictures, a document and a mail on them."""
    first = released(picture())
    released(picture(900, 1200, "PNG"), "second.png")
    released(pdf(), "charter.pdf", record=Encounter.objects.get(key="2022-musik"))
    ContentVersion.advance()
    client = signed_in(officer)
    with (folder.parent / "mail.eml").open("w+b") as file:
        file.write(mail(files=(("Plan.pdf", pdf()),)))
        file.seek(0)
        filed = client.post(MAILS, {"file": file})["Location"].partition("?")[0]
    return {
        "public": PUBLIC,
        "files": FILES,
        "file": addresses.file(first.key, "de"),
        "edit": addresses_editing.edit("file", first.key, "pl"),
        "mails": MAILS,
        "mail": filed,
        "outbox": links.page("outbox", "pl"),
    }


@pytest.mark.browser
def test_a_picture_is_added_and_released_with_the_keyboard(
    page: Page,
    browser: Browser,
    folder: Path,
) -> None:
    (folder.parent).mkdir(parents=True, exist_ok=True)
    source = folder.parent / "meadow.jpg"
    source.write_bytes(picture())
    page.goto(FILES)
    page.set_input_files("[name=file]", source)
    tab_to(page, "[name=title]")
    page.keyboard.type("Eine Wiese")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "a.kern-btn--primary")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.fill("[name='alternative.de']", "Eine Wiese unter der Sonne")
    page.fill("[name=credit]", "Bild: Muster")
    page.select_option("[name=ground]", "nobody")
    follow(page.locator("main form button[type=submit]:not([name=more])").first)
    follow(page.locator("button[value=release]"))

    page.goto(PUBLIC)
    shown = page.locator(".picture img").first
    assert shown.get_attribute("alt") == "Eine Wiese unter der Sonne"
    assert shown.evaluate("picture => picture.complete && picture.naturalWidth > 0")
    assert StoredFile.objects.get().credit == "Bild: Muster"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(
    page: Page,
    axe: str,
    pages: dict[str, str],
    scheme: Any,
) -> None:
    page.emulate_media(color_scheme=scheme)
    found = {}
    for name, address in pages.items():
        page.goto(address)
        found[name] = faults(page, axe)
        if folder_of_pictures := os.environ.get("PICTURES"):
            page.screenshot(path=f"{folder_of_pictures}/{name}-{scheme}.png", full_page=True)

    assert found == {name: [] for name in pages}


@pytest.mark.browser
def test_it_fits_a_narrow_screen(page: Page, pages: dict[str, str]) -> None:
    assert too_wide(page, pages) == {}


@pytest.mark.checker
def test_the_pages_are_valid_html(officer: User, pages: dict[str, str], tmp_path: Path) -> None:
    client = signed_in(officer)
    html = {name: client.get(address).content for name, address in pages.items()}
    assert html_faults(tmp_path, html) == []
