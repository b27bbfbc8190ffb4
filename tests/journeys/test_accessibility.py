# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page can be read by everybody, as far as a program can tell."""

import pytest
from playwright.sync_api import Page

from partnerkreis.core.languages import Language
from tests.journeys.conftest import Open
from tests.journeys.pages import ALL, MISSING, address, status

pytestmark = pytest.mark.browser

#: One page of each look.
LOOKS = [
    *("home", "partnerships", "encounters", "calendar", "search=found", "site_text/imprint"),
    *("partnership/unterallgaeu-nordhausen", "partnership/nordhausen-gostyn@2022"),
    *("encounter/2022-05", "body/nordhausen", "organisation/bbz", "person/matthias-jendricke"),
    *("office/nordhausen-head-of-county", "topic/music", "place/rammingen", MISSING),
]
NARROW = {"width": 320, "height": 640}


def faults(page: Page, axe: str) -> list[str]:
    """Return what axe objects to; a contrast it cannot work out is a fault too."""
    page.evaluate(axe)
    result = page.evaluate("axe.run()")
    unclear = [entry for entry in result["incomplete"] if entry["id"] == "color-contrast"]
    return [
        f"{entry['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}"
        for entry in (*result["violations"], *unclear)
        for node in entry["nodes"]
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
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
