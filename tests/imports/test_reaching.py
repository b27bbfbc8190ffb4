# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How people are reached, from tables."""

from partnerkreis.access.policy import Actor
from partnerkreis.directory.models import Contact, Person
from partnerkreis.journal.models import Entry
from tests.imports.tables import fates, faults, plan, taken_in, upload

HEADS = ("Name", "Funktion", "Landkreis", "E-Mail", "Telefon", "Zweck", "löschen am")
ROW = ("Anna Nowak", "Schulamt", "Nordhausen", "a@example.org", "+49 3631 911", "", "")


def test_a_row_becomes_a_contact_of_the_own_county(officer: Actor) -> None:
    table = upload(officer, "contacts", HEADS, ROW)
    assert fates(table, officer) == ["new"]
    told = " ".join(plan(table, officer).rows[0].says)
    assert "a@example.org" in told
    assert "31 December 2028" in told.replace("\u00a0", " ")

    taken_in(table, officer)

    made = Contact.objects.get()
    assert (made.person.name, made.body.key) == ("Anna Nowak", "nordhausen")
    assert (made.email, made.telephone) == ("a@example.org", "+49 3631 911")
    assert (made.purpose, str(made.until)) == ("Arbeit an den Partnerschaften", "2028-12-31")
    assert fates(upload(officer, "contacts", HEADS, ROW), officer) == ["same"]


def test_what_is_new_of_a_contact_changes_it_and_empties_nothing(officer: Actor) -> None:
    taken_in(upload(officer, "contacts", HEADS, ROW), officer)
    row = (*ROW[:3], "", "+49 3631 912", "Musik", "2030")

    table = upload(officer, "contacts", HEADS, row)

    assert fates(table, officer) == ["changed"]
    taken_in(table, officer)
    made = Contact.objects.get()
    assert (made.email, made.telephone) == ("a@example.org", "+49 3631 912")
    assert (made.purpose, str(made.until)) == ("Musik", "2030")


def test_somebody_of_the_partner_is_reached_by_the_own_county(officer: Actor) -> None:
    person = Person.objects.filter(tenures__office__body__key="gostyn").order_by("key")[0]
    office = person.tenures.order_by("key")[0].office
    row = (
        person.name,
        office.get_kind_display(),
        "Powiat Gostyński",
        "x@gostyn.example",
        "",
        "",
        "",
    )

    table = upload(officer, "contacts", HEADS, row)

    assert faults(table, officer) == [{}]
    taken_in(table, officer)
    assert Contact.objects.get().body.key == "nordhausen"
    assert Contact.objects.get().person == person


def test_what_is_no_address_and_no_number_is_refused(officer: Actor) -> None:
    rows = [
        ("Anna Nowak", "Schulamt", "Nordhausen", "anna at school", "", "", ""),
        ("Jan Kowalski", "Schulamt", "Nordhausen", "", "auf Anfrage", "", ""),
        ("Ewa Kowalska", "Schulamt", "Nordhausen", "e@example.org", "", "", "ab 2028"),
    ]
    found = faults(upload(officer, "contacts", HEADS, *rows), officer)
    assert [list(fault) for fault in found] == [["email"], ["telephone"], ["kept_until"]]


def test_the_journal_keeps_nothing_of_it(officer: Actor) -> None:
    taken_in(upload(officer, "contacts", HEADS, ROW), officer)
    told = " ".join(str(entry.changes) for entry in Entry.objects.all())
    assert "a@example.org" not in told
    assert "3631" not in told
