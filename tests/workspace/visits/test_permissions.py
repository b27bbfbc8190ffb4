# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may what: every address and method, for own, partner, third side, stranger and anybody."""

from itertools import product

import pytest
from django.test import Client

from partnerkreis.access.policy import Actor, Role
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.models import Entry
from partnerkreis.visits.models import Visit
from partnerkreis.visits.rules.values import Part
from partnerkreis.workspace import addresses_visits as addresses
from tests.conftest import NOW
from tests.editing.users import signed_in, user_of
from tests.visits.conftest import begun

METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
OF_SIDES = (Part.DELEGATION, Part.PRESS)
SIDES = ("nordhausen", "gostyn", "unterallgaeu")


@pytest.fixture
def triangle(actor: Actor) -> Visit:
    """A visit with two guests from different counties; its encounter is released."""
    visit = begun(actor, ("gostyn", "unterallgaeu"))
    Encounter.objects.filter(pk=visit.encounter_id).update(published_at=NOW)
    return visit


def folder(visit: Visit, side: str) -> list[str]:
    """Return all addresses of the folder of one side."""
    found = []
    for language in INTERFACE_LANGUAGES:
        found.append(addresses.visit(visit.key, side, language))
        found += [addresses.part(visit.key, side, part, language) for part in Part]
        found += [addresses.sheet(visit.key, side, sheet, language) for sheet in addresses.Sheet]
        found += [
            addresses.part(visit.key, side, part, language, of)
            for part, of in product(OF_SIDES, SIDES)
        ]
    return found


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COLLEAGUE, Role.READER])
@pytest.mark.parametrize("body", ["gostyn", "unterallgaeu", "elsewhere"])
def test_the_folder_of_another_body_is_not_there(body: str, role: Role, triangle: Visit) -> None:
    client, before = signed_in(user_of(body, role)), Entry.objects.count()

    for address, method in product(folder(triangle, "nordhausen"), METHODS):
        response = getattr(client, method)(address, {"forget": "gostyn", "contact": "x"})
        assert response.status_code in (404, 405), (method, address)

    assert Entry.objects.count() == before


def test_a_third_side_does_not_find_the_guests_of_another(triangle: Visit) -> None:
    client = signed_in(user_of("unterallgaeu"))

    for of, status in (("unterallgaeu", 200), ("gostyn", 404), ("nordhausen", 404)):
        here = addresses.part(triangle.key, "unterallgaeu", Part.DELEGATION, "de", of)
        assert client.get(here).status_code == status, of
        if status == 404:
            assert client.post(here, {"contact": "x"}).status_code == 404
    own = addresses.visit(triangle.key, "unterallgaeu", "de")
    assert client.post(own, {"forget": "gostyn"}).status_code == 404


def test_hosts_and_the_own_side_write_the_list_of_guests(triangle: Visit) -> None:
    for side in ("nordhausen", "gostyn"):
        client = signed_in(user_of(side))
        here = addresses.part(triangle.key, side, Part.DELEGATION, "de", "gostyn")
        assert client.get(here).status_code == 200


def test_the_press_text_of_a_side_with_access_is_its_own(triangle: Visit) -> None:
    client = signed_in(user_of("nordhausen"))
    here = addresses.part(triangle.key, "nordhausen", Part.PRESS, "de", "gostyn")
    assert client.get(here).status_code == 200

    user_of("gostyn")

    assert client.get(here).status_code == 403
    assert client.post(here, {"state": "released"}).status_code == 403


def test_a_reader_reads_and_changes_nothing(triangle: Visit) -> None:
    client, before = signed_in(user_of("nordhausen", Role.READER)), Entry.objects.count()

    for language in INTERFACE_LANGUAGES:
        own = addresses.visit(triangle.key, "nordhausen", language)
        assert client.get(own).status_code == 200
        assert client.post(own, {"forget": "gostyn"}).status_code == 403
        for sheet in addresses.Sheet:
            here = addresses.sheet(triangle.key, "nordhausen", sheet, language)
            assert client.get(here).status_code == 200
            assert client.post(here).status_code == 405
        for part, method in product(Part, ("get", "post")):
            here = addresses.part(triangle.key, "nordhausen", part, language)
            assert getattr(client, method)(here).status_code == 403, (part, method)
        new = addresses.new(language)
        assert [client.get(new).status_code, client.post(new).status_code] == [403, 403]
        assert client.get(addresses.visits(language)).status_code == 200
    assert Entry.objects.count() == before


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COLLEAGUE])
@pytest.mark.parametrize("side", SIDES)
def test_who_prepares_has_every_part_of_the_own_folder(
    side: str, role: Role, triangle: Visit
) -> None:
    client = signed_in(user_of(side, role))

    for part in Part:
        assert client.get(addresses.part(triangle.key, side, part, "pl")).status_code == 200, part


def test_parts_that_are_of_no_side_have_no_side(triangle: Visit) -> None:
    client = signed_in(user_of("nordhausen"))

    for part in Part:
        if part not in OF_SIDES:
            here = addresses.part(triangle.key, "nordhausen", part, "de", "gostyn")
            assert client.get(here).status_code == 404, part
    unknown = addresses.part(triangle.key, "nordhausen", Part.PRESS, "de", "musterau")
    assert client.get(unknown).status_code == 404


def test_who_is_not_signed_in_is_asked_to(triangle: Visit) -> None:
    before = Entry.objects.count()
    lists = [addresses.visits("de"), addresses.new("de")]

    for address, method in product([*folder(triangle, "nordhausen"), *lists], ("get", "post")):
        response = getattr(Client(), method)(address, {"forget": "gostyn"})
        if response.status_code == 405:
            continue  # what is printed takes no posts, from nobody
        assert response.status_code == 302, address
        assert "next=" in response["Location"]

    assert Entry.objects.count() == before


def test_a_post_from_elsewhere_is_refused(triangle: Visit) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of("nordhausen"))
    printed = {
        addresses.sheet(triangle.key, "nordhausen", sheet, language)
        for sheet, language in product(addresses.Sheet, INTERFACE_LANGUAGES)
    }

    for address in {*folder(triangle, "nordhausen"), addresses.new("de")} - printed:
        assert client.post(address, {"forget": "gostyn"}).status_code == 403, address


def test_the_public_page_tells_nothing_of_the_preparation(triangle: Visit) -> None:
    text = Client().get(f"/de/begegnungen/{triangle.encounter.key}/").content.decode()

    assert "Besuchsmappe" not in text
    assert "arbeitsplatz/besuche" not in text
