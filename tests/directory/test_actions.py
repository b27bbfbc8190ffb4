# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The access of an office: given, handed over, ended; the history keeps saying who held it."""

from datetime import date, timedelta

import pytest

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, Grant, NotAllowed, Role
from partnerkreis.directory.actions import CannotAppoint, appoint, end_appointment, hand_over
from partnerkreis.directory.models import Appointment, Body, Office
from partnerkreis.directory.queries import actor_of, holders_of
from partnerkreis.journal.models import Entry
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("reference_case")
TODAY = NOW.date()
ADMINISTRATOR = Actor(Role.ADMINISTRATOR, "Administration")


@pytest.fixture
def office():
    body = Body.objects.get(key="nordhausen")
    return Office.objects.create(key="officer-nordhausen", body=body, kind="partnership_officer")


def user(name):
    return User.objects.create_user(f"{name.lower()}@example.org", name=name)


def given(office, who, since=TODAY, actor=ADMINISTRATOR):
    return appoint(office=office, user=who, role=Role.OFFICER, since=since, actor=actor, now=NOW)


def test_the_office_gives_its_role_for_its_body(office):
    ada = user("Ada")
    given(office, ada)
    assert actor_of(ada, today=TODAY).grants == (Grant(Role.OFFICER, office.body_id),)
    assert actor_of(ada, today=TODAY - timedelta(days=1)).grants == ()


def test_the_access_goes_over_with_the_office(office):
    ada, bea = user("Ada"), user("Bea")
    begun = given(office, ada, since=date(2026, 1, 1))
    hand_over(appointment=begun, successor=bea, on=date(2026, 12, 1), actor=ADMINISTRATOR, now=NOW)

    assert actor_of(ada, today=date(2026, 11, 30)).bodies == {office.body_id}
    assert actor_of(ada, today=date(2026, 12, 1)).bodies == set()
    assert actor_of(bea, today=date(2026, 12, 1)).bodies == {office.body_id}
    assert [a.user for a in holders_of(office, today=date(2026, 12, 1))] == [bea]
    verbs = Entry.objects.filter(record_id=office.pk).values_list("verb", flat=True)
    assert sorted(verbs) == ["office.appoint", "office.appoint", "office.end"]


def test_an_officer_hands_over_the_own_office_and_no_other(office):
    ada, bea = user("Ada"), user("Bea")
    begun = given(office, ada, since=date(2026, 1, 1))
    hand_over(
        appointment=begun,
        successor=bea,
        on=TODAY + timedelta(days=1),
        actor=actor_of(ada, today=TODAY),
        now=NOW,
    )
    elsewhere = Office.objects.exclude(body=office.body).first()
    with pytest.raises(NotAllowed):
        given(elsewhere, ada, actor=actor_of(bea, today=TODAY + timedelta(days=1)))


def test_nobody_ends_the_own_access_before_today(office):
    ada = user("Ada")
    begun = given(office, ada, since=date(2026, 1, 1))
    with pytest.raises(CannotAppoint) as refused:
        end_appointment(
            appointment=begun,
            last_day=TODAY - timedelta(days=1),
            actor=actor_of(ada, today=TODAY),
            now=NOW,
        )
    assert refused.value.field == "on"


def test_nobody_has_an_office_twice_or_before_it_began(office):
    ada = user("Ada")
    begun = given(office, ada)
    with pytest.raises(CannotAppoint):
        given(office, ada)
    with pytest.raises(CannotAppoint):
        hand_over(appointment=begun, successor=user("Bea"), on=TODAY, actor=ADMINISTRATOR, now=NOW)
    with pytest.raises(CannotAppoint):
        hand_over(
            appointment=begun,
            successor=ada,
            on=TODAY + timedelta(days=3),
            actor=ADMINISTRATOR,
            now=NOW,
        )
    assert Appointment.objects.get().until is None


def test_an_ended_or_closed_account_has_no_access(office):
    ada = user("Ada")
    begun = given(office, ada, since=date(2026, 1, 1))
    end_appointment(appointment=begun, last_day=TODAY, actor=ADMINISTRATOR, now=NOW)
    assert actor_of(ada, today=TODAY).bodies
    assert not actor_of(ada, today=TODAY + timedelta(days=1)).bodies
    User.objects.update(is_active=False)
    assert not actor_of(ada, today=TODAY).bodies
