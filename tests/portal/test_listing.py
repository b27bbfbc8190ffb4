# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of encounters: what it shows, in which order, and at what cost."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from partnerkreis.access.policy import PUBLIC
from partnerkreis.core.dates import parse
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Topic
from partnerkreis.encounters.models import Encounter
from partnerkreis.portal import links
from partnerkreis.portal.parameters import Filter, NoSuchPage, address, page_number
from partnerkreis.portal.queries import listing
from partnerkreis.portal.queries.listing import encounter_listing

pytestmark = pytest.mark.usefixtures("reference_case")
HERE = links.page("encounters", "en")


def keys(wanted=Filter(), number=1):  # noqa: B008 - frozen
    found = encounter_listing(wanted, number=number, actor=PUBLIC)
    return [encounter.key for encounter in found.encounters]


def test_every_encounter_is_on_one_page_newest_first_undated_last():
    every = [*keys(), *keys(number=2)]

    assert sorted(every) == sorted(Encounter.objects.values_list("key", flat=True))
    assert every[0] == "2025-musik"
    assert [key for key in every if key.startswith("undated")] == every[-5:]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(kind="youth_project", year="2022"), ["2022-musik"]),
        (Filter(topic="hospitals"), ["2020-10", "2016-06", "2013-gostyn"]),
        (Filter(place="gostyn", kind="signing_ceremony"), ["2023-gostyn"]),
        (Filter(partnership="unterallgaeu-nordhausen", year="1991"), ["1991-aufbau"]),
        (Filter(side="gostyn", kind="signing_ceremony", year="2001"), ["2001-besiegelung"]),
        (Filter(year="1066"), []),
    ],
)
def test_filters_narrow_down_together(wanted, expected):
    assert keys(wanted) == expected


def test_year_is_when_it_was_not_what_can_be_inferred():
    assert "2013-gostyn" in keys(Filter(year="2013"))
    assert "2013-gostyn" not in keys(Filter(year="2014"))
    assert not any(key.startswith("undated") for key in keys(Filter(year="2013")))


def test_what_is_not_released_is_neither_shown_nor_offered():
    Encounter.objects.filter(key="2025-musik").update(published_at=None)
    Topic.objects.filter(key="music").update(published_at=None)

    found = encounter_listing(Filter(topic="music"), number=1, actor=PUBLIC)

    assert "2025-musik" not in keys()
    assert found.unknown() == ["topic"]
    assert "music" not in [choice.key for choice in found.choices["topic"]]


@pytest.mark.parametrize("page", [1, 2])
def test_pages_lead_to_one_another(page, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 20)

    content = Client().get(address(HERE, page=page)).content.decode()

    assert ('rel="next"' in content, 'rel="prev"' in content) == (True, page == 2)


def test_page_behind_the_last_does_not_exist():
    assert Client().get(f"{HERE}?page=3").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "1" * 30, "", "²", "\0", "1 or 1=1"])
def test_impossible_page_numbers(number):
    with pytest.raises(NoSuchPage):
        page_number({"page": number})
    assert Client().get(HERE, {"page": number}).status_code == 404


@pytest.mark.parametrize("name", ["partnership", "kind", "year", "topic", "place", "side"])
@pytest.mark.parametrize(
    "value", ["no-such-thing", "\0", "'; DROP TABLE", "😀", "ä" * 5000, "0000", "99999", "{x}"]
)
def test_unknown_choice_gives_an_empty_explained_page(name, value):
    response = Client().get(HERE, {name: value})

    content = response.content.decode()
    assert response.status_code == 200
    assert 'role="status"' in content
    assert 'class="entries' not in content
    assert "\0" not in content


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_filtered_page_keeps_its_filter_in_other_languages_and_is_not_indexed(language):
    path = links.page("encounters", language)

    content = Client().get(path, {"side": "gostyn"}).content.decode()

    assert len(re.findall(r'hreflang="\w\w" href="[^"]+\?side=gostyn"', content)) == 3
    assert 'content="noindex"' in content


def test_three_queries_and_five_at_the_end(queries_of, monkeypatch):
    assert queries_of(HERE) == 3
    assert queries_of(f"{HERE}?side=gostyn&year=2023") <= 5
    monkeypatch.setattr(listing, "PER_PAGE", 3)
    assert queries_of(HERE) == 3
    assert queries_of(f"{HERE}?page=19") <= 5


def test_pages_never_lose_or_repeat_one(monkeypatch):
    whole = [*keys(), *keys(number=2)]
    monkeypatch.setattr(listing, "PER_PAGE", 4)

    assert [key for number in range(1, 16) for key in keys(number=number)] == whole


def test_too_wide_a_choice_is_not_offered(monkeypatch):
    monkeypatch.setattr(listing, "MOST_CHOICES", 10)

    found = encounter_listing(Filter(topic="music"), number=1, actor=PUBLIC)

    assert set(found.choices) == {"partnership", "side"}
    assert found.chosen["topic"].key == "music"
    assert found.encounters


def test_title_in_another_language_is_marked():
    Encounter.objects.filter(key="2025-musik").update(title=Translated.of(pl="Tytuł"))

    content = Client().get(HERE).content.decode()

    assert '<span lang="pl" dir="ltr">Tytuł</span>' in content


def test_address_carries_what_is_chosen():
    wanted = Filter(kind="other", year="2020")

    assert address("/x/", wanted, page=2) == "/x/?kind=other&year=2020&page=2"
    assert address("/x/", wanted.without("kind")) == "/x/?year=2020"
    assert address("/x/", replace(wanted, kind="", year="")) == "/x/"


def test_dates_far_away_do_no_harm():
    far = parse("0001-01-01")
    Encounter.objects.filter(key="2025-musik").update(
        when=far, earliest=far.earliest, latest=far.latest
    )

    response = Client().get(f"{HERE}?page=2")

    assert response.status_code == 200
    assert Client().get(f"{HERE}?year=0001").status_code == 200
