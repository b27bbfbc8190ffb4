# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Names, proper

UNTERALLGAEU = Names(
    {
        "de": {"full": "Landkreis Unterallgäu", "short": "Unterallgäu", "in": "im Unterallgäu"},
        "pl": {"full": "powiat Unterallgäu", "gen": "powiatu Unterallgäu"},
    }
)


def test_names_form_is_chosen_by_the_specification() -> None:
    county = UNTERALLGAEU.in_language("de")

    assert f"Gäste {county:in}" == "Gäste im Unterallgäu"


def test_names_capital_specification_begins_a_sentence() -> None:
    assert f"{UNTERALLGAEU.in_language('pl'):Gen}" == "Powiatu Unterallgäu"


def test_names_form_that_is_not_stored_is_the_nearest_one() -> None:
    assert UNTERALLGAEU.form("pl", "short") == "powiat Unterallgäu"


def test_names_missing_language_is_shown_in_another_and_says_which() -> None:
    shown = Names.of(pl="powiat gostyński").shown("en")

    assert (shown.text, shown.language) == ("powiat gostyński", "pl")


def test_names_nothing_stored_is_empty() -> None:
    assert Names().form("de") == ""


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("rada powiatu gostyńskiego", "pl", "Rada Powiatu Gostyńskiego"),
        ("rady powiatu Nordhausen", "pl", "Rady Powiatu Nordhausen"),
        ("rada miasta i gminy we Wschowie", "pl", "Rada Miasta i Gminy we Wschowie"),
        ("Kreistag des Landkreises", "de", "Kreistag des Landkreises"),
    ],
)
def test_names_proper_is_how_an_act_writes_them(
    text: str, language: Language, written: str
) -> None:
    assert proper(text, language) == written
