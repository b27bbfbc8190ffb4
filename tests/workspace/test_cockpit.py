# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cockpit of a partnership, its money, and who may see what of it."""

import itertools
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerkreis.access.policy import Role
from partnerkreis.budgets.models import Booking, BudgetLine, BudgetRequest
from partnerkreis.core.dates import parse
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Review, Tenure
from partnerkreis.encounters.models import Encounter, FollowUp, Statement
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Partnership, Plan, Standing
from partnerkreis.portal import links
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import signed_in, user_of
from tests.workspace.test_editing import opened

KEY = "nordhausen-gostyn"
COCKPIT = addresses.cockpit(KEY, "de")
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
MONEY = {"budget-line": "line", "booking": "coach", "budget-request": "request"}


@pytest.fixture
def money(reference_case):
    """Return a line of Nordhausen with a booking, a request, and a follow-up owed by Gostyń."""
    own, other = Body.objects.get(key="nordhausen"), Body.objects.get(key="gostyn")
    tie, encounter = Partnership.objects.get(key=KEY), Encounter.objects.get(key="2022-musik")
    line = BudgetLine.objects.create(
        key="line", body=own, partnership=tie, year=2026, title="Arbeit", amount=500_000,
        product="1.1.1.02", account="5429000",
    )  # fmt: skip
    Booking.objects.create(
        key="coach", line=line, encounter=encounter, what_for="Reisebus", amount=123_456
    )
    BudgetRequest.objects.create(
        key="request", body=own, partnership=tie, year=2027, title="Besuch", amount=700_000
    )
    FollowUp.objects.create(
        key="photos", encounter=encounter, owed_by=other, owed_to=own,
        what=Translated.of(de="Fotos schicken"), due=parse("2022-12-01"),
    )  # fmt: skip


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("key", [KEY, "unterallgaeu-nordhausen"])
def test_the_cockpit_opens_and_all_its_links_lead_somewhere(money, key, language):
    client = signed_in(user_of("nordhausen"))
    content = client.get(addresses.cockpit(key, language)).content.decode()
    hrefs = {part.split('"')[0].replace("&amp;", "&") for part in content.split('href="/')[1:]}
    inside = {f"/{href}" for href in hrefs if "static" not in href and "abmelden" not in href}
    assert {href: client.get(href).status_code for href in inside} == dict.fromkeys(inside, 200)


def test_each_side_sees_only_its_own_money(money):
    own = signed_in(user_of("nordhausen")).get(COCKPIT + "?year=2026").content.decode()
    other = signed_in(user_of("gostyn")).get(COCKPIT + "?year=2026").content.decode()
    for text in ("Reisebus", "1.234,56", "5429000", "Besuch (2027)"):
        assert (text in own, text in other) == (True, False)
    assert "Fotos schicken" in own
    assert "Fotos schicken" in other


@pytest.mark.parametrize("kind", MONEY)
def test_money_of_others_is_not_there_for_any_method(money, kind):
    before = list(Booking.objects.values_list("version", "state"))
    for body in ("gostyn", "elsewhere"):
        client = signed_in(user_of(body))
        for address, method in itertools.product(
            (
                addresses.record(kind, MONEY[kind], "de"),
                addresses.edit(kind, MONEY[kind], "pl"),
                addresses.journal(kind, MONEY[kind], "en"),
            ),
            METHODS,
        ):
            status = getattr(client, method)(address, {"action": "release"}).status_code
            assert status in (404, 405), (method, address)
    assert list(Booking.objects.values_list("version", "state")) == before


@pytest.mark.parametrize(
    ("body", "role", "get", "post"),
    [("nordhausen", Role.OFFICER, 200, 302), ("nordhausen", Role.COLLEAGUE, 200, 302),
     ("nordhausen", Role.READER, 200, 403), ("gostyn", Role.OFFICER, 200, 302),
     ("unterallgaeu", Role.OFFICER, 403, 403), ("elsewhere", Role.OFFICER, 403, 403)],
)  # fmt: skip
def test_who_may_read_the_cockpit_and_press_its_buttons(money, body, role, get, post):
    client = signed_in(user_of(body, role))
    pressed = {"action": "done", "key": "photos", "version": "1"}
    for language in INTERFACE_LANGUAGES:
        assert client.get(addresses.cockpit(KEY, language)).status_code == get
        assert client.head(addresses.cockpit(KEY, language)).status_code == get
        for method in ("put", "patch", "delete"):
            address = addresses.cockpit(KEY, language)
            assert getattr(client, method)(address).status_code == 405
    assert client.post(COCKPIT, pressed).status_code == post
    assert (FollowUp.objects.get(key="photos").done is not None) is (post == 302)


def test_nobody_comes_in_without_signing_in(money):
    for method in ("get", "head", "post"):
        response = getattr(Client(), method)(COCKPIT, {"action": "done", "key": "photos"})
        assert (response.status_code, "next=" in response["Location"]) == (302, True)
    assert Client(enforce_csrf_checks=True).post(COCKPIT).status_code == 403
    assert FollowUp.objects.get(key="photos").done is None


def test_a_partnership_that_is_not_released_is_not_there_for_strangers(money):
    Partnership.objects.filter(key=KEY).update(published_at=None)
    assert signed_in(user_of("elsewhere")).get(COCKPIT).status_code == 404
    assert signed_in(user_of("nordhausen")).get(COCKPIT).status_code == 200


def test_a_button_pressed_twice_says_that_somebody_was_first(money):
    client = signed_in(user_of("nordhausen"))
    pressed = {"action": "spent", "key": "coach", "version": "1"}
    assert client.post(COCKPIT, pressed).status_code == 302
    assert client.post(COCKPIT, pressed).status_code == 409
    coach = Booking.objects.get(key="coach")
    assert (coach.state, coach.version) == ("spent", 2)
    told = Entry.objects.get(record_id=coach.pk)
    assert told.changes["state"] == ["bound", "spent"]


@pytest.mark.parametrize(
    "sent",
    [{}, {"action": "x"}, {"action": "done"}, {"action": "done", "key": "../x"},
     {"action": "spent", "key": "photos", "version": "1"}],
)  # fmt: skip
def test_what_no_button_sends_is_not_there(money, sent):
    assert signed_in(user_of("nordhausen")).post(COCKPIT, sent).status_code == 404


@pytest.mark.parametrize(("year", "status"), [("2026", 200), ("", 200), ("1", 404), ("x", 200)])
def test_years_that_no_budget_has_are_not_there(money, year, status):
    client = signed_in(user_of("nordhausen"))
    assert client.get(f"{COCKPIT}?year={year}").status_code == status


def test_money_is_never_released(money):
    client, line = signed_in(user_of("nordhausen")), BudgetLine.objects.get(key="line")
    address = addresses.record("budget-line", "line", "de")
    response = client.post(address, {"action": "release", "version": "1"})
    assert response.status_code == 409
    line.refresh_from_db()
    assert line.published_at is None


def test_a_side_declares_how_it_stands_and_who_recorded_it_is_noted(reference_case):
    client = signed_in(user_of("nordhausen"))
    address = addresses.new_with("standing", "de", partnership=KEY, body="gostyn")
    sent = opened(client, address) | {
        "kind": "suspended", "since": "1.3.2026", "since.read": "2026-03-01",
        "reason.de": "<script>x</script>", "declared_by": "gostyn",
    }  # fmt: skip
    assert client.post(address, sent).status_code == 302
    standing = Standing.objects.get(partnership__key=KEY)
    assert (standing.body.key, standing.declared_by.key, standing.recorded_by.key) == (
        "gostyn", "gostyn", "nordhausen",
    )  # fmt: skip
    content = client.get(COCKPIT).content.decode()
    assert "&lt;script&gt;x" in content
    assert "<script>x" not in content


@pytest.mark.parametrize(("body", "currency"), [("gostyn", "PLN"), ("nordhausen", "EUR")])
def test_a_body_budgets_in_its_own_currency(reference_case, body, currency):
    client = signed_in(user_of(body))
    content = client.get(addresses.cockpit(KEY, "pl")).content.decode()
    start = addresses.new("budget-line", "pl")
    href = next(part.split('"')[0] for part in content.split('href="') if part.startswith(start))

    sent = opened(client, href.replace("&amp;", "&"))

    assert (sent["body"], sent["currency"]) == (body, currency)


def test_an_amount_in_another_currency_needs_a_rate_with_its_source(money):
    client = signed_in(user_of("nordhausen"))
    address = addresses.new_with("booking", "de", line="line")
    sent = opened(client, address) | {
        "what_for": "Essen", "amount": "1.000,00", "currency": "PLN", "state": "spent",
        "token": str(uuid4()),
    }  # fmt: skip
    assert client.post(address, sent).status_code == 422
    sent |= {"rate": "0,2345", "rate_date": "1.3.2026", "rate_date.read": "2026-03-01"}
    assert client.post(address, sent).status_code == 422
    assert client.post(address, sent | {"rate_source": "NBP, tabela A"}).status_code == 302
    assert client.post(address, sent | {"rate_source": "NBP, tabela A"}).status_code == 302
    assert Booking.objects.filter(what_for="Essen").count() == 1
    content = client.get(COCKPIT + "?year=2026").content.decode()
    assert "234,50" in content


def test_the_cockpit_asks_as_often_whatever_is_recorded(money):
    client = signed_in(user_of("nordhausen"))
    client.get(COCKPIT)
    with CaptureQueriesContext(connection) as few:
        client.get(COCKPIT)
    line, tie = BudgetLine.objects.get(key="line"), Partnership.objects.get(key=KEY)
    for number in range(15):
        copy = Encounter.objects.get(key="2022-musik")
        sides = list(copy.sides.all())
        copy.pk, copy.key, copy._state.adding = uuid4(), f"again-{number}", True
        copy.save(force_insert=True)
        copy.partnerships.add(tie)
        for side in sides:
            copy.sides.create(body=side.body, role=side.role, position=side.position)
        Booking.objects.create(
            key=f"b{number}", line=line, encounter=copy, what_for="x", amount=number + 1
        )
    with CaptureQueriesContext(connection) as many:
        client.get(COCKPIT)
    assert len(many) == len(few) <= 24


def test_the_register_is_called_true_for_a_year(reference_case):
    client, address = signed_in(user_of("nordhausen")), links.page("today", "de")
    tenure = Tenure.objects.filter(office__body__key="nordhausen", until=None).first()
    pressed = {"action": "still-true", "kind": "tenure", "key": tenure.key}
    assert tenure.person.name in client.get(address).content.decode()
    assert client.post(address, pressed).status_code == 302
    assert client.post(address, pressed).status_code == 302
    assert Review.objects.filter(record=tenure.pk).count() == 1
    assert Entry.objects.filter(record_id=tenure.pk, verb="record.still-true").count() == 2
    reader = signed_in(user_of("nordhausen", Role.READER))
    stranger = signed_in(user_of("elsewhere"))
    assert [c.post(address, pressed).status_code for c in (reader, stranger)] == [403, 403]


def test_a_follow_up_is_done_by_one_button_of_today(money):
    client, address = signed_in(user_of("gostyn")), links.page("today", "pl")
    pressed = {"action": "done", "kind": "follow-up", "key": "photos", "version": "1"}
    assert "Fotos schicken" in client.get(address).content.decode()
    stranger = signed_in(user_of("elsewhere"))
    assert stranger.post(address, pressed).status_code == 404
    assert client.post(address, pressed).status_code == 302
    assert "Fotos schicken" not in client.get(address).content.decode()


def test_the_journal_has_pages_and_every_entry_once(money):
    client = signed_in(user_of("nordhausen"))
    tie = Partnership.objects.get(key=KEY)
    for number in range(45):
        Entry.objects.create(
            at=tie.published_at, actor_name=f"N{number:02}", verb="record.change",
            record_id=tie.pk, record_kind="partnership", record_key=KEY,
            changes={"first_contact": ["2018", "2019"], "goal": [{}, {"de": {"text": "Ziel"}}]},
        )  # fmt: skip
    pages = [
        client.get(addresses.journal("partnership", KEY, "de", page)).content.decode()
        for page in (1, 2, 3)
    ]
    found = [f"N{number:02}" for page in pages for number in range(45) if f"N{number:02}" in page]
    assert sorted(found) == [f"N{number:02}" for number in range(45)]
    assert "2018 → 2019" in pages[0]
    assert client.get(addresses.journal("partnership", KEY, "de", 4)).status_code == 404
    assert signed_in(user_of("elsewhere")).get(
        addresses.journal("partnership", KEY, "de")
    ).status_code == 403  # fmt: skip
    assert Client().get(addresses.journal("partnership", KEY, "de")).status_code == 302


def test_the_journal_names_personal_fields_without_their_values(reference_case):
    tenure = Tenure.objects.filter(office__body__key="nordhausen").first()
    Entry.objects.create(
        at=tenure.published_at, actor_name="N", verb="record.change", record_id=tenure.person_id,
        record_kind="person", record_key=tenure.person.key, changes={"name": None},
    )  # fmt: skip
    client = signed_in(user_of("nordhausen"))
    content = client.get(addresses.journal("person", tenure.person.key, "en")).content.decode()
    assert "The journal keeps no personal data." in content


def test_cockpit_leads_to_all_that_is_recorded_and_to_what_can_be(reference_case):
    client = signed_in(user_of("nordhausen"))
    content = client.get(COCKPIT).content.decode()
    for kind in ("encounter", "resolution", "instrument", "plan", "statement", "lesson"):
        given = {"partnerships" if kind == "encounter" else "partnership": KEY}
        address = addresses.new_with(kind, "de", **given)
        assert f'href="{address}"' in content, kind
        assert client.get(address).status_code == 200, kind
    tie = Partnership.objects.get(key=KEY)
    for kind, records in (
        ("resolution", tie.resolutions.all()),
        ("plan", Plan.objects.filter(partnership=tie)),
        ("statement", Statement.objects.filter(partnership=tie)),
        ("lesson", tie.lessons.all()),
    ):
        for record in records:
            assert addresses.record(kind, record.key, "de") in content, record.key
    reader = signed_in(user_of("nordhausen", Role.READER)).get(COCKPIT).content.decode()
    assert addresses.new_with("plan", "de", partnership=KEY) not in reader


def test_a_charter_has_the_days_on_which_it_was_signed(client_of):
    content = client_of("nordhausen").get(addresses.cockpit(KEY, "de")).content.decode()
    papers = content[content.index("Vereinbarungen und Urkunden</h3>") :]
    said = {
        key: papers[: papers.index(addresses.record("instrument", key, "de"))]
        for key in ("nordhausen-gostyn-2023", "nordhausen-gostyn-cooperation")
    }
    when = {key: text.rpartition("entries__when")[2] for key, text in said.items()}

    assert "2.\u00a0Juni 2023" in when["nordhausen-gostyn-2023"]
    assert "nicht datiert" in when["nordhausen-gostyn-cooperation"]
