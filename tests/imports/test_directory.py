# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contacts and organisations from tables: no twins, and nobody else's people."""

from partnerkreis.access.policy import Actor
from partnerkreis.core.naming import Names
from partnerkreis.directory.models import Office, Organisation, Person, Place, Tenure
from tests.imports.tables import fates, faults, taken_in, upload

CONTACTS = ("Name", "Funktion", "Landkreis", "seit", "bis", "Anrede")


def test_a_row_becomes_a_person_with_an_office(officer: Actor) -> None:
    row = ("Nowak, Anna", "Leiterin des Schulamts", "Nordhausen", "Herbst 2022", "2024", "Frau")

    taken_in(upload(officer, "contacts", CONTACTS, row), officer)

    held = Tenure.objects.get(person__key="anna-nowak")
    assert (held.person.name, held.person.sort_name) == ("Anna Nowak", "Nowak, Anna")
    assert (held.person.form_of_address, held.title_form) == ("Frau", "feminine")
    assert (str(held.since), str(held.until)) == ("2022-23", "2024")
    assert (held.office.body.key, held.office.title.text("de")) == (
        "nordhausen", "Leiterin des Schulamts",
    )  # fmt: skip
    assert fates(upload(officer, "contacts", CONTACTS, row), officer) == ["same"]


def test_an_office_that_exists_is_not_made_again(officer: Actor) -> None:
    offices = Office.objects.count()
    rows = [
        ("Anna Nowak", "Landrat", "Landkreis Nordhausen", "2030", "", ""),
        ("Jan Kowalski", "Schulamt", "Nordhausen", "2020", "", ""),
        ("Ewa Kowalska", "schulamt", "Nordhausen", "2022", "", ""),
    ]

    taken_in(upload(officer, "contacts", CONTACTS, *rows), officer)

    assert Office.objects.count() == offices + 1
    assert Tenure.objects.get(person__key="anna-nowak").office.key == "nordhausen-head-of-county"


def test_who_is_known_gets_another_office(officer: Actor) -> None:
    people = Person.objects.count()
    row = ("Matthias Jendricke", "Vorsitzender des Vereins", "Nordhausen", "2020", "", "")

    table = upload(officer, "contacts", CONTACTS, row)
    taken_in(table, officer)

    assert Person.objects.count() == people
    assert Person.objects.get(key="matthias-jendricke").tenures.count() == 2


def test_people_of_others_are_not_recorded(officer: Actor) -> None:
    row = ("Jan Kowalski", "Referent", "Gostyń", "", "", "")

    table = upload(officer, "contacts", CONTACTS, row)

    assert faults(table, officer) == [{"body": "You may record people only for your own county."}]


ORGANISATIONS = ("Name", "Art", "Ort", "Landkreis", "Website", "Beschreibung")


def test_a_row_becomes_an_organisation(officer: Actor) -> None:
    rows = [
        (
            "Neue Schule",
            "Schule",
            "Neustadt am Berg",
            "Nordhausen",
            "schule.example",
            "Eine Schule.",
        ),
        ("Alter Verein", "Verein", "neustadt am berg", "", "", ""),
    ]

    taken_in(upload(officer, "organisations", ORGANISATIONS, *rows), officer)

    school = Organisation.objects.get(key="neue-schule")
    assert (school.kind, school.website) == ("school", "https://schule.example")
    assert school.description.text("de") == "Eine Schule."
    assert Place.objects.filter(names=Names.of(de="Neustadt am Berg")).count() == 1
    club = Organisation.objects.get(key="alter-verein")
    assert (club.body, club.place) == (school.body, school.place)
    again = upload(officer, "organisations", ORGANISATIONS, *rows)
    assert fates(again, officer) == ["same", "same"]


def test_a_row_that_needs_one_that_was_refused_is_refused(officer: Actor) -> None:
    long = "x" * 2000
    rows = [
        (long, "Schule", "Neustadt am Berg", "Nordhausen", "", ""),
        ("Zweite", "Schule", "Neustadt am Berg", "Nordhausen", "", ""),
    ]

    done = taken_in(upload(officer, "organisations", ORGANISATIONS, *rows), officer)

    assert done.outcome is not None
    assert (done.outcome["new"], done.outcome["refused"]) == (0, 2)
    assert done.outcome["why"]["3"].startswith("An earlier row that this one needs")


def test_an_office_is_known_by_the_title_its_holder_uses(officer: Actor) -> None:
    before = Office.objects.count()

    row = ("Petra Beispiel", "Landrätin", "Nordhausen", "2030", "", "")
    taken_in(upload(officer, "contacts", CONTACTS, row), officer)

    tenure = Tenure.objects.get(person__name="Petra Beispiel")
    assert (tenure.office.kind, tenure.title_form) == ("head_of_county", "feminine")
    assert Office.objects.count() == before
