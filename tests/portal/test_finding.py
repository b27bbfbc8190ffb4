# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calendar, search and the texts of the site, on the reference case."""

import datetime
import html
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from partnerkreis import demo
from partnerkreis.access.policy import OPERATOR, PUBLIC
from partnerkreis.cases.actions import import_case
from partnerkreis.cases.queries import export_case
from partnerkreis.core.dates import parse
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.portal import links
from partnerkreis.portal.anniversaries import next_round
from partnerkreis.portal.pages.errors import error_page
from partnerkreis.portal.pages.search import _numbers
from partnerkreis.portal.pages.site_text import written
from partnerkreis.portal.queries.calendar import calendar_view
from partnerkreis.texts.models import SiteText

DEMO = Path(demo.__file__).parent
TEXTS = (DEMO / "site-texts.json").read_bytes()


def load(data: bytes) -> None:
    import_case(data, actor=OPERATOR, now=timezone.now())


@pytest.fixture
def case(db):
    load(TEXTS)
    load((DEMO / "reference-case.json").read_bytes())


def test_texts_of_the_site_are_exported_as_they_stand(db):
    load(TEXTS)

    assert export_case() == TEXTS


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_text_of_the_site_is_a_page(case, language):
    for key in ("about-easy", "imprint", "privacy", "accessibility"):
        response = Client().get(links.of("site_text", key, language))

        assert response.status_code == 200
        page = response.content.decode()
        assert page.count("<h1") == 1
        assert ("written--easy" in page) == (key == "about-easy")


def test_unreleased_text_is_not_found(case):
    SiteText.objects.filter(key="imprint").update(published_at=None)

    assert Client().get(links.of("site_text", "imprint", "de")).status_code == 404
    assert Client().get(links.of("site_text", "no-such-text", "de")).status_code == 404


def test_links_of_texts_lead_somewhere(case):
    for language in INTERFACE_LANGUAGES:
        for text in SiteText.objects.all():
            here = links.of("site_text", text.key, language)
            for href in text.body[language].text.split("](../")[1:]:
                address = urljoin(here, "../" + href.split(")")[0])
                assert Client().get(address).status_code == 200


def test_markdown_has_no_html_and_no_second_title():
    html = written("# Title\n\n<script>x</script> [a](javascript:x)")

    assert html.startswith("<h2>")
    assert "<script" not in html
    assert "href" not in html


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_calendar(case, language):
    response = Client().get(links.page("calendar", language))

    assert response.status_code == 200
    assert links.page("calendar_feed", language) in response.content.decode()


def test_anniversaries_of_the_reference_case(case):
    view = calendar_view(PUBLIC, today=datetime.date(2028, 1, 1))

    assert view.jubilees
    assert {one.anniversary.years % 5 for one in view.jubilees} == {0}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2001-12-01", (25, "2026-12-01")),
        ("2001-11-01", None),
        ("2023-03-01", (5, "2028-03-01")),
        ("2002", (25, "2027")),
        ("2026-12", None),
        ("2004-02-29", None),
        ("200X", None),
    ],
)
def test_round_numbers_of_years(date, expected):
    found = next_round(parse(date), datetime.date(2026, 11, 25))

    assert (found and (found.years, str(found.when))) == expected


@pytest.mark.parametrize(
    "question", ["", "  ", "\0", "'\"", 'a" OR "b', "%", "*", "\ud83d\ude00", "x" * 10_000, "<b>"]
)
def test_any_question_is_answered(case, question):
    question = question.encode("utf-16", "surrogatepass").decode("utf-16")
    response = Client().get(links.page("search", "en"), {"q": question})

    assert response.status_code == 200
    assert b"\0" not in response.content
    assert b"<b>" not in response.content


def test_search_finds_by_any_spelling(case):
    page = Client().get(links.page("search", "de"), {"q": "gostyn"}).content.decode()

    assert "Gostyń" in page
    assert 'class="entries' in page


def test_pages_of_a_search(case):
    here = links.page("search", "de")
    first = Client().get(here, {"q": "g"})

    assert first.status_code == 200
    assert Client().get(here, {"q": "gostyn", "page": "999"}).status_code == 404
    assert Client().get(here, {"q": "gostyn", "page": "x"}).status_code == 404


def kinds_of(page: str) -> dict[str, int]:
    """Return what the search offers to narrow its results down to, and how many there are."""
    found = re.findall(r'href="([^"]*)"[^>]*>([^<]+) <span class="quiet">(\d+)</span>', page)
    return {html.unescape(title): int(number) for _href, title, number in found}


def test_search_is_narrowed_down_to_a_kind(case):
    here = links.page("search", "en")
    every = Client().get(here, {"q": "gostyn"}).content.decode()
    partners = Client().get(here, {"q": "gostyn", "kind": "body"}).content.decode()

    kinds = kinds_of(every)
    assert kinds["All"] == sum(kinds.values()) / 2
    assert kinds_of(partners) == kinds
    [results] = re.findall(r'<ol class="entries.*?</ol>', partners, re.DOTALL)
    assert results.count('href="/en/bodies/') == kinds["Partners"] == 1
    assert f"{kinds['Partners']} result<" in partners
    assert '<a href="/de/suche/?q=gostyn&amp;kind=body"' in partners


@pytest.mark.parametrize("kind", ["nothing", "\0", "x" * 10_000, "<b>"])
def test_kind_that_does_not_exist_finds_nothing(case, kind):
    response = Client().get(links.page("search", "en"), {"q": "gostyn", "kind": kind})

    assert response.status_code == 200
    assert "Nothing was found." in response.content.decode()
    assert list(kinds_of(response.content.decode())) != []


def test_search_asks_as_often_for_many_as_for_one(case, django_assert_num_queries):
    address = links.page("search", "en")
    for given in ({"q": "gostyn"}, {"q": "gostyn", "kind": "encounter"}):
        with django_assert_num_queries(3):
            Client().get(address, given)


def test_numbers_of_pages():
    assert list(_numbers(1, 1)) == [1]
    assert list(_numbers(5, 9)) == [1, 0, 3, 4, 5, 6, 7, 0, 9]
    assert list(_numbers(1, 0)) == [1]


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [("/pl/x/", "de", "pl"), ("/x", "de", "de"), ("/x", "fr", "en"), ("/", "", "en")],
)
def test_language_of_a_page_that_does_not_exist(path, accepted, language):
    request = RequestFactory().get(path, headers={"accept-language": accepted})

    assert error_page(request).language == language


def test_page_that_does_not_exist(db):
    response = Client().get("/de/gibt-es-nicht/")

    assert response.status_code == 404
    assert '<html lang="de"' in response.content.decode()
