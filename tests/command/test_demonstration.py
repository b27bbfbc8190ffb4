# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.accord.queries.desks import desk_of
from partnerkreis.accounts.demonstration import PEOPLE
from partnerkreis.command.demonstration import load_demonstration
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.directory.models import Body
from partnerkreis.directory.queries import actor_of
from partnerkreis.leads.models import Lead
from partnerkreis.portal import links

pytestmark = pytest.mark.django_db


#: What each role of the demonstration comes to: its bodies, its encounters, and three pages.
EXPECTED = {
    Role.OFFICER: (1, 0, {200}),
    Role.COLLEAGUE: (1, 0, {200}),
    Role.READER: (1, 0, {200}),
    Role.PROJECT_LEAD: (0, 1, {200, 403}),
    Role.ADMINISTRATOR: (0, 0, {200}),
}


def test_whoever_can_sign_in_on_the_demonstration_comes_into_the_workspace():
    load_demonstration()

    assert User.objects.count() == len(PEOPLE)
    for person in PEOPLE:
        user = User.objects.get(email=person.email)
        actor = actor_of(user, today=timezone.localdate())
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        statuses = {
            client.get(links.page(view, language)).status_code
            for view in ("today", "introductions", "schools")
            for language in INTERFACE_LANGUAGES
        }
        led = Lead.objects.filter(user=user).count()
        assert (len(actor.bodies), led, statuses) == EXPECTED[person.role]
        assert {grant.role for grant in actor.grants} == ({person.role} if person.body else set())


def test_links_can_be_sent_to_each_county_of_the_demonstration_and_reach_nobody():
    load_demonstration()

    today = timezone.localdate()
    desks = {body.key: desk_of(body, today=today) for body in Body.objects.all()}
    assert set(desks) == {"gostyn", "nordhausen", "unterallgaeu"}
    assert {desk and desk.address.endswith(".example") for desk in desks.values()} == {True}
    assert {key: desk and desk.language for key, desk in desks.items()} == {
        "gostyn": "pl",
        "nordhausen": "de",
        "unterallgaeu": "de",
    }
