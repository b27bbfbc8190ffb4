# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three counties agree, by account, by link on a telephone and by letter, until notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page

from partnerkreis.accord.models import Answer, Revision
from partnerkreis.accord.queries.sealed import verify_accord
from partnerkreis.accord.rules.positions import Condition
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.partnerships.models import Party
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_accord as addresses
from partnerkreis.workspace import addresses_editing as editing
from tests.accord.conftest import build_world
from tests.editing.users import signed_in, user_of
from tests.journeys.accord_scene import (
    Scene,
    answer_by_link,
    appoint_signers,
    edit,
    link_in_mail,
    open_link,
    propose,
    record_letter,
    resolve,
    sign,
    words_of,
)
from tests.journeys.acting import follow
from tests.journeys.looking import NARROW, faults, html_faults, width_of

TELEPHONE = {"width": 390, "height": 844}
AGREEMENT = addresses.accord(Kind.AGREEMENT, "cooperation", "de")
IN_POLISH = addresses.accord(Kind.AGREEMENT, "cooperation", "pl")
FRAME = addresses.accord(Kind.FRAME, "music", "de")
GOSTYN = "partnerschaft@gostyn.example"


@pytest.fixture
def scene(transactional_db: None, live_server: object, browser: Browser) -> Iterator[Scene]:
    world = build_world()
    # At first they are two; Unterallgäu joins later.
    Party.objects.filter(body=world.unterallgaeu).delete()
    for body in world.bodies.values():
        body.published_at = timezone.now()
        body.save()
    appoint_signers(world)
    officers = {key: user_of(key, name=f"Officer of {key}") for key in world.bodies}
    made = Scene(world, str(live_server), browser, officers, [])
    yield made
    for context in made.contexts:
        context.close()


@pytest.mark.browser
def test_three_counties_agree_on_an_equal_footing(scene: Scene, tmp_path: Path, axe: str) -> None:
    officer = scene.page("nordhausen")
    scan = tmp_path / "brief.pdf"
    scan.write_bytes(b"%PDF-1.7 Brief aus dem Unterallgau")
    propose(officer, AGREEMENT, "Wie im Kreishaus besprochen.")
    propose(officer, FRAME, "Die Musikschulen sind bereit.")

    # Gostyń opens the links on a telephone, in Polish, without script.
    phone = scene.page(viewport=TELEPHONE, java_script_enabled=False, locale="pl-PL")
    frame_link = link_in_mail(GOSTYN, "Projekt muzyczny", "pl")
    _gostyn_objects(scene, officer, phone, axe)
    _it_is_amended_and_agreed_by_three(scene, officer, phone, scan)
    _two_councils_resolve_and_it_is_signed_twice(scene, officer)
    answer_by_link(phone, frame_link, "agreed", "", "Jan Kowalski")
    record_letter(officer, FRAME, scan)
    assert scene.condition(Kind.FRAME) is Condition.SAME
    _the_frame_moves(scene, officer, phone, scan)
    _notice_ends_it(scene)
    _the_public_reads_only_what_was_released(scene, officer)
    assert verify_accord() == (Revision.objects.count(), Answer.objects.count())


def _gostyn_objects(scene: Scene, officer: Page, phone: Page, axe: str) -> None:
    path = link_in_mail(GOSTYN, "Porozumienie", "pl")
    before = open_link(phone, path)
    assert "powiat Nordhausen" in before.replace("P", "p")
    assert "Porozumienie" not in before
    assert "Współpracujemy." in words_of(phone)
    _fits_and_is_accessible(scene, path, axe)
    answer_by_link(phone, path, "objected", "Prosimy dodać młodzież.", "Jan Kowalski")
    assert "Prosimy dodać młodzież." in words_of(phone)
    officer.goto(AGREEMENT)
    assert "Prosimy dodać młodzież." in words_of(officer)


def _fits_and_is_accessible(scene: Scene, path: str, axe: str) -> None:
    """Look at the door and at what is behind it on the same screen, with axe."""
    page = scene.page(viewport=TELEPHONE, locale="pl-PL")
    page.goto(path)
    found = {"door": faults(page, axe)}
    open_link(page, path)
    found["opened"] = faults(page, axe)
    assert found == {"door": [], "opened": []}
    assert width_of(page) <= TELEPHONE["width"]


def _it_is_amended_and_agreed_by_three(
    scene: Scene, officer: Page, phone: Page, scan: Path
) -> None:
    text = {"text.de": "Wir arbeiten für die Jugend zusammen.", "text.pl": "Dla młodzieży."}
    edit(officer, "instrument", "cooperation", text)
    row = {"parties.2.body": "unterallgaeu"}
    edit(officer, "partnership", "three", row, field="parties")
    said = propose(officer, AGREEMENT, "Mit der Jugend, und zu dritt.")
    assert "Fassung 1" in said
    assert Revision.objects.get(number=1, subject_key="cooperation").answers.last().verb == (
        "withdrawn"
    )
    answer_by_link(phone, scene.link("gostyn", "pl"), "agreed", "", "Jan Kowalski")
    record_letter(officer, AGREEMENT, scan)
    assert scene.condition() is Condition.SAME
    assert set(Answer.objects.values_list("means", flat=True)) == {"account", "link", "letter"}
    told = [one for one in mail.outbox if one.to == ["partnerschaft@unterallgaeu.example"]]
    assert any("Alex Eder" in " ".join(str(one.body).split()) for one in told)


def _two_councils_resolve_and_it_is_signed_twice(scene: Scene, officer: Page) -> None:
    partner = scene.page("gostyn", viewport=TELEPHONE)
    subject = "Kooperation mit Gostyń und dem Unterallgäu"
    resolve(officer, AGREEMENT, "Beschluss eintragen", subject, "6.10.2026", "0123/26")
    subject = "Współpraca z Nordhausen i Unterallgäu"
    resolve(partner, IN_POLISH, "Dodaj uchwałę", subject, "8.10.2026", "XX/26")
    officer.goto(AGREEMENT)
    officer.fill("[name=times]", "2")
    follow(officer.locator("form:has([value=plan_signings]) button[type=submit]"))
    sign(officer, AGREEMENT, "9.11.2026", "Kreishaus Nordhausen")
    officer.goto(AGREEMENT)
    assert "3 von 6 erledigt" in words_of(officer)
    sign(officer, AGREEMENT, "12.11.2026", "Starostwo Gostyń")

    officer.goto(AGREEMENT)
    lines = officer.locator(".steps > li").all_inner_texts()
    assert [line.split()[0] for line in lines] == ["abgestimmt", "beschlossen", "unterzeichnet"]
    assert "2 von 3 erledigt" in lines[1]
    assert "0123/26" in lines[1]
    assert "6 von 6 erledigt" in lines[2]
    assert "Janusz Sikora" in lines[2]


def _the_frame_moves(scene: Scene, officer: Page, phone: Page, scan: Path) -> None:
    """The date moves, all see the difference in their language, and an amendment is agreed."""
    edit(officer, "encounter", "music", {"when": "7.12.-11.12.2026"}, field="when")
    assert scene.condition(Kind.FRAME) is Condition.DIFFERS
    seen = {
        "nordhausen": (FRAME, "14.–18. September 2026", "7.–11. Dezember 2026"),
        "gostyn": (
            addresses.accord(Kind.FRAME, "music", "pl"),
            "14–18 września 2026",
            "7–11 grudnia 2026",
        ),
        "unterallgaeu": (FRAME, "14.–18. September 2026", "7.–11. Dezember 2026"),
    }
    for key, (address, before, after) in seen.items():
        page = scene.page(key)
        page.goto(address)
        assert before in words_of(page)
        assert after in words_of(page)
    propose(officer, FRAME, "Der Termin musste verlegt werden.")
    answer_by_link(phone, scene.link("gostyn", "pl"), "agreed", "", "Jan Kowalski")
    record_letter(officer, FRAME, scan)
    assert scene.condition(Kind.FRAME) is Condition.SAME
    assert Revision.objects.filter(subject_kind=Kind.FRAME).count() == 2


def _notice_ends_it(scene: Scene) -> None:
    partner = scene.page("gostyn", viewport=TELEPHONE)
    partner.goto(IN_POLISH)
    partner.fill("[name=months]", "0")
    follow(partner.locator("form:has([value=notice]) button[type=submit]"))
    partner.wait_for_selector("[role=status]")
    assert scene.condition() is Condition.NOTICED
    assert scene.condition(days=1) is Condition.ENDED


def _the_public_reads_only_what_was_released(scene: Scene, officer: Page) -> None:
    public, address = scene.page(), links.of("partnership", "three", "de")
    public.goto(address)
    assert "Kooperationsvereinbarung" not in public.content()
    for kind, key in (("partnership", "three"), ("instrument", "cooperation")):
        officer.goto(editing.record(kind, key, "de"))
        follow(officer.locator("button[value=release]"))
    public.goto(address)
    text = public.content()
    assert "Kooperationsvereinbarung" in text
    internal = ("Prosimy dodać", "Jan Kowalski", "Alex Eder", "Vorschlag", "Kündigung", "0123/26")
    for words in (*internal, "Jugend zusammen", "Officer of"):
        assert words not in text


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
        widths[name] = width_of(page)
    for name, act in _acts(page, rich).items():
        act()
        found[name] = faults(page, axe)
        widths[name] = width_of(page)

    assert found == {name: [] for name in found}
    assert {name: width for name, width in widths.items() if width > NARROW["width"]} == {}


def _acts(page: Page, rich: dict[str, str]) -> dict[str, Callable[[], None]]:
    def opened() -> None:
        page.goto(rich["door"])
        follow(page.locator("main button[type=submit]:not([name=more])"))

    def refused() -> None:
        opened()
        follow(page.locator("form:has([value=decide]) button[type=submit]"))

    def mistyped() -> None:
        page.goto(rich["recording"])
        follow(page.locator("main form button[type=submit]:not([name=more])"))

    return {"opened": opened, "refused": refused, "mistyped": mistyped}


@pytest.mark.checker
def test_the_pages_are_valid_html(scene: Scene, rich: dict[str, str], tmp_path: Path) -> None:
    client = signed_in(scene.officers["nordhausen"])
    pages = {name: client.get(address) for name, address in rich.items()}
    pages["opened"] = Client().post(rich["door"], {"action": "open"})
    pages["shared"] = Client().post(rich["door"], {"action": "share"})
    pages["refused"] = Client().post(rich["door"], {"action": "decide"})
    pages["mistyped"] = client.post(rich["recording"], {"party": "gostyn"})
    pages["paper"] = client.get(addresses.file(Kind.AGREEMENT, "cooperation", 2, "html", "de"))
    html = {name: response.content for name, response in pages.items()}
    assert html_faults(tmp_path, html) == []
