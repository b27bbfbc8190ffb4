# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page: what is open for the own body, each with the place where it is settled."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import formats
from django.utils.translation import override, pgettext

from partnerkreis.access.policy import Actor, Grant, Role
from partnerkreis.core.dates import parse
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.translated import Translated, Wording
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Resolution
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.queries.today import today_for
from partnerkreis.workspace.rules import Visit, is_known_to_the_day, unreturned

TODAY = datetime.date(2026, 11, 25)


def actor(body):
    return Actor(Role.PUBLIC, "O", grants=(Grant(Role.OFFICER, Body.objects.get(key=body).pk),))


def test_what_the_data_lack_is_asked(reference_case):
    found = today_for(actor("nordhausen"), today=TODAY)
    assert [s.place.key for s in found.signings if s.place] == ["gostyn-stadt"] or [
        str(s.when) for s in found.signings
    ] == ["2023"]
    assert [str(e.when) for e in found.unconfirmed] == ["2024-23"]
    assert len(found.resolutions) == 2
    assert [paper.kind for paper in found.instruments] == ["cooperation_agreement"]


def test_what_concerns_others_is_not_asked(reference_case):
    own = {e.pk for e in Encounter.objects.filter(sides__body__key="gostyn")}
    found = today_for(actor("gostyn"), today=TODAY)
    shown = {e.pk for e in (*found.unconfirmed, *found.undated, *found.coming)}
    assert shown <= own


def test_missing_and_outdated_translations_are_asked_for(reference_case):
    encounter = Encounter.objects.get(key="2025-musik")
    encounter.title = Translated({"de": Wording("Neu"), "en": Wording("Old", of="0" * 16)})
    encounter.save()
    found = today_for(actor("nordhausen"), today=TODAY).texts
    (text,) = [t for t in found if t.record.pk == encounter.pk]
    assert (text.missing, text.outdated) == (("pl",), ("en",))


def test_the_page_says_which_text_is_missing(client_of):
    encounter = Encounter.objects.get(key="2025-musik")
    encounter.title = Translated({"de": Wording("Neu")})
    encounter.save()

    content = client_of("nordhausen").get(links.page("today", "de")).content.decode()

    assert "Es fehlt auf Polnisch und auf Englisch: Titel." in content


def test_years_ago_are_days_and_no_vaguer_dates(reference_case):
    found = today_for(actor("nordhausen"), today=TODAY)
    assert [e.key for e in found.a_year_ago] == ["2025-musik"]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_page_leads_to_where_each_question_is_settled(client_of, language):
    client = client_of("nordhausen")
    content = client.get(links.page("today", language)).content.decode()
    hrefs = [part.split('"')[0] for part in content.split('class="more" href="')[1:]]
    assert len(hrefs) >= 6
    assert {client.get(href.replace("&amp;", "&")).status_code for href in hrefs} == {200}


def test_queries_do_not_grow_with_what_is_recorded(client_of):
    client, here = client_of("nordhausen"), links.page("today", "en")
    client.get(here)
    with CaptureQueriesContext(connection) as few:
        client.get(here)
    for number in range(20):
        copy = Encounter.objects.get(key="2025-musik")
        copy.pk, copy.key, copy._state.adding = None, f"again-{number}", True
        copy.save(force_insert=True)
    with CaptureQueriesContext(connection) as many:
        client.get(here)
    assert len(many) == len(few) <= 34


def test_nobody_without_an_office_comes_in(reference_case):
    from django.conf import settings

    from partnerkreis.access.models import User

    client = Client()
    user = User.objects.create_user("nobody@example.org", name="Nobody")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert client.get(links.page("today", "en")).status_code == 403


@pytest.mark.parametrize(
    ("date", "known"),
    [("2023-06-02", True), ("2023-06-02/2023-06-04", True), ("2023", False), ("2023-06", False),
     ("2023-06-02~", False), ("[2023-06-03..2023-11-30]", False), ("2023-06-02/..", False)],
)  # fmt: skip
def test_a_day_is_a_day(date, known):
    assert is_known_to_the_day(parse(date)) is known


def test_no_date_is_no_day():
    assert not is_known_to_the_day(None)


def visit(host, guest, year, kind="council_visit"):
    return Visit(f"{guest} at {host} {year}", kind, host, guest, datetime.date(year, 5, 1))


@pytest.mark.parametrize(
    ("visits", "owed"),
    [
        ([visit("A", "B", 2025)], ["B at A 2025"]),
        ([visit("A", "B", 2025), visit("B", "A", 2026)], ["A at B 2026"]),
        ([visit("A", "B", 2025), visit("B", "A", 2024)], ["B at A 2025"]),
        ([visit("A", "B", 2025), visit("B", "A", 2026, "delegation_visit")],
         ["B at A 2025", "A at B 2026"]),
        ([visit("A", "B", 2015)], []),
        ([], []),
    ],
)  # fmt: skip
def test_the_last_visit_without_one_the_other_way_is_owed(visits, owed):
    assert [found.subject for found in unreturned(visits, TODAY)] == owed


def test_question_of_a_vote_names_the_council_though_nobody_wrote_it_down(client_of):
    client = client_of("nordhausen")
    Resolution.objects.filter(key="nordhausen-council-2022").update(organ=Translated.of())
    content = client.get(links.page("today", "de")).content.decode().replace("\u00a0", " ")
    assert "Kreistag Nordhausen, Dezember 2022. Es fehlt" in content


def test_what_is_not_released_leads_to_its_record(client_of):
    coming = Encounter.objects.get(key="2025-musik")
    coming.pk, coming.key, coming._state.adding = None, "coming", True
    coming.when, coming.state, coming.published_at = parse("2099-05-03"), "planned", None
    coming.save(force_insert=True)
    side = Encounter.objects.get(key="2025-musik").sides.get(body__key="gostyn")
    side.pk, side.encounter, side._state.adding = None, coming, True
    side.save(force_insert=True)
    client = client_of("gostyn")

    content = client.get(links.page("today", "pl")).content.decode()

    href = addresses.record("encounter", "coming", "pl")
    assert f'href="{href}"' in content
    assert links.of("encounter", "coming", "pl") not in content
    assert client.get(href).status_code == 200


def test_a_polish_day_is_written_as_in_an_office():
    day = datetime.date(2026, 4, 5)
    with override("pl"):
        above = pgettext("date format of the day on top of a page", "j F Y")
        written = [
            formats.date_format(day, form) for form in ("SHORT_DATE_FORMAT", "DATE_FORMAT", above)
        ]
    assert written == ["05.04.2026", "5 kwietnia 2026\u00a0r.", "5 kwietnia 2026\u00a0r."]
