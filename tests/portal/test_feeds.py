# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What machines read, on the reference case."""

import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from partnerkreis import demo
from partnerkreis.access.policy import OPERATOR
from partnerkreis.cases.actions import import_case
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.encounters.models import Encounter
from partnerkreis.portal import feeds, links

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def case(db):
    for name in ("site-texts.json", "reference-case.json"):
        data = (Path(demo.__file__).parent / name).read_bytes()
        import_case(data, actor=OPERATOR, now=timezone.now())


def events(language="de"):
    response = Client().get(links.page("calendar_feed", language))
    assert response["Content-Type"].startswith("text/calendar")
    return {str(e["uid"]): e for e in Calendar.from_ical(response.content).walk("VEVENT")}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_calendar_has_what_has_days(case, language):
    found = events(language)

    assert found
    for encounter in Encounter.objects.released():
        event = found.get(str(encounter.pk))
        if event is None:
            assert encounter.when is None or encounter.when.precision != "day"
            continue
        assert event.decoded("dtstart") == encounter.earliest
        assert event.decoded("dtend") == encounter.latest + datetime.timedelta(days=1)
        assert event.decoded("dtstamp") == encounter.published_at
        assert event["sequence"] == encounter.version
        assert str(event["summary"]) == encounter.title.text(language)


@pytest.mark.parametrize(
    ("state", "status"),
    [("planned", "TENTATIVE"), ("announced", "TENTATIVE"), ("cancelled", "CANCELLED")],
)
def test_status(case, state, status):
    pk = next(iter(events()))
    Encounter.objects.filter(pk=pk).update(state=state)
    # Forgotten as by a real edit, so that no remembered page is seen.
    assert feeds._event(Encounter.objects.get(pk=pk), "de", "")["status"] == status


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_atom(case, language):
    response = Client().get(links.page("feed", language))
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own

    assert response["Content-Type"].startswith("application/atom+xml")
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert 0 < len(feed.findall(f"{ATOM}entry")) <= feeds.MOST_NEWS
    for element in feed.iter(f"{ATOM}id"):
        assert element.text.startswith("urn:uuid:")


def test_robots_and_site_map(case):
    lines = Client().get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in lines

    index = ElementTree.fromstring(Client().get("/sitemap.xml").content)  # noqa: S314 - our own
    assert [e.text for e in index.iter(f"{MAP}loc")] == ["http://testserver/sitemap-1.xml"]
    assert Client().get("/sitemap-0.xml").status_code == 404
    assert Client().get("/sitemap-2.xml").status_code == 404


def test_every_page_is_in_one_part(case, monkeypatch):
    def parts():
        for number in range(1, feeds._parts() + 1):
            content = Client().get(f"/sitemap-{number}.xml").content
            yield [e.text for e in ElementTree.fromstring(content).iter(f"{MAP}loc")]  # noqa: S314

    (whole,) = parts()
    monkeypatch.setattr(feeds, "PAGES_A_PART", 7)
    split = list(parts())

    assert [url for part in split for url in part] == whole
    assert len(set(whole)) == len(whole)
    assert max(map(len, split)) == 21
