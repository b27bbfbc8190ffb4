# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a reader gets about: without script, with the keyboard alone, in another language."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.acting import follow
from tests.journeys.conftest import Open
from tests.journeys.pages import address

pytestmark = pytest.mark.browser


def test_reader_without_script_goes_back_in_time_and_changes_language(open_page: Open) -> None:
    page = open_page("/de/", java_script_enabled=False)
    page.locator(f"main a[href='{address('partnership/nordhausen-gostyn', 'de')}']").first.click()
    expect(page).to_have_title(re.compile("Gostyń"))

    follow(page.locator("main").get_by_role("link", name=re.compile("^2022")).first)

    expect(page.locator("main")).to_contain_text("Stand: Ende 2022")
    expect(page.locator("h1")).to_be_visible()
    assert page.url.endswith(address("partnership/nordhausen-gostyn@2022", "de"))

    follow(page.get_by_role("link", name="Polski", exact=True))

    assert page.url.endswith(address("partnership/nordhausen-gostyn@2022", "pl"))
    expect(page.locator("html")).to_have_attribute("lang", "pl")
    expect(page.locator("main")).to_contain_text(re.compile(r"Stan na koniec 2022\sr\."))


@pytest.mark.parametrize("name", ["home", "partnership/unterallgaeu-nordhausen"])
def test_first_tab_reaches_the_skip_link_and_enter_leads_to_the_content(
    open_page: Open, name: str
) -> None:
    page = open_page(address(name, "de"))

    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_start_leads_to_the_language_of_the_browser(open_page: Open) -> None:
    page = open_page("/", locale="pl-PL")

    assert page.url.endswith("/pl/")
    expect(page.locator("html")).to_have_attribute("lang", "pl")
