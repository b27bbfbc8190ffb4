# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was typed when the session had ended comes back, to whoever typed it."""

from django.test import Client

from partnerkreis.encounters.models import Encounter
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import signed_in, user_of
from tests.workspace.test_editing import inputs, opened


def test_what_was_typed_survives_the_end_of_a_session(reference_case: None) -> None:
    user = user_of("nordhausen")
    client = signed_in(user)
    address = addresses.edit("encounter", "2022-musik", "de")
    typed = opened(client, address) | {"title.de": "Mühsam getippt"}
    client.logout()

    refused = client.post(address, typed)
    assert refused.status_code == 302
    assert address.split("?")[0] in refused["Location"].replace("%2F", "/")
    client.force_login(user)
    page = client.get(address).content.decode()

    assert inputs(page)["title.de"] == "Mühsam getippt"
    assert client.post(address, inputs(page)).status_code == 302
    assert Encounter.objects.get(key="2022-musik").title["de"].text == "Mühsam getippt"


def test_what_was_typed_comes_back_to_nobody_else(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = addresses.edit("encounter", "2022-musik", "de")
    typed = opened(client, address) | {"title.de": "Mühsam getippt"}
    client.logout()
    client.post(address, typed)

    client.force_login(user_of("nordhausen", name="Bert"))

    assert "Mühsam getippt" not in client.get(address).content.decode()


def test_what_was_typed_survives_signing_in_anew_in_another_window(reference_case: None) -> None:
    user, client = user_of("nordhausen"), Client(enforce_csrf_checks=True)
    client.force_login(user)
    address = addresses.edit("encounter", "2022-musik", "de")
    typed = opened(client, address) | {"title.de": "Mühsam getippt", "csrfmiddlewaretoken": "old"}

    refused = client.post(address, typed)

    assert (refused.status_code, refused["Location"]) == (302, address)
    assert Encounter.objects.get(key="2022-musik").version == 1
    assert inputs(client.get(address).content.decode())["title.de"] == "Mühsam getippt"


def test_form_of_another_site_is_not_kept(reference_case: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of("nordhausen"))
    address = addresses.edit("encounter", "2022-musik", "de")

    assert client.post(address, {"title.de": "Untergeschoben"}).status_code == 403
    assert "Untergeschoben" not in client.get(address).content.decode()


def test_the_page_for_signing_in_says_that_nothing_is_lost(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = addresses.edit("encounter", "2022-musik", "de")
    typed = opened(client, address) | {"title.de": "Mühsam getippt"}
    client.logout()

    refused = client.post(address, typed)
    page = client.get(refused["Location"]).content.decode()

    assert "Was Sie geschrieben haben, ist noch da" in page
    assert "ist noch da" not in Client().get(refused["Location"]).content.decode()
