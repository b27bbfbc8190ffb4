# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""An officer works from Today and the cockpit: by keyboard, in either theme, on any screen."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page

from partnerkreis.access.models import User
from partnerkreis.access.policy import OPERATOR
from partnerkreis.budgets.models import Booking, BudgetLine, BudgetRequest
from partnerkreis.cases.actions import import_case
from partnerkreis.core.dates import parse
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter, FollowUp
from partnerkreis.partnerships.models import Partnership
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_editing as addresses
from tests.conftest import NOW
from tests.editing.users import signed_in, user_of
from tests.journeys.looking import faults, html_faults, too_wide
from tests.journeys.test_editing import tab_to

KEY = "nordhausen-gostyn"
PAGES = {
    "today": links.page("today", "de"),
    "today-pl": links.page("today", "pl"),
    "cockpit": addresses.cockpit(KEY, "de") + "?year=2026",
    "cockpit-pl": addresses.cockpit(KEY, "pl") + "?year=2026",
    "journal": addresses.journal("encounter", "2022-musik", "de"),
    "line": addresses.new_with("budget-line", "de", partnership=KEY, body="nordhausen"),
    "standing": addresses.new_with("standing", "pl", partnership=KEY),
}


@pytest.fixture
def officer(transactional_db: None) -> User:
    """The officer of Nordhausen, with a budget and a follow-up."""
    for name in ("site-texts.json", "reference-case.json"):
        case = files("partnerkreis.demo").joinpath(name).read_bytes()
        import_case(case, actor=OPERATOR, now=NOW)
    own, other = Body.objects.get(key="nordhausen"), Body.objects.get(key="gostyn")
    tie, encounter = Partnership.objects.get(key=KEY), Encounter.objects.get(key="2022-musik")
    line = BudgetLine.objects.create(
        key="line", body=own, partnership=tie, year=2026, title="Arbeit", amount=500_000,
        product="1.1.1.02", account="5429000",
    )  # fmt: skip
    Booking.objects.create(
        key="coach", line=line, encounter=encounter, what_for="Reisebus", amount=123_456
    )
    BudgetRequest.objects.create(
        key="request", body=own, partnership=tie, year=2027, title="Besuch", amount=700_000
    )
    FollowUp.objects.create(
        key="photos", encounter=encounter, owed_by=other, owed_to=own,
        what=Translated.of(de="Fotos schicken", pl="Przesłać zdjęcia"), due=parse("2022-12-01"),
    )  # fmt: skip
    return user_of("nordhausen")


@pytest.mark.browser
def test_a_follow_up_and_a_booking_are_settled_with_the_keyboard(page: Page) -> None:
    page.goto(PAGES["today"])
    tab_to(page, f'.desk a[href="{addresses.cockpit(KEY, "de")}"]')
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{addresses.cockpit(KEY, 'de')}")
    tab_to(page, "button[value=done]")
    page.keyboard.press("Enter")
    page.wait_for_url("**?done=done")
    assert page.evaluate("document.activeElement.className") == "kern-alert"
    assert FollowUp.objects.get(key="photos").done is not None
    page.goto(PAGES["cockpit"])
    tab_to(page, "button[value=spent]")
    page.keyboard.press("Enter")
    page.wait_for_url("**?done=spent")
    assert Booking.objects.get(key="coach").state == "spent"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_work(page: Page, axe: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for name, address in PAGES.items():
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found[name] = faults(page, axe)
    assert found == {name: [] for name in found}


@pytest.mark.browser
def test_the_pages_fit_a_narrow_screen(page: Page) -> None:
    assert too_wide(page, PAGES) == {}


@pytest.mark.checker
def test_the_pages_are_valid_html(officer: User, tmp_path: Path) -> None:
    client = signed_in(officer)
    html = {name: client.get(address).content for name, address in PAGES.items()}
    assert html_faults(tmp_path, html) == []
