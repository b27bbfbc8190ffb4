# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind a link: opened by whoever has it, changed by nobody who only looks."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from partnerkreis.accord.actions.letters import link_address
from partnerkreis.accord.actions.recording import Told, record_answer
from partnerkreis.accord.models import Answer, AnswerLink, Clearance, Revision
from partnerkreis.accord.rules.positions import Condition, Means, Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.partnerships.models import Party
from partnerkreis.workspace import addresses_accord
from tests.accord.conftest import World, build_world, last_token
from tests.editing.users import signed_in, user_of

DECIDE = {"action": "decide", "verb": "agreed", "reason": "", "person": "Jan Kowalski"}


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def revision(world: World) -> Revision:
    return world.propose(now=timezone.now())


@pytest.fixture
def address(revision: Revision) -> str:
    return path_of(last_token("gostyn"))


def path_of(token: str, language: Any = "pl") -> str:
    return "/" + link_address(token, language).split("/", 3)[3]


def text_of(response: Any) -> str:
    return str(response.content.decode()).replace("\u00a0", " ")


def state() -> tuple[Any, ...]:
    return (
        list(Answer.objects.values_list("digest", flat=True)),
        list(AnswerLink.objects.values_list("pk", "opened_at", "answer")),
        Clearance.objects.count(),
        len(mail.outbox),
    )


def test_a_scanner_that_follows_every_link_changes_and_learns_nothing(address: str) -> None:
    before = state()

    for language in INTERFACE_LANGUAGES:
        token = address.strip("/").split("/")[-1]
        for method in ("get", "head"):
            response = getattr(Client(), method)(path_of(token, language))
            assert response.status_code == 200
            assert response["Cache-Control"].count("no-store") == 1
            assert response["Referrer-Policy"] == "same-origin"
        page = text_of(Client().get(path_of(token, language)))
        assert "Nordhausen" in page
        assert "Wir arbeiten zusammen." not in page
        assert "Kooperationsvereinbarung" not in page
        assert "Porozumienie" not in page
        assert "<script" not in page

    assert state() == before


def test_the_page_opens_by_its_button(address: str) -> None:
    page = text_of(Client().post(address, {"action": "open"}))
    assert "Współpracujemy." in page
    assert '<span lang="de" dir="ltr">Wir arbeiten zusammen.</span>' in page
    assert "<script" not in page
    assert AnswerLink.objects.exclude(opened_at=None).count() == 1


def test_an_answer_is_given_once_and_its_receipt_shown_again(world: World, address: str) -> None:
    first = Client().post(address, DECIDE)
    mails = len(mail.outbox)
    again = Client().post(address, DECIDE | {"verb": "objected", "reason": "Doch nicht."})
    opened = Client().post(address, {"action": "open"})

    assert [r.status_code for r in (first, again, opened)] == [200, 200, 200]
    assert Answer.objects.filter(party=world.gostyn).count() == 1
    for response in (first, again, opened):
        assert "Jan Kowalski" in text_of(response)
        assert 'name="verb"' not in text_of(response)
    assert len(mail.outbox) == mails


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"verb": ""}, "verb"),
        ({"verb": "withdrawn"}, "verb"),
        ({"verb": "objected"}, "reason"),
        ({"person": " "}, "person"),
        ({"reason": "x" * 5000}, "reason"),
    ],
)
def test_what_is_missing_is_asked_again_and_nothing_is_lost(
    world: World, address: str, wrong: dict[str, str], field: str
) -> None:
    response = Client().post(address, DECIDE | {"office": "Sekretarz"} | wrong)
    assert response.status_code == 422
    assert 'value="Sekretarz"' in text_of(response)
    assert 'role="alert"' in text_of(response)
    assert f'href="#f-{field}"' in text_of(response)
    assert not Answer.objects.filter(party=world.gostyn).exists()


def test_in_clearance_until_by_link(world: World, address: str) -> None:
    until = timezone.localdate() + datetime.timedelta(days=30)
    settled = Client().post(
        address, {"action": "settle", "until": f"{until:%d.%m.%Y}", "settler": "Jan"}
    )
    assert settled.status_code == 200
    assert Clearance.objects.get().until == until
    for wrong in ("", "bald", "2026"):
        response = Client().post(address, {"action": "settle", "until": wrong, "settler": "Jan"})
        assert response.status_code == 422


def test_shared_for_reading_and_closed_again(address: str) -> None:
    shared = text_of(Client().post(address, {"action": "share"}))
    href = shared.split('<p><a href="')[1].split('"')[0]
    path = "/" + href.split("/", 3)[3]

    read = text_of(Client().post(path, {"action": "open"}))
    assert "Współpracujemy." in read
    assert 'name="verb"' not in read
    assert Client().post(path, DECIDE).status_code == 410
    Client().post(address, {"action": "unshare"})
    gone = Client().post(path, {"action": "open"})
    assert gone.status_code == 410
    assert "Współpracujemy." not in text_of(gone)


@pytest.mark.parametrize(
    "change",
    [
        lambda: AnswerLink.objects.update(expires_at=timezone.now()),
        lambda: AnswerLink.objects.update(withdrawn_at=timezone.now()),
        lambda: AnswerLink.objects.update(token_digest="0"),
    ],
)
def test_a_link_that_does_not_hold_says_what_to_do(address: str, change: Callable[[], Any]) -> None:
    AnswerLink.objects.exclude(party__key="gostyn").delete()
    change()
    for response in (Client().get(address), Client().post(address, DECIDE)):
        assert response.status_code == 410
        assert "Nordhausen" not in text_of(response).split("<main")[1]
    assert Answer.objects.count() == 1


def test_an_answer_to_something_overtaken_is_not_counted(world: World, address: str) -> None:
    other = world.propose("gostyn", now=timezone.now())
    world.reword("Anders.")
    other = world.propose("gostyn", now=timezone.now())
    world.agree(other, "nordhausen", "unterallgaeu", now=timezone.now())

    response = Client().post(address, DECIDE)

    assert response.status_code == 422
    assert Answer.objects.filter(party=world.gostyn, means="link").count() == 0
    assert 'name="verb"' not in text_of(response)


def test_a_recorded_answer_is_said_to_be_wrong(world: World, revision: Revision) -> None:
    now = timezone.now()
    world.agree(revision, "gostyn", now=now)
    record_answer(
        revision=revision,
        party=world.unterallgaeu,
        told=Told(
            verb=Verb.AGREED,
            means=Means.TELEPHONE,
            person="Alex Eder",
            office="",
            given_on=timezone.localdate(now),
        ),
        scan=None,
        actor=world.actor("nordhausen"),
        now=now,
    )
    path = path_of(last_token("unterallgaeu"), "de")
    page = text_of(Client().post(path, {"action": "open"}))
    assert "Alex Eder" in page
    assert 'value="disputed"' in page

    given = {"action": "decide", "verb": "disputed", "reason": "Nie gesagt.", "person": "A. Eder"}
    assert Client().post(path, given).status_code == 200

    assert world.accord(on=timezone.localdate()).position.condition is Condition.CONTESTED


def test_whoever_is_signed_in_can_use_a_link_as_well(address: str) -> None:
    client = signed_in(user_of("elsewhere"))
    assert client.get(address).status_code == 200
    assert client.post(address, {"action": "open"}).status_code == 200


def test_other_methods_are_refused(address: str) -> None:
    for method in ("put", "patch", "delete"):
        assert getattr(Client(), method)(address).status_code == 405


def test_a_post_from_elsewhere_is_refused(address: str, world: World) -> None:
    assert Client(enforce_csrf_checks=True).post(address, DECIDE).status_code == 403
    assert not Answer.objects.filter(party=world.gostyn).exists()


def test_where_a_party_has_left_the_page_says_what_to_do(world: World, address: str) -> None:
    Party.objects.filter(body=world.unterallgaeu).update(left="2026-01-01")
    opened = text_of(Client().post(address, {"action": "open"}))
    assert 'name="verb"' not in opened
    assert "pozostałym stronom" in opened

    officer = signed_in(user_of("nordhausen"))
    page = text_of(officer.get(addresses_accord.accord(Kind.AGREEMENT, "cooperation", "en")))
    assert "A party has left since this was proposed. Please propose it anew." in page
    refused = Client().post(address, DECIDE)
    assert refused.status_code == 422
    assert not Answer.objects.filter(party=world.gostyn).exists()


def test_what_was_replaced_leads_to_the_later_mail(world: World, address: str) -> None:
    objected = DECIDE | {"verb": "objected", "reason": "Za wcześnie."}
    assert "późniejszej wiadomości" not in text_of(Client().post(address, objected))
    world.reword("Anders.")
    world.propose(now=timezone.now())
    opened = text_of(Client().post(address, {"action": "open"}))
    assert 'name="verb"' not in opened
    assert "Za wcześnie." in opened
    assert "późniejszej wiadomości" in opened
