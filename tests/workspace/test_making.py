# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""New records: their forms, made once, and with what belongs to them."""

import pytest
from django.test import Client

from partnerkreis.directory.models import Organisation, Tenure
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.encounters.models import Encounter
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import signed_in, user_of
from tests.workspace.test_editing import inputs, opened


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


NEW = {
    "title.de": "Besuch der Feuerwehren",
    "kind": "expert_meeting",
    "state": "planned",
    "when": "Mai 2027",
    "sides.0.body": "nordhausen",
    "sides.0.role": "guest",
    "sides.1.body": "gostyn",
    "sides.1.role": "host",
    "partnerships": ["nordhausen-gostyn"],
}


def test_a_new_encounter_is_recorded_once(officer: Client) -> None:
    address = addresses.new("encounter", "de")
    typed = opened(officer, address) | NEW

    first, second = officer.post(address, typed), officer.post(address, typed)

    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    made = Encounter.objects.get(key="2027-besuch-der-feuerwehren")
    assert [side.body.key for side in made.sides.all()] == ["nordhausen", "gostyn"]
    assert officer.get(first["Location"]).status_code == 200
    assert Client().get(f"/de/begegnungen/{made.key}/").status_code == 404


def test_a_new_record_that_is_refused_keeps_what_was_typed(officer: Client) -> None:
    address = addresses.new("encounter", "de")
    typed = opened(officer, address) | NEW | {"sides.1.body": "nordhausen"}

    refused = officer.post(address, typed)
    page = inputs(refused.content.decode())

    assert refused.status_code == 422
    assert {name: page[name] for name in NEW} == NEW | {"sides.1.body": "nordhausen"}
    assert officer.post(address, page | {"sides.1.body": "gostyn"}).status_code == 302
    assert Encounter.objects.filter(key__startswith="2027").count() == 1


def test_a_form_can_be_opened_with_what_is_known(officer: Client) -> None:
    address = addresses.new("signing", "de")

    asked = opened(officer, f"{address}?instrument=nordhausen-gostyn-2023&when=Mai+2027&key=x")

    assert (asked["instrument"], asked["when"]) == ("nordhausen-gostyn-2023", "Mai 2027")
    assert "key" not in asked
    assert officer.post(address, asked | {"place": "gostyn"}).status_code == 302


def test_a_twin_is_not_made_unawares(officer: Client) -> None:
    address = addresses.new("organisation", "en")
    name = Organisation.objects.get(key="bbz").names.form("de")
    typed = opened(officer, address) | {
        "names.de.full": name.upper(),
        "kind": "school",
        "body": "nordhausen",
    }

    asked = officer.post(address, typed)

    assert asked.status_code == 422
    assert addresses.record("organisation", "bbz", "en") in asked.content.decode()
    assert officer.post(address, inputs(asked.content.decode()) | {"twin": "on"}).status_code == 302
    assert Organisation.objects.filter(key__startswith="berufsbildungszentrum").count() == 1


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS.values() if kind.can_be_made])
def test_every_kind_that_can_be_made_has_a_form(officer: Client, kind: str) -> None:
    asked = {field.name for field in KINDS[kind].first_fields()}

    there = {name.partition(".")[0] for name in opened(officer, addresses.new(kind, "de"))}

    assert there - asked <= {"csrfmiddlewaretoken", "token", "seen", "writer"}


def test_the_form_of_a_new_resolution_asks_who_resolved(officer: Client) -> None:
    address = addresses.new_with("resolution", "en", partnership="nordhausen-gostyn")
    page = officer.get(address).content.decode()
    assert inputs(page)["is_council"] == ["on"]
    assert page.index("The council itself resolved") < page.index("Which committee or board?")
    assert page.index("Which committee or board?") < page.index('name="subject.de"')
    typed = inputs(page) | {
        "body": "nordhausen", "subject.de": "Fortführung", "outcome": "adopted",
    }  # fmt: skip
    del typed["is_council"]
    refused = officer.post(address, typed)
    assert refused.status_code == 422
    assert "Please write which committee or board resolved" in refused.content.decode()
    assert officer.post(address, typed | {"organ.de": "Kulturausschuss"}).status_code == 302


def test_a_new_person_comes_with_the_office_they_hold(officer: Client) -> None:
    address = addresses.new("person", "de")
    typed = opened(officer, address) | {
        "name": "Sabine Neumann",
        "form_of_address": "Frau",
        "office": "nordhausen-head-of-county",
        "since": "1.2.2027",
        "title_form": "feminine",
    }
    assert officer.post(address, typed | {"title_form": ""}).status_code == 422
    made = officer.post(address, typed)
    assert made.status_code == 302
    told = officer.get(made["Location"]).content.decode()
    assert "Im Amt seit: 1.\u00a0Februar 2027" in told or "am 1.\u00a0Februar 2027" in told
    held = Tenure.objects.get(person__name="Sabine Neumann")
    assert (held.office.key, held.title_form) == ("nordhausen-head-of-county", "feminine")
