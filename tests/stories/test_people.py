# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest

from partnerkreis.core.naming import Names
from partnerkreis.stories.people import Officeholders
from tests.stories.invented import BIRD, MEADOW, WOLF, identity

MAN = replace(BIRD, id=identity("man"), person="Karl Specht", title_form="masculine")
WOMAN = replace(BIRD, id=identity("woman"), person="Rita Falke")
UNKNOWN = replace(BIRD, id=identity("unknown"), person="Kim Kranich", title_form="neutral")


@pytest.mark.parametrize(
    ("holders", "de", "pl", "en"),
    [
        ([MAN], "Landrat Karl Specht", "starosta Karl Specht", "head of county Karl Specht"),
        ([BIRD], "Landrätin Maria Vogel", "starosta Maria Vogel", "head of county Maria Vogel"),
        (
            [MAN, replace(MAN, person="Jan Ptak")],
            "die Landräte Karl Specht und Jan Ptak",
            "starostowie Karl Specht i\u00a0Jan Ptak",
            "the heads of county Karl Specht and Jan Ptak",
        ),
        (
            [BIRD, WOMAN],
            "die Landrätinnen Maria Vogel und Rita Falke",
            "starosta Maria Vogel i\u00a0starosta Rita Falke",
            "the heads of county Maria Vogel and Rita Falke",
        ),
        (
            [BIRD, MAN],
            "Landrätin Maria Vogel und Landrat Karl Specht",
            "starostowie Maria Vogel i\u00a0Karl Specht",
            "the heads of county Maria Vogel and Karl Specht",
        ),
        (
            [BIRD, WOLF],
            "Landrätin Maria Vogel und Bürgermeister Jan Wilk",
            "starosta Maria Vogel i\u00a0burmistrz Jan Wilk",
            "head of county Maria Vogel and mayor Jan Wilk",
        ),
        (
            [replace(MAN, person="Prof. Dr. Karl Specht")],
            "Landrat Prof. Dr. Karl Specht",
            "starosta prof. dr Karl Specht",
            "head of county Prof. Dr Karl Specht",
        ),
        ([UNKNOWN], "Kim Kranich", "starosta Kim Kranich", "head of county Kim Kranich"),
    ],
)
def test_title_fits_the_persons(holders, de, pl, en):
    said = [format(Officeholders(holders, each, with_bodies=False)) for each in ("de", "pl", "en")]

    assert said == [de, pl, en]


@pytest.mark.parametrize(
    ("holders", "verb"),
    [
        ([MAN], "podpisał"),
        ([BIRD], "podpisała"),
        ([BIRD, MAN], "podpisali"),
        ([BIRD, WOMAN], "podpisały"),
    ],
)
def test_verb_agrees_with_the_persons(holders, verb):
    people = Officeholders(holders, "pl")

    assert f"{people:podpisał|podpisała|podpisali|podpisały}" == verb


def test_county_not_called_by_its_short_name_is_named_in_full():
    names = Names({"pl": {"full": "powiat gostyński", "short": "Gostyń"}})
    other = replace(MAN, body=replace(MEADOW, names=names), person="Jan Ptak")

    assert f"{Officeholders([MAN], 'pl')}" == "starosta Karl Specht (Wiesengrund)"
    assert f"{Officeholders([other, MAN], 'pl')}" == (
        "starostowie Jan Ptak (powiat gostyński) i\u00a0Karl Specht (powiat Wiesengrund)"
    )
