# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of bodies, organisations, offices, persons, topics and places."""

import html
import re

import pytest
from django.test import Client

from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import (
    Body,
    Mention,
    Office,
    Organisation,
    Person,
    Place,
    Succession,
    Tenure,
    Topic,
)
from partnerkreis.encounters.models import Encounter, EncounterSide, Statement
from partnerkreis.portal import links

pytestmark = pytest.mark.usefixtures("reference_case")

MODELS = {
    "body": Body,
    "organisation": Organisation,
    "office": Office,
    "person": Person,
    "topic": Topic,
    "place": Place,
    "encounter": Encounter,
}
#: The richest page of each kind, and how many queries it may ask.
RICHEST = {
    "body": ("unterallgaeu", 8),
    "organisation": ("technikum", 8),
    "office": ("unterallgaeu-head-of-county", 3),
    "person": ("matthias-jendricke", 8),
    "topic": ("hospitals", 6),
    "place": ("gostyn", 4),
}


def main_of(view, key, language="en", client=None):
    response = (client or Client()).get(links.of(view, key, language))
    assert response.status_code == 200
    return re.search(r"(?s)<main.*</main>", response.content.decode())[0]


def words(page):
    spaced = re.sub(r"<(?:/?(?:p|h\d|li|dt|dd|td|th|div|summary|option|br))\b[^>]*>", "\n", page)
    return html.unescape(re.sub(r"<[^>]+>", "", spaced)).replace("\u00a0", " ")


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("view", MODELS)
def test_every_page_is_whole(view, language):
    client = Client()
    for key in MODELS[view].objects.values_list("key", flat=True):
        page = main_of(view, key, language, client)
        text = words(page)
        assert page.count("<h1") == 1, key
        assert "None" not in text, key
        assert "{" not in text, key
        assert not re.search(r"\S  +\S", text), key
        marks = set(re.findall(r'href="#(n\d+)"', page))
        assert marks <= set(re.findall(r'id="(n\d+)"', page)), key


@pytest.mark.parametrize("view", RICHEST)
def test_number_of_queries(view, queries_of):
    key, most = RICHEST[view]
    address = links.of(view, key, "de")

    few = queries_of(address)
    _twice_as_much()

    assert few <= most
    assert queries_of(address) == few


def _twice_as_much():
    """Give the records twice as many encounters, terms of office and organisations."""
    for encounter in list(Encounter.objects.all()):
        old = encounter.pk
        encounter.pk, encounter.key, encounter._state.adding = None, f"{encounter.key}-x", True
        encounter.save(force_insert=True)
        for model, column in ((EncounterSide, "encounter_id"), (Mention, "record")):
            for row in model.objects.filter(**{column: old}):
                row.pk, row._state.adding = None, True
                setattr(row, column, encounter.pk)
                row.save(force_insert=True)
    for model in (Tenure, Organisation):
        for record in list(model.objects.all()):
            record.pk, record.key, record._state.adding = None, f"{record.key}-x", True
            record.save(force_insert=True)


@pytest.mark.parametrize("view", RICHEST)
def test_what_is_not_released_or_not_there_is_not_found(view):
    key, _most = RICHEST[view]
    MODELS[view].objects.filter(key=key).update(published_at=None)

    assert Client().get(links.of(view, key, "en")).status_code == 404
    assert Client().get(links.of(view, "no-such-thing", "en")).status_code == 404


def test_body_says_its_facts_with_their_dates():
    text = words(main_of("body", "gostyn", "de"))

    for fact in ("75.917", "30. Juni 2019", "76.052", "810,34 km²", "3004", "Großpolen",
                 "1. Januar 1999", "powiat gostyniński", "ul. Wrocławska 256"):  # fmt: skip
        assert fact in text


def test_official_name_stands_beside_our_rendering_of_it():
    assert '<span lang="de" dir="ltr">Landkreis Nordhausen</span>' in main_of(
        "body", "nordhausen", "pl"
    )
    assert "Landkreis Nordhausen</span>" not in main_of("body", "nordhausen", "de")


def test_unofficial_name_of_an_organisation_is_called_so():
    Organisation.objects.filter(key="technikum").update(unofficial_names=["en"])

    assert "This name is our rendering" in words(main_of("organisation", "technikum"))
    assert "This name is our rendering" not in words(main_of("organisation", "bbz"))


def test_predecessor_and_successor():
    old = Body.objects.create(
        key="old", country="DE", names=Names.of(de="Altkreis"), published_at="2026-01-01T00:00Z"
    )
    Succession.objects.create(predecessor=old, successor=Body.objects.get(key="unterallgaeu"))

    assert links.of("body", "old", "en") in main_of("body", "unterallgaeu")
    assert links.of("body", "unterallgaeu", "en") in main_of("body", "old")
    Body.objects.filter(key="old").update(published_at=None)
    assert links.of("body", "old", "de") not in main_of("body", "unterallgaeu", "de")


def test_office_shows_everybody_who_held_it_with_or_without_years():
    text = words(main_of("office", "gostyn-head-of-county"))

    for name in ("Palka", "Pospieszyński", "Marcinkowski"):
        assert name in text
    assert "years not recorded" in text
    assert text.index("Palka") < text.index("Pospieszyński") < text.index("Marcinkowski")


def test_office_of_which_no_year_is_known_is_a_list():
    Tenure.objects.update(since=None, until=None, seen=None)

    page = main_of("office", "gostyn-head-of-county")

    assert 'class="bands"' not in page
    assert "Palka" in page


def test_person_is_told_with_papers_and_speeches():
    text = words(main_of("person", "matthias-jendricke"))

    assert "since 2015" in text
    assert "Unterallgäu–Nordhausen partnership charter" in text
    assert "Rammingen, 5 April 2019" in text
    assert "Nordhausen, 2 June 2023" in text
    assert "Gostyń, 2023" in text
    assert "partnership of equals" in text


def test_statement_without_an_occasion_stands_under_its_kind():
    Statement.objects.update(encounter=None)

    assert "Speech" in words(main_of("person", "matthias-jendricke"))


def test_lesson_names_giver_and_taker():
    assert "Nordhausen → Unterallgäu" in words(main_of("topic", "hospitals"))


def test_body_written_from_right_to_left():
    Body.objects.filter(key="gostyn").update(
        names={"ar": {"full": "محافظة"}}, description=Translated.of(ar="وصف")
    )

    page = main_of("body", "gostyn")

    assert '<span lang="ar" dir="rtl">' in page
