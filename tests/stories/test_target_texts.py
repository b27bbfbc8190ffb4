# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The stories of the reference case, sentence by sentence, and the facts each sentence carries."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from partnerkreis.stories import Story, tell
from tests.stories.tags import tags_of

pytestmark = pytest.mark.django_db

EXPECTED: dict[str, Any] = json.loads(Path(__file__).with_name("expected.json").read_text())
LANGUAGES = ("de", "pl", "en")


def told(reference_case: Any, text: str, language: Any) -> Story:
    expected = EXPECTED[text]
    facts = reference_case.facts[expected["partnership"]]
    day = datetime.date.fromisoformat(expected["as_of"])
    return tell(facts, own="nordhausen", as_of=day, language=language)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", EXPECTED)
def test_story_is_the_target_text(reference_case, text, language):
    story = told(reference_case, text, language)

    expected = EXPECTED[text]["texts"][language]
    assert plain(story.heading.text) == expected["heading"]
    assert [[plain(s.text) for s in sentences] for sentences in story.paragraphs] == [
        [sentence["text"] for sentence in sentences] for sentences in expected["paragraphs"]
    ]
    assert [[s.kind for s in sentences] for sentences in story.paragraphs] == [
        [sentence["kind"] for sentence in sentences] for sentences in expected["paragraphs"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", EXPECTED)
def test_sentence_names_the_records_it_draws_on(reference_case, text, language):
    story = told(reference_case, text, language)
    expected = EXPECTED[text]["texts"][language]
    sentences = [sentence for sentences in expected["paragraphs"] for sentence in sentences]

    for sentence, wanted in zip(story.sentences, sentences, strict=True):
        facts = {tag for tag in wanted["draws_on"] if tag[0] == "F" and tag[1:].isdigit()}
        keys = {reference_case.keys.get(record.record, "") for record in sentence.records}
        fields = {
            f"{reference_case.keys.get(record.record, '')}.{record.field}"
            for record in sentence.records
        }
        assert tags_of(sentence.records, reference_case.keys) == facts, sentence.text
        assert set(wanted["draws_on"]) - facts <= keys | fields, sentence.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_stories_of_2022_carry_every_fact_of_the_source(reference_case, language):
    found = set()
    for text in ("1.1", "1.2"):
        story = told(reference_case, text, language)
        for sentence in (story.heading, *story.sentences):
            found |= tags_of(sentence.records, reference_case.keys)

    assert found == {f"F{number}" for number in range(1, 63)}


@pytest.mark.parametrize("text", EXPECTED)
def test_same_sentences_in_every_language(reference_case, text):
    stories = [told(reference_case, text, language) for language in LANGUAGES]

    shapes = [[(s.kind, s.records) for s in (story.heading, *story.sentences)] for story in stories]
    assert shapes[0] == shapes[1] == shapes[2]


@pytest.mark.parametrize(
    ("language", "as_of", "first_record"),
    [
        ("de", "Stand: Ende 2018", "Erster Eintrag: 2019"),
        ("pl", "Stan na koniec 2018 r.", "Pierwszy wpis: 2019 r."),
        ("en", "As of the end of 2018", "First record: 2019"),
    ],
)
def test_unrecorded_partnership_links_to_its_first_record(
    reference_case, language, as_of, first_record
):
    story = told(reference_case, "1.3", language)

    assert plain(story.as_of_line) == as_of
    assert plain(story.first_record) == first_record
    assert story.first_year == 2019


@pytest.mark.parametrize("language", LANGUAGES)
def test_story_of_2018_knows_nothing_of_later_years(reference_case, language):
    story = told(reference_case, "1.3", language)

    assert not any(str(year) in story.text for year in range(2019, 2030))


@pytest.mark.parametrize(
    ("day", "in_plan"),
    [("2022-12-31", True), ("2023-06-01", True), ("2023-06-30", True), ("2023-12-31", False)],
)
def test_charter_is_planned_until_it_is_signed_everywhere(reference_case, day, in_plan):
    facts = reference_case.facts["nordhausen-gostyn"]
    as_of = datetime.date.fromisoformat(day)
    story = tell(facts, own="nordhausen", as_of=as_of, language="de")

    planned = [s.text for s in story.sentences if s.kind == "S6" and "nterzeichn" in s.text]
    assert bool(planned) is in_plan


def test_half_signed_charter_is_told_with_the_signing_to_come(reference_case):
    facts = reference_case.facts["nordhausen-gostyn"]
    as_of = datetime.date(2023, 6, 30)
    story = tell(facts, own="nordhausen", as_of=as_of, language="en")

    assert "The partnership became official on 2 June 2023: at a public special session" in plain(
        story.text
    )
    assert "A further signing is planned in 2023 in Gostyń." in plain(story.text)


def test_own_county_is_not_introduced_twice_on_a_page(reference_case):
    facts = reference_case.facts["unterallgaeu-nordhausen"]
    as_of = datetime.date(2022, 12, 31)
    story = tell(
        facts, own="nordhausen", as_of=as_of, language="de", own_is_introduced=True
    )  # fmt: skip

    assert next(story.sentences).text.startswith("Das Unterallgäu liegt in Bayern")


@pytest.mark.parametrize("language", LANGUAGES)
def test_story_without_a_side_is_headed_by_the_partnership(reference_case, language):
    facts = reference_case.facts["nordhausen-gostyn"]
    story = tell(facts, own=None, as_of=datetime.date(2026, 11, 25), language=language)

    assert story.heading.text == facts.title.text(language)
    assert [s.kind for s in story.paragraphs[0]][:2] == ["S1", "S1"]


def test_what_a_source_told_long_ago_is_dated(reference_case):
    facts = reference_case.facts["unterallgaeu-nordhausen"]
    stories = {
        language: plain(
            tell(facts, own=None, as_of=datetime.date(2026, 11, 25), language=language).text
        )
        for language in LANGUAGES
    }

    assert "der bis heute anhält (Stand Dezember 2022)." in stories["de"]
    assert "która trwa do dziś (stan na grudzień 2022 r.)." in stories["pl"]
    assert "it goes on to this day (as of December 2022)." in stories["en"]
