# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partnerkreis.core.folding import fold


@pytest.mark.parametrize(
    "spellings",
    [
        ("Gostyń", "Gostyn", "GOSTYŃ", "Gostyn\u0301"),
        ("Unterallgäu", "Unterallgaeu", "unterallgau"),
        ("Łódź", "lodz", "Lódź"),
        ("Straße", "strasse"),
        ("Türkheim", "Tuerkheim", "Turkheim"),
    ],
)
def test_fold_spellings_of_one_name_are_one(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


def test_fold_different_names_stay_different() -> None:
    assert fold("powiat gostyński") != fold("powiat gostyniński")


@example("AEE")
@given(st.text())
def test_fold_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_leaves_words_and_single_spaces(text: str) -> None:
    assert all(word.replace("_", "a").isalnum() for word in fold(text).split(" ") if word)
