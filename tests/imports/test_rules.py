# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerkreis.imports.rules import counted, from_json, heads_of, joined, several, to_json
from partnerkreis.imports.tables import IMPORTS


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (80, (80, "exact")),
        ("80", (80, "exact")),
        ("ca. 80", (80, "about")),
        ("etwa 80 Personen", (80, "about")),
        ("około 80 osób", (80, "about")),
        ("~80", (80, "about")),
        ("über 100", (100, "more_than")),
        (">100", (100, "more_than")),
        ("ponad 1 200", (1200, "more_than")),
        ("mindestens 1.200", (1200, "at_least")),
        ("co najmniej 3", (3, "at_least")),
        ("20 TN", (20, "exact")),
        ("80-90", None),
        ("viele", None),
        ("80 Euro", None),
        ("fast 80", None),
        (-1, None),
        (True, None),
    ],
)
def test_numbers_of_people_are_read_as_people_write_them(
    value: object, meant: tuple[int, str] | None
) -> None:
    assert counted(value) == meant


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nordhausen; Gostyń", ["Nordhausen", "Gostyń"]),
        ("Nordhausen\nGostyń", ["Nordhausen", "Gostyń"]),
        ("Nordhausen und Gostyń", ["Nordhausen und Gostyń"]),
    ],
)
def test_several_are_parted(text: str, parts: list[str]) -> None:
    assert several(text) == parts


@pytest.mark.parametrize("sign", [" und ", " i ", ", ", " & ", " / ", " oraz "])
def test_joined_names_are_parted(sign: str) -> None:
    assert joined(f"Nordhausen{sign}Gostyń") == ["Nordhausen", "Gostyń"]


@pytest.mark.parametrize(
    ("kind", "heads", "columns"),
    [
        (
            "encounters",
            ["Datum", "Bezeichnung", "Ort", "Teilnehmer", "Gäste", "Kosten"],
            ["when", "title", "place", "people", "guests"],
        ),
        ("encounters", ["Data", "Temat", "Liczba osób"], ["when", "title", "people"]),
        ("encounters", ["Date", "Title *", "Guests"], ["when", "title", "guests"]),
        ("contacts", ["Vorname", "Nachname", "Funktion"], ["first_name", "family_name", "office"]),
        ("contacts", ["Imię i nazwisko", "Stanowisko", "Powiat"], ["name", "office", "body"]),
        ("organisations", ["Einrichtung", "Typ", "Homepage"], ["name", "kind", "website"]),
    ],
)  # fmt: skip
def test_heads_are_known_by_their_synonyms(kind: str, heads: list[str], columns: list[str]) -> None:
    found = heads_of([heads], IMPORTS[kind].known())

    assert found is not None
    assert list(found.columns) == columns


def test_heads_are_found_below_a_title() -> None:
    rows = [("Begegnungen mit Gostyń",), (None, "Stand 2022"), ("Nr.", "Titel", "Wann"), (1, "x")]

    found = heads_of(rows, IMPORTS["encounters"].known())

    assert found is not None
    assert (found.row, dict(found.columns), found.unknown) == (2, {"title": 1, "when": 2}, ("Nr.",))


def test_a_table_without_heads_has_none() -> None:
    assert heads_of([("x", "y"), ("1", "2")], IMPORTS["encounters"].known()) is None


@given(st.one_of(st.text(), st.integers(), st.dates(), st.none()))
def test_cells_come_back_from_json(cell: object) -> None:
    assert from_json(to_json(cell)) == cell


def test_days_are_told_from_texts() -> None:
    assert to_json(datetime.date(2019, 4, 5)) == {"day": "2019-04-05"}
