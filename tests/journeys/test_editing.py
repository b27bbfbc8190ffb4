# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""An officer writes down what the house has learnt, with the keyboard, in either theme."""

from importlib.resources import files
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from partnerkreis.access.models import User
from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import import_case
from partnerkreis.core.models import ContentVersion
from partnerkreis.partnerships.models import Signing
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_editing as addresses
from tests.conftest import NOW
from tests.editing.users import signed_in, user_of
from tests.journeys.looking import NARROW, faults, html_faults, too_wide, width_of
from tests.workspace.test_editing import opened

SIGNING = "nordhausen-gostyn-2023-gostyn"
RECORD = addresses.record("signing", SIGNING, "de")
EDIT = addresses.edit("signing", SIGNING, "de")
PUBLIC = links.of("partnership", "nordhausen-gostyn", "de")
DAY = "5.\u00a0September 2023"
PAGES = {
    "record": RECORD,
    "edit": EDIT,
    "part": addresses.edit("encounter", "2022-musik", "pl", "people"),
    "encounter": addresses.edit("encounter", "2022-musik", "de"),
    "merge": addresses.merge("organisation", "bbz", "de"),
    "new": addresses.new("encounter", "en"),
}


@pytest.fixture
def officer(transactional_db: None) -> User:
    """The officer of Nordhausen; the case is there, and this signing is not released."""
    for name in ("site-texts.json", "reference-case.json"):
        case = files("partnerkreis.demo").joinpath(name).read_bytes()
        import_case(case, actor=OPERATOR, now=NOW)
    return user_of("nordhausen")


def tab_to(page: Page, selector: str) -> None:
    """Press the tabulator until what ``selector`` names has the focus."""
    for _press in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("chosen => document.activeElement.matches(chosen)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with the keyboard")


def seen_by_the_public(page: Page, browser: Browser) -> bool:
    context = browser.new_context(base_url=page.url.split("/de/")[0])
    public = context.new_page()
    public.goto(PUBLIC)
    text = public.inner_text("main").replace("\u00a0", " ")
    context.close()
    return DAY.replace("\u00a0", " ") in text


@pytest.mark.browser
def test_an_officer_records_the_day_of_a_signing(page: Page, browser: Browser) -> None:
    Signing.objects.filter(key=SIGNING).update(published_at=None)
    ContentVersion.advance()
    page.goto(RECORD)
    tab_to(page, f'a[href="{EDIT}"]')
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{EDIT}")
    tab_to(page, "[name=when]")
    page.keyboard.press("Control+A")
    page.keyboard.type("5.9.2023")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{RECORD}?done=changed")
    assert page.evaluate("document.activeElement.className") == "kern-alert"
    assert f"am {DAY}" in page.inner_text("[role=status]")
    assert f"am {DAY}" in page.inner_text("#part-1 >> xpath=../..")
    tab_to(page, "button[value=release]")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{RECORD}?done=released")
    assert seen_by_the_public(page, browser)
    page.wait_for_selector("button[value=withdraw]")


@pytest.mark.browser
def test_a_fault_has_the_focus_and_leads_to_its_field(page: Page) -> None:
    page.goto(EDIT)
    page.fill("[name=when]", "31.11.2023")
    page.keyboard.press("Enter")

    # A script moves the focus once the page is there.
    page.wait_for_function("document.activeElement.getAttribute('role') === 'alert'")
    tab_to(page, '[href="#f-when"]')
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "f-when"
    assert page.get_attribute("#f-when", "aria-invalid") == "true"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_edit(page: Page, axe: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for name, address in PAGES.items():
        page.goto(address)
        found[name] = faults(page, axe)
    page.goto(EDIT)
    page.fill("[name=when]", "zwischen 3.6. und 30.11.2023")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=status]")
    found["check"] = faults(page, axe)
    page.fill("[name=when]", "2022-23")
    page.fill("[name=place]", "ordh")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    found["faults"] = faults(page, axe)
    found["conflict"] = faults(_conflict(page), axe)

    assert found == {name: [] for name in found}


@pytest.mark.browser
def test_editing_fits_a_narrow_screen(page: Page) -> None:
    assert too_wide(page, PAGES) == {}
    assert width_of(_conflict(page)) <= NARROW["width"]


def _conflict(page: Page) -> Page:
    """Return the page of two versions, one of them saved by the partner meanwhile."""
    page.goto(addresses.edit("encounter", "2022-musik", "de"))
    page.fill("[name='title.de']", "Ein Titel, der etwas länger ist als die anderen Titel")
    partner, other = signed_in(user_of("gostyn")), addresses.edit("encounter", "2022-musik", "de")
    partner.post(other, opened(partner, other) | {"title.de": "Ein anderer Titel"})
    page.click("main button[type=submit]:not([name=more])")
    page.wait_for_selector(".versions")
    return page


@pytest.mark.checker
def test_the_pages_are_valid_html(officer: User, tmp_path: Path) -> None:
    assert html_faults(tmp_path, _html(signed_in(officer))) == []


def _html(client: Client) -> dict[str, bytes]:
    pages = {name: client.get(address) for name, address in PAGES.items()}
    stale = opened(client, EDIT)
    pages["check"] = client.post(EDIT, stale | {"when": "Anfang 2023"})
    pages["faults"] = client.post(EDIT, stale | {"when": "2022-23", "place": "ordh"})
    client.post(EDIT, stale | {"when": "2024"})
    pages["conflict"] = client.post(EDIT, stale | {"when": "2022"})
    pages["changed"] = client.get(f"{RECORD}?done=changed")
    pages["refused"] = client.post(RECORD, {"action": "release", "version": "1"})
    return {name: response.content for name, response in pages.items()}
