# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The old list as it really looks: titles, merged heads, sums, two sheets, and dates in words."""

import datetime
from collections.abc import Callable
from io import BytesIO

import pytest
from django.utils.translation import override
from openpyxl import Workbook

from partnerkreis.access.policy import Actor
from partnerkreis.core.dates import parse
from partnerkreis.core.languages import Language
from partnerkreis.core.translated import Translated
from partnerkreis.directory.queries import actor_of
from partnerkreis.encounters.models import Encounter
from partnerkreis.imports.actions import upload_table
from partnerkreis.imports.models import Upload
from partnerkreis.spreadsheets.limits import Limits
from tests.conftest import NOW
from tests.editing.users import user_of
from tests.imports.tables import TODAY, fates, faults, plan, taken_in, upload


def german() -> Workbook:
    """What stands on the drive of a county: kept by four people since 1998."""
    book = Workbook()
    page = book.active
    page.title = "Begegnungen"
    page.append(["Landkreis Nordhausen – Übersicht der Partnerschaftsbegegnungen"])
    page.merge_cells("A1:H1")
    page.append(["Stand: 12.03.2020, Fr. Muster"])
    page.append([])
    page.append(["Lfd.\nNr.", "Anlass", "Zeitraum", None, "Ort", "Partner", "Anzahl\nTeilnehmer",
                 "Kosten (€)", "Bemerkungen"])  # fmt: skip
    page.append([None, None, "von", "bis"])
    page.merge_cells("C4:D4")
    day = datetime.datetime(2019, 5, 4)  # noqa: DTZ001 - Excel knows no time zones
    for row in (
        [1, "Arbeitstreffen der Jugendämter", day, day.replace(day=9), "Gostyń", "Gostyn",
         "ca. 35 Pers.", "1.234,50", "Bus"],
        [2, "Chorfahrt", "Herbst 2019", None, "Nordhausen", "Lkr. Unterallgäu", "35,0", 12.5, "–"],
        [3, "Turnier der Feuerwehren", "ca. 2001", "k. A.", "?", "Gostyń, Unterallgäu", "-",
         None, None],
        [],
        [4, None, None, None, None, None, None, None, None],
        [5, "Wanderung", "31.2.2019", None, "Krobia", "Gostin", "viele", None, None],
        [6, "Messe", "#BEZUG!", None, None, "Nordhausen", 3.5, None, None],
        [7, "Chorfahrt", "Herbst 2019", None, "Nordhausen", "Unterallgäu", "40", None, None],
        [None, "Summe", None, None, None, None, 1234, "2.469,00", None],
    ):  # fmt: skip
        page.append(row)
    page.column_dimensions["I"].hidden = True
    book.create_sheet("Adressen").append(["Name", "Telefon"])
    return book


def polish() -> Workbook:
    """What the partner keeps; the first sheet is a cover."""
    book = Workbook()
    book.active.title = "Okładka"
    book.active.append(["Wykaz spotkań partnerskich"])
    page = book.create_sheet("Spotkania")
    page.append(["Wykaz spotkań partnerskich 2001–2020"])
    page.append(["Lp.", "Nazwa", "Kiedy", "Miejsce", "Gospodarz", "Goście", "Ilość osób"])
    page.append([1, "Wizyta strażaków", "jesień 2019 r.", "Gostyń", "Powiat Gostyński",
                 "pow. Nordhausen", "ok. 35 osób"])  # fmt: skip
    page.append([2, "Spotkanie chórów", "12.05.2018", "b.d.", "LK Unterallgäu", "nasz powiat",
                 "brak danych"])  # fmt: skip
    page.append(["Razem", None, None, None, None, None, 35])
    return book


def sent(book: Workbook, actor: Actor, language: Language) -> Upload:
    stream = BytesIO()
    book.save(stream)
    return upload_table(
        data=stream.getvalue(), name="alt.xlsx", kind="encounters", language=language,
        limits=Limits(), actor=actor, now=NOW,
    )  # fmt: skip


def told(table: Upload, actor: Actor) -> dict[int, tuple[str, dict[str, str]]]:
    return {row.number: (row.fate.value, row.faults) for row in plan(table, actor).rows}


def test_an_old_german_list_is_understood_as_far_as_can_be(officer: Actor) -> None:
    with override("de"):
        table = sent(german(), officer, "de")
        found = told(table, officer)
        lines = plan(table, officer).lines

    assert (lines.unknown, lines.totals) == (("Lfd.\nNr.", "Kosten (€)"), (14,))
    assert table.sheets == ["Begegnungen", "Adressen"]
    assert {number: fate for number, (fate, _faults) in found.items()} == {
        6: "new", 7: "new", 8: "new", 11: "refused", 12: "refused", 13: "refused",
    }  # fmt: skip
    assert list(found[11][1]) == ["first_day", "partnerships", "people"]
    assert list(found[12][1]) == ["first_day", "partnerships", "people"]
    assert list(found[13][1]) == ["people"]


def test_what_an_old_list_says_is_recorded(officer: Actor) -> None:
    taken_in(sent(german(), officer, "de"), officer)

    meeting = Encounter.objects.get(key="2019-arbeitstreffen-der-jugendaemter")
    choir = Encounter.objects.get(key="2019-chorfahrt")
    cup = Encounter.objects.get(key="2001-turnier-der-feuerwehren")
    assert [str(one.when) for one in (meeting, choir, cup)] == [
        "2019-05-04/2019-05-09", "2019-23", "2001~",
    ]  # fmt: skip
    assert (meeting.people, meeting.people_accuracy, meeting.note) == (35, "about", "Bus")
    assert (choir.people, choir.note, cup.people) == (35, "", None)
    assert [(side.body.key, side.role) for side in meeting.sides.order_by("body__key")] == [
        ("gostyn", "host"), ("nordhausen", "guest"),
    ]  # fmt: skip
    assert {side.role for side in cup.sides.all()} == {"joint"}
    assert cup.partnerships.count() == 2


def test_an_old_polish_list_is_understood(reference_case: None) -> None:
    actor = actor_of(user_of("gostyn"), today=TODAY)
    with override("pl"):
        table = sent(polish(), actor, "pl")

        assert table.sheets == ["Spotkania", "Okładka"]
        assert plan(table, actor).lines.totals == (5,)
        assert told(table, actor) == {3: ("new", {}), 4: ("new", {})}
    taken_in(table, actor)
    made = Encounter.objects.get(key="2018-spotkanie-chorow")
    assert {side.body.key: side.role for side in made.sides.all()} == {
        "unterallgaeu": "host", "gostyn": "guest",
    }  # fmt: skip
    assert (made.people, made.place_label.text("pl")) == (None, "")


@pytest.mark.parametrize("book", [german, polish])
def test_an_old_list_sent_again_changes_nothing(
    book: Callable[[], Workbook], officer: Actor
) -> None:
    actor = officer if book is german else actor_of(user_of("gostyn"), today=TODAY)
    taken_in(sent(book(), actor, "de"), actor)

    again = sent(book(), actor, "de")

    assert set(fates(again, actor)) <= {"same", "refused"}
    assert plan(again, actor).counts()["refused"] == (3 if book is german else 0)


def test_only_heads_and_refused_rows_stay_of_an_old_list(officer: Actor) -> None:
    rows = taken_in(sent(german(), officer, "de"), officer).rows

    assert [number for number, _cells in rows] == [1, 2, 4, 5, 11, 12, 13]


def test_every_fault_of_a_row_is_named_in_the_order_of_the_columns(officer: Actor) -> None:
    heads = ("Personen", "Gastgeber", "Art", "Wann", "Titel")
    row = ("viele", "Atlantis; Quark", "Unfug", "31.2.2019", "")

    [found] = faults(upload(officer, "encounters", heads, row), officer)

    assert list(found) == ["title", "when", "kind", "hosts", "people"]
    assert "“Atlantis”" in found["hosts"]
    assert "“Quark”" in found["hosts"]


def test_every_fault_of_a_contact_is_named(officer: Actor) -> None:
    heads = ("Name", "Funktion", "Landkreis", "seit", "bis", "E-Mail", "Telefon", "Gespeichert bis")
    row = ("", "", "Atlantis", "gestern", "31.2.2019", "keine@", "ja", "nie")

    [found] = faults(upload(officer, "contacts", heads, row), officer)

    assert list(found) == [
        "name", "office", "body", "since", "until", "email", "telephone", "kept_until",
    ]  # fmt: skip


def test_every_fault_of_an_organisation_is_named(officer: Actor) -> None:
    heads = ("Name", "Art", "Landkreis", "Website")
    row = ("", "Unfug", "Atlantis", "keine ahnung")

    [found] = faults(upload(officer, "organisations", heads, row), officer)

    assert list(found) == ["name", "kind", "body", "website"]


def test_two_rows_about_the_same_that_differ_are_not_half_taken_in(officer: Actor) -> None:
    heads = ("Titel", "Wann", "Gastgeber", "Gäste", "Ort")
    rows = [
        ("Neu", "2019", "Gostyń", "Nordhausen", ""),
        ("neu", "2019", "Powiat Gostynski", "LK Nordhausen", ""),
        ("Neu", "2019", "Gostyń", "Nordhausen", "Krobia"),
    ]

    table = upload(officer, "encounters", heads, *rows)

    assert fates(table, officer) == ["new", "same", "refused"]
    assert faults(table, officer)[2] == {
        "place": "Row 2 is about the same, but differs in: Where. Please make one row of both."
    }


def test_a_row_after_a_refused_one_about_the_same_stands_for_itself(officer: Actor) -> None:
    heads = ("Titel", "Wann", "Gastgeber", "Gäste")
    rows = [("Neu", "2019", "Atlantis", "Nordhausen"), ("Neu", "2019", "Gostyń", "Nordhausen")]

    assert fates(upload(officer, "encounters", heads, *rows), officer) == ["refused", "new"]


def test_two_recorded_under_one_title_and_date_are_told_apart_by_their_keys(
    officer: Actor,
) -> None:
    heads = ("Titel", "Wann", "Ort", "Schlüssel")
    first, second = Encounter.objects.filter(sides__body__key="nordhausen").order_by("key")[:2]
    for one in (first, second):
        one.title, one.when = Translated.of(de="Ein Titel"), parse("2019")
        one.save()
    rows = [
        ("Ein Titel", "2019", place, one.key)
        for one, place in ((first, "Krobia"), (second, "Piaski"))
    ]

    assert fates(upload(officer, "encounters", heads, *rows), officer) == ["changed", "changed"]


def test_a_less_exact_date_asks_whether_it_is_the_same(officer: Actor) -> None:
    heads = ("Titel", "Wann", "Gastgeber", "Gäste")
    taken_in(
        upload(officer, "encounters", heads, ("Neu", "5.4.2019", "Gostyń", "Nordhausen")), officer
    )

    table = upload(officer, "encounters", heads, ("Neu", "2019", "Gostyń", "Nordhausen"))

    assert "Under this title there is already: Neu (5 April 2019). Is it another one?" in [
        text.replace("\u00a0", " ") for text in plan(table, officer).rows[0].says
    ]
