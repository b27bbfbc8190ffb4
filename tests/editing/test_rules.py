# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What follows from what was typed."""

from itertools import islice

import pytest

from partnerkreis.core.dates import parse
from partnerkreis.core.translated import TextState, Translated, Wording, digest
from partnerkreis.editing.rules import bounds_after, edited, numbered, readable, sorted_name

ORIGINAL = "Festakt im Kreishaus"
TEXT = Translated(
    {
        "de": Wording(ORIGINAL),
        "pl": Wording("Uroczystość", digest(ORIGINAL)),
        "uk": Wording("Свято"),
    }
)


def states(text: Translated) -> dict[str, TextState]:
    return {code: text.state(code) for code in text}


def test_editing_an_original_makes_its_translations_outdated() -> None:
    text = edited(TEXT, {"de": "Festakt im Rathaus"}, language="de")

    assert states(text) == {
        "de": TextState.ORIGINAL,
        "pl": TextState.OUTDATED,
        "uk": TextState.ORIGINAL,
    }


def test_editing_a_translation_ties_it_to_the_original_as_it_is_now() -> None:
    outdated = edited(TEXT, {"de": "Festakt im Rathaus"}, language="de")
    text = edited(outdated, {"pl": "Uroczystość w ratuszu"}, language="pl")

    assert text["pl"] == Wording("Uroczystość w ratuszu", digest("Festakt im Rathaus"))
    assert text.state("pl") is TextState.TRANSLATED


def test_an_original_and_its_translation_can_be_edited_together() -> None:
    text = edited(TEXT, {"de": "Feier", "pl": "Święto"}, language="pl")

    assert text["pl"].of == digest("Feier")


def test_an_outdated_translation_can_be_called_right() -> None:
    outdated = edited(TEXT, {"de": "Festakt im Rathaus"}, language="de")

    assert edited(outdated, {}, language="de", still_right={"pl"}).state("pl") is (
        TextState.TRANSLATED
    )


def test_what_is_written_first_is_the_original() -> None:
    text = edited(Translated(), {"de": "Feier", "pl": "Święto", "en": ""}, language="pl")

    assert states(text) == {"pl": TextState.ORIGINAL, "de": TextState.TRANSLATED}


def test_what_is_left_without_an_original_becomes_one() -> None:
    text = edited(Translated({"de": TEXT["de"], "pl": TEXT["pl"]}), {"de": ""}, language="de")

    assert states(text) == {"pl": TextState.ORIGINAL}


def test_nothing_typed_changes_nothing() -> None:
    assert edited(TEXT, {}, language="en") == TEXT
    assert edited(Translated(), {}, language="en") == Translated()


@pytest.mark.parametrize(
    ("date", "bounds", "left"),
    [
        ("2023-09-05", "[2023-06-03..2023-11-30]", None),
        ("2023", "[2023-06-03..2023-11-30]", "[2023-06-03..2023-11-30]"),
        ("2024", "[2023-06-03..2023-11-30]", None),
        ("2023-06", "2023-06", None),
    ],
)
def test_bounds_stay_only_where_they_say_more(date: str, bounds: str, left: str | None) -> None:
    found = bounds_after(parse(date), parse(bounds))

    assert (str(found) if found else None) == left


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("Besuch in Gostyń",), "besuch-in-gostyn"),
        (("2026", "Frauen & Mädchen: Fußball, Łódź"), "2026-frauen-maedchen-fussball-lodz"),
        (("", "Свято"), ""),
        (("x" * 90,), "x" * 60),
        (("word " * 30,), "-".join(["word"] * 12)),
    ],
)
def test_readable_keys(words: tuple[str, ...], key: str) -> None:
    assert readable(*words) == key


def test_keys_are_numbered_from_the_second_on() -> None:
    assert list(islice(numbered("gostyn"), 3)) == ["gostyn", "gostyn-2", "gostyn-3"]


@pytest.mark.parametrize(
    ("name", "listed"), [("Anna Maria Nowak", "Nowak, Anna Maria"), ("Plato", "Plato"), ("", "")]
)
def test_sorted_name(name: str, listed: str) -> None:
    assert sorted_name(name) == listed
