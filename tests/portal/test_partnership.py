# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a partnership, on the reference case."""

import html
import re
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest
from django.test import Client
from django.utils.translation import override

from partnerkreis.access.policy import OPERATOR, PUBLIC
from partnerkreis.cases.actions import import_case
from partnerkreis.core.dates import parse
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Topic
from partnerkreis.encounters.models import Encounter
from partnerkreis.encounters.queries import dossier, history_of
from partnerkreis.partnerships.models import (
    Instrument,
    Partnership,
    Plan,
    Resolution,
    SchoolPartnership,
)
from partnerkreis.partnerships.rules import Life, Stage, position
from partnerkreis.portal import links
from partnerkreis.portal.pages.partnership.timeline import MOST_ENTRIES

pytestmark = pytest.mark.django_db
CASE = files("partnerkreis.demo").joinpath("reference-case.json").read_bytes()
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(autouse=True)
def reference_case(db: None) -> None:
    import_case(CASE, actor=OPERATOR, now=datetime(2026, 11, 25, tzinfo=UTC))


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(html.unescape(TAG.sub(" ", response.content.decode())).split())


def test_stage_is_derived_from_the_records() -> None:
    early = dossier("unterallgaeu-nordhausen", PUBLIC)
    late = dossier("nordhausen-gostyn", PUBLIC)
    assert early
    assert late

    before = position(history_of(early), date(2018, 12, 31))
    planned = position(history_of(late), date(2022, 12, 31))
    signed = position(history_of(late), date(2023, 12, 31))

    assert (before.stage, before.life, before.years) == (Stage.CONTACT, Life.LIVING, 27)
    assert (planned.stage, planned.has_agreement, planned.planned_signings) == (
        Stage.RESOLVED,
        True,
        2,
    )
    assert (signed.stage, signed.signings, signed.planned_signings) == (Stage.CHARTER, 2, 0)


@pytest.mark.parametrize("key", ["nordhausen-gostyn", "unterallgaeu-nordhausen"])
def test_page_needs_twelve_queries(client: Client, django_assert_max_num_queries, key: str) -> None:
    with django_assert_max_num_queries(13):  # twelve, and the content version
        client.get(links.of("partnership", key, "de"))


@pytest.mark.parametrize(
    ("language", "year", "told"),
    [
        ("de", 2022, "Besiegeln soll sie eine Urkunde, die 2023 zweimal unterzeichnet werden soll"),
        ("pl", 2022, "w grudniu 2022 r. uchwałę w tej sprawie podjęła rada powiatu Nordhausen"),
        ("en", 2022, "A charter is to seal it"),
        ("de", 2018, "ist bis Ende 2018 kein Kontakt verzeichnet"),
        ("en", 2023, "2 June in Nordhausen"),
    ],
)
def test_page_tells_what_was_so_at_the_end_of_a_year(
    client: Client, language: str, year: int, told: str
) -> None:
    text = text_of(client, links.as_of("nordhausen-gostyn", year, language))

    assert told in text


def test_page_as_of_a_year_tells_nothing_later(client: Client) -> None:
    text = text_of(client, links.as_of("nordhausen-gostyn", 2022, "de"))

    assert "2. Juni 2023" not in text
    assert "Bleicherode" not in text


@pytest.mark.parametrize("year", [1, 1800, 2999, 99999])
def test_page_of_a_year_that_cannot_be_asked_for_is_not_found(client: Client, year: int) -> None:
    assert client.get(links.as_of("nordhausen-gostyn", year, "de")).status_code == 404


def test_page_of_an_unknown_partnership_is_not_found(client: Client) -> None:
    assert client.get(links.of("partnership", "nobody", "pl")).status_code == 404


def test_page_of_an_unknown_language_is_not_found(client: Client) -> None:
    assert client.get("/fr/").status_code == 404


def test_page_of_an_unreleased_encounter_is_not_found(client: Client) -> None:
    Encounter.objects.filter(key="2022-musik").update(published_at=None)

    assert client.get(links.of("encounter", "2022-musik", "de")).status_code == 404


def test_start_leads_to_the_language_of_the_browser(client: Client) -> None:
    response = client.get("/", headers={"accept-language": "pl,de;q=0.5"})

    assert response["Location"] == "/pl/"


@pytest.mark.parametrize("language", ["de", "pl", "en"])
def test_same_page_in_the_other_languages_is_linked(client: Client, language: str) -> None:
    page = client.get(links.as_of("nordhausen-gostyn", 2022, language)).content.decode()  # type: ignore[arg-type]

    for other in ("de", "pl", "en"):
        assert f'href="{links.as_of("nordhausen-gostyn", 2022, other)}"' in page  # type: ignore[arg-type]


def test_addresses_are_words_of_their_language() -> None:
    with override("de"):
        assert links.of("partnership", "a", "de") == "/de/partnerschaften/a/"
    assert links.of("partnership", "a", "pl") == "/pl/partnerstwa/a/"
    assert links.of("partnership", "a", "en") == "/en/partnerships/a/"


def test_edit_that_is_released_is_visible_at_the_next_request(client: Client) -> None:
    address = links.of("encounter", "2022-musik", "de")
    before = text_of(client, address)
    changed = CASE.replace(b"Zweites Musikprojekt", b"Zweites Klangprojekt")

    import_case(changed, actor=OPERATOR, now=datetime(2026, 11, 26, tzinfo=UTC))

    assert "Zweites Klangprojekt" not in before
    assert "Zweites Klangprojekt" in text_of(client, address)


@pytest.mark.parametrize(
    ("outcome", "is_council", "step", "who"),
    [
        ("adopted", True, "Beschlossen", "Kreistag Nordhausen"),
        ("rejected", True, "Abgelehnt", "Kreistag Nordhausen"),
        ("postponed", False, "Vertagt", "Landkreis Nordhausen"),
    ],
)
def test_resolution_names_who_resolved_though_nobody_wrote_it_down(
    client: Client, outcome: str, is_council: bool, step: str, who: str
) -> None:
    Resolution.objects.filter(key="nordhausen-council-2022").update(
        organ=Translated.of(), outcome=outcome, is_council=is_council, when=parse("2022-12-13")
    )
    ContentVersion.advance()

    page = client.get(links.of("partnership", "nordhausen-gostyn", "de")).content.decode()

    text = " ".join(html.unescape(TAG.sub(" ", page)).split())
    assert f"{who}, 13. Dezember 2022" in text
    assert re.findall(r'<h4 class="event__title">\s*</h4>', page) == []
    assert step in text
    assert "Begrüßt" not in text


def test_what_the_thread_tells_in_another_language_says_so(client: Client) -> None:
    resolution = Resolution.objects.get(key="nordhausen-council-2022")
    resolution.subject = Translated.of(de="Beschluss nur auf Deutsch")
    resolution.save()
    encounter = Encounter.objects.get(key="2025-musik")
    encounter.summary = Translated.of(de="Erzählt nur auf Deutsch")
    encounter.save()
    plan = Plan.objects.filter(partnership__key="nordhausen-gostyn").order_by("key")[0]
    plan.title = Translated.of(de="Plan nur auf Deutsch")
    plan.planned, plan.stated = parse("2090"), parse("2020")
    plan.save()
    ContentVersion.advance()

    page = client.get("/en/partnerships/nordhausen-gostyn/").content.decode()

    for text in ("Beschluss nur", "Erzählt nur", "Plan nur"):
        assert f'<span lang="de" dir="ltr">{text} auf Deutsch</span>' in page
        assert page.count(text) == page.count(f'lang="de" dir="ltr">{text}')


@pytest.mark.parametrize(
    ("language", "year", "lead"),
    [
        ("de", None, "Die Urkunde ist an zwei Orten unterzeichnet."),
        ("pl", None, "akt partnerstwa podpisano w dwóch miejscach."),
        ("en", None, "the charter is signed in two places."),
        ("de", 2022, "eine Urkunde, die an zwei Orten unterzeichnet werden soll."),
        ("pl", 2022, "akt partnerstwa, który ma zostać podpisany w dwóch miejscach."),
        ("en", 2022, "a charter is planned, to be signed in two places."),
    ],
)
def test_lead_says_small_numbers_in_words(
    client: Client, language: str, year: int | None, lead: str
) -> None:
    key = "nordhausen-gostyn"
    at_year = links.as_of(key, year, language) if year else links.of("partnership", key, language)

    assert lead in text_of(client, at_year)


def test_headings_in_another_language_say_so(client: Client) -> None:
    Instrument.objects.update(title=Translated.of(de="Die Urkunde"))
    SchoolPartnership.objects.update(title=Translated.of(de="Die Schulen"))
    Topic.objects.update(label=Translated.of(de="Das Thema"))
    ContentVersion.advance()

    page = client.get(links.of("partnership", "nordhausen-gostyn", "pl")).content.decode()

    for text in ("Die Urkunde", "Die Schulen", "Das Thema"):
        assert f'<span lang="de" dir="ltr">{text}</span>' in page


@pytest.mark.parametrize(("year", "is_named"), [(2010, False), (2014, False), (2015, True)])
def test_axis_names_a_decade_where_there_is_room(client: Client, year: int, is_named: bool) -> None:
    page = client.get(links.as_of("unterallgaeu-gostyn", year, "pl")).content.decode()
    axis = page.partition('class="bands"')[2].partition('class="axis"')[2].partition("</ol>")[0]

    assert ">2000</li>" in axis
    assert (">2010</li>" in axis) is is_named


def test_many_encounters_are_told_on_the_pages_of_earlier_years(client: Client) -> None:
    key = "unterallgaeu-gostyn"
    partnership = Partnership.objects.get(key=key)
    for number in range(90):
        title, when = Translated.of(de=f"Treffen {number}"), parse(f"{2000 + number // 5}-05-01")
        meeting = Encounter(key=f"meeting-{number}", kind="expert_meeting", title=title, when=when)
        meeting.state, meeting.published_at = "took_place", datetime(2026, 11, 25, tzinfo=UTC)
        meeting.save()
        meeting.partnerships.add(partnership)
    ContentVersion.advance()

    now = client.get(links.of("partnership", key, "de")).content.decode()
    earlier = re.search(r'<a href="([^"]+)">\d+ frühere Einträge: Stand Ende (\d{4})</a>', now)

    assert f'href="{links.page("encounters", "de")}?partnership={key}"' in now
    assert earlier
    assert earlier[1] == links.as_of(key, int(earlier[2]), "de")
    shown = {int(n) for n in re.findall(r"Treffen (\d+)", now)}
    before = {int(n) for n in re.findall(r"Treffen (\d+)", text_of(client, earlier[1]))}
    # Years are whole: what is missing on the one page stands on the other.
    assert min(shown) == 5 * (int(earlier[2]) - 1999)
    assert before >= set(range(90)) - shown - set(range(min(before)))
    assert max(before) == min(shown) - 1
    assert len(re.findall(r'class="event ', now)) <= MOST_ENTRIES
