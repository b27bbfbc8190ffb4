# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""First drafts: whole sentences, in the language of whom they are for."""

import pytest

from partnerkreis.directory.models import Office, OfficeKind, Person, Tenure, TitleForm
from partnerkreis.encounters.models import Encounter
from partnerkreis.papers.queries.drafting import draft
from partnerkreis.papers.queries.gathering import occasion
from partnerkreis.papers.queries.offices import head_of, in_office
from partnerkreis.papers.rules import gaps, parts_of
from partnerkreis.partnerships.models import Instrument, Partnership
from tests.papers.conftest import TODAY, gift, promise

KINDS = ("council_paper", "invitation", "thanks", "cover_letter", "reply")


def drafted(actor, body, kind, language, **about):
    found = occasion(actor, body, today=TODAY, **about)
    return {
        name: value.replace("\u00a0", " ") if isinstance(value, str) else value
        for name, value in draft(found, kind, language).items()
    }


def tenure(key):
    return Tenure.objects.get(key=key)


def test_a_german_council_paper_asks_the_council(officer, nordhausen, visit):
    parts = drafted(officer, nordhausen, "council_paper", "de", encounter=visit)

    assert parts["subject"] == "Begegnung „Kreistag Gostyń zu Gast in Nordhausen“ (3.–5. Mai 2027)"
    assert parts["paper_type"] == "Beschlussvorlage"
    assert parts["path"] == [{"organ": "Kreistag Nordhausen", "date": "", "task": "Entscheidung"}]
    assert parts["proposal"].split("\n\n") == [
        "1. Der Nordhäuser Kreistag stimmt der Begegnung „Kreistag Gostyń zu Gast in Nordhausen“ "
        "mit Gästen aus Gostyń zu.",
        "2. Die Verwaltung wird beauftragt, alles Nötige vorzubereiten und dem Kreistag zu "
        "berichten.",
        "3. Die Kosten werden gedeckt wie unter „Finanzielle Auswirkungen“ dargestellt.",
    ]
    assert parts["facts"].startswith("Gostyń liegt in Polen, rund 60 km südlich von Posen.")
    assert parts["facts"].endswith(
        "Gegenstand dieser Vorlage ist die Begegnung „Kreistag Gostyń zu Gast in Nordhausen“; sie "
        "soll vom 3. bis 5. Mai 2027 stattfinden. Ort der Begegnung ist Nordhausen. Erwartet "
        "werden rund 25 Personen.\n\nDas Programm:\n– 3. Mai 2027, 14:00 Uhr: Empfang"
    )
    assert (parts["signatory"], parts["signatory_office"]) == ("Matthias Jendricke", "Landrat")
    assert parts["contact"] == "Jana Musterfeld"
    assert [gap for _name, gap in gaps("council_paper", "de", parts)] == [
        "[Betrag …]",
        "[Produkt und Sachkonto …]",
        "[Zuwendungsgeber und Betrag …]",
        "[Begründung …]",
    ]


def test_a_polish_one_is_a_resolution(partner, gostyn, visit):
    parts = drafted(partner, gostyn, "council_paper", "pl", encounter=visit)

    assert parts["subject"] == (
        "spotkania „Rada powiatu gostyńskiego z wizytą w Nordhausen” (3–5 maja 2027)"
    )
    assert parts["legal_basis"] == (
        "Na podstawie [art. … ustawy z dnia 5 czerwca 1998 r. o samorządzie powiatowym "
        "(Dz. U. …)] Rada Powiatu Gostyńskiego uchwala, co następuje:"
    )
    assert parts["proposal"].split("\n\n") == [
        "§ 1. Wyraża się zgodę na udział powiatu gostyńskiego w spotkaniu „Rada powiatu "
        "gostyńskiego z wizytą w Nordhausen”.",
        "§ 2. Wykonanie uchwały powierza się Zarządowi Powiatu.",
        "§ 3. Uchwała wchodzi w życie z dniem podjęcia.",
    ]
    assert "[kwota …] zł." in parts["finance"]
    assert "które ma się odbyć od 3 do 5 maja 2027 r. Miejsce" in parts["facts"]
    assert "legal_basis" in [name for name, _gap in gaps("council_paper", "pl", parts)]
    assert parts["path"] == [
        {"organ": "Rada Powiatu Gostyńskiego", "date": "", "task": "podjęcie uchwały"}
    ]


def test_a_polish_resolution_is_signed_by_who_chairs_the_council(partner, gostyn, visit):
    signed = ("signatory", "signatory_office")
    unknown = drafted(partner, gostyn, "council_paper", "pl", encounter=visit)
    office = Office.objects.create(key="chair", body=gostyn, kind=OfficeKind.COUNCIL_CHAIR)
    person = Person.objects.create(key="nowak", name="Anna Nowak", sort_name="Nowak, Anna")
    Tenure.objects.create(
        key="nowak-chair", person=person, office=office, title_form=TitleForm.FEMININE
    )

    known = drafted(partner, gostyn, "council_paper", "pl", encounter=visit)
    letter = drafted(partner, gostyn, "invitation", "pl", encounter=visit)

    assert [unknown[name] for name in signed] == [
        "[imię i nazwisko …]",
        "Przewodniczący Rady Powiatu",
    ]
    assert ("signatory", "[imię i nazwisko …]") in gaps("council_paper", "pl", unknown)
    assert [known[name] for name in signed] == ["Anna Nowak", "Przewodnicząca Rady Powiatu"]
    assert [letter[name] for name in signed] == ["Robert Marcinkowski", "Starosta"]


def test_what_took_place_is_reported(officer, nordhausen):
    happened = Encounter.objects.get(key="2025-musik")
    parts = drafted(officer, nordhausen, "council_paper", "de", encounter=happened)

    assert parts["paper_type"] == "Informationsvorlage"
    assert parts["proposal"].startswith("Der Nordhäuser Kreistag nimmt den Bericht über die Begegn")
    assert "sie fand vom 17. bis 22. November 2025 statt." in parts["facts"]


def test_an_agreement_and_a_partnership_have_papers_too(officer, partner, nordhausen, gostyn):
    charter = Instrument.objects.get(key="nordhausen-gostyn-2023")
    of_charter = drafted(officer, nordhausen, "council_paper", "de", instrument=charter)
    tie = Partnership.objects.get(key="nordhausen-gostyn")
    of_tie = drafted(partner, gostyn, "council_paper", "pl", partnership=tie)

    assert of_charter["subject"] == (
        "Abschluss der Vereinbarung „Partnerschaftsurkunde Gostyń–Nordhausen“ mit dem "
        "Landkreis Gostyń"
    )
    assert of_tie["subject"] == (
        "przyjęcia informacji o współpracy partnerskiej z powiatem Nordhausen"
    )
    assert of_tie["proposal"].endswith("§ 2. Uchwała wchodzi w życie z dniem podjęcia.")


def test_an_invitation_speaks_to_the_head_of_the_partner(officer, nordhausen, visit):
    starosta = tenure("robert-marcinkowski-head-of-county")
    about = {"encounter": visit, "addressee": starosta}
    german = drafted(officer, nordhausen, "invitation", "de", **about)
    polish = drafted(officer, nordhausen, "invitation", "pl", **about)

    assert german["addressee"].split("\n") == [
        "Herrn Landrat",
        "Robert Marcinkowski",
        "Landkreis Gostyń",
        "ul. Wrocławska 256",
        "63-800 Gostyń",
    ]
    assert german["salutation"] == "Sehr geehrter Herr Landrat,"
    assert german["content"].startswith(
        "im Namen des Landkreises Nordhausen lade ich Sie herzlich zu unserer Begegnung „Kreistag "
        "Gostyń zu Gast in Nordhausen“ ein, die vom 3. bis 5. Mai 2027 stattfinden soll.\n\n"
    )
    assert "Geplant ist Folgendes:\n– 3. Mai 2027, 14:00 Uhr: Empfang" in german["content"]
    assert polish["addressee"].split("\n")[:3] == [
        "Szanowny Pan",
        "Robert Marcinkowski",
        "Starosta powiatu gostyńskiego",
    ]
    assert polish["salutation"] == "Szanowny Panie Starosto,"
    assert polish["closing"] == "Z poważaniem"
    assert polish["content"].startswith(
        "w imieniu powiatu Nordhausen serdecznie zapraszam na spotkanie „Rada powiatu gostyńskiego "
        "z wizytą w Nordhausen”, które ma się odbyć od 3 do 5 maja 2027 r.\n\n"
    )


def test_thanks_name_the_gift_and_what_was_agreed(partner, gostyn):
    happened = Encounter.objects.get(key="2025-musik")
    promise()
    gift(happened, "nordhausen", "gostyn")
    landrat = tenure("matthias-jendricke-head-of-county")
    parts = drafted(partner, gostyn, "thanks", "pl", encounter=happened, addressee=landrat)

    assert parts["content"].split("\n\n") == [
        "w imieniu powiatu gostyńskiego serdecznie dziękuję za spotkanie „Projekt muzyczny: «Co "
        "zasiejesz, to zbierzesz»”, które odbyło się od 17 do 22 listopada 2025 r.",
        "Z wdzięcznością wspominamy Państwa gościnność.",
        "Dziękujemy także za upominek: album.",
        "Ustaliliśmy, co następuje:\n– Przesłać nuty (do stycznia 2027 r.)",
        "Z radością oczekujemy kolejnego spotkania.",
    ]


def test_a_gift_to_the_others_is_not_thanked_for(officer, nordhausen):
    happened = Encounter.objects.get(key="2025-musik")
    gift(happened, "nordhausen", "gostyn")
    parts = drafted(officer, nordhausen, "thanks", "de", encounter=happened)

    assert "Geschenk" not in parts["content"]
    assert parts["salutation"] == "Sehr geehrte Damen und Herren,"


@pytest.mark.parametrize("language", ["de", "pl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_part_is_drafted_even_where_nothing_is_known(officer, nordhausen, kind, language):
    parts = drafted(officer, nordhausen, kind, language)
    needed = [part.name for part in parts_of(kind, language) if part.is_needed]

    assert [name for name in needed if not parts[name]] == []
    assert [name for name, value in parts.items() if isinstance(value, str) and "{" in value] == []
    assert gaps(kind, language, parts) != []


def test_whoever_was_seen_last_is_in_office(officer, nordhausen, gostyn):
    people = in_office(officer, [gostyn.pk], today=TODAY)
    head = head_of(officer, nordhausen.pk, today=TODAY)

    assert [one.key for one in people] == [
        "robert-marcinkowski-head-of-county",
        "jerzy-ptak-partnership-officer",
    ]
    assert head is not None and head.person.name == "Matthias Jendricke"
