# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import datetime

import pytest

from partnerkreis.core.dates import parse
from partnerkreis.core.naming import Names
from partnerkreis.stories.values import AsOf, Listed, Phrase, When, Years, named

LANGUAGES = ("de", "pl", "en")


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("form", "de", "pl", "en"),
    [
        ("when", "am 2. Juni 2023", "2 czerwca 2023 r.", "on 2 June 2023"),
        ("When", "Am 2. Juni 2023", "W dniu 2 czerwca 2023 r.", "On 2 June 2023"),
        ("day", "am 2. Juni", "2 czerwca", "on 2 June"),
        ("since", "seit dem 2. Juni 2023", "od 2 czerwca 2023 r.", "since 2 June 2023"),
        ("label", "2. Juni 2023", "2 czerwca 2023", "2 June 2023"),
    ],
)
def test_date_takes_the_role_of_the_sentence(form, de, pl, en):
    said = [plain(format(When(parse("2023-06-02"), each), form)) for each in LANGUAGES]

    assert said == [de, pl, en]


def test_no_sentence_begins_with_a_year():
    said = [plain(format(When(parse("1991"), each), "When")) for each in LANGUAGES]

    assert said == ["Im Jahr 1991", "W 1991 r.", "In 1991"]


@pytest.mark.parametrize(
    ("day", "de", "pl", "en"),
    [
        ("2018-12-31", "bis Ende 2018", "do końca 2018 r.", "up to the end of 2018"),
        ("2018-06-30", "bis zum 30. Juni 2018", "do 30 czerwca 2018 r.", "until 30 June 2018"),
    ],
)
def test_story_day_in_words(day, de, pl, en):
    said = [
        plain(format(AsOf(datetime.date.fromisoformat(day), each), "upto")) for each in LANGUAGES
    ]

    assert said == [de, pl, en]


@pytest.mark.parametrize(
    ("language", "count", "is_complete", "expected"),
    [
        ("de", 4, True, "A, B, C und D"),
        ("de", 5, True, "A, B, C und weitere"),
        ("pl", 5, True, "między innymi A, B i C"),
        ("en", 5, True, "A, B, C and others"),
        ("de", 5, False, "A, B und C"),
        ("pl", 5, False, "A, B i C"),
    ],
)
def test_list_names_up_to_four(language, count, is_complete, expected):
    listed = Listed([Phrase(letter) for letter in "ABCDE"[:count]], language, is_complete)

    assert plain(format(listed)) == expected


def test_list_agrees_with_one_or_several():
    assert format(Listed([Phrase("A")], "de"), "ist|sind") == "ist"
    assert format(Listed([Phrase("A"), Phrase("B")], "de"), "ist|sind") == "sind"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "2020, 2022 und 2023"),
        ("pl", "w latach 2020, 2022 i 2023"),
        ("en", "in 2020, 2022 and 2023"),
    ],
)
def test_years_are_listed(language, expected):
    years = Years(tuple(parse(year) for year in ("2022", "2020", "2023")), language)

    assert plain(format(years)) == expected


def test_name_without_prepositions_takes_the_common_one():
    names = Names({"de": {"full": "Landkreis Schilf", "short": "Schilf"}})

    forms = [format(named(names, "de"), form) for form in ("in", "to", "from", "briefgen")]
    assert forms == ["in Schilf", "nach Schilf", "aus Schilf", "Schilf"]


def test_stored_preposition_wins():
    names = Names({"de": {"full": "Unterallgäu", "in": "im Unterallgäu"}})

    assert f"{named(names, 'de'):In}" == "Im Unterallgäu"


def test_polish_name_is_located_by_its_locative():
    names = Names({"pl": {"full": "powiat Schilf", "loc": "powiecie Schilf"}})

    assert f"{named(names, 'pl'):in}" == "w powiecie Schilf"
