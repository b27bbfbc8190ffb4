# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""An officer writes a council paper, takes it along, and reads dossier and report."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page

from partnerkreis.access.models import User
from partnerkreis.papers.models import Paper
from partnerkreis.workspace import addresses_papers as addresses
from tests.documents.making import lines_of
from tests.editing.users import signed_in
from tests.journeys.acting import follow
from tests.journeys.looking import faults, html_faults, too_wide
from tests.journeys.test_editing import officer  # noqa: F401 - a fixture
from tests.papers.conftest import council_visit, promise
from tests.workspace.test_papers import begun


def pages(client: Client) -> dict[str, str]:
    """Return every page of papers and reports, with something on each."""
    council_visit()
    promise()
    begun(client, kind="council_paper", about="encounter:2027-kt", languages=["de", "pl"])
    begun(client, kind="invitation", to="robert-marcinkowski-head-of-county")
    visit, letter = Paper.objects.order_by("kind")
    return {
        "papers": addresses.papers("de"),
        "new": addresses.new("pl", about="encounter:2027-kt"),
        "council paper": addresses.paper(visit.key, "de", "de"),
        "council paper in Polish": addresses.paper(visit.key, "de", "pl"),
        "council paper form": addresses.edit(visit.key, "pl", "de"),
        "letter": addresses.paper(letter.key, "de"),
        "letter form": addresses.edit(letter.key, "de"),
        "sheets": addresses.sheets("de"),
        "reports": addresses.reports("pl"),
        "handover": addresses.handover("de"),
        "council report": addresses.council("pl", "", "2023-2025"),
        "period that is none": addresses.council("de", "", "irgendwann"),
    }


@pytest.mark.browser
def test_an_officer_writes_a_council_paper(page: Page, tmp_path: Path) -> None:
    council_visit()
    page.goto(addresses.papers("de"))
    follow(page.locator("a:has-text('Vorlage oder Brief schreiben')"))
    page.select_option("[name=about]", "encounter:2027-kt")
    page.fill("[name=file_number]", "10.2/021-03")
    follow(page.locator("button:has-text('Ersten Entwurf erstellen')"))
    assert "Nordhäuser Kreistag stimmt" in page.input_value("[name=proposal]")

    page.fill("[name=path-1-organ]", "Kreisausschuss")
    page.fill("[name=path-1-date]", "1.3.2027")
    follow(page.locator("button:has-text('Speichern')"))
    assert "[Betrag …]" in page.inner_text("#gaps >> xpath=..")
    follow(page.locator("a.kern-btn:has-text('Text bearbeiten')"))
    page.fill("[name=finance]", "Die Kosten von 4.500 Euro trägt der Landkreis.")
    page.fill("[name=reasons]", "Der Besuch erwidert den von 2024.")
    follow(page.locator("button:has-text('Speichern')"))
    assert page.locator("#gaps").count() == 0
    assert "1. März 2027" in page.inner_text(".sheet .table").replace("\u00a0", " ")

    follow(page.locator("button:has-text('Endgültig machen')"))
    assert page.locator("button:has-text('Endgültig machen')").count() == 0
    with page.expect_download() as download:
        page.click("text=Als Word-Datei herunterladen")
    download.value.save_as(tmp_path / "paper.docx")
    lines = lines_of((tmp_path / "paper.docx").read_bytes())
    assert lines[0] == "Beschlussvorlage"
    assert "Der Besuch erwidert den von 2024." in lines


@pytest.mark.browser
def test_a_successor_reads_dossier_and_report(page: Page) -> None:
    promise()
    page.goto(addresses.papers("de"))
    follow(page.locator("main >> text=Berichte"))
    follow(page.locator("main >> text=Übergabevermerk"))
    assert "Noten schicken" in page.inner_text("main")
    follow(page.locator(".crumbs >> text=Berichte"))
    page.fill("[name=period]", "2023–2025")
    page.keyboard.press("Enter")
    page.wait_for_selector("#encounters")
    assert "16 Begegnungen" in page.inner_text("main").replace("\u00a0", " ")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_them(page: Page, officer: User, axe: str, scheme: str) -> None:  # noqa: F811
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for name, address in pages(signed_in(officer)).items():
        page.goto(address)
        found[name] = faults(page, axe)

    assert found == {name: [] for name in found}


@pytest.mark.browser
def test_they_fit_a_narrow_screen(page: Page, officer: User) -> None:  # noqa: F811
    assert too_wide(page, pages(signed_in(officer))) == {}


@pytest.mark.checker
def test_the_pages_are_valid_html(officer: User, tmp_path: Path) -> None:  # noqa: F811
    client = signed_in(officer)
    html = {name: client.get(address).content for name, address in pages(client).items()}
    html["refused"] = begun(client, languages=[], dated="irgendwann").content
    assert html_faults(tmp_path, html) == []
