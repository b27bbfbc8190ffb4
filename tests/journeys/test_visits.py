# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The officer of Nordhausen prepares the three-day visit of the county council of Gostyń."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from partnerkreis.access.models import User
from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import import_case
from partnerkreis.visits.models import Visit
from partnerkreis.visits.rules.values import Part
from partnerkreis.workspace import addresses_visits as addresses
from tests.conftest import NOW
from tests.editing.users import signed_in, user_of
from tests.journeys.acting import follow
from tests.journeys.looking import faults, html_faults, too_wide
from tests.journeys.test_editing import tab_to
from tests.visits.conftest import acting_for, begun
from tests.visits.scene import GUESTS, change, prepare_everything

SAVE = "main button:not([name])[type=submit]"


@pytest.fixture
def officer(transactional_db: None) -> User:
    for name in ("site-texts.json", "reference-case.json"):
        case = files("partnerkreis.demo").joinpath(name).read_bytes()
        import_case(case, actor=OPERATOR, now=NOW)
    return user_of("nordhausen", name="Jana Musterfeld")


def prepared() -> Visit:
    actor = acting_for("nordhausen")
    visit = begun(actor)
    prepare_everything(actor, visit)
    return visit


def pages_of(visit: Visit, language: Any) -> dict[str, str]:
    own = (visit.key, "nordhausen")
    return {
        "visits": addresses.visits(language),
        "new": addresses.new(language, visit.key),
        "folder": addresses.visit(*own, language),
        **{part: addresses.part(*own, part, language) for part in Part},
        "guests": addresses.part(*own, Part.DELEGATION, language, "gostyn"),
        **{f"sheet-{s}": addresses.sheet(*own, s, language) for s in addresses.Sheet},
    }


def write(page: Page, part: Part, texts: dict[str, str], of: str = "") -> None:
    """Open a part from the folder, fill it in and save it."""
    visit = Visit.objects.get()
    page.goto(addresses.part(visit.key, "nordhausen", part, "de", of))
    for name, text in texts.items():
        field = page.locator(f"[name='{name}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(text)
        elif field.get_attribute("type") == "checkbox":
            field.check()
        else:
            field.fill(text)
    follow(page.locator(SAVE))
    assert "?done=saved" in page.url, page.inner_text("main")


@pytest.mark.browser
def test_an_officer_prepares_a_visit_of_three_days(page: Page) -> None:
    page.goto(addresses.visits("de"))
    tab_to(page, f'a[href="{addresses.new("de")}"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**" + addresses.new("de"))
    page.select_option("[name=kind]", "council_visit")
    page.select_option("[name=host]", "nordhausen")
    page.select_option("[name=guest]", "gostyn")
    page.fill("[name=first_day]", "11.5.2099")
    page.fill("[name=last_day]", "13. Mai 2099")
    page.keyboard.press("Enter")
    page.wait_for_url("**?done=begun")
    assert "Die Einladung ist nicht abgesandt." in page.inner_text("main")
    before = _missing(page)

    write(page, Part.INVITATION, {"invited_by": "Landrat", "invited_on": "20.1.2099"})
    write(page, Part.RUNNING_ORDER, {
        "rows.0.starts": "15 Uhr", "rows.0.ends": "16", "rows.0.text.de": "Begrüßung",
        "rows.0.is_public": "on",
        "rows.1.day": "2099-05-12", "rows.1.starts": "9.30", "rows.1.text.de": "Sitzung",
        "rows.2.day": "2099-05-13", "rows.2.starts": "12", "rows.2.ends": "23:00",
        "rows.2.text.de": "Heimfahrt", "rows.2.nature": "drive",
    })  # fmt: skip
    write(page, Part.DELEGATION, {
        "rows.0.name": "Robert Marcinkowski", "rows.0.pronunciation": "Marzin-koff-ski",
        "rows.0.diet": "vegetarisch", "rows.0.room": "Hotel 12",
        "paste": "Anna Nowak, Radna\nPiotr Zieliński, Radny",
    }, "gostyn")  # fmt: skip
    write(page, Part.INTERPRETERS, {"rows.0.occasion": "alles", "rows.0.state": "ordered"})
    write(page, Part.GIFTS, {"rows.0.what.de": "Bettdecken und Kissen", "rows.0.state": "bought"})
    write(page, Part.BRIEFING, {
        "first_point": "Dank", "second_point": "Musik", "third_point": "Einladung",
    })  # fmt: skip
    write(page, Part.FOLLOW_UPS, {"rows.0.what.de": "Noten schicken", "rows.0.due": "Herbst 2099"})

    text = page.inner_text("main").replace("\u00a0", " ")
    assert _missing(page) < before
    for said in ("15:00–16:00", "Aussprache: Marzin-koff-ski", "Noten schicken",
                 "gleicht einem früheren Geschenk", "endet nach 22 Uhr",
                 "Die Küche weiß noch nicht, wer was isst."):  # fmt: skip
        assert said in text
    assert Visit.objects.get().delegations.get(body__key="gostyn").guests.count() == 3


def _missing(page: Page) -> int:
    said = re.search(r"Noch offen: (\d+)", page.inner_text("main").replace("\u00a0", " "))
    assert said is not None
    return int(said[1])


@pytest.mark.browser
def test_a_fault_has_the_focus_and_leads_to_its_row(page: Page) -> None:
    visit = prepared()
    page.goto(addresses.part(visit.key, "nordhausen", Part.RUNNING_ORDER, "de"))
    page.fill("[name='rows.2.starts']", "bald")
    follow(page.locator(SAVE))

    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    tab_to(page, '[href="#f-rows.2.starts"]')
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "f-rows.2.starts"


@pytest.mark.browser
def test_the_briefing_is_one_page_of_paper(page: Page) -> None:
    visit = prepared()
    actor = acting_for("nordhausen")
    crowd = [{**GUESTS[n % 3], "name": f"Gast mit langem Namen {n}"} for n in range(45)]
    change(actor, visit, Part.DELEGATION, rows=crowd, of="gostyn")
    told = {"background": "Vier Sätze. " * 49, "open_matters": "Nichts zusagen. " * 24}
    points = {f"{n}_point": "Ein Punkt in vielen Wörtern. " * 6 for n in ("first", "second")}
    change(actor, visit, Part.BRIEFING, told | points)
    for language in ("de", "pl"):
        page.goto(addresses.sheet(visit.key, "nordhausen", "briefing", language))
        printed = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_prepare(page: Page, axe: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for name, address in pages_of(prepared(), "de").items():
        page.goto(address)
        found[name] = faults(page, axe)

    assert found == {name: [] for name in found}


@pytest.mark.browser
def test_a_folder_fits_a_narrow_screen(page: Page) -> None:
    assert too_wide(page, pages_of(prepared(), "pl")) == {}


@pytest.mark.checker
def test_the_pages_are_valid_html(officer: User, tmp_path: Path) -> None:
    client = signed_in(officer)
    pages = {name: client.get(address) for name, address in pages_of(prepared(), "pl").items()}
    assert {name: response.status_code for name, response in pages.items()} == dict.fromkeys(
        pages, 200
    )
    html = {name: response.content for name, response in pages.items()}
    assert html_faults(tmp_path, html) == []
