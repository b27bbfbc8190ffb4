# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which language a note is, as far as can be told."""

import json
from importlib.resources import files

import pytest

from partnerkreis.core.guessing import guessed_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Noch nicht geklärt, siehe Akte 10.2", "de"),
        ("nach Angaben der Zeitung; die Urkunde liegt in Gostyń", "de"),
        ("Zahl geprüft", "de"),
        ("Nie wiadomo, kiedy podpisano; zob. kronika powiatu", "pl"),
        ("według sprawozdania powiatu Unterallgäu z 2016 r.", "pl"),
        ("sprawdzić datę", "pl"),
        ("year derived from the report of Nordhausen; day unknown", "en"),
        ("OK", None),
        ("10.2", None),
        ("", None),
    ],
)
def test_small_words_tell_the_language(text: str, language: str | None) -> None:
    assert guessed_language(text) == language


def test_every_note_of_the_demonstration_is_known_to_be_english() -> None:
    case = json.loads(files("partnerkreis.demo").joinpath("reference-case.json").read_bytes())
    rows = [row for part in case.values() if isinstance(part, list) for row in part]
    notes = [row["note"] for row in rows if row.get("note")]

    assert len(notes) > 60
    assert [note for note in notes if guessed_language(note) != "en"] == []
