# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables become records: told first, all at once, once only, and then forgotten."""

import datetime

import pytest

from partnerkreis.access.policy import Actor
from partnerkreis.core.dates import parse
from partnerkreis.encounters.models import Encounter
from partnerkreis.imports.actions import (
    PlanChanged,
    take_in,
)
from partnerkreis.journal.models import Entry
from partnerkreis.spreadsheets.faults import Unreadable
from partnerkreis.spreadsheets.values import Cell
from tests.conftest import NOW
from tests.imports.tables import TODAY, fates, faults, plan, taken_in, upload

LIST = ("Titel", "Wann", "Art", "Ort", "Gastgeber", "Gäste", "Personen")


VISIT = ("Besuch der Feuerwehr", "5.4.2019", "Besuch", "Gostyń", "Gostyń", "Nordhausen", "ca. 20")


def test_nothing_is_kept_before_it_is_agreed_to(officer: Actor) -> None:
    before, entries = Encounter.objects.count(), Entry.objects.count()

    found = plan(upload(officer, "encounters", LIST, VISIT), officer)

    assert [row.fate.value for row in found.rows] == ["new"]
    assert (Encounter.objects.count(), Entry.objects.count()) == (before, entries)


def test_a_row_becomes_an_encounter(officer: Actor) -> None:
    done = taken_in(upload(officer, "encounters", LIST, VISIT), officer)

    made = Encounter.objects.get(key="2019-besuch-der-feuerwehr")
    sides = {side.body.key: side.role for side in made.sides.all()}
    assert done.outcome == {"new": 1, "changed": 0, "same": 0, "refused": 0, "why": {}}
    assert (str(made.when), made.kind, made.state) == (
        "2019-04-05",
        "delegation_visit",
        "took_place",
    )
    assert (made.people, made.people_accuracy, made.published_at) == (20, "about", None)
    assert sides == {"gostyn": "host", "nordhausen": "guest"}
    assert [one.key for one in made.partnerships.all()] == ["nordhausen-gostyn"]
    assert Entry.objects.filter(record_id=made.pk, verb="record.create").count() == 1
    assert Entry.objects.get(verb="table.take_in").changes["new"] == 1


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("Herbst 2022", "2022-23"),
        ("ca. 1991", "1991~"),
        ("5.4.2019", "2019-04-05"),
        ("jesień 2022", "2022-23"),
        ("1991?", "1991?"),
        (1991, "1991"),
        (datetime.date(2019, 4, 5), "2019-04-05"),
        ("21. bis 26. November 2022", "2022-11-21/2022-11-26"),
        (None, "None"),
    ],
)
def test_dates_are_read_as_people_write_them(typed: Cell, date: str, officer: Actor) -> None:
    row = ("Ein neues Treffen", typed, "", "", "Nordhausen", "Gostyń", "")

    taken_in(upload(officer, "encounters", LIST, row), officer)

    made = Encounter.objects.get(key__contains="ein-neues-treffen")
    assert str(made.when) == date


def test_two_columns_of_days_are_from_when_to_when(officer: Actor) -> None:
    heads = ("Titel", "Erster Tag", "Letzter Tag", "Gastgeber", "Gäste")
    days = (datetime.date(2019, 5, 4), datetime.date(2019, 5, 9))

    taken_in(upload(officer, "encounters", heads, ("Neu", *days, "Gostyń", "Nordhausen")), officer)

    assert Encounter.objects.get(key="2019-neu").when == parse("2019-05-04/2019-05-09")


def test_a_second_time_nothing_happens(officer: Actor) -> None:
    taken_in(upload(officer, "encounters", LIST, VISIT), officer)
    count, entries = Encounter.objects.count(), Entry.objects.filter(record_id__isnull=False)
    before = entries.count()

    again = upload(officer, "encounters", LIST, VISIT)

    assert fates(again, officer) == ["same"]
    assert taken_in(again, officer).outcome["same"] == 1  # type: ignore[index]
    assert (Encounter.objects.count(), entries.count()) == (count, before)


def test_sending_it_twice_takes_it_in_once(officer: Actor) -> None:
    table = upload(officer, "encounters", LIST, VISIT)
    seen = plan(table, officer).digest

    first, second = (
        take_in(upload=table, seen=seen, actor=officer, now=NOW, today=TODAY) for _time in range(2)
    )

    assert first.outcome == second.outcome
    assert Encounter.objects.filter(key__contains="feuerwehr").count() == 1


def test_other_spellings_find_what_exists(officer: Actor) -> None:
    row = (
        "besuch der FEUERWEHR",
        "5.4.2019",
        "",
        "",
        "Powiat Gostynski",
        "Landkreis Nordhausen",
        "",
    )
    taken_in(upload(officer, "encounters", LIST, VISIT), officer)

    assert fates(upload(officer, "encounters", LIST, row), officer) == ["same"]


def test_what_a_row_adds_is_told_and_changed(officer: Actor) -> None:
    taken_in(upload(officer, "encounters", LIST, VISIT), officer)
    row = ("Besuch der Feuerwehr", "5.4.2019", "", "Krobia", "", "", 25)
    table = upload(officer, "encounters", LIST, row)

    told = plan(table, officer).rows[0]
    taken_in(table, officer)

    made = Encounter.objects.get(key="2019-besuch-der-feuerwehr")
    assert told.fate.value == "changed"
    assert "Where: Krobia (until now: Gostyń)" in told.says
    assert "People: 25 (until now: 20)" in told.says
    assert (made.place_label.text("de"), made.people, made.people_accuracy) == (
        "Krobia",
        25,
        "exact",
    )
    assert made.sides.count() == 2


def test_an_empty_cell_empties_nothing(officer: Actor) -> None:
    taken_in(upload(officer, "encounters", LIST, VISIT), officer)
    row = ("Besuch der Feuerwehr", "5.4.2019", "", "", "", "", "")

    assert fates(upload(officer, "encounters", LIST, row), officer) == ["same"]


FAULTY = (
    (("", "2019", "", "", "Gostyń", "Nordhausen", ""), "title"),
    (("A", "31.2.2019", "", "", "Gostyń", "Nordhausen", ""), "when"),
    (("B", "2022-23", "", "", "Gostyń", "Nordhausen", ""), "when"),
    (("C", "2019", "Quark", "", "Gostyń", "Nordhausen", ""), "kind"),
    (("D", "2019", "", "", "Atlantis", "Nordhausen", ""), "hosts"),
    (("E", "2019", "", "", "Gostyń", "Unterallgäu", ""), "hosts"),
    (("F", "2019", "", "", "", "", ""), "hosts"),
    (("G", "2019", "", "", "Gostyń", "Nordhausen", "viele"), "people"),
    (("H", "2019", "", "", "Gostyń", "Gostyń; Nordhausen", ""), "guests"),
)


def test_faulty_rows_are_refused_and_the_others_taken_in(officer: Actor) -> None:
    table = upload(officer, "encounters", LIST, *(row for row, _column in FAULTY), VISIT)

    found = faults(table, officer)
    done = taken_in(table, officer)

    assert [list(fault) for fault in found] == [[column] for _row, column in FAULTY] + [[]]
    assert done.outcome is not None
    assert (done.outcome["new"], done.outcome["refused"]) == (1, len(FAULTY))
    assert [number for number, _cells in done.rows] == [1, *range(2, 2 + len(FAULTY))]
    assert done.outcome["why"]["6"].startswith("Hosts: No county or municipality is called")


def test_the_same_row_twice_is_taken_in_once(officer: Actor) -> None:
    table = upload(officer, "encounters", LIST, VISIT, VISIT)

    assert fates(table, officer) == ["new", "same"]
    taken_in(table, officer)
    assert Encounter.objects.filter(key__contains="feuerwehr").count() == 1


def test_the_own_county_is_the_other_side(officer: Actor) -> None:
    row = ("Ohne uns genannt", "2019", "", "", "", "Powiat gostyński", "")

    taken_in(upload(officer, "encounters", LIST, row), officer)

    sides = Encounter.objects.get(key="2019-ohne-uns-genannt").sides.all()
    assert {side.body.key: side.role for side in sides} == {"gostyn": "guest", "nordhausen": "host"}


def test_what_others_recorded_is_not_changed(officer: Actor) -> None:
    other = Encounter.objects.exclude(sides__body__key="nordhausen").filter(when__isnull=False)
    found = other.filter(published_at__isnull=False).first()
    assert found is not None
    row = (found.title.text("de"), str(found.when), "", "Anderswo", "", "", "")

    table = upload(officer, "encounters", LIST, row)

    assert faults(table, officer) == [
        {
            "title": "This encounter is recorded, but you may not change it. Please leave the row "
            "out, or ask a county that took part."
        }
    ]


def test_what_somebody_recorded_meanwhile_is_looked_at_again(officer: Actor) -> None:
    one, other = (upload(officer, "encounters", LIST, VISIT) for _table in range(2))
    seen = plan(one, officer).digest
    taken_in(other, officer)

    with pytest.raises(PlanChanged):
        take_in(upload=one, seen=seen, actor=officer, now=NOW, today=TODAY)

    assert Encounter.objects.filter(key__contains="feuerwehr").count() == 1


@pytest.mark.parametrize(
    ("heads", "rows", "told"),
    [
        (("x", "y"), [("1", "2")], "The heads of the columns were not recognised."),
        (("Wann", "Ort"), [("1", "2")], "The heads of the columns were not recognised."),
        (("Titel", "Wann"), [], "There are no rows below the heads of the columns."),
    ],
)
def test_a_table_without_heads_or_rows_is_refused(
    heads: tuple[str, ...], rows: list[tuple[Cell, ...]], told: str, officer: Actor
) -> None:
    with pytest.raises(Unreadable) as refused:
        upload(officer, "encounters", heads, *rows)

    assert str(refused.value).startswith(told)
