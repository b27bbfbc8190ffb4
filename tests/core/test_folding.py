# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import sys
import unicodedata

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


def test_fold_knows_every_mark_there_is() -> None:
    characters = map(chr, range(sys.maxunicode + 1))
    marks = {character for character in characters if unicodedata.combining(character)}
    # The Greek iota subscript is a letter as soon as capitals are as good as small ones.
    marks.remove("\u0345")

    assert len(marks) > 900
    assert {fold(f"x{mark}y") for mark in marks} == {"xy"}


@example("AEE")
@given(st.text())
def test_fold_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_leaves_words_and_single_spaces(text: str) -> None:
    assert all(word.replace("_", "a").isalnum() for word in fold(text).split(" ") if word)
