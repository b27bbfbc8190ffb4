# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from partnerkreis.core.typography import (
    behind_colon,
    enumeration,
    nested_quotes,
    paragraph,
    sentence,
    typeset,
    with_remark,
)

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "text", "tied"),
    [
        ("de", "am 5. April 2019", ["5.~April"]),
        ("de", "rund 60 km südlich", ["60~km"]),
        ("de", "Schule Nr. 3", ["Nr.~3"]),
        ("de", "die Stadt – eine alte", ["Stadt~– eine"]),
        ("pl", "5 kwietnia 2019 r. w Gostyniu", ["5~kwietnia", "2019~r.", "w~Gostyniu"]),
        ("pl", "w latach 90. XX wieku i od lat 80.", ["w~latach~90.", "i~od", "lat~80."]),
        ("pl", "Szkoła nr 3 z Gostynia", ["nr~3", "z~Gostynia"]),
        ("pl", "a z Gostynia", ["a~z~Gostynia"]),
        ("en", "on 5 April 2019, 60 km away", ["5~April", "60~km"]),
    ],
)
def test_typeset_ties_what_belongs_together(language, text, tied):
    for words in tied:
        assert words.replace("~", NBSP) in typeset(text, language)


@pytest.mark.parametrize("language", ["de", "pl", "en"])
def test_typeset_twice_changes_nothing(language):
    once = typeset("a  w 5. April 2019 r.  – 60 km ,", language)

    assert typeset(once, language) == once
    assert "  " not in once and " ," not in once


def test_typeset_leaves_words_that_end_in_a_letter_alone():
    assert NBSP not in typeset("rada powiatu gostyńskiego", "pl")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("od 2019 r..", f"od 2019{NBSP}r."),
        ("od 2019 r .", f"od 2019{NBSP}r."),
        ("Tak", "Tak."),
        ("Czy tak?", "Czy tak?"),
        ("„Sąsiedzi w Europie.”", f"„Sąsiedzi w{NBSP}Europie.”"),
        ("", ""),
    ],
)
def test_sentence_has_one_full_stop(text, expected):
    assert sentence(text, "pl") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Sie treffen sich.", "Sie treffen sich (Stand Mai)."),
        (f"Trwa od 2019{NBSP}r.", f"Trwa od 2019{NBSP}r. (Stand Mai)."),
    ],
)
def test_remark_stands_before_the_full_stop(told, expected):
    assert with_remark(told, "Stand Mai") == expected


@pytest.mark.parametrize(
    ("language", "items", "expected"),
    [
        ("de", ["A"], "A"),
        ("de", ["A", "B", "C"], "A, B und C"),
        ("pl", ["A", "B", "C"], f"A, B i{NBSP}C"),
        ("en", ["A", "B", "C"], "A, B and C"),
    ],
)
def test_enumeration_has_no_comma_before_and(language, items, expected):
    assert enumeration(items, language) == expected


def test_paragraph_joins_with_single_spaces():
    assert paragraph(["Eins.", "", "Zwei."]) == "Eins. Zwei."


@pytest.mark.parametrize(
    ("language", "text", "set_text"),
    [
        ("de", "„Projekt: „Wir““ und „B“", "„Projekt: ‚Wir‘“ und „B“"),
        ("pl", "„Projekt: „My”” i „B”", "„Projekt: «My»” i „B”"),
        ("en", "“Project: “We”” and “B”", "“Project: ‘We’” and “B”"),
        ("de", "ohne", "ohne"),
        ("en", "it’s “so”", "it’s “so”"),
    ],
)
def test_a_quotation_within_a_quotation_has_inner_marks(language, text, set_text):
    assert nested_quotes(text, language) == set_text


@pytest.mark.parametrize(
    ("language", "title", "set_title"),
    [
        ("de", "Sonderkreistag: Unterzeichnung", "„Sonderkreistag: Unterzeichnung“"),
        ("pl", "Projekt: „Sąsiedzi”", "„Projekt: «Sąsiedzi»”"),
        ("en", "The pupils’ project: ‘Us’", "“The pupils’ project: ‘Us’”"),
        ("pl", "Wizyta radnych", "Wizyta radnych"),
        ("de", "„Wir“", "„Wir“"),
    ],
)
def test_a_title_with_a_colon_stands_in_quotation_marks_behind_one(language, title, set_title):
    assert behind_colon(title, language) == set_title
