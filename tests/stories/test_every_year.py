# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever the day, the side and the language: whole sentences, and nothing from the future."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from partnerkreis.stories import PartnershipFacts, Sentence, Story, tell
from partnerkreis.stories.rules import MOST_WORDS
from tests.stories import invented

pytestmark = pytest.mark.django_db

LANGUAGES = ("de", "pl", "en")
YEARS = (1950, *range(1986, 2027, 2), 2019, 2023, 2025)
FAULTS = re.compile(
    r"None|\.\.|[ \u00a0]{2}|[ \u00a0]\.|[{}]|r\.\.|[a-z]\.[A-ZĄĆĘŁŃÓŚŹŻ]|: \.|, \.|\(\)"
)
PLAN = {
    "de": re.compile(r"\bsoll(?:en)?\b|\bplan(?:t|en)\b|\bgeplant\b"),
    "pl": re.compile(r"\bma(?:ją)? przypieczętować|planuj|zaplanowano|\bplanach\b"),
    "en": re.compile(r"\bis to\b|\b[Pp]lan(?:s|ned)?\b"),
}
AS_PLANNED = re.compile(r"wie geplant|zgodnie z planem|as planned")
FUTURE = {
    "de": re.compile(r"\bwird\b.*\bwerden\b|\bwerden\b.*\bwerden\b"),
    "pl": re.compile(r"\bzostan(?:ie|ą)\b"),
    "en": re.compile(r"\bwill\b"),
}


class Told(NamedTuple):
    facts: PartnershipFacts
    own: str | None
    day: datetime.date
    story: Story


@pytest.fixture(scope="module")
def stories(reference_case) -> list[Told]:
    every = (*reference_case.facts.values(), *invented.ALL)
    days = [datetime.date(year, 12, 31) for year in YEARS]
    return [
        Told(facts, own, day, tell(facts, own=own, as_of=day, language=language))
        for facts, day, language in itertools.product(every, days, LANGUAGES)
        for own in (facts.bodies[0].key, facts.bodies[1].key, None)
    ]


def sentences(stories: list[Told]) -> Iterator[tuple[Told, Sentence, str]]:
    """Yield every sentence with its story, and its text with plain spaces."""
    for told in stories:
        for sentence in told.story.sentences:
            yield told, sentence, sentence.text.replace("\u00a0", " ")


def test_sentences_are_whole(stories):
    for told, sentence, text in sentences(stories):
        assert not FAULTS.search(sentence.text), (told.day, text)
        assert text.endswith("."), text
        assert not text[0].isdigit(), text
        assert text[0] == text[0].upper(), text


def test_no_year_is_later_than_the_day_unless_planned(stories):
    for told, _sentence, text in sentences(stories):
        years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)]
        planned = PLAN[told.story.language].search(text)
        assert planned or all(year <= told.day.year for year in years), (told.day, text)


def test_plans_are_told_only_in_sentences_about_plans(stories):
    for told, sentence, text in sentences(stories):
        if PLAN[told.story.language].search(text) and not AS_PLANNED.search(text):
            assert sentence.kind in ("S6", "S11"), (told.day, text)


def test_nothing_is_told_as_future(stories):
    for told, _sentence, text in sentences(stories):
        assert not FUTURE[told.story.language].search(text), (told.day, text)


def test_languages_tell_the_same(stories):
    shapes: dict[object, set[object]] = {}
    for told in stories:
        shape = tuple((sentence.kind, sentence.records) for sentence in told.story.sentences)
        shapes.setdefault((told.facts.key, told.own, told.day), set()).add(shape)

    assert all(len(different) == 1 for different in shapes.values())


def test_stories_are_short_enough(stories):
    assert all(told.story.words <= MOST_WORDS for told in stories)


def test_every_story_has_a_heading_and_a_day(stories):
    assert all(told.story.heading.text and told.story.as_of_line for told in stories)


def test_unrecorded_partnerships_never_say_partner(stories):
    for told in stories:
        if told.story.first_year and told.own:
            assert not re.search("Partner|partner", told.story.heading.text)
