# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""An officer brings the old list of encounters along, finds them again, and takes a table away."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page

from partnerkreis.access.models import User
from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import import_case
from partnerkreis.core.languages import Language
from partnerkreis.portal import links
from partnerkreis.spreadsheets.limits import Limits
from partnerkreis.spreadsheets.reading import read_table
from partnerkreis.spreadsheets.values import Column, Sheet
from partnerkreis.spreadsheets.writing import write_xlsx
from partnerkreis.workspace import addresses_lists as addresses
from tests.conftest import NOW
from tests.editing.users import signed_in, user_of
from tests.journeys.acting import follow
from tests.journeys.looking import NARROW, faults, html_faults, width_of
from tests.journeys.test_editing import tab_to
from tests.workspace.test_imports import sent

HEADS = ("Begegnung", "Datum", "Gastgeber", "Gäste", "Teilnehmer", "Kosten")
ROWS = (
    ("Feuerwehren üben gemeinsam", "5.4.2019", "Gostyń", "Nordhausen", "ca. 20", 1200),
    ("Chöre singen in Nordhausen", "Herbst 2022", "Nordhausen", "Powiat Gostyński", 80, None),
    ("Erstes Treffen", "ca. 1991", "Landkreis Nordhausen", "Unterallgäu", "", None),
    ("Ausflug", "31.2.2019", "Gostyń", "Nordhausen", "", None),
    ("Sportfest", "2018", "Atlantis", "Nordhausen", "", None),
    ("Jubiläum", "2017", "Gostyń", "Nordhausen", "viele", None),
)


def old_list() -> bytes:
    return write_xlsx(Sheet("Alt", [Column(head) for head in HEADS], ROWS))


@pytest.fixture
def officer(transactional_db: None) -> User:
    for name in ("site-texts.json", "reference-case.json"):
        case = files("partnerkreis.demo").joinpath(name).read_bytes()
        import_case(case, actor=OPERATOR, now=NOW)
    return user_of("nordhausen")


def choose(page: Page, language: Language = "de") -> None:
    """Send the old list, and wait for its rows."""
    page.goto(links.page("imports", language))
    page.check("[name=kind][value=encounters]")
    page.select_option("[name=language]", "de")
    table = {"name": "alt.xlsx", "mimeType": "application/octet-stream", "buffer": old_list()}
    page.set_input_files("[name=file]", table)  # type: ignore[arg-type]
    follow(page.locator("main button[type=submit]:not([name=more])"))


@pytest.mark.browser
def test_an_officer_takes_the_old_list_in(page: Page) -> None:
    choose(page)
    assert "3 neu. 3 abgelehnt." in page.inner_text("main")
    assert page.locator(".table__fault").count() == 3
    assert "Zeile 6, Spalte „Gastgeber“" in page.inner_text("main")
    assert "nicht übernommen: Kosten." in page.inner_text("main")
    tab_to(page, "button[value=confirm]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "3 neu. 3 abgelehnt." in page.inner_text("[role=status]")
    with page.expect_download() as download:
        page.click("text=Die abgelehnten Zeilen")
    rows = read_table(
        Path(download.value.path()).read_bytes(), "x.xlsx", language="de", limits=Limits()
    )
    assert [row.cells[0] for row in rows[1:]] == ["Ausflug", "Sportfest", "Jubiläum"]

    follow(page.locator("text=Zur Liste der Begegnungen"))
    tab_to(page, "#f-q")
    page.keyboard.type("chore")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("tbody tr").count() == 1
    assert "nicht freigegeben" in page.inner_text("tbody")
    with page.expect_download() as download:
        page.click("text=Ganze Liste als Excel-Arbeitsmappe herunterladen")
    rows = read_table(
        Path(download.value.path()).read_bytes(), "x.xlsx", language="de", limits=Limits()
    )
    assert [row.cells[:2] for row in rows[1:]] == [("Chöre singen in Nordhausen", "Herbst 2022")]

    follow(page.locator("tbody th a"))
    assert page.inner_text("h1") == "Chöre singen in Nordhausen"


@pytest.mark.browser
def test_the_search_is_the_second_stop_of_the_keyboard(page: Page) -> None:
    page.goto(links.page("today", "de"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("gostyn")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.input_value("#find") == "gostyn"
    assert "Landkreis Gostyń" in page.inner_text(".results")


def addresses_of(language: Language) -> dict[str, str]:
    return {
        "lists": links.page("lists", language),
        "encounters": addresses.listing("encounters", language, "kind=delegation_visit"),
        "sorted": addresses.listing("papers", language, "sort=kind"),
        "people": addresses.listing("people", language),
        "nothing": addresses.listing("follow-ups", language, "q=xyzzy"),
        "search": f"{links.page('workspace_search', language)}?q=gostyn",
        "imports": links.page("imports", language),
    }


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "language"), [("light", "de"), ("dark", "pl")])
def test_everybody_can_use_lists(page: Page, axe: str, scheme: str, language: Language) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(NARROW)
    found, widths = {}, {}
    for name, address in addresses_of(language).items():
        page.goto(address)
        found[name] = faults(page, axe)
        widths[name] = width_of(page)
    follow(page.locator("main button[type=submit]:not([name=more])"))
    found["refused"] = faults(page, axe)
    choose(page, language)
    found["preview"] = faults(page, axe)
    widths["preview"] = width_of(page)
    follow(page.locator("button[value=confirm]"))
    found["done"] = faults(page, axe)

    assert found == {name: [] for name in found}
    assert {name: width for name, width in widths.items() if width > NARROW["width"]} == {}


@pytest.mark.checker
def test_the_pages_are_valid_html(officer: User, tmp_path: Path) -> None:
    client = signed_in(officer)
    pages = {name: client.get(address) for name, address in addresses_of("de").items()}
    pages["refused"] = client.post(links.page("imports", "de"), {"kind": "encounters"})
    pages["preview"] = client.get(sent(client, old_list()))
    html = {name: response.content for name, response in pages.items()}
    assert html_faults(tmp_path, html) == []
