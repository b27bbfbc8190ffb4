# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees which address of a joint record, and who does what there."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from partnerkreis.access.policy import Role
from partnerkreis.accord.models import Answer
from partnerkreis.accord.rules.positions import Verb
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.workspace import addresses_accord as addresses
from tests.accord.conftest import NOW, World, build_world
from tests.editing.users import signed_in, user_of
from tests.workspace.test_accord import record, text_of

METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def every_address(language: Any) -> list[str]:
    kind, key = Kind.AGREEMENT, "cooperation"
    return [
        addresses.accord(kind, key, language),
        addresses.propose(kind, key, language),
        addresses.version(kind, key, 1, language),
        addresses.file(kind, key, 1, "json", language),
        addresses.file(kind, key, 1, "html", language),
        addresses.recording(kind, key, 1, language),
    ]


#: By role: what opens it (200) and what says no (403), for a member of a party.
ALLOWED = {
    Role.OFFICER: {
        "": 200,
        "propose": 200,
        "version": 200,
        "json": 200,
        "html": 200,
        "record": 200,
    },
    Role.COLLEAGUE: {
        "": 200,
        "propose": 403,
        "version": 200,
        "json": 200,
        "html": 200,
        "record": 200,
    },
    Role.READER: {
        "": 200,
        "propose": 403,
        "version": 200,
        "json": 200,
        "html": 200,
        "record": 403,
    },
}


@pytest.mark.parametrize("body", ["nordhausen", "gostyn"])
@pytest.mark.parametrize("role", list(ALLOWED))
def test_who_of_a_party_sees_what(world: World, role: Role, body: str) -> None:
    world.propose()
    client = signed_in(user_of(body, role))
    for language in INTERFACE_LANGUAGES:
        found = [client.get(address).status_code for address in every_address(language)]
        assert found == list(ALLOWED[role].values()), language


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COLLEAGUE, Role.READER])
def test_strangers_find_nothing_though_the_record_is_released(world: World, role: Role) -> None:
    world.propose()
    type(world.instrument).objects.update(published_at=NOW)
    stranger = signed_in(user_of("elsewhere", role))
    before = Answer.objects.count()
    given = {"action": "answer", "revision": "1", "party": "gostyn", "verb-1": "agreed"}
    for language in INTERFACE_LANGUAGES:
        for address in every_address(language):
            for method in METHODS:
                status = getattr(stranger, method)(address, given).status_code
                assert status in (404, 405), (method, address)
        assert "Kooperationsvereinbarung" not in text_of(stranger.get(addresses.listing(language)))
    assert Answer.objects.count() == before


def test_who_is_not_signed_in_is_asked_to(world: World) -> None:
    world.propose()
    for language in INTERFACE_LANGUAGES:
        for address in (*every_address(language), addresses.listing(language)):
            for method in ("get", "post"):
                response = getattr(Client(), method)(address)
                assert response.status_code in (302, 405), (method, address)
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("role", [Role.READER, Role.COLLEAGUE])
def test_only_officers_use_the_buttons(world: World, role: Role) -> None:
    world.propose()
    client = signed_in(user_of("gostyn", role))
    for action in ("answer", "withdraw", "settle", "send_link", "close_links"):
        given = {
            "action": action,
            "revision": "1",
            "party": "gostyn",
            "verb-1": Verb.AGREED.value,
            "until-1": "2026-12-31",
        }
        assert client.post(record(), given).status_code == 403, action
    assert Answer.objects.count() == 1


def test_a_post_from_elsewhere_is_refused(world: World) -> None:
    world.propose()
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of("gostyn"))
    for address in (record(), addresses.propose(Kind.AGREEMENT, "cooperation", "de")):
        assert client.post(address, {"action": "withdraw"}).status_code == 403
