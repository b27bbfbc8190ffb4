# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How people are reached: each county its own, for a purpose, until a day, and nobody else."""

import datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerkreis.access.policy import Role
from partnerkreis.core.dates import parse
from partnerkreis.directory.models import Body, Contact, Person
from partnerkreis.editing.titles import title_of
from partnerkreis.journal.models import Entry
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace import addresses_lists
from tests.editing.users import signed_in, user_of
from tests.workspace.test_cockpit import opened
from tests.workspace.test_permission_matrix import _administrator, _lead

MAIL, TELEPHONE = "a.nowak@szkola.example", "+48 65 572 00 00"
PAGE = addresses.record("contact", "anna", "de")
ADDRESSES = (
    PAGE,
    addresses.edit("contact", "anna", "de"),
    addresses.journal("contact", "anna", "de"),
)


def person() -> Person:
    return Person.objects.filter(tenures__office__body__key="gostyn").order_by("key")[0]


@pytest.fixture
def contact(reference_case: None) -> Contact:
    """Return how Nordhausen reaches somebody in Gostyń."""
    return Contact.objects.create(
        key="anna",
        body=Body.objects.get(key="nordhausen"),
        person=person(),
        email=MAIL,
        telephone=TELEPHONE,
        purpose="Austausch der Musikschulen",
        until=parse("2099-12-31"),
    )


WHO = {
    "anonymous": (lambda: None, 302),
    "without an office": (lambda: user_of("elsewhere", Role.READER), 404),
    "lead of an encounter": (lambda: _lead("2022-musik"), 404),
    "reader": (lambda: user_of("nordhausen", Role.READER), 404),
    "officer of the partner": (lambda: user_of("gostyn"), 404),
    "colleague": (lambda: user_of("nordhausen", Role.COLLEAGUE), 200),
    "officer": (lambda: user_of("nordhausen"), 200),
    "administrator": (lambda: _administrator(), 200),
}


@pytest.mark.parametrize("who", WHO)
def test_only_those_who_work_for_the_county_see_a_contact(who: str, contact: Contact) -> None:
    make, expected = WHO[who]
    user = make()
    client = signed_in(user) if user else Client()
    for address in ADDRESSES:
        # Who leads an encounter has no journals at all.
        is_lead_at_journal = "lead" in who and address == ADDRESSES[-1]
        assert client.get(address).status_code == (403 if is_lead_at_journal else expected)
    answered = client.post(PAGE, {"action": "forget", "version": 1}).status_code
    assert answered == (302 if expected == 200 else expected)
    assert Contact.objects.exists() is (expected != 200)


@pytest.mark.parametrize("who", WHO)
def test_no_page_tells_others_how_somebody_is_reached(who: str, contact: Contact) -> None:
    make, expected = WHO[who]
    user = make()
    client = signed_in(user) if user else Client()
    pages = [
        addresses.record("person", contact.person.key, "de"),
        addresses.record("body", "gostyn", "de"),
        addresses_lists.listing("contacts", "de"),
        addresses_lists.table("contacts", "csv", "de"),
        links.of("person", contact.person.key, "de"),
        links.page("workspace_search", "de") + f"?q={MAIL}",
        links.page("today", "de"),
    ]
    if expected == 404:
        assert (
            client.get(pages[2]).status_code
            == client.get(pages[3]).status_code
            == (200 if "partner" in who else 403)
        )
    told = [page for page in pages if TELEPHONE in client.get(page).content.decode()]
    assert told == (pages[:4] if expected == 200 else [])


def test_a_contact_is_recorded_from_the_page_of_the_person(reference_case: None) -> None:
    client, who = signed_in(user_of("nordhausen")), person()
    page = client.get(addresses.record("person", who.key, "de")).content.decode()
    new = addresses.new_with("contact", "de", person=who.key, body="nordhausen")
    assert new.replace("&", "&amp;") in page
    sent = opened(client, new) | {
        "email": MAIL, "purpose": "Austausch", "until": "31.12.2028",
        "until.read": "2028-12-31", "token": str(uuid4()),
    }  # fmt: skip
    assert client.post(new, sent | {"email": ""}).status_code == 422
    assert client.post(new, sent | {"email": "anna at school"}).status_code == 422
    assert client.post(new, sent | {"until": "ab 2028", "until.read": "2028/.."}).status_code == 422
    assert client.post(new, sent | {"body": "gostyn"}).status_code == 422
    assert client.post(new, sent).status_code == 302
    assert client.post(new, sent).status_code == 302
    made = Contact.objects.get()
    assert (made.person, made.body.key, made.email) == (who, "nordhausen", MAIL)
    assert made.last_day == datetime.date(2028, 12, 31)
    assert made.published_at is None
    assert title_of(made, "de") == who.name


def test_the_journal_keeps_no_address_and_no_number(contact: Contact) -> None:
    client = signed_in(user_of("nordhausen"))
    form = addresses.edit("contact", "anna", "de")
    sent = opened(client, form) | {"telephone": "+49 3631 911 0", "purpose": "Geheimes"}
    assert client.post(form, sent).status_code == 302
    assert client.post(PAGE, {"action": "forget", "version": 2}).status_code == 302
    changes = [str(entry.changes) for entry in Entry.objects.filter(record_id=contact.pk)]
    assert len(changes) == 2
    for value in (MAIL, TELEPHONE, "911", "Geheimes", "Musikschulen"):
        assert value not in " ".join(changes)


def test_a_contact_is_never_released(contact: Contact) -> None:
    client = signed_in(user_of("nordhausen"))
    assert client.post(PAGE, {"action": "release", "version": 1}).status_code == 409
    assert Contact.objects.get().published_at is None


def test_a_contact_that_somebody_changed_meanwhile_is_not_deleted(contact: Contact) -> None:
    client = signed_in(user_of("nordhausen"))
    assert client.post(PAGE, {"action": "forget", "version": 7}).status_code == 409
    assert Contact.objects.exists()


def test_list_asks_as_often_for_many_as_for_one(contact: Contact) -> None:
    client, here = signed_in(user_of("nordhausen")), addresses_lists.listing("contacts", "de")
    client.get(here)
    with CaptureQueriesContext(connection) as few:
        client.get(here)
    for number in range(10):
        contact.pk, contact.key, contact._state.adding = uuid4(), f"anna-{number}", True
        contact.save(force_insert=True)
    with CaptureQueriesContext(connection) as many:
        page = client.get(here)
    assert page.content.decode().count(MAIL) == 11
    assert len(many) == len(few)


def test_list_is_narrowed_down_by_the_name_of_the_person(contact: Contact) -> None:
    client, here = signed_in(user_of("nordhausen")), addresses_lists.listing("contacts", "de")
    family = contact.person.sort_name.partition(",")[0]
    assert MAIL in client.get(f"{here}?q={family}").content.decode()
    assert MAIL not in client.get(f"{here}?q=Niemand").content.decode()
    assert client.get(f"{here}?body=gostyn").content.decode().count(MAIL) == 0


def test_an_address_that_would_be_a_formula_is_text_in_the_table(contact: Contact) -> None:
    Contact.objects.update(telephone="=HYPERLINK(1)")
    client = signed_in(user_of("nordhausen"))
    table = client.get(addresses_lists.table("contacts", "csv", "de")).content.decode()
    assert "'=HYPERLINK(1)" in table


def test_today_says_which_contact_will_be_deleted(contact: Contact) -> None:
    client = signed_in(user_of("nordhausen"))
    here = links.page("today", "de")
    form = addresses.edit("contact", "anna", "de", "until")
    assert form not in client.get(here).content.decode()
    soon = datetime.date.today() + datetime.timedelta(days=3)  # noqa: DTZ011 - the page asks the clock
    contact.until = parse(soon.isoformat())
    contact.save()
    assert form in client.get(here).content.decode()
    assert form not in signed_in(user_of("gostyn")).get(here).content.decode()
