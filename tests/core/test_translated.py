# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from partnerkreis.core.translated import TextState, Translated, Wording, clean, digest


def test_translated_language_is_original_without_a_digest() -> None:
    text = Translated.of(de="Musik")

    assert text.state("de") is TextState.ORIGINAL
    assert text.state("pl") is TextState.MISSING


def test_translated_translation_is_outdated_once_the_original_changes() -> None:
    made = Translated({"de": Wording("Musik"), "pl": Wording("muzyka", digest("Musik"))})
    changed = Translated({"de": Wording("Musik und Kunst"), "pl": made["pl"]})

    assert made.state("pl") is TextState.TRANSLATED
    assert changed.state("pl") is TextState.OUTDATED


def test_translated_missing_language_shows_another_one_and_says_which() -> None:
    shown = Translated.of(de="Musik").shown("pl")

    assert (shown.text, shown.language) == ("Musik", "de")


def test_translated_falls_back_to_any_language_there_is() -> None:
    shown = Translated.of(ar="موسيقى").shown("en")

    assert (shown.language, shown.direction) == ("ar", "rtl")


def test_translated_without_any_text_is_empty_and_false() -> None:
    shown = Translated().shown("de")

    assert not shown
    assert shown.state is TextState.MISSING


def test_translated_stored_form_reads_back_equal() -> None:
    text = Translated({"de": Wording("Musik"), "pl": Wording("muzyka", digest("Musik"))})

    assert Translated.from_json(text.to_json()) == text


def test_clean_unifies_letters_and_line_ends() -> None:
    assert clean("Gostyn\u0301\r\nein\rzwei \n") == "Gostyń\nein\nzwei"


def test_digest_is_the_same_for_texts_that_look_alike() -> None:
    assert digest("Gostyn\u0301\r\n") == digest("Gostyń")


def test_translated_is_complete_where_each_language_is_there_and_none_outdated() -> None:
    muzyka, other = Wording("muzyka", digest("Musik")), Wording("muzyka", digest("Tanz"))
    whole = Translated({"de": Wording("Musik"), "pl": muzyka, "cs": other})

    assert whole.is_complete(["de", "pl"])
    assert not whole.is_complete(["de", "pl", "en"])
    assert not whole.is_complete(["de", "cs"])
