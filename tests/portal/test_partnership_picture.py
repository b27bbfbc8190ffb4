# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""One picture on the page of a partnership: which, as of when, and only while it may be shown."""

import re

import pytest
from django.test import Client

from partnerkreis.core.translated import Translated
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Partnership, Signing
from partnerkreis.portal import links
from tests.files.conftest import attached, released
from tests.files.drawn import pdf, picture

pytestmark = pytest.mark.usefixtures("reference_case", "folder")

KEY = "nordhausen-gostyn"


def shown(year: int | None = None, language: str = "de") -> list[str]:
    """Return the keys of the pictures on the page."""
    plain = links.of("partnership", KEY, language)
    address = plain if year is None else links.as_of(KEY, year, language)
    page = Client().get(address).content.decode()
    return re.findall(r'<img src="/files/([^/]+)/', page)


def of_encounter(key: str, **fields: object) -> str:
    return released(record=Encounter.objects.get(key=key), **fields).key


def test_the_page_has_no_picture_where_none_may_be_shown() -> None:
    attached(record=Encounter.objects.get(key="2022-musik"))
    of_encounter("2022-musik", withdrawn="2026-01-01")
    of_encounter("2022-musik", embargo="2999-01-01")
    released(pdf(), "a.pdf", record=Encounter.objects.get(key="2022-musik"))

    assert shown() == []


def test_the_latest_that_happened_is_shown_once_and_leads_to_its_page() -> None:
    of_encounter("2020-musik")
    latest = of_encounter("2022-musik")
    of_encounter("2022-musik", position=5)

    page = Client().get(links.of("partnership", KEY, "pl")).content.decode()

    assert re.findall(r'<img src="/files/([^/]+)/', page) == [latest]
    assert 'alt="Łąka w słońcu"' in page
    assert "Bild: Muster" in page
    figure = re.search('<figure class="picture">.*?</figure>', page, re.DOTALL)[0]  # type: ignore[index] # it is there
    assert links.of("encounter", "2022-musik", "pl") in figure
    assert 'width="1200" height="1800" alt' in figure
    assert 'loading="lazy"' in figure
    assert "480w" in figure
    assert "is-upright" in page


def test_a_picture_of_the_partnership_itself_comes_first_and_only_today() -> None:
    of_encounter("2022-musik")
    own = released(picture(500, 300), record=Partnership.objects.get(key=KEY)).key

    assert shown() == [own]
    assert own not in shown(2025)


def test_as_of_a_year_no_later_picture_is_shown() -> None:
    early, late = of_encounter("2020-musik"), of_encounter("2022-musik")

    assert shown(2021) == [early]
    assert shown(2019) == []
    assert shown(2022) == [late]


def test_a_picture_of_a_signing_has_a_caption_and_no_page_to_lead_to() -> None:
    signing = Signing.objects.get(key="nordhausen-gostyn-2023-gostyn")
    key = released(record=signing, title=Translated.of(de="Die Unterschrift")).key
    Encounter.objects.filter(partnerships__key=KEY).update(published_at=None)

    page = Client().get(links.of("partnership", KEY, "de")).content.decode()

    assert f"/files/{key}/" in page
    assert "Die Unterschrift" in page
    assert "picture__of" not in page


def test_what_is_not_released_of_encounters_shows_no_picture() -> None:
    of_encounter("2022-musik")
    Encounter.objects.filter(key="2022-musik").update(published_at=None)

    assert shown() == []
