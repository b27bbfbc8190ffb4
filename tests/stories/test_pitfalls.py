# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mistakes that a story about counties in two countries is easily led into."""

import dataclasses
import datetime
import itertools
import re

import pytest

from partnerkreis.core.dates import parse
from partnerkreis.stories import tell
from tests.stories import invented

pytestmark = pytest.mark.django_db

NEVER = {
    "de": [
        r"(?:mit|aus|in|nach|von|zwischen) Unterallgäu\b",  # it has an article
        r"\bin(?:s|m)? (?:19|20)\d\d\b",
        r"\b(?:19|20)\d\d/\d\d\b",
        r"[Dd]ie Landräte [^(]*Keller",
        r"Partner wie .* und weitere|unter anderem .* und weitere",
        r"\b28 Jahre\b",
        r"rund mehrere|etwa um|wies nach|erinnerte daran",
        r"mit Urkunde.*ohne Urkunde",
        r"\d\.[A-Z]",
    ],
    "pl": [
        r"(?:w|z|do) Gostyń\b",
        r"powiat(?:u|em|owi|cie)? Gostyń\b|gostyninski|gostyniński",
        r"\bw wrze|w grudnia\b",
        r"między (?:\w+ )+i (?:\w+ )*powiatem",
        r"starościn|landrat(?!samt)",
        r"\b(?:21|22|15) uczniowie\b|około \d+ (?:goście|uczniowie)",
        r"według (?:Matthias|Robert|Hans)",
        r"około kilka|\b28 lat\b",
        r"Nordhausen i gostyńskiego",
    ],
    "en": [
        r"\b[Dd]istrict\b|\b[Ss]tarosts?\b|\bLandrat\b",
        r"\bthe Unterallgäu\b(?! county)",
        r"\b28 years\b",
        r", and others among other things",
        r"\bon (?:19|20)\d\d\b",
    ],
}


@pytest.mark.parametrize("language", ["de", "pl", "en"])
def test_story_avoids_the_pitfall(reference_case, language):
    every = (*reference_case.facts.values(), *invented.ALL)
    days = [datetime.date(year, 12, 31) for year in range(1987, 2027, 3)]
    for facts, day in itertools.product(every, days):
        for own in (facts.bodies[0].key, facts.bodies[1].key):
            story = tell(facts, own=own, as_of=day, language=language)
            text = story.text.replace("\u00a0", " ")
            for wrong in NEVER[language]:
                assert not re.search(wrong, text), (wrong, day, text)


def test_only_nordhausen_plans_in_2022(reference_case):
    facts = reference_case.facts["nordhausen-gostyn"]
    for own in ("nordhausen", "gostyn"):
        story = tell(facts, own=own, as_of=datetime.date(2022, 12, 31), language="de")

        assert "Nordhausen plant auch mit Gostyń" in story.text
        assert "Die Landkreise Nordhausen und Gostyń planen" not in story.text


def test_agreement_that_nobody_dates_is_not_told_as_signed(reference_case):
    facts = reference_case.facts["nordhausen-gostyn"]
    story = tell(facts, own="nordhausen", as_of=datetime.date(2022, 12, 31), language="de")

    agreed = " ".join(s.text for s in story.sentences if s.kind == "S4")
    assert "Kooperationsvereinbarung" in agreed
    assert not re.search(r"unterzeichnet|unterschrieb|20\d\d", agreed)


@pytest.mark.parametrize(
    ("language", "to_this_day"), [("de", "bis heute"), ("pl", "do dziś"), ("en", "to this day")]
)
def test_to_this_day_is_dated_once_it_is_old(reference_case, language, to_this_day):
    facts = reference_case.facts["unterallgaeu-nordhausen"]
    for year in range(2022, 2027):
        story = tell(facts, own="nordhausen", as_of=datetime.date(year, 12, 31), language=language)
        (said,) = (s.text for s in story.sentences if to_this_day in s.text)

        assert ("2022" in said) is (year > 2025)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", ": „Zweites Musikprojekt: ‚In welcher Welt wollen wir leben?‘“."),
        ("pl", ": „Drugi projekt muzyczny: «W jakim świecie chcemy żyć?»”."),
        ("en", ": “Second music project: ‘What kind of world do we want to live in?’”."),
    ],
)
def test_a_title_with_a_colon_behind_a_colon_stands_in_quotation_marks(
    reference_case, language, told
):
    facts = reference_case.facts["nordhausen-gostyn"]
    ahead = [
        dataclasses.replace(one, state="planned", when=parse("2027-05"))
        for one in facts.encounters
        if "Zweites Musikprojekt" in one.title.text("de")
    ]
    planned = dataclasses.replace(facts, encounters=(*facts.encounters, *ahead))

    story = tell(planned, own="nordhausen", as_of=datetime.date(2026, 12, 31), language=language)

    assert told in story.text.replace("\u00a0", " ")
