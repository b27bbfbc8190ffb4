# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""An officer meets a partner of a partner, and finds a partner for a school."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from partnerkreis.directory.models import Organisation
from partnerkreis.introductions.actions import bring_register_up_to_date
from partnerkreis.introductions.models import Community
from partnerkreis.portal import links
from partnerkreis.school_profiles.models import SchoolProfile
from partnerkreis.workspace.pages.schools import pair_address, school_address
from tests.journeys.acting import follow
from tests.journeys.looking import faults, html_faults, too_wide
from tests.journeys.test_editing import officer  # noqa: F401 - a fixture
from tests.workspace.conftest import add_fourth_body

INTRODUCTIONS = links.page("introductions", "de")
SCHOOLS = links.page("schools", "de")


def school(body: str) -> Organisation:
    kinds = ("school", "vocational_training_centre")
    found = Organisation.objects.filter(body__key=body, kind__in=kinds).order_by("key").first()
    assert found is not None
    return found


def describe(body: str, **values: object) -> Organisation:
    profile = {"type": "vocational", "youngest": 15, "oldest": 19, "languages": ["en"], **values}
    return SchoolProfile.objects.create(organisation=school(body), **profile).organisation


def addresses() -> dict[str, str]:
    """Return every page of introductions and schools, with something on each."""
    body = add_fourth_body()
    bring_register_up_to_date()
    one = describe("nordhausen", speaks="de", music=["orchestra"])
    other = describe("gostyn", speaks="pl", music=["orchestra"])
    number = Community.objects.get(body=body).pk
    return {
        "today": links.page("today", "de"),
        "today in Polish": links.page("today", "pl"),
        "introductions": INTRODUCTIONS,
        "introductions of a year": f"{links.page('introductions', 'pl')}?year=2018",
        "introduction": f"{INTRODUCTIONS}{number}/",
        "schools": SCHOOLS,
        "schools in English": links.page("schools", "en"),
        "school": school_address(one, "pl"),
        "pair": pair_address(one, other, "de"),
    }


@pytest.mark.browser
def test_an_officer_begins_a_first_contact_and_finds_a_school(page: Page) -> None:
    add_fourth_body()
    page.goto(links.page("today", "de"))
    follow(page.locator("text=Partner finden").first)
    follow(page.locator("text=Landkreis Musterau").first)
    assert page.is_checked("input[name=introducer]")
    follow(page.locator("button:has-text('Ersten Kontakt beginnen')").first)
    assert "Musterau" in page.inner_text("main")

    other = describe("gostyn", speaks="pl", music=["orchestra"])
    own = school("nordhausen")
    page.goto(SCHOOLS)
    follow(page.locator(f"text={own.names.form('de')}").first)
    page.select_option("[name=type]", "vocational")
    page.fill("[name=pupils]", "viele")
    follow(page.locator("button:has-text('Speichern')").first)
    assert page.locator("[role=alert]").count() == 1
    page.fill("[name=pupils]", "900")
    page.check("[name=languages][value=en]")
    page.check("[name=music][value=orchestra]")
    follow(page.locator("button:has-text('Speichern')").first)
    follow(page.locator(f"#best >> xpath=../.. >> text={other.names.form('de')}").first)
    follow(page.locator("button:has-text('Kontakt beginnen')").first)
    assert own.names.form("de") in page.inner_text("main")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_them(page: Page, axe: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for name, address in addresses().items():
        page.goto(address)
        found[name] = faults(page, axe)
    page.goto(school_address(school("nordhausen"), "de"))
    page.fill("[name=pupils]", "x")
    page.click("button:has-text('Speichern')")
    page.wait_for_selector("[role=alert]")
    found["faults"] = faults(page, axe)
    assert found == {name: [] for name in found}


@pytest.mark.browser
def test_they_fit_a_narrow_screen(page: Page) -> None:
    assert too_wide(page, addresses()) == {}


@pytest.mark.checker
def test_they_are_valid_html(page: Page, tmp_path: Path) -> None:
    html = {}
    for name, address in addresses().items():
        response = page.goto(address)
        assert response is not None
        html[name] = response.body()
    assert html_faults(tmp_path, html) == []
