# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Officers give access to others, hand it over and end it; nobody else does."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone, translation
from django.utils.formats import date_format

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.directory.models import Appointment, Office
from partnerkreis.directory.queries import actor_of
from partnerkreis.encounters.models import Encounter
from partnerkreis.leads.models import Lead
from partnerkreis.portal import links
from partnerkreis.workspace.pages.access import address
from tests.editing.users import set_up_second_step, signed_in, user_of

LIST = links.page("access", "de")
INVITE = address("access_invite", "de")
ENCOUNTER = address("access_encounter", "de", key="2022-musik")
pytestmark = pytest.mark.usefixtures("reference_case")
GUEST = {"email": "neu@landkreis.example", "name": "Nele Neu", "language": "de"}


def written(day: datetime.date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


@pytest.fixture
def officer() -> User:
    return user_of("nordhausen")


@pytest.fixture
def client(officer: User) -> Client:
    return signed_in(officer)


def own(officer: User) -> Appointment:
    return Appointment.objects.get(user=officer)


def of_office(officer: User) -> str:
    return address("access_office", "de", number=own(officer).pk)


def giving(**changes: str) -> dict[str, str]:
    asked = {"office": "nordhausen-desk", "role": "colleague", "since": written(days(0))}
    return {**GUEST, **asked, **changes}


def test_officer_gives_access_to_somebody_new(client):
    response = client.post(INVITE, giving())

    assert response.status_code == 302
    assert response.headers["Location"] == f"{LIST}?done=admitted"
    user = User.objects.get(email="neu@landkreis.example")
    actor = actor_of(user, today=timezone.localdate())
    assert [grant.role for grant in actor.grants] == [Role.COLLEAGUE]
    page = client.get(f"{LIST}?done=admitted").content.decode()
    assert "Nele Neu" in page


def test_nothing_is_chosen_that_gives_rights(client):
    page = client.get(INVITE).content.decode()

    assert re.findall(r'name="role"[^>]*checked', page) == []
    assert len(re.findall(r'name="role"', page)) == 3
    offices = re.search(r'<select[^>]*name="office".*?</select>', page, re.DOTALL)[0]
    assert re.findall(r'<option value="([^"]*)" selected', offices) == [""]
    # An office that was opened in the list was chosen there.
    chosen = client.get(f"{INVITE}?office=nordhausen-desk").content.decode()
    assert '<option value="nordhausen-desk" selected' in chosen


def test_whose_access_to_an_encounter_ends_is_chosen(client, officer):
    client.post(ENCOUNTER, {**GUEST, "until": written(days(30))})
    page = client.get(ENCOUNTER).content.decode()
    [lead] = Lead.objects.all()
    assert re.search(rf'<option value="{lead.pk}">', page)

    assert client.post(ENCOUNTER, {"decision": "end", "lead": ""}).status_code == 422

    assert client.post(ENCOUNTER, {"decision": "end", "lead": str(lead.pk)}).status_code == 302


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "Ihr Zugang gilt ab dem {day}"),
        ("pl", "Dostęp będzie czynny od {day}"),
        ("en", "Your access begins on {day}"),
    ],
)
def test_an_access_to_come_says_from_when_by_mail_and_on_the_pages(client, language, told):
    client.post(INVITE, giving(since=written(days(40)), language=language))

    with translation.override(language):
        told = told.format(day=date_format(days(40), "DATE_FORMAT"))
    [letter] = mail.outbox
    assert told in letter.body
    link = re.search(r"http://[^/]+(/\S+)", letter.body)[1]
    browser = Client()
    assert told in browser.get(link).content.decode()
    guest = User.objects.get(email=GUEST["email"])
    set_up_second_step(guest)
    browser.force_login(guest)
    refused = browser.get(links.page("today", language))
    assert refused.status_code == 403
    assert told in refused.content.decode()


def test_an_access_from_today_on_says_nothing_of_a_day(client):
    client.post(INVITE, giving())

    assert "gilt ab" not in mail.outbox[0].body


def test_who_has_an_account_is_told_from_when_a_further_access_holds(client):
    there = user_of("gostyn", name="Da Schon")
    User.objects.filter(pk=there.pk).update(last_login=timezone.now(), language="de")

    client.post(INVITE, giving(email=there.email, since=written(days(3))))

    assert "Ihr Zugang gilt ab dem" in mail.outbox[0].body


def test_who_has_an_account_gets_no_second_one(client):
    there = user_of("gostyn", name="Da Schon")
    User.objects.filter(pk=there.pk).update(last_login=timezone.now())

    response = client.post(INVITE, giving(email=there.email.upper(), name="Anders Genannt"))

    assert response.status_code == 302
    assert User.objects.get(pk=there.pk).name == "Da Schon"
    assert Appointment.objects.filter(user=there).count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": "a@b.example\nBcc: c@d.example"}, "email"),
        ({"name": " "}, "name"),
        ({"language": "xx"}, "language"),
        ({"role": "administrator"}, "role"),
        ({"role": ""}, "role"),
        ({"office": ""}, "office"),
        ({"since": "Herbst 2022"}, "since"),
        ({"since": "31.2.2027"}, "since"),
        ({"since": ""}, "since"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_stored(client, changes, field):
    users, appointments = User.objects.count(), Appointment.objects.count()

    response = client.post(INVITE, giving(**changes))

    assert response.status_code == 422
    page = response.content.decode()
    assert f'href="#f-{field}"' in page
    assert (User.objects.count(), Appointment.objects.count()) == (users, appointments)
    assert mail.outbox == []


def test_office_of_another_body_is_not_there(client):
    user_of("gostyn")
    assert client.post(INVITE, giving(office="gostyn-desk")).status_code == 404


def test_the_same_access_twice_is_told(client, officer):
    User.objects.filter(pk=officer.pk).update(last_login=timezone.now())
    response = client.post(INVITE, giving(email=officer.email))
    assert response.status_code == 422
    assert 'href="#f-email"' in response.content.decode()


def test_officer_hands_over_and_keeps_the_access_until_the_day_before(client, officer):
    response = client.post(of_office(officer), {**GUEST, "first": written(days(30))})

    assert response.headers["Location"] == f"{LIST}?done=handed-over"
    successor = User.objects.get(email=GUEST["email"])
    assert own(officer).until == days(29)
    assert actor_of(officer, today=days(29)).grants != ()
    assert actor_of(officer, today=days(30)).grants == ()
    assert actor_of(successor, today=days(29)).grants == ()
    assert [g.role for g in actor_of(successor, today=days(30)).grants] == [Role.OFFICER]


def test_own_access_does_not_end_before_today(client, officer):
    response = client.post(of_office(officer), {**GUEST, "first": written(days(0))})

    assert response.status_code == 422
    assert 'href="#f-first"' in response.content.decode()
    assert own(officer).until is None
    assert not User.objects.filter(email=GUEST["email"]).exists()


def test_access_is_ended_without_a_successor(client):
    leaving = user_of("nordhausen", Role.COLLEAGUE)

    ended = {"decision": "end", "on": written(days(-1))}
    response = client.post(address("access_office", "de", number=own(leaving).pk), ended)

    assert response.headers["Location"] == f"{LIST}?done=ended"
    assert own(leaving).until == days(-1)
    assert signed_in(leaving).get(links.page("today", "de")).status_code == 403


def test_teacher_works_on_one_encounter(client):
    Encounter.objects.update(published_at=None)
    response = client.post(ENCOUNTER, {**GUEST, "until": written(days(60))})
    assert response.status_code == 302
    teacher = User.objects.get(email=GUEST["email"])

    theirs = signed_in(teacher)
    assert theirs.get(links.page("today", "de")).status_code == 200
    assert theirs.get("/de/arbeitsplatz/begegnung/2022-musik/bearbeiten/").status_code == 200
    assert theirs.get("/de/arbeitsplatz/begegnung/2022-05/").status_code == 404
    assert theirs.get(LIST).status_code == 403
    assert theirs.get(links.page("schools", "de")).status_code == 403
    assert theirs.get(links.page("introductions", "de")).status_code == 403
    assert theirs.get(ENCOUNTER).status_code == 403

    lead = Lead.objects.get()
    client.post(ENCOUNTER, {"decision": "end", "lead": str(lead.pk)})
    assert theirs.get(links.page("today", "de")).status_code == 403


def test_lead_of_another_encounter_is_not_ended_here(client):
    other = Encounter.objects.get(key="2022-05")
    teacher = User.objects.create_user("t@school.example", name="T")
    lead = Lead.objects.create(encounter=other, user=teacher, since=days(-3), until=days(3))

    response = client.post(ENCOUNTER, {"decision": "end", "lead": str(lead.pk)})

    assert response.status_code == 404
    assert Lead.objects.get().until == days(3)


def every_address(appointment: Appointment) -> list[str]:
    return [
        page
        for language in INTERFACE_LANGUAGES
        for page in (
            links.page("access", language),
            address("access_invite", language),
            address("access_office", language, number=appointment.pk),
            address("access_encounter", language, key="2022-musik"),
        )
    ]


METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


@pytest.mark.parametrize(
    "who",
    [
        lambda: user_of("nordhausen", Role.READER),
        lambda: user_of("nordhausen", Role.COLLEAGUE),
        lambda: User.objects.create_user("nobody@nowhere.example", name="N"),
    ],
)
def test_others_give_nobody_access(officer: User, who: Callable[[], User]):
    appointment, client = own(officer), signed_in(who())
    before = (User.objects.count(), Appointment.objects.count(), Lead.objects.count())

    for page in every_address(appointment):
        for method in METHODS:
            status = getattr(client, method)(page, giving(first="1.1.2040")).status_code
            assert status in (403, 405), (method, page)

    assert (User.objects.count(), Appointment.objects.count(), Lead.objects.count()) == before


def test_officers_elsewhere_do_not_find_the_access_of_ours(officer: User):
    client = signed_in(user_of("elsewhere", name="Somebody Else"))
    for method in ("get", "post"):
        assert getattr(client, method)(of_office(officer), GUEST).status_code == 404
        assert getattr(client, method)(ENCOUNTER, GUEST).status_code == 403
    assert officer.email not in client.get(LIST).content.decode()


def test_whoever_is_not_signed_in_is_asked_to(officer: User):
    for page in every_address(own(officer)):
        for method in ("get", "post"):
            response = getattr(Client(), method)(page)
            is_closed = response.status_code == 405 or "/?next=" in response.headers["Location"]
            assert is_closed, (method, page)


def test_list_asks_as_many_questions_for_three_as_for_one(
    client: Client, django_assert_num_queries
):
    client.get(LIST)
    with django_assert_num_queries(9):
        client.get(LIST)
    for number in range(3):
        user_of("nordhausen", name=f"N{number}")
        office = Office.objects.create(key=f"o{number}", body_id=own_body(), kind="other")
        assert office.pk
    with django_assert_num_queries(9):
        client.get(LIST)


def own_body() -> object:
    return Office.objects.get(key="nordhausen-desk").body_id
