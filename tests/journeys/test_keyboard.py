# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The work of an officer with nothing but keys, from signing in to signing out.

No address is typed and nothing is clicked after the first page. At every stop of the tabulator it
is looked whether one sees where one is, and whether the stops come in the order one reads.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from partnerkreis.encounters.models import ProgrammeItem
from partnerkreis.partnerships.models import Resolution
from partnerkreis.portal import links
from partnerkreis.visits.models import Visit
from partnerkreis.visits.rules.values import Part
from partnerkreis.workspace import addresses_editing, addresses_visits
from tests.journeys.test_office import opened, password  # noqa: F401 - fixtures
from tests.journeys.test_signing_in import OFFICER

pytestmark = pytest.mark.browser

PARTNERSHIP = "nordhausen-gostyn"
SUBJECT = {"de": "Fonds für Jugendmusik", "pl": "Fundusz na muzykę młodzieży", "en": "Music fund"}
#: More stops than any page has; whoever needs more is caught somewhere.
_MOST = 400
_WHERE = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  const beside = box.right <= 0 || box.left >= innerWidth;
  const shown = !(box.bottom <= 0 || box.top >= innerHeight || beside);
  const called = (here.name || here.innerText || '').slice(0, 50);
  return {
    name: here.tagName + (here.id ? '#' + here.id : '') + ' ' + called,
    path: (e => { let p = ''; for (; e && e.parentElement; e = e.parentElement)
      p = '/' + [...e.parentElement.children].indexOf(e) + p; return p; })(here),
    nowhere: here === document.body,
    left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY,
    shown: shown && box.width > 0 && box.height > 0,
    marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    order: here.tabIndex, inMain: here.closest('main') !== null,
  };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the focus is."""

    name: str
    path: str
    nowhere: bool
    left: float
    right: float
    top: float
    bottom: float
    shown: bool
    marked: bool
    order: int
    inMain: bool  # noqa: N815 - as the browser says it

    def is_seen(self) -> bool:
        return self.shown and self.marked and self.order == 0

    def follows(self, other: Stop) -> bool:
        """Return whether one reads it after ``other``: not above it, unless in another column."""
        is_above = self.bottom <= other.top
        is_beside = self.left >= other.right
        return not (self.inMain and other.inMain and is_above and not is_beside)


class Keys:
    """Somebody at the keyboard of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def where(self) -> Stop:
        return Stop(**self.page.evaluate(_WHERE))

    def press(self, key: str = "Tab") -> Stop:
        """Press a key that moves the focus; one must see where it went."""
        self.page.keyboard.press(key)
        stop = self.where()
        assert stop.nowhere or stop.is_seen(), (self.page.url, stop)
        return stop

    def to(self, selector: str, key: str = "Tab") -> None:
        """Go to what ``selector`` names, stop by stop, in the order in which one reads."""
        before: Stop | None = None
        for _press in range(_MOST):
            stop = self.press(key)
            if before is not None and key == "Tab":
                assert stop.follows(before), (self.page.url, before, stop)
            if self.page.evaluate("chosen => document.activeElement.matches(chosen)", selector):
                return
            before = None if stop.nowhere else stop
        raise AssertionError(f"{selector} cannot be reached on {self.page.url}")

    def back_to(self, selector: str) -> None:
        self.to(selector, "Shift+Tab")

    def type(self, selector: str, text: str) -> None:
        self.to(selector)
        self.page.keyboard.type(text)

    def enter(self) -> None:
        """Press Enter on what leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def follow(self, address: str) -> None:
        self.to(f"a[href='{address}']")
        self.enter()

    def save(self) -> None:
        self.to("main form button[type=submit]:not([name=more])")
        self.enter()


def text_of(page: Page) -> str:
    return page.inner_text("main").replace("\u00a0", " ")


def test_an_officer_works_with_keys_alone(
    opened: Callable[..., Page],  # noqa: F811 - the fixture
    password: str,  # noqa: F811 - the fixture
) -> None:
    page = opened()
    keys = Keys(page)
    page.goto("/de/anmelden/")
    sign_in(keys, password)
    skip_to_the_content(keys)
    find_the_partnership(keys)
    begin_a_visit(keys)
    add_an_item_of_the_programme(keys)
    record_a_resolution(keys)
    release_it(keys)
    sign_out(keys)


def sign_in(keys: Keys, secret: str) -> None:
    keys.type("[name=login]", OFFICER)
    keys.type("[name=password]", secret)
    keys.enter()
    assert keys.page.url.endswith(links.page("today", "de"))


def skip_to_the_content(keys: Keys) -> None:
    """The first stop leads over all that is the same on every page."""
    first = keys.press()
    assert first.name == "A Zum Inhalt"
    keys.page.keyboard.press("Enter")
    assert keys.page.evaluate("document.activeElement.id") == "main"
    assert keys.press().inMain


def find_the_partnership(keys: Keys) -> None:
    """Search is reached from the top by a way of its own, from anywhere by going back."""
    keys.back_to("#find")
    keys.page.keyboard.type("partnerschaft nordhausen gostyn")
    keys.enter()
    keys.follow(addresses_editing.record("partnership", PARTNERSHIP, "de"))
    keys.follow(addresses_editing.cockpit(PARTNERSHIP, "de"))
    assert "Nordhausen und Gostyń" in text_of(keys.page)


def begin_a_visit(keys: Keys) -> None:
    keys.follow(addresses_visits.new("de"))
    keys.type("[name=kind]", "Besuch des Kreistags")
    keys.type("[name=host]", "Landkreis Nordhausen")
    keys.type("[name=guest]", "Landkreis Gostyń")
    keys.type("[name=first_day]", "11.5.2099")
    keys.type("[name=last_day]", "13.5.2099")
    keys.save()
    assert "?done=begun" in keys.page.url, text_of(keys.page)


def add_an_item_of_the_programme(keys: Keys) -> None:
    visit = Visit.objects.get()
    keys.follow(addresses_visits.part(visit.key, "nordhausen", Part.RUNNING_ORDER, "de"))
    keys.type("[name='rows.0.starts']", "15 Uhr")
    keys.type("[name='rows.0.ends']", "16 Uhr")
    keys.type("[name='rows.0.text.de']", "Begrüßung im Kreistagssaal")
    keys.to("[name='rows.0.is_public']")
    keys.page.keyboard.press("Space")
    keys.save()
    assert "?done=saved" in keys.page.url, text_of(keys.page)
    assert "Begrüßung im Kreistagssaal" in text_of(keys.page)
    item = ProgrammeItem.objects.get(encounter=visit.encounter)
    assert (item.starts, item.text.text("de")) == (
        datetime.time(15), "Begrüßung im Kreistagssaal",
    )  # fmt: skip


def record_a_resolution(keys: Keys) -> None:
    """From the visit to Today, to the partnership, to the form; the date is told in words."""
    keys.follow(links.page("today", "de"))
    keys.follow(addresses_editing.cockpit(PARTNERSHIP, "de"))
    keys.follow(addresses_editing.new_with("resolution", "de", partnership=PARTNERSHIP))
    keys.type("[name=body]", "Landkreis Nordhausen")
    for language, subject in SUBJECT.items():
        keys.type(f"[name='subject.{language}']", subject)
    keys.type("[name=outcome]", "angenommen")
    keys.type("[name=when]", "10.9.2024")
    keys.save()
    assert "?done=made" in keys.page.url, text_of(keys.page)
    assert "am 10. September 2024" in text_of(keys.page)
    made = Resolution.objects.get(published_at=None)
    assert (made.is_council, made.outcome, made.subject.text("de")) == (
        True, "adopted", SUBJECT["de"],
    )  # fmt: skip


def release_it(keys: Keys) -> None:
    keys.to("button[value=release]")
    keys.enter()
    assert "?done=released" in keys.page.url
    assert not Resolution.objects.filter(published_at=None).exists()


def sign_out(keys: Keys) -> None:
    keys.follow(links.page("account_logout", "de"))
    keys.save()
    keys.page.goto(links.page("today", "de"))
    assert "/anmelden/" in keys.page.url


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_holds_the_focus_and_nothing_is_left_out(
    opened: Callable[..., Page],  # noqa: F811 - the fixture
    password: str,  # noqa: F811 - the fixture
    width: int,
) -> None:
    """Through the whole of a page and back, every stop once, the last stop is not the end."""
    page = opened(viewport={"width": width, "height": 800})
    keys = Keys(page)
    page.goto("/de/anmelden/")
    sign_in(keys, password)
    for address in (
        links.page("today", "de"),
        addresses_editing.cockpit(PARTNERSHIP, "de"),
        addresses_editing.edit("encounter", "2022-musik", "de"),
        addresses_visits.new("de"),
        links.page("lists", "de"),
    ):
        page.goto(address)
        forth = all_stops(keys, "Tab")
        # From beyond the last stop back through the same.
        back = all_stops(keys, "Shift+Tab")
        assert forth[-1].name.startswith("A Abmelden"), address
        assert [stop.path for stop in reversed(back)] == [stop.path for stop in forth], address


def all_stops(keys: Keys, key: str) -> list[Stop]:
    """Return every stop until the page is left."""
    stops: list[Stop] = []
    for _press in range(_MOST):
        stop = keys.press(key)
        if stop.nowhere or (stops and stop.path == stops[0].path):
            return stops
        assert stop.path not in {one.path for one in stops}, (keys.page.url, stop)
        stops.append(stop)
    raise AssertionError(f"the focus never leaves {keys.page.url}")
