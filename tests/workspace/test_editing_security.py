# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Editing is for those whose record it is, and changes what stands in the form and nothing else."""

import itertools
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from partnerkreis.access.policy import Role
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.directory.models import Body, Organisation, Person
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Partnership, Signing
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import signed_in, user_of
from tests.workspace.test_editing import inputs, opened
from tests.workspace.test_making import NEW

SIGNING = "nordhausen-gostyn-2023-gostyn"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'"
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


def every_address(kind: str, key: str) -> list[str]:
    return [
        address
        for language in INTERFACE_LANGUAGES
        for address in (
            addresses.record(kind, key, language),
            addresses.edit(kind, key, language),
            addresses.merge(kind, key, language),
            addresses.edit(kind, key, language, KINDS[kind].groups[0].fields[0].name),
        )
    ]


def state(model: Any) -> list[tuple[Any, ...]]:
    return sorted(model.objects.values_list("pk", "version", "published_at"))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COLLEAGUE, Role.READER])
@pytest.mark.parametrize(
    ("kind", "key"),
    [
        *(("signing", SIGNING), ("encounter", "2022-musik"), ("organisation", "bbz")),
        *(("aggregate", "aggregate-4"), ("series", "music-project")),
        *(("plan-step", "plan-1-gostyn"), ("instrument", "nordhausen-gostyn-cooperation")),
    ],
)
def test_what_is_released_of_others_is_not_to_be_edited(
    kind: str, key: str, role: Role, reference_case: None
) -> None:
    stranger, before = signed_in(user_of("elsewhere", role)), state(KINDS[kind].model)

    for address, method in itertools.product(every_address(kind, key), METHODS):
        response = getattr(stranger, method)(address, {"action": "withdraw", "version": "1"})
        assert response.status_code in (403, 405), (method, address)

    assert state(KINDS[kind].model) == before


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        *(("encounter", "2022-musik"), ("aggregate", "aggregate-4")),
        *(("series", "music-project"), ("plan-step", "plan-1-gostyn")),
    ],
)
def test_what_is_not_released_of_others_is_not_there(
    kind: str, key: str, reference_case: None
) -> None:
    KINDS[kind].model._default_manager.filter(key=key).update(published_at=None)
    stranger = signed_in(user_of("elsewhere"))

    for address, method in itertools.product(every_address(kind, key), METHODS):
        assert getattr(stranger, method)(address).status_code in (404, 405), (method, address)


@pytest.mark.parametrize("role", [Role.READER, Role.COLLEAGUE])
def test_only_officers_release(role: Role, reference_case: None) -> None:
    client, before = signed_in(user_of("nordhausen", role)), state(Signing)

    response = client.post(
        addresses.record("signing", SIGNING, "de"), {"action": "withdraw", "version": "1"}
    )

    assert response.status_code == 403
    assert state(Signing) == before


def test_who_is_not_signed_in_is_asked_to(reference_case: None) -> None:
    before = state(Signing)

    for address, method in itertools.product(every_address("signing", SIGNING), ("get", "post")):
        response = getattr(Client(), method)(address, {"when": "2001"})
        assert response.status_code == 302
        assert "next=" in response["Location"]

    assert state(Signing) == before


def test_a_post_from_elsewhere_is_refused(reference_case: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of("nordhausen"))
    before = state(Signing)

    for address in (*every_address("signing", SIGNING), addresses.new("encounter", "de")):
        assert client.post(address, {"action": "withdraw", "version": "1"}).status_code == 403

    assert state(Signing) == before


def test_a_post_from_elsewhere_leaves_no_draft(reference_case: None) -> None:
    client = Client(enforce_csrf_checks=True)

    client.post(addresses.edit("signing", SIGNING, "de"), {"when": "2001"})

    assert not client.session.items()


def test_only_what_is_in_the_form_is_changed(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = addresses.edit("signing", SIGNING, "de")
    before = Signing.objects.get(key=SIGNING)
    planted = {
        "key": "hacked",
        "id": str(uuid4()),
        "published_at": "",
        "instrument": "unterallgaeu-gostyn-2001",
        "instrument_id": str(uuid4()),
        "position": "7",
        "bounds": "1999",
        "earliest": "1999-01-01",
        "when_is_inferred": "",
        "signatories.0.position": "9",
        "signatories.0.signing": "x",
    }

    response = client.post(address, opened(client, address) | planted | {"is_festive": "on"})

    assert response.status_code == 302
    after = Signing.objects.get(pk=before.pk)
    assert after.is_festive
    told = Entry.objects.get(record_id=before.pk, verb="record.change")
    assert set(told.changes) == {"is_festive"}
    assert (after.key, after.instrument_id, after.published_at, after.position) == (
        before.key,
        before.instrument_id,
        before.published_at,
        before.position,
    )


def test_a_part_of_a_form_changes_only_its_part(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = addresses.edit("encounter", "2022-musik", "de", "people")

    client.post(address, opened(client, address) | {"people": "9", "title.de": "Anders"})

    encounter = Encounter.objects.get(key="2022-musik")
    assert encounter.people == 9
    assert encounter.title["de"].text != "Anders"


def test_a_new_record_is_never_released_by_its_form(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = addresses.new("encounter", "de")
    planted = {"published_at": "2026-01-01", "key": "hacked", "version": "99", "note": "x"}

    client.post(address, opened(client, address) | NEW | planted)

    made = Encounter.objects.get(key="2027-besuch-der-feuerwehren")
    assert (made.published_at, made.version, made.note) == (None, 1, "")


def test_nobody_records_for_others(reference_case: None) -> None:
    client = signed_in(user_of("elsewhere"))
    address = addresses.new("encounter", "de")

    response = client.post(address, opened(client, address) | NEW)

    assert response.status_code == 422
    assert not Encounter.objects.filter(key__startswith="2027").exists()


def test_what_is_hidden_is_neither_offered_nor_taken(reference_case: None) -> None:
    hidden = Organisation.objects.create(
        key="hidden-venue",
        kind="venue",
        body=Body.objects.create(key="far-away", country="DE"),
    )
    client = signed_in(user_of("nordhausen"))
    address = addresses.edit("signing", SIGNING, "de")

    response = client.post(address, opened(client, address) | {"venue": hidden.key})

    assert response.status_code == 422
    assert Signing.objects.get(key=SIGNING).venue is None


@pytest.mark.parametrize(
    ("kind", "key", "field"),
    [
        ("encounter", "2022-musik", "title"),
        ("encounter", "2022-musik", "summary"),
        ("encounter", "2022-musik", "place_label"),
        ("encounter", "2022-musik", "reason"),
        ("signing", SIGNING, "place_label"),
        ("signing", SIGNING, "occasion"),
        ("partnership", "nordhausen-gostyn", "origin"),
        ("organisation", "bbz", "description"),
        ("body", "nordhausen", "description"),
    ],
)
def test_scripts_in_texts_are_shown_as_text(
    kind: str, key: str, field: str, reference_case: None
) -> None:
    client = signed_in(user_of("nordhausen"))
    edit = addresses.edit(kind, key, "de", field)
    typed = opened(client, edit) | {f"{field}.{code}": SCRIPT for code in INTERFACE_LANGUAGES}

    saved = client.post(edit, typed, follow=True)
    pages = [saved.content.decode(), client.get(edit).content.decode()]
    shown = links.of(KINDS[kind].public, key, "de") if kind != "signing" else ""
    pages += [Client().get(shown).content.decode()] if shown else []
    pages.append(Client().get(links.of("partnership", "nordhausen-gostyn", "de")).content.decode())

    assert "&lt;script&gt;alert(1)" in pages[0]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_scripts_in_lines_names_and_refused_input_are_shown_as_text(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    person = addresses.edit("person", "matthias-jendricke", "de")
    client.post(person, opened(client, person) | {"name": SCRIPT, "pronunciation": SCRIPT})
    organisation = addresses.edit("organisation", "bbz", "de")
    client.post(organisation, opened(client, organisation) | {"names.de.full": SCRIPT})
    encounter = addresses.edit("encounter", "2022-musik", "de")
    refused = client.post(
        encounter,
        opened(client, encounter) | {"when": SCRIPT, "people": SCRIPT, "kind": SCRIPT, "seen": "["},
    )

    assert Person.objects.get(key="matthias-jendricke").name == SCRIPT
    assert refused.status_code == 422
    assert inputs(refused.content.decode())["when"] == SCRIPT
    for page in (
        refused,
        client.get(addresses.record("person", "matthias-jendricke", "de")),
        client.get(addresses.record("organisation", "bbz", "de")),
        client.get(addresses.edit("signing", SIGNING, "de")),
        Client().get(links.of("person", "matthias-jendricke", "de")),
        Client().get(links.of("organisation", "bbz", "de")),
    ):
        assert "<script>alert" not in page.content.decode()
        assert "<img src=x" not in page.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"version": "99999999999999999999"},
        {"version": "-1", "seen": "null"},
        {"seen": '{"when": [1]}', "when": "\0"},
        {"when": "9" * 100_000},
        {"seen": "[" * 100_000},
        {"sides.0.body": "\0", "sides.999999.body": "x"},
        {"days": "99999999"},
        {"people": "999999999999"},
        {"partnerships": "nothing\nat all"},
        {"title.de": "\ud7ff\u0000\u202e" * 50, "title.fr": "Bonjour"},
        {"kind": "nothing"},
    ],
)
def test_nonsense_is_refused_and_breaks_nothing(sent: dict[str, str], reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    address = addresses.edit("encounter", "2022-musik", "de")

    response = client.post(address, opened(client, address) | sent)

    assert response.status_code in (302, 409, 422)


@pytest.mark.parametrize(
    "sent",
    [{}, {"action": "erase"}, {"action": "undo", "entry": "x"}, {"action": "release"}],
)
def test_nonsense_at_the_buttons_breaks_nothing(sent: dict[str, str], reference_case: None) -> None:
    client, before = signed_in(user_of("nordhausen")), state(Signing)

    response = client.post(addresses.record("signing", SIGNING, "de"), sent)

    assert response.status_code in (302, 409)
    assert state(Signing) == before


@pytest.mark.parametrize(
    "path", ["workspace/nothing/x/", "workspace/new/nothing/", "workspace/user/x/"]
)
def test_there_are_no_other_kinds(path: str, reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))

    assert client.get(f"/en/{path}").status_code == 404


def test_partners_of_one_partnership_do_not_reach_the_other(reference_case: None) -> None:
    Partnership.objects.update(published_at=None)
    client = signed_in(user_of("nordhausen"))
    statuses = {
        key: client.get(addresses.edit("partnership", key, "de")).status_code
        for key in ("nordhausen-gostyn", "unterallgaeu-gostyn")
    }

    assert statuses == {"nordhausen-gostyn": 200, "unterallgaeu-gostyn": 404}
