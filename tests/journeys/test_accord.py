# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three counties agree, by account, by link on a telephone and by letter, until notice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page

from partnerkreis.access.models import User
from partnerkreis.accord.actions.letters import link_address
from partnerkreis.accord.models import Answer, Revision
from partnerkreis.accord.queries.sealed import verify_accord
from partnerkreis.accord.rules.positions import Condition
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.dates import parse
from partnerkreis.core.models import ContentVersion
from partnerkreis.directory.models import Office, Person, Place, Tenure
from partnerkreis.partnerships.models import Party, Resolution, Signatory, Signing
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_accord as addresses
from tests.accord.conftest import World, build_world, last_token
from tests.editing.users import signed_in, user_of
from tests.journeys.acting import follow
from tests.journeys.test_accessibility import NARROW, faults
from tests.journeys.test_html import CHECKER

TELEPHONE = {"width": 390, "height": 844}
AGREEMENT = addresses.accord(Kind.AGREEMENT, "cooperation", "de")
FRAME = addresses.accord(Kind.FRAME, "music", "de")


@dataclass
class Scene:
    """The three counties, their officers, and browsers for whoever comes."""

    world: World
    url: str
    browser: Browser
    officers: dict[str, User]
    contexts: list[BrowserContext]

    def page(self, officer: str = "", **options: object) -> Page:
        context = self.browser.new_context(base_url=self.url, **options)  # type: ignore[arg-type]
        self.contexts.append(context)
        if officer:
            session = signed_in(self.officers[officer]).cookies[settings.SESSION_COOKIE_NAME]
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": session.value, "url": self.url}])
        return context.new_page()

    def link(self, key: str, language: str) -> str:
        address = link_address(last_token(key), language)  # type: ignore[arg-type] # ours
        return "/" + address.split("/", 3)[3]


@pytest.fixture
def scene(transactional_db: None, live_server: object, browser: Browser) -> Iterator[Scene]:
    world = build_world()
    # At first they are two; Unterallgäu joins later.
    Party.objects.filter(body=world.unterallgaeu).delete()
    officers = {key: user_of(key, name=f"Officer of {key}") for key in world.bodies}
    made = Scene(world, str(live_server), browser, officers, [])
    yield made
    for context in made.contexts:
        context.close()


def propose(page: Page, address: str, why: str) -> None:
    page.goto(address)
    follow(page.get_by_role("link", name=re.compile("vorschlagen", re.IGNORECASE)).first)
    page.fill("[name=why]", why)
    follow(page.locator("main form button[type=submit]").last)
    page.wait_for_selector("[role=status]")


def answer_by_link(page: Page, path: str, verb: str, reason: str, person: str) -> None:
    page.goto(path)
    assert "Wir arbeiten" not in page.inner_text("main")
    follow(page.locator("main button[type=submit]"))
    page.check(f"[name=verb][value={verb}]")
    page.fill("[name=reason]", reason)
    page.fill("[name=person]", person)
    follow(page.locator("form:has([value=decide]) button[type=submit]"))
    page.wait_for_selector("[role=status]")


def record_letter(page: Page, address: str, scan: Path) -> None:
    page.goto(address)
    follow(page.get_by_role("link", name=re.compile("Eine Antwort eintragen")).first)
    page.select_option("[name=party]", "unterallgaeu")
    page.check("[name=verb][value=agreed]")
    page.check("[name=means][value=letter]")
    page.fill("[name=person]", "Alex Eder")
    page.fill("[name=given_on]", f"{timezone.localdate():%d.%m.%Y}")
    page.set_input_files("[name=scan]", scan)
    follow(page.locator("main form button[type=submit]"))
    page.wait_for_selector("[role=status]")


def condition(scene: Scene, kind: Kind = Kind.AGREEMENT) -> Condition:
    return scene.world.accord(kind, timezone.localdate()).position.condition


@pytest.mark.browser
def test_three_counties_agree_on_an_equal_footing(scene: Scene, tmp_path: Path) -> None:
    world, officer = scene.world, scene.page("nordhausen")
    scan = tmp_path / "brief.pdf"
    scan.write_bytes(b"%PDF-1.7 Brief aus dem Unterallgau")

    propose(officer, AGREEMENT, "Wie im Kreishaus besprochen.")
    propose(officer, FRAME, "Die Musikschulen sind bereit.")

    # Gostyń opens the link on a telephone, in Polish, without script, and objects.
    phone = scene.page(viewport=TELEPHONE, java_script_enabled=False, locale="pl-PL")
    [agreement_link] = [
        found
        for one in mail.outbox
        if one.to == ["partnerschaft@gostyn.example"] and "Porozumienie" in one.subject
        for found in re.findall(r"/pl/[\w-]+/[\w-]{43}/", str(one.body))
    ]
    answer_by_link(phone, agreement_link, "objected", "Prosimy dodać młodzież.", "Jan Kowalski")
    assert "Prosimy dodać młodzież." in phone.inner_text("main")
    officer.goto(AGREEMENT)
    assert "Prosimy dodać młodzież." in officer.inner_text("main")

    # Amended, and Unterallgäu joins.
    follow(officer.locator("form:has([value=withdraw]) button[type=submit]"))
    Party.objects.create(partnership=world.partnership, body=world.unterallgaeu, position=2)
    world.reword("Wir arbeiten zusammen, besonders für die Jugend.")
    propose(officer, AGREEMENT, "Mit der Jugend, und zu dritt.")
    answer_by_link(phone, scene.link("gostyn", "pl"), "agreed", "", "Jan Kowalski")
    record_letter(officer, AGREEMENT, scan)
    assert condition(scene) is Condition.SAME
    assert set(Answer.objects.values_list("means", flat=True)) == {"account", "link", "letter"}
    assert [one.to for one in mail.outbox][-1:] != []

    _resolve_and_sign(world)
    officer.goto(AGREEMENT)
    lines = officer.locator(".steps > li").all_inner_texts()
    assert [line.split()[0] for line in lines] == ["abgestimmt", "beschlossen", "unterzeichnet"]
    assert "2 von 3 erledigt" in lines[1]
    assert "Matthias Jendricke" in lines[2]

    _the_frame_moves(scene, officer, phone, scan)
    _notice_ends_it(scene)
    _the_public_reads_only_what_was_released(scene)
    revisions, answers = verify_accord()
    assert (revisions, answers) == (Revision.objects.count(), Answer.objects.count())


def _resolve_and_sign(world: World) -> None:
    for number, key in enumerate(("nordhausen", "gostyn")):
        body = world.bodies[key]
        Resolution.objects.create(
            key=f"resolution-{key}",
            partnership=world.partnership,
            body=body,
            instrument=world.instrument,
            outcome="adopted",
            when=parse("2026-10-06"),
            paper_number=f"{number}/2026",
        )
        place = Place.objects.create(key=f"place-{key}")
        signing = Signing.objects.create(
            key=f"signing-{key}", instrument=world.instrument, when=parse("2026-11-09"), place=place
        )
        name = {"nordhausen": "Matthias Jendricke", "gostyn": "Robert Marcinkowski"}[key]
        person = Person.objects.create(key=f"head-{key}", name=name, sort_name=name)
        office = Office.objects.create(key=f"head-{key}", body=body, kind="head_of_county")
        tenure = Tenure.objects.create(key=f"head-{key}", person=person, office=office)
        Signatory.objects.create(signing=signing, tenure=tenure, position=0)
    ContentVersion.advance()


def _the_frame_moves(scene: Scene, officer: Page, phone: Page, scan: Path) -> None:
    """The frame is agreed; then its date moves, all see that, and an amendment is agreed."""
    world = scene.world
    first = Revision.objects.get(subject_kind=Kind.FRAME)
    world.agree(first, "gostyn", "unterallgaeu", now=timezone.now())
    assert condition(scene, Kind.FRAME) is Condition.SAME
    world.encounter.when = parse("2026-12-07/2026-12-11")
    world.encounter.save()
    seen = {
        "nordhausen": ("de", "7.–11. Dezember 2026"),
        "gostyn": ("pl", "7–11 grudnia 2026"),
        "unterallgaeu": ("de", "7.–11. Dezember 2026"),
    }
    for key, (language, words) in seen.items():
        page = scene.page(key)
        page.goto(addresses.accord(Kind.FRAME, "music", language))  # type: ignore[arg-type] # ours
        assert words in page.inner_text("main").replace("\u00a0", " ")
    propose(officer, FRAME, "Der Termin musste verlegt werden.")
    answer_by_link(phone, scene.link("gostyn", "pl"), "agreed", "", "Jan Kowalski")
    record_letter(officer, FRAME, scan)
    assert condition(scene, Kind.FRAME) is Condition.SAME
    assert Revision.objects.filter(subject_kind=Kind.FRAME).count() == 2


def _notice_ends_it(scene: Scene) -> None:
    partner = scene.page("gostyn")
    partner.goto(addresses.accord(Kind.AGREEMENT, "cooperation", "pl"))
    partner.fill("[name=months]", "0")
    follow(partner.locator("form:has([value=notice]) button[type=submit]"))
    partner.wait_for_selector("[role=status]")
    assert condition(scene) is Condition.NOTICED
    tomorrow = timezone.localdate() + timezone.timedelta(days=1)
    assert scene.world.accord(on=tomorrow).position.condition is Condition.ENDED


def _the_public_reads_only_what_was_released(scene: Scene) -> None:
    for model in (type(scene.world.partnership), type(scene.world.instrument)):
        model.objects.update(published_at=timezone.now())
    for body in scene.world.bodies.values():
        body.published_at = timezone.now()
        body.save()
    ContentVersion.advance()
    public = scene.page()
    public.goto(links.of("partnership", "three", "de"))
    text = public.content()
    assert "Kooperationsvereinbarung" in text
    for internal in ("Prosimy dodać", "Jan Kowalski", "Alex Eder", "Vorschlag", "Kündigung"):
        assert internal not in text


@pytest.fixture
def rich(scene: Scene) -> dict[str, str]:
    """Addresses of every look: a proposal with an objection, a difference, a link, a version."""
    world, now = scene.world, timezone.now()
    Party.objects.create(partnership=world.partnership, body=world.unterallgaeu, position=2)
    revision = world.propose(now=now, promises_money=True)
    world.agree(revision, "gostyn", "unterallgaeu", now=now)
    world.reword("Wir arbeiten zu\u200bsammen.")
    world.propose("gostyn", now=now)
    world.propose(kind=Kind.FRAME, now=now)
    return {
        "list": addresses.listing("de"),
        "record": AGREEMENT,
        "polish": addresses.accord(Kind.AGREEMENT, "cooperation", "pl"),
        "frame": FRAME,
        "propose": addresses.propose(Kind.AGREEMENT, "cooperation", "de"),
        "propose frame": addresses.propose(Kind.FRAME, "music", "pl"),
        "version": addresses.version(Kind.AGREEMENT, "cooperation", 2, "en"),
        "recording": addresses.recording(Kind.FRAME, "music", 1, "de"),
        "door": scene.link("gostyn", "pl"),
        "unknown link": "/de/antwort/nonsense/",
    }


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_and_fit_a_narrow_screen(
    scene: Scene, rich: dict[str, str], axe: str, scheme: str
) -> None:
    page = scene.page("nordhausen", color_scheme=scheme, viewport=NARROW)
    found, widths = {}, {}
    for name, address in rich.items():
        page.goto(address)
        found[name] = faults(page, axe)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    for name, act in _acts(page, rich).items():
        act()
        found[name] = faults(page, axe)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")

    assert found == {name: [] for name in found}
    assert {name: width for name, width in widths.items() if width > NARROW["width"]} == {}


def _acts(page: Page, rich: dict[str, str]) -> dict[str, Callable[[], None]]:
    def opened() -> None:
        page.goto(rich["door"])
        follow(page.locator("main button[type=submit]"))

    def refused() -> None:
        opened()
        follow(page.locator("form:has([value=decide]) button[type=submit]"))

    def mistyped() -> None:
        page.goto(rich["recording"])
        follow(page.locator("main form button[type=submit]"))

    return {"opened": opened, "refused": refused, "mistyped": mistyped}


@pytest.mark.checker
def test_the_pages_are_valid_html(scene: Scene, rich: dict[str, str], tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None or not CHECKER.exists():
        pytest.skip("Java or the Nu HTML checker is missing")
    client = signed_in(scene.officers["nordhausen"])
    pages = {name: client.get(address) for name, address in rich.items()}
    pages["opened"] = Client().post(rich["door"], {"action": "open"})
    pages["shared"] = Client().post(rich["door"], {"action": "share"})
    pages["refused"] = Client().post(rich["door"], {"action": "decide"})
    pages["mistyped"] = client.post(rich["recording"], {"party": "gostyn"})
    pages["paper"] = client.get(addresses.file(Kind.AGREEMENT, "cooperation", 2, "html", "de"))
    for name, response in pages.items():
        (tmp_path / f"{name.replace(' ', '-')}.html").write_bytes(response.content)

    checked = subprocess.run(
        [java, "-jar", CHECKER, "--format", "json", "--stdout", *sorted(tmp_path.glob("*.html"))],
        capture_output=True,
        timeout=300,
    )

    messages = json.loads(checked.stdout)["messages"]
    assert [f"{Path(m.get('url', '')).name}:{m.get('lastLine')} {m['message']}" for m in messages
            if m["type"] != "info"] == []  # fmt: skip
