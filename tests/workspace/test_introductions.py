# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Partners of partners: proposed, dismissed with a reason, met through the common partner."""

import pytest
from django.test import Client

from partnerkreis.access.policy import Role
from partnerkreis.core.models import SearchEntry
from partnerkreis.directory.models import Body
from partnerkreis.introductions.models import Community, Dismissal, Introduction
from partnerkreis.partnerships.models import Partnership
from partnerkreis.portal import links

HERE = links.page("introductions", "en")


def address_of(client: Client, body: Body) -> str:
    client.get(HERE)
    return f"{HERE}{Community.objects.get(body=body).pk}/"


def test_partner_of_a_partner_is_proposed_with_the_way(client_of, fourth_body):
    content = client_of("nordhausen").get(HERE).content.decode()
    assert "county of Musterau (AT)" in content
    assert "Through Unterallgäu" in content
    assert "one way" in content


def test_nobody_is_proposed_where_all_know_each_other(client_of):
    content = client_of("nordhausen").get(HERE).content.decode()
    assert "There is nobody to be introduced to" in content


def test_as_of_2018_gostyn_is_the_introduction_for_nordhausen(client_of):
    content = client_of("nordhausen").get(HERE, {"year": "2018"}).content.decode()
    told = content.replace("\u00a0", " ").split("<main")[1]
    assert told.count("<h3>") == 1
    assert "Gostyń (PL)" in told
    assert "Through Unterallgäu, partner of Gostyń since 2001; ask:" in told


@pytest.mark.parametrize(
    ("choice", "is_there"),
    [
        ({"country": "AT"}, True),
        ({"country": "PL"}, False),
        ({"kind": "county"}, True),
        ({"kind": "region"}, False),
        ({"within": "100"}, False),
        ({"topic": "music"}, False),
    ],
)
def test_list_is_narrowed_down(client_of, fourth_body, choice, is_there):
    content = client_of("nordhausen").get(HERE, choice).content.decode()
    assert ("county of Musterau" in content) is is_there
    assert "Austria" in content


@pytest.mark.parametrize(
    ("name", "value"),
    [("country", "x'"), ("kind", "moon"), ("within", "-1"), ("topic", "<b>"), ("year", "99999")],
)
def test_impossible_choice_is_passed_over(client_of, name, value):
    response = client_of("nordhausen").get(HERE, {name: value})
    assert response.status_code == 200
    assert "<b>" not in response.content.decode().split("<main")[1]


def test_first_contact_begins_with_who_introduced(client_of, fourth_body):
    client = client_of("nordhausen")
    response = client.post(
        address_of(client, fourth_body), {"decision": "begin", "introducer": "0"}
    )

    assert response.status_code == 302
    begun = Partnership.objects.get(introduction__isnull=False)
    assert begun.introduced_by.key == "unterallgaeu"
    assert {party.body.key for party in begun.parties.all()} == {"nordhausen", "musterau"}
    assert begun.published_at is None
    assert Introduction.objects.get().office.kind == "partnership_officer"
    assert SearchEntry.objects.filter(record=begun.pk).exists()
    assert "Musterau" not in client.get(HERE).content.decode()


def test_dismissed_with_a_reason_it_is_proposed_no_more_until_reconsidered(client_of, fourth_body):
    client = client_of("nordhausen")
    address = address_of(client, fourth_body)
    client.post(address, {"decision": "dismiss", "reason": "Too far <script>"})

    content = client.get(HERE).content.decode()
    assert "Too far &lt;script&gt;" in content
    assert client.get(address).status_code == 404
    number = Dismissal.objects.get().community_id
    client.post(HERE, {"reconsider": number})
    assert not Dismissal.objects.exists()
    assert client.get(address).status_code == 200


def test_without_a_reason_nothing_is_dismissed_and_the_form_says_why(client_of, fourth_body):
    client = client_of("nordhausen")
    response = client.post(address_of(client, fourth_body), {"decision": "dismiss", "reason": " "})
    assert response.status_code == 422
    assert "Please say why this introduction is not wanted." in response.content.decode()
    assert not Dismissal.objects.exists()


@pytest.mark.parametrize("choice", ["7", "-1", "x", "", "9" * 40])
def test_unknown_way_begins_nothing(client_of, fourth_body, choice):
    client = client_of("nordhausen")
    response = client.post(
        address_of(client, fourth_body), {"decision": "begin", "introducer": choice}
    )
    assert response.status_code == 422
    assert not Introduction.objects.exists()


@pytest.mark.parametrize("number", ["x", "9" * 30, ""])
def test_unknown_dismissal_cannot_be_reconsidered(client_of, number):
    response = client_of("nordhausen").post(HERE, {"reconsider": number})
    assert response.status_code == 404


def test_reader_decides_nothing_and_stranger_sees_nothing_of_others(client_of, fourth_body):
    officer = client_of("nordhausen")
    address = address_of(officer, fourth_body)
    assert client_of("gostyn", Role.READER).get(address).status_code == 403
    assert client_of("gostyn").get(HERE, {"body": "nordhausen"}).status_code == 404
    assert client_of("gostyn").get(address, {"body": "nordhausen"}).status_code == 404


def test_who_is_not_signed_in_is_asked_to(reference_case):
    response = Client().get(HERE)
    assert response.status_code == 302
    assert response["Location"].startswith(links.page("account_login", "en"))
