# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""An officer records aims, a step of a plan, a figure that sources tell, and begins a series."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from partnerkreis.access.models import User
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Mention
from partnerkreis.encounters.models import Aggregate, Encounter, Series
from partnerkreis.partnerships.models import Aim, PlanStep
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import signed_in
from tests.journeys.acting import follow
from tests.journeys.looking import faults, html_faults, too_wide
from tests.journeys.test_editing import officer, tab_to  # noqa: F401 - a fixture

PARTNERSHIP = "nordhausen-gostyn"
AGREEMENT = "nordhausen-gostyn-cooperation"
SAVE = "main form.form button[type=submit]:not([name=more])"


def pages(language: Language) -> dict[str, str]:
    """Return every form that stands apart, and the pages that lead there."""
    tongue = addresses.edit
    return {
        "agreement": addresses.record("instrument", AGREEMENT, language),
        "plan": addresses.record("plan", "plan-1", language),
        **{
            f"{kind} {part}": tongue(kind, key, language, part)
            for kind, key, part in (
                ("instrument", AGREEMENT, "aims"),
                ("plan", "plan-1", "fulfilments"),
                ("aggregate", "aggregate-4", "sides"),
                ("encounter", "2022-musik", "named_topics"),
                ("encounter", "2022-musik", "programme"),
                ("encounter", "2022-musik", "headcount_details"),
                ("encounter", "2025-10-bl", "field_citations"),
                ("body", "nordhausen", "figures"),
                ("body", "nordhausen", "region"),
                ("body", "nordhausen", "ags"),
            )
        },
        "new aggregate": addresses.new("aggregate", language),
        "new step": addresses.new("plan-step", language),
    }


def text_of(page: Page) -> str:
    return page.inner_text("main").replace("\u00a0", " ")


@pytest.mark.browser
def test_an_officer_records_what_came_with_a_file_only(page: Page) -> None:
    record_an_aim(page)
    record_a_step(page)
    record_what_is_told_in_sum(page)
    begin_a_series(page)
    say_what_it_names(page)


def record_an_aim(page: Page) -> None:
    page.goto(addresses.record("instrument", AGREEMENT, "de"))
    follow(page.locator(f'a[href="{addresses.edit("instrument", AGREEMENT, "de", "aims")}"]'))
    page.fill("[name='aims.4.text.de']", "Feuerwehren zusammenbringen.")
    page.select_option("[name='aims.4.kind']", label="Vernetzung")
    page.click("#f-aims\\.4\\.target_groups summary")
    page.check("#f-aims\\.4\\.target_groups >> text=Bürgerinnen und Bürger")
    follow(page.locator(SAVE))

    assert "Feuerwehren zusammenbringen, Vernetzung, Bürgerinnen und Bürger" in text_of(page)
    assert Aim.objects.filter(instrument__key=AGREEMENT).count() == 5


def record_a_step(page: Page) -> None:
    """With keys alone; the day is told in words once it is saved."""
    page.goto(addresses.record("plan", "plan-1", "de"))
    new = addresses.new_with("plan-step", "de", plan="plan-1")
    tab_to(page, f'a[href="{new}"]')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "[name='text.de']")
    page.keyboard.type("Festakt im Kreistag")
    tab_to(page, "[name=planned]")
    page.keyboard.type("5.9.2027")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert "?done=made" in page.url, text_of(page)
    assert "Für wann geplant? am 5. September 2027" in text_of(page)
    follow(page.locator("button[value=release]"))
    assert PlanStep.objects.get(planned="2027-09-05").published_at is not None


def record_what_is_told_in_sum(page: Page) -> None:
    page.goto(addresses.cockpit(PARTNERSHIP, "de"))
    follow(page.locator("a", has_text="Zusammenfassende Angabe erfassen"))
    page.fill("[name='text.de']", "rund 20 Begegnungen seit 2019")
    page.select_option("[name=kind]", "encounters_count")
    page.fill("[name=value]", "20")
    page.select_option("[name=accuracy]", "about")
    page.fill("[name=when]", "seit 2019")
    page.fill("[name=as_of]", "Anfang 2027")
    follow(page.locator(SAVE))

    # What becomes something else than was typed is looked at first.
    assert "zwischen Januar und April 2027" in text_of(page)
    follow(page.locator(SAVE))
    assert "?done=made" in page.url
    told = Aggregate.objects.get(as_of="[2027-01..2027-04]")
    assert (told.value, told.accuracy, str(told.when)) == (20, "about", "2019/..")
    page.goto(addresses.cockpit(PARTNERSHIP, "de"))
    assert page.locator("a", has_text="rund 20 Begegnungen seit 2019").count() == 1


def begin_a_series(page: Page) -> None:
    page.goto(addresses.edit("encounter", "2022-05", "de"))
    page.locator("summary", has_text="Selten gebraucht").click()
    page.fill("[name=series]", "Praktika in Nordhausen")
    follow(page.locator(SAVE))
    page.check("input[name='series.choice']")
    follow(page.locator(SAVE))

    assert "?done=changed" in page.url, text_of(page)
    begun = Series.objects.exclude(key="music-project").get()
    assert Encounter.objects.get(key="2022-05").series == begun
    follow(page.locator("a", has_text="Praktika in Nordhausen"))
    assert page.locator("#encounters >> xpath=../..").locator("a").count() == 1


def say_what_it_names(page: Page) -> None:
    page.goto(addresses.record("encounter", "2022-05", "de"))
    part = addresses.edit("encounter", "2022-05", "de", "named_organisations")
    follow(page.locator(f'a[href="{part}"]').first)
    free = page.locator("[name^='named_topics.'][name$='.topic']").evaluate_all(
        "all => all.filter(one => !one.value)[0].name"
    )
    page.fill(f"[name='{free}']", "Musik")
    follow(page.locator(SAVE))

    encounter = Encounter.objects.get(key="2022-05")
    assert Mention.objects.filter(record=encounter.pk, topic__key="music").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("language", ["de", "pl"])
def test_everybody_can_use_them(page: Page, axe: str, language: Language) -> None:
    found = {}
    for name, address in pages(language).items():
        page.goto(address)
        found[name] = faults(page, axe)

    assert found == {name: [] for name in found}
    assert too_wide(page, pages(language)) == {}


@pytest.mark.checker
def test_they_are_valid_html(officer: User, tmp_path: Path) -> None:  # noqa: F811 - the fixture
    client = signed_in(officer)
    html = {name: client.get(address).content for name, address in pages("de").items()}
    assert html_faults(tmp_path, html) == []
