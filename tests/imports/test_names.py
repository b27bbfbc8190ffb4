# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counties and partnerships are found by what people call them, and no other is guessed."""

import pytest

from partnerkreis.access.policy import Actor
from partnerkreis.imports.rules import Register, of_level
from tests.imports.tables import faults, plan, upload

HEADS = ("Titel", "Wann", "Gastgeber", "Gäste", "Partnerschaft")


def said(officer: Actor, hosts: str, guests: str, partnership: str) -> tuple[list[str], str]:
    row = ("Ein neues Treffen", "2019", hosts, guests, partnership)
    [planned] = plan(upload(officer, "encounters", HEADS, row), officer).rows
    named = planned.steps[0].values.get("partnerships", ()) if planned.steps else ()
    return [one.key for one in named], planned.faults.get("partnerships", "")


@pytest.mark.parametrize(
    "written",
    [
        "Nordhausen–Gostyń",
        "Nordhausen - Gostyn",
        "Gostyń / Nordhausen",
        "gostyn-nordhausen",
        "Partnerschaft mit Gostyń",
        "Partnerschaft Nordhausen-Gostyn",
        "Gostyń",
        "GOSTYN",
        "Landkreis Gostyń",
        "LK Gostyn",
        "Lkr. Gostyń",
        "Kreis Gostyn",
        "powiat gostyński",
        "Powiat Gostyn",
        "pow. gostyński",
        "Partnerstwo z powiatem gostyńskim",
        "współpraca z Gostyniem",
        "Partnerschaft zwischen dem Landkreis Nordhausen und dem Powiat Gostyński",
        "Nordhäuser Partnerschaft mit Gostyń",
        "partnership with Gostyn County",
        "nordhausen-gostyn",
    ],
)
def test_a_partnership_is_known_by_what_people_call_it(written: str, officer: Actor) -> None:
    assert said(officer, "Gostyń", "Nordhausen", written) == (["nordhausen-gostyn"], "")


@pytest.mark.parametrize(
    "written", ["Nordhausen", "unsere Partnerschaften", "Stadt Gostyń", "Gostynin", "Atlantis"]
)
def test_what_is_not_one_partnership_is_refused_with_those_there_are(
    written: str, officer: Actor
) -> None:
    keys, fault = said(officer, "Gostyń", "Nordhausen", written)

    assert keys == []
    assert f"“{written}”" in fault
    assert "Nordhausen–Gostyń partnership, Unterallgäu–Nordhausen partnership" in fault


def test_several_partnerships_in_a_cell_are_each_found(officer: Actor) -> None:
    both = ["nordhausen-gostyn", "unterallgaeu-nordhausen"]

    for written in ("Gostyń, Unterallgäu", "Gostyń; Unterallgäu", "Gostyń und Unterallgäu"):
        assert said(officer, "Gostyń", "Nordhausen", written) == (both, "")


@pytest.mark.parametrize("written", ["LK Gostyn", "Powiat Gostyn", "pow. gostyński", "Kr. Gostyń"])
def test_a_county_is_known_by_what_people_put_before_its_name(written: str, officer: Actor) -> None:
    row = ("Ein neues Treffen", "2019", written, "Lkr. Nordhausen", "")

    assert faults(upload(officer, "encounters", HEADS, row), officer) == [{}]


def test_a_slip_of_the_pen_is_not_guessed_but_told(officer: Actor) -> None:
    row = ("Ein neues Treffen", "2019", "Gostin", "Nordhausen", "")

    [fault] = faults(upload(officer, "encounters", HEADS, row), officer)

    assert fault == {
        "hosts": "No county or municipality is called “Gostin”. Perhaps: County of Gostyń."
    }


def test_of_a_county_and_a_town_of_one_name_the_word_before_it_decides() -> None:
    levels = {"county": of_level(True, False), "town": of_level(False, True)}
    register = Register({"county": ["Landkreis Berg"], "town": ["Stadt Berg"]}, levels)

    def meant(text: str) -> list[list[str]]:
        found = register.meant(text)
        return [sorted(keys) for keys in found.each] if found else []

    assert meant("Berg") == [["county", "town"]]
    assert meant("Kreis Berg") == [["county"]]
    assert meant("Gemeinde Berg") == [["town"]]
    assert meant("Berga") == meant("Region Berg") == meant("Oberberg") == []
