# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The folder of a visit and what is printed of it: what is shown to whom."""

import datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerkreis.access.policy import Actor, Role
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.visits.models import Delegation, Guest, Visit
from partnerkreis.visits.rules.values import Part
from partnerkreis.workspace import addresses_visits as addresses
from tests.editing.users import signed_in, user_of
from tests.visits.conftest import begun
from tests.visits.scene import change, prepare_everything
from tests.workspace.visits.conftest import opened, page


def test_the_folder_says_what_is_missing_and_what_looks_wrong(
    officer: Client, actor: Actor, visit: Visit
) -> None:
    old = begun(actor, first_day=datetime.date(2026, 5, 4), last_day=datetime.date(2026, 5, 5))
    given = {
        "what": Translated.of(de="Bildband vom Südharz"), "is_received": False, "cents": None,
        "partner": Body.objects.get(key="gostyn"), "recipient": "", "state": "handed_over",
    }  # fmt: skip
    change(actor, old, Part.GIFTS, rows=[given])
    prepare_everything(actor, visit)

    text = page(officer, addresses.visit(visit.key, "nordhausen", "de"))

    for said in (
        "Landkreis Gostyń: Die Küche weiß noch nicht, wer was isst.",
        "„Bildband über den Südharz“ gleicht einem früheren Geschenk: Bildband vom Südharz",
        "Donnerstag, 13. Mai: Bis „Heimfahrt“ gab es fünf Stunden lang keine Pause.",
        "Landkreis Gostyń: Die andere Seite schreibt an die Presse, diese noch nicht.",
        "Aussprache: Marzin-koff-ski",
        "Landrat Matthias Jendricke",
        "1.240,00 EUR",
    ):
        assert said in text


def test_guests_are_forgotten_on_the_page_and_the_journal_says_so(
    officer: Client, actor: Actor, visit: Visit
) -> None:
    prepare_everything(actor, visit)
    folder = addresses.visit(visit.key, "nordhausen", "de")
    assert 'name="forget"' not in page(officer, folder)
    Delegation.objects.update(delete_after=datetime.date(2020, 1, 1))
    assert "Essen, Zimmer und Anreise sind zu löschen." in page(officer, folder)

    response = officer.post(folder, {"forget": "gostyn"})

    assert response["Location"] == f"{folder}?done=forgotten"
    text = page(officer, folder)
    assert "vegetarisch" not in text and "Handelshof" not in text
    assert "hat persönliche Angaben der Gäste gelöscht: 3" in text
    assert officer.post(folder, {"forget": "unterallgaeu"}).status_code == 404


def test_a_hold_is_told_where_somebody_deletes(officer: Client, actor: Actor, visit: Visit) -> None:
    prepare_everything(actor, visit)
    Delegation.objects.update(hold_until=datetime.date(2099, 1, 1))

    response = officer.post(addresses.visit(visit.key, "nordhausen", "de"), {"forget": "gostyn"})

    assert response.status_code == 409
    assert Guest.objects.filter(diet="vegetarisch").exists()


def test_the_briefing_has_what_a_head_of_county_needs(
    officer: Client, actor: Actor, visit: Visit
) -> None:
    prepare_everything(actor, visit)

    text = page(officer, addresses.sheet(visit.key, "nordhausen", "briefing", "de"))

    for said in ("Aussprache: No-wack", "Einladung zum Rolandsfest", "Bettdecken, Kissen",
                 "Noten für das Musikprojekt schicken", "nichts zusagen"):  # fmt: skip
        assert said in text


def test_without_a_list_the_briefing_names_who_is_in_office(officer: Client, visit: Visit) -> None:
    text = page(officer, addresses.sheet(visit.key, "nordhausen", "briefing", "de"))

    assert "Robert Marcinkowski" in text


def test_the_printed_running_order_is_for_the_team_and_a_table_for_the_guests(
    officer: Client, actor: Actor, visit: Visit
) -> None:
    prepare_everything(actor, visit)

    order = page(officer, addresses.sheet(visit.key, "nordhausen", "running-order", "pl"))
    lists = page(officer, addresses.sheet(visit.key, "nordhausen", "delegation", "pl"))

    assert "Przyjazd do starostwa" in order and "Odpowiada: Jana Musterfeld" in order
    assert '<th scope="row">Anna Nowak</th>' in lists and "vegetarisch" in lists


def test_lists_ask_as_often_for_three_visits_as_for_one(officer: Client, actor: Actor) -> None:
    here, counts = addresses.visits("de"), []
    for year in (2027, 2028, 2029):
        begun(actor, first_day=datetime.date(year, 5, 1), last_day=datetime.date(year, 5, 2))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            officer.get(here)
        counts.append(len(asked))

    assert counts[0] == counts[1] == counts[2]


def test_a_full_folder_asks_as_often_as_an_empty_one(
    officer: Client, actor: Actor, visit: Visit
) -> None:
    here, counts = addresses.visit(visit.key, "nordhausen", "de"), []
    for _fill in range(2):
        with CaptureQueriesContext(connection) as asked:
            officer.get(here)
        counts.append(len(asked))
        prepare_everything(actor, visit)

    # Guests may be persons of the house: one query for all of them.
    assert counts[1] - counts[0] <= 2
    assert counts[1] <= 45


def test_a_role_of_a_reader_reads_and_edits_nothing(visit: Visit, actor: Actor) -> None:
    prepare_everything(actor, visit)
    reader = signed_in(user_of("nordhausen", Role.READER))

    text = page(reader, addresses.visit(visit.key, "nordhausen", "de"))

    assert "Anna Nowak" in text and "Einladung zum Rolandsfest" in text
    assert "vegetarisch" not in text and "Handelshof" not in text
    assert "bearbeiten" not in text.lower()


def test_what_a_polish_county_pays_is_in_zloty(actor: Actor, visit: Visit) -> None:
    client = signed_in(user_of("gostyn"))
    here = addresses.part(visit.key, "gostyn", Part.COSTS, "pl")
    asked = client.get(here).content.decode()
    assert "Ile w złotych" in asked
    sent = opened(client, here) | {
        "rows.0.for_whom": "Anna Nowak", "rows.0.what": "Autokar", "rows.0.cents": "800 €",
    }  # fmt: skip
    refused = client.post(here, sent)
    assert (refused.status_code, "kwotę w złotych" in refused.content.decode()) == (422, True)
    assert client.post(here, sent | {"rows.0.cents": "800 zł"}).status_code == 302
    told = client.get(addresses.visit(visit.key, "gostyn", "pl")).content.decode()
    assert "800,00 PLN" in told.replace("\u00a0", " ")
