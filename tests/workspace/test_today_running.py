# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page of who runs the instance: never empty, and every line leads to its place."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from partnerkreis.access.models import User
from partnerkreis.access.policy import OPERATOR, Actor, Role
from partnerkreis.accounts.actions import invite_user
from partnerkreis.backup.actions import note_backup
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Appointment
from partnerkreis.directory.queries import actor_of
from partnerkreis.portal import links
from partnerkreis.texts.models import SiteText
from partnerkreis.workspace.queries.today.running import access_ending, not_come_yet, running
from tests.editing.users import set_up_second_step, signed_in, user_of

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def administrator(reference_case: None) -> Client:
    user = User.objects.create_user("a@county.example", name="A", role=Role.ADMINISTRATOR)
    set_up_second_step(user)
    return signed_in(user)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return tmp_path


def content(client: Client, language: Any = "en") -> str:
    return client.get(links.page("today", language)).content.decode()


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_page_of_an_administrator_leads_on_and_never_astray(
    administrator: Client, language: Any
) -> None:
    page = content(administrator, language)
    ways = page.split('id="running"')[1].split("</nav>")[0]
    hrefs = [part.split('"')[0] for part in ways.split('href="')[1:]]
    hrefs += [part.split('"')[0] for part in page.split('class="more" href="')[1:]]
    assert len(hrefs) >= 8
    assert {administrator.get(href.partition("#")[0]).status_code for href in hrefs} == {200}


def test_an_officer_does_not_run_the_instance(reference_case: None) -> None:
    page = content(signed_in(user_of("nordhausen")))
    assert 'id="running"' not in page
    assert 'id="instance"' not in page
    held = actor_of(User.objects.get(), today=TODAY)
    assert running(held, now=NOW) is None


def test_without_anybody_in_office_access_is_to_be_given(administrator: Client) -> None:
    assert "Nobody has the access of an office yet." in content(administrator)
    user_of("nordhausen")
    assert "Nobody has the access of an office yet." not in content(administrator)


def test_old_backups_are_told_and_fresh_ones_are_not(administrator: Client, data: Path) -> None:
    assert "There is no backup of the last two days." in content(administrator)
    note_backup(now=NOW - datetime.timedelta(days=3))
    assert "The last one is of" in content(administrator)
    note_backup(now=timezone.now())
    assert "There is no backup" not in content(administrator)


def waiting(minutes: int, **more: Any) -> None:
    at = timezone.now() - datetime.timedelta(minutes=minutes)
    task = DBTaskResult.objects.create(
        args_kwargs={}, task_path="x.y", backend_name="default", **{"run_after": at} | more
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=at)


def test_work_that_nobody_does_is_told(administrator: Client) -> None:
    DBTaskResult.objects.all().delete()
    never = datetime.datetime(9999, 1, 1, tzinfo=datetime.UTC)
    waiting(5)
    waiting(5, run_after=never)
    waiting(60, status="SUCCESSFUL")
    waiting(60, run_after=timezone.now() + datetime.timedelta(hours=3))
    assert "is not done" not in content(administrator)
    waiting(40, run_after=never)
    assert re.search("The oldest has waited for 4[0-4] minutes", content(administrator))


def test_texts_of_the_site_that_readers_miss_are_told(administrator: Client) -> None:
    SiteText.objects.filter(key="imprint").update(published_at=None)
    text = SiteText.objects.get(key="privacy")
    text.body = Translated.of(de="Nur deutsch.")
    text.save()
    page = content(administrator)
    assert "This text of the site is not released: " in page
    assert "This text of the site is not in every language: " in page


def test_access_that_ends_without_a_successor_is_told(reference_case: None) -> None:
    user = user_of("nordhausen")
    held = user.appointments.get()
    Appointment.objects.filter(pk=held.pk).update(until=TODAY + datetime.timedelta(days=20))
    own, other = (actor_of(one, today=TODAY) for one in (user, user_of("gostyn")))
    assert [one.pk for one in access_ending(own, today=TODAY)] == [held.pk]
    assert access_ending(other, today=TODAY) == []
    assert access_ending(Actor(Role.PUBLIC), today=TODAY) == []
    Appointment.objects.create(
        office=held.office,
        user=user_of("unterallgaeu"),
        role=Role.OFFICER,
        since=TODAY + datetime.timedelta(days=21),
    )
    assert access_ending(own, today=TODAY) == []


def test_who_was_invited_and_has_not_come_is_told(reference_case: None) -> None:
    officer = actor_of(user_of("nordhausen"), today=TODAY)
    colleague = actor_of(user_of("gostyn"), today=TODAY)
    invited = invite_user(
        email="new@county.example", name="Neu", language="de", actor=officer, now=NOW
    ).user
    administrator = Actor(Role.ADMINISTRATOR)
    for actor, expected in ((officer, ["Neu"]), (colleague, []), (administrator, ["Neu"])):
        assert [one.user.name for one in not_come_yet(actor, now=NOW)] == expected
    assert not_come_yet(officer, now=NOW)[0].until == (NOW + datetime.timedelta(days=7)).date()
    User.objects.filter(pk=invited.pk).update(last_login=NOW)
    assert not_come_yet(officer, now=NOW) == []
    assert not_come_yet(OPERATOR, now=NOW) == []
