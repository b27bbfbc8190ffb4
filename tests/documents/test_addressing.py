# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How people are addressed: every office, form, degree and language."""

import pytest

from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.documents.addressing import Addressee, address_lines, office_line, salutation

OFFICES = (
    "head_of_county",
    "mayor",
    "council_chair",
    "treasurer",
    "partnership_officer",
    "other",
)


def somebody(office="other", form="neutral", of_address="", title=""):
    return Addressee("Anna Nowak", "Nowak", office, title, form, of_address)


@pytest.mark.parametrize(
    ("office", "man", "woman"),
    [
        ("head_of_county", "Sehr geehrter Herr Landrat", "Sehr geehrte Frau Landrätin"),
        ("mayor", "Sehr geehrter Herr Bürgermeister", "Sehr geehrte Frau Bürgermeisterin"),
        ("council_chair", "Sehr geehrter Herr Vorsitzender", "Sehr geehrte Frau Vorsitzende"),
        ("treasurer", "Sehr geehrter Herr Kämmerer", "Sehr geehrte Frau Kämmerin"),
        ("partnership_officer", "Sehr geehrter Herr Nowak", "Sehr geehrte Frau Nowak"),
        ("other", "Sehr geehrter Herr Nowak", "Sehr geehrte Frau Nowak"),
    ],
)
def test_german_speaks_to_the_office(office, man, woman):
    assert salutation(somebody(office, "masculine"), "de") == man
    assert salutation(somebody(office, "feminine"), "de") == woman
    assert salutation(somebody(office), "de") == "Guten Tag Anna Nowak"


@pytest.mark.parametrize(
    ("office", "man", "woman"),
    [
        ("head_of_county", "Szanowny Panie Starosto", "Szanowna Pani Starosto"),
        ("mayor", "Szanowny Panie Burmistrzu", "Szanowna Pani Burmistrz"),
        ("council_chair", "Szanowny Panie Przewodniczący", "Szanowna Pani Przewodnicząca"),
        ("treasurer", "Szanowny Panie Skarbniku", "Szanowna Pani Skarbnik"),
        ("partnership_officer", "Szanowny Panie", "Szanowna Pani"),
        ("other", "Szanowny Panie", "Szanowna Pani"),
    ],
)
def test_polish_has_the_vocative(office, man, woman):
    assert salutation(somebody(office, "masculine"), "pl") == man
    assert salutation(somebody(office, "feminine"), "pl") == woman
    assert salutation(somebody(office), "pl") == "Szanowni Państwo"


@pytest.mark.parametrize(
    ("office", "man", "woman"),
    [
        ("head_of_county", "Dear Mr Nowak", "Dear Ms Nowak"),
        ("mayor", "Dear Mr Mayor", "Dear Madam Mayor"),
        ("council_chair", "Dear Mr Chair", "Dear Madam Chair"),
        ("treasurer", "Dear Mr Nowak", "Dear Ms Nowak"),
        ("partnership_officer", "Dear Mr Nowak", "Dear Ms Nowak"),
        ("other", "Dear Mr Nowak", "Dear Ms Nowak"),
    ],
)
def test_english_mostly_speaks_to_the_person(office, man, woman):
    assert salutation(somebody(office, "masculine"), "en") == man
    assert salutation(somebody(office, "feminine"), "en") == woman
    assert salutation(somebody(office), "en") == "Dear Anna Nowak"


@pytest.mark.parametrize(
    ("of_address", "office", "german", "polish", "english"),
    [
        ("Frau Dr.", "other", "Sehr geehrte Frau Dr. Nowak", "Szanowna Pani Doktor",
         "Dear Dr Nowak"),
        ("Herr Dr.", "other", "Sehr geehrter Herr Dr. Nowak", "Szanowny Panie Doktorze",
         "Dear Dr Nowak"),
        ("Pani prof. dr hab.", "other", "Sehr geehrte Frau Professorin Nowak",
         "Szanowna Pani Profesor", "Dear Professor Nowak"),
        ("Pan prof.", "other", "Sehr geehrter Herr Professor Nowak", "Szanowny Panie Profesorze",
         "Dear Professor Nowak"),
        ("Herr Dr.", "head_of_county", "Sehr geehrter Herr Landrat Dr. Nowak",
         "Szanowny Panie Starosto", "Dear Dr Nowak"),
        ("Pani", "council_chair", "Sehr geehrte Frau Vorsitzende", "Szanowna Pani Przewodnicząca",
         "Dear Madam Chair"),
        ("Dr.", "other", "Guten Tag Dr. Anna Nowak", "Szanowni Państwo", "Dear Dr Nowak"),
        ("Frau/Herr", "other", "Guten Tag Anna Nowak", "Szanowni Państwo", "Dear Anna Nowak"),
    ],
)  # fmt: skip
def test_the_form_of_address_tells_form_and_degree(of_address, office, german, polish, english):
    person = somebody(office, of_address=of_address)

    assert [salutation(person, code) for code in ("de", "pl", "en")] == [german, polish, english]


def test_the_form_of_the_title_goes_before_the_form_of_address():
    person = somebody("head_of_county", "feminine", "Herr")

    assert salutation(person, "de") == "Sehr geehrte Frau Landrätin"


def test_nobody_in_particular_is_addressed_too():
    spoken = [salutation(None, code) for code in ("de", "pl", "en")]

    assert spoken == ["Sehr geehrte Damen und Herren", "Szanowni Państwo", "Dear Sir or Madam"]


def test_an_office_with_a_name_of_its_own_is_not_spoken_to_as_another():
    person = somebody("head_of_county", "masculine", title="Bezirkstagspräsident")

    assert salutation(person, "de") == "Sehr geehrter Herr Nowak"
    assert salutation(person, "pl") == "Szanowny Panie"
    assert office_line(person, "de") == "Bezirkstagspräsident"


def test_the_address_is_in_the_case_of_the_language():
    head = somebody("head_of_county", "masculine", "Herr Dr.")
    of_body = "powiatu gostyńskiego"

    assert address_lines(head, "de") == ["Herrn Landrat", "Dr. Anna Nowak"]
    assert address_lines(head, "pl", of_body=of_body) == [
        "Szanowny Pan",
        "Dr. Anna Nowak",
        "Starosta powiatu gostyńskiego",
    ]
    assert address_lines(head, "en") == ["Dr. Anna Nowak", "Head of County"]


def test_in_every_language_every_office_has_a_line_but_an_unnamed_one():
    for language in INTERFACE_LANGUAGES:
        lines = {office: office_line(somebody(office), language) for office in OFFICES}
        assert [office for office, line in lines.items() if not line] == ["other"]


def test_a_man_is_written_to_in_the_case_that_follows_herrn() -> None:
    officer = Addressee("Jan Nowak", office="partnership_officer", title_form="masculine")
    woman = Addressee("Ewa Nowak", office="partnership_officer", title_form="feminine")
    chair = Addressee("Jan Nowak", office="council_chair", title_form="masculine")

    assert address_lines(officer, "de")[0] == "Herrn Partnerschaftsbeauftragten"
    assert address_lines(woman, "de")[0] == "Frau Partnerschaftsbeauftragte"
    assert address_lines(chair, "de")[0] == "Herrn Vorsitzenden des Kreistags"
