# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from partnerkreis.core.naming import Names

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
