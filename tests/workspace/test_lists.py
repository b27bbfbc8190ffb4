# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists, their tables and the search: for those who work here, with what they may read."""

import re
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from partnerkreis.access.policy import Role
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.translated import Translated
from partnerkreis.encounters.models import Encounter
from partnerkreis.listings import queries as lists
from partnerkreis.listings.tables import LISTINGS
from partnerkreis.portal import links
from partnerkreis.search import queries as search
from partnerkreis.search.actions import forget_records, index_records
from partnerkreis.workspace import addresses_editing as records
from partnerkreis.workspace import addresses_lists as addresses
from tests.editing.users import signed_in, user_of
from tests.workspace.test_editing import inputs

METHODS = ("post", "put", "patch", "delete")
SCRIPT = "<script>alert(1)</script>\"'"


def every_address() -> list[str]:
    return [
        address
        for language in INTERFACE_LANGUAGES
        for address in (
            links.page("lists", language),
            links.page("workspace_search", language),
            *(addresses.listing(name, language) for name in LISTINGS),
            *(addresses.table(name, "xlsx", language) for name in LISTINGS),
            *(addresses.table(name, "csv", language) for name in LISTINGS),
        )
    ]  # fmt: skip


@pytest.fixture
def hidden(reference_case: None) -> Encounter:
    """An encounter of Nordhausen and Gostyń that nobody has released."""
    found = Encounter.objects.get(key="2022-musik")
    found.published_at = None
    found.title = Translated.of(de="Geheimes Musiktreffen")
    found.save()
    forget_records([found.pk])
    index_records(Encounter, [(found.pk, found)])
    return found


def titles(html: str) -> list[str]:
    return [unescape(text) for text in re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', html)]


def test_every_address_is_in_the_words_of_its_language() -> None:
    assert addresses.listing("follow-ups", "de") == "/de/arbeitsplatz/listen/zusagen/"
    assert addresses.listing("people", "pl", "q=x") == "/pl/biuro/listy/osoby/?q=x"
    assert addresses.table("papers", "csv", "en") == "/en/workspace/lists/papers/table.csv"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COLLEAGUE, Role.READER])
@pytest.mark.parametrize("body", ["nordhausen", "elsewhere"])
def test_lists_are_for_all_who_work_here(role: Role, body: str, reference_case: None) -> None:
    client = signed_in(user_of(body, role))

    found = {address: client.get(address).status_code for address in every_address()}
    refused = {address for address, status in found.items() if status == 403}
    lists = tuple(addresses.listing("contacts", language) for language in INTERFACE_LANGUAGES)
    hidden = {address for address in found if address.startswith(lists)}
    assert refused == (hidden if role is Role.READER else set())
    assert set(found.values()) - {403} == {200}
    own = client.get(links.page("lists", "de")).content.decode()
    assert (addresses.listing("contacts", "de") in own) is (role is not Role.READER)


def test_who_is_not_signed_in_is_asked_to(reference_case: None) -> None:
    for address in every_address():
        response = Client().get(address)
        assert (response.status_code, "next=" in response["Location"]) == (302, True)


def test_lists_are_only_read(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))

    found = {
        getattr(client, m)(address).status_code for address in every_address() for m in METHODS
    }
    assert found == {405}


@pytest.mark.parametrize(
    ("body", "sees"), [("nordhausen", True), ("gostyn", True), ("elsewhere", False)]
)
def test_what_is_not_released_is_for_its_sides(body: str, sees: bool, hidden: Encounter) -> None:
    client = signed_in(user_of(body))
    query = "q=geheimes"

    listed = client.get(addresses.listing("encounters", "de", query)).content.decode()
    text = client.get(addresses.table("encounters", "csv", "de", query)).content.decode()
    book = client.get(addresses.table("encounters", "xlsx", "de", query)).content
    found = client.get(f"{links.page('workspace_search', 'de')}?{query}").content.decode()

    here = records.record("encounter", hidden.key, "de")
    assert (here in listed, "Geheimes" in text, here in found) == (sees, sees, sees)
    assert load_workbook(BytesIO(book)).active.max_row == 1 + sees
    assert ("nicht freigegeben" in found) == sees


def test_the_public_search_finds_only_what_is_released(hidden: Encounter) -> None:
    asked = f"{links.page('search', 'de')}?q="

    assert "Geheimes" not in Client().get(f"{asked}geheimes").content.decode()
    assert "Kooperationsvereinbarung" not in Client().get(f"{asked}kooperationsv").content.decode()


def test_search_finds_papers_and_any_spelling(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    asked = f"{links.page('workspace_search', 'de')}?q="

    assert records.record("body", "gostyn", "de") in client.get(f"{asked}GOSTYN").content.decode()
    papers = client.get(f"{asked}partnerschaftsurkunde").content.decode()
    assert "/de/arbeitsplatz/" in papers


def test_search_leads_to_the_list_where_too_many_fit(
    reference_case: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_SHOWN", 2)
    client = signed_in(user_of("nordhausen"))

    page = client.get(f"{links.page('workspace_search', 'de')}?q=gostyn").content.decode()

    assert f'<a href="{addresses.listing("encounters", "de", "q=gostyn")}">Begegnungen</a>' in page
    assert records.record("body", "gostyn", "de") in page
    assert records.record("encounter", "2022-musik", "de") not in page


def test_a_list_does_not_count_what_too_many_have(
    reference_case: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "_FEW", 2)
    client = signed_in(user_of("nordhausen"))

    page = client.get(addresses.listing("encounters", "de", "q=gostyn")).content.decode()

    assert "Bei so vielen Einträgen mit diesen Wörtern wird nicht gezählt" in page
    assert titles(page) != []


def test_partners_and_partnerships_are_found_first(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))

    page = client.get(f"{links.page('workspace_search', 'de')}?q=gostyn").content.decode()

    first = page.index(records.record("body", "gostyn", "de"))
    second = page.index(records.record("partnership", "nordhausen-gostyn", "de"))
    assert second < page.index("/de/arbeitsplatz/begegnung/")
    assert first < page.index("/de/arbeitsplatz/begegnung/")


def test_an_empty_list_speaks_of_no_filter(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))

    assert "Filter weg" not in client.get(addresses.listing("follow-ups", "de")).content.decode()
    found = client.get(addresses.listing("encounters", "de", "q=xyz")).content.decode()
    assert "Filter weg" in found


def test_a_list_keeps_its_filters_in_every_link(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    query = "q=gostyn&kind=delegation_visit&sort=-title"

    html = unescape(client.get(addresses.listing("encounters", "de", query)).content.decode())

    assert f'href="{addresses.listing("encounters", "pl", query)}"' in html
    assert f'href="{addresses.table("encounters", "xlsx", "de", query)}"' in html
    turned = query.replace("-title", "title")
    assert (
        f'aria-sort="descending"><a href="{addresses.listing("encounters", "de", turned)}"' in html
    )


def test_heads_say_how_the_list_is_ordered(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))

    html = client.get(addresses.listing("organisations", "de", "sort=name")).content.decode()

    assert html.count("aria-sort") == 1
    assert 'aria-sort="ascending"' in html
    names = titles(html)
    assert len(names) == 50
    assert [fold(name) for name in names] == sorted(fold(name) for name in names)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COLLEAGUE, Role.READER])
def test_who_may_edit_is_offered_to_begin(role: Role, reference_case: None) -> None:
    client = signed_in(user_of("nordhausen", role))
    encounters, follow_ups = (
        client.get(addresses.listing(name, "de")).content.decode()
        for name in ("encounters", "follow-ups")
    )

    offered = [
        records.new("encounter", "de") in encounters,
        links.page("imports", "de") in encounters,
        records.new("follow-up", "de") in follow_ups,
    ]
    assert offered == [role is not Role.READER] * 3


@pytest.mark.parametrize("name", LISTINGS)
def test_what_leads_to_something_new_says_so(name: str, reference_case: None) -> None:
    html = signed_in(user_of("nordhausen")).get(addresses.listing(name, "de")).content.decode()

    assert '<span class="kern-label"></span>' not in html


def test_a_follow_up_is_recorded_from_the_list(reference_case: None) -> None:
    client, new = signed_in(user_of("nordhausen")), records.new("follow-up", "de")
    typed = inputs(client.get(new).content.decode()) | {
        "encounter": "2022-musik",
        "what.de": "Die Bilder des Konzerts schicken",
        "owed_by": "nordhausen",
        "owed_to": "gostyn",
    }

    assert client.post(new, typed).status_code == 302

    page = client.get(addresses.listing("follow-ups", "de")).content.decode()
    assert "Die Bilder des Konzerts schicken" in page


@pytest.mark.parametrize("name", LISTINGS)
def test_a_list_takes_as_many_queries_with_one_row_as_with_three(
    name: str, reference_case: None
) -> None:
    client, listing = signed_in(user_of("nordhausen")), LISTINGS[name]
    keys = [*listing.model._default_manager.order_by("key").values_list("key", flat=True)[:3]]

    def queries(count: int) -> int:
        listing.model._default_manager.exclude(key__in=keys[:count]).update(published_at=None)
        shown = listing.model._default_manager.filter(key__in=keys[:count])
        shown.update(published_at="2026-01-01T00:00Z")
        stranger = signed_in(user_of(f"elsewhere-{count}"))
        stranger.get(addresses.listing(name, "de"))
        with CaptureQueriesContext(connection) as captured:
            html = stranger.get(addresses.listing(name, "de")).content.decode()
        assert len(titles(html)) == len(keys[:count])
        return len(captured)

    assert client.get(addresses.listing(name, "de")).status_code == 200
    assert queries(1) == queries(3)


def test_scripts_are_texts(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    Encounter.objects.filter(key="2022-musik").update(title=Translated.of(de=SCRIPT))

    for address in (addresses.listing("encounters", "de"), links.page("workspace_search", "de")):
        assert "<script>" not in client.get(address, {"q": SCRIPT}).content.decode()
    assert "<script>" not in client.get(addresses.listing("encounters", "de")).content.decode()


def test_a_formula_in_a_title_computes_nothing(reference_case: None) -> None:
    client = signed_in(user_of("nordhausen"))
    title = Translated.of(de="=cmd|' /C calc'!A0")
    Encounter.objects.filter(key="2022-musik").update(title=title)
    query = "year=2022"

    book = client.get(addresses.table("encounters", "xlsx", "de", query)).content
    text = client.get(addresses.table("encounters", "csv", "de", query)).content.decode()

    kinds = {cell.data_type for row in load_workbook(BytesIO(book)).active.rows for cell in row}
    assert "f" not in kinds
    assert "\n'=cmd" in text


def test_a_file_has_a_name_in_the_language_of_the_page(reference_case: None) -> None:
    response = signed_in(user_of("nordhausen")).get(addresses.table("people", "xlsx", "pl"))

    assert "filename*=utf-8''Osoby" in response["Content-Disposition"] or (
        'filename="Osoby' in response["Content-Disposition"]
    )
    assert "no-store" in response["Cache-Control"]
