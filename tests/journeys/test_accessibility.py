# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page can be read by everybody, as far as a program can tell."""

import pytest
from playwright.sync_api import Page

from partnerkreis.core.languages import Language
from tests.journeys.conftest import Open
from tests.journeys.looking import NARROW, faults, width_of
from tests.journeys.pages import ALL, MISSING, address, status

pytestmark = pytest.mark.browser

#: One page of each look.
LOOKS = [
    *("home", "partnerships", "encounters", "calendar", "search=found", "site_text/imprint"),
    *("partnership/unterallgaeu-nordhausen", "partnership/nordhausen-gostyn@2022"),
    *("encounter/2022-05", "body/nordhausen", "organisation/bbz", "person/matthias-jendricke"),
    *("office/nordhausen-head-of-county", "topic/music", "place/rammingen", MISSING),
]


def status_of(page: Page) -> int:
    script = "performance.getEntriesByType('navigation')[0].responseStatus"
    return int(page.evaluate(script))


@pytest.mark.parametrize(("name", "language"), ALL)
def test_page_is_accessible(open_page: Open, axe: str, name: str, language: Language) -> None:
    page = open_page(address(name, language))

    assert status_of(page) == status(name)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert faults(page, axe) == []


@pytest.mark.parametrize("name", LOOKS)
def test_page_is_accessible_in_the_dark(open_page: Open, axe: str, name: str) -> None:
    page = open_page(address(name, "de"), color_scheme="dark")

    assert status_of(page) == status(name)
    assert faults(page, axe) == []


@pytest.mark.parametrize("name", LOOKS)
def test_page_is_accessible_on_a_narrow_screen(open_page: Open, axe: str, name: str) -> None:
    page = open_page(address(name, "de"), viewport=NARROW)

    assert status_of(page) == status(name)
    assert faults(page, axe) == []


@pytest.mark.parametrize(("name", "language"), ALL)
def test_page_fits_a_narrow_screen(open_page: Open, name: str, language: Language) -> None:
    page = open_page(address(name, language), viewport=NARROW)

    assert status_of(page) == status(name)
    assert width_of(page) <= NARROW["width"]
