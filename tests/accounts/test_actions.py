# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invitations: the only way to an account."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail, signing
from django.test import Client
from django.utils import timezone

from partnerkreis.access.models import User
from partnerkreis.access.policy import OPERATOR, PUBLIC, Actor, Grant, NotAllowed, Role
from partnerkreis.accounts.actions import (
    CannotInvite,
    begin_anew,
    forget_what_is_over,
    invite_user,
)
from partnerkreis.accounts.invitations import GOOD_FOR
from partnerkreis.accounts.models import Limit
from partnerkreis.journal.models import Entry

NOW = datetime(2026, 11, 25, tzinfo=UTC)
CHOSEN = "words that nobody else knows"
OFFICER = Actor(Role.PUBLIC, "Officer", uuid4(), (Grant(Role.OFFICER, uuid4()),))
COLLEAGUE = Actor(Role.PUBLIC, "Colleague", uuid4(), (Grant(Role.COLLEAGUE, uuid4()),))


def invite(**changes: object):
    given = {
        "email": "Ewa@Example.com",
        "name": " Ewa  Wzorowa ",
        "language": "pl",
        "actor": OPERATOR,
        "now": NOW,
    }
    return invite_user(**{**given, **changes})


def path_of(link: str) -> str:
    return re.sub(r"^http://[^/]+", "", link)


def test_invitation_makes_a_user_who_has_no_password_yet(db):
    user = invite().user

    assert (user.email, user.name, user.language) == ("ewa@example.com", "Ewa Wzorowa", "pl")
    assert not user.has_usable_password()
    assert Entry.objects.get().changes == {"user": str(user.pk)}


def test_mail_is_in_the_language_of_the_recipient(db):
    link = invite().link

    [letter] = mail.outbox
    assert letter.to == ["ewa@example.com"]
    assert letter.subject == "Zaproszenie do systemu Partnerkreis"
    assert link in letter.body
    assert "/pl/zaproszenie/" in link


def test_officer_invites_and_colleague_does_not(db):
    invite(actor=OFFICER)

    for actor in (COLLEAGUE, PUBLIC):
        with pytest.raises(NotAllowed):
            invite(actor=actor, email="other@example.com")
    with pytest.raises(NotAllowed):
        invite(actor=OFFICER, email="other@example.com", role=Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": "a@example.com\nBcc: b@example.com"}, "email"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 121}, "name"),
    ],
)
def test_what_cannot_be_invited(db, changes, field):
    with pytest.raises(CannotInvite) as refusal:
        invite(**changes)

    assert refusal.value.field == field
    assert not User.objects.exists()


def test_whoever_has_come_is_not_invited_again(officer):
    with pytest.raises(CannotInvite):
        invite(email=officer.email)


def test_second_invitation_makes_the_first_useless(client, db):
    first = invite().link
    second = invite().link

    assert client.get(path_of(first)).status_code == 410
    assert client.get(path_of(second)).status_code == 200


def test_looking_at_the_link_does_not_use_it_up(client, db):
    link = path_of(invite().link)

    assert [client.get(link).status_code for _time in range(2)] == [200, 200]


def test_password_is_chosen_once(client, db):
    invitation = invite()
    link = path_of(invitation.link)

    response = client.post(link, {"password1": CHOSEN, "password2": CHOSEN})

    invitation.user.refresh_from_db()
    assert response["Location"] == "/pl/konto/"
    assert client.session["_auth_user_id"] == str(invitation.user.pk)
    assert invitation.user.check_password(CHOSEN)
    assert Client().get(link).status_code == 410
    assert Client().post(link, {"password1": CHOSEN, "password2": CHOSEN}).status_code == 410


def test_after_the_password_is_said_what_comes_next(client, db):
    link = path_of(invite(language="de").link)

    response = client.post(link, {"password1": CHOSEN, "password2": CHOSEN}, follow=True)
    page = response.content.decode()

    assert "Ihr Kennwort ist festgelegt." in page
    assert "Bitte richten Sie jetzt einen zweiten Anmeldeschritt ein" in page


def test_weak_password_is_refused_and_the_link_still_works(client, db):
    link = path_of(invite().link)

    response = client.post(link, {"password1": "short", "password2": "short"})

    assert response.status_code == 422
    assert client.get(link).status_code == 200


def test_passkey_is_added_next_without_asking_for_anything_more(client, db):
    invitation = invite()
    link = path_of(invitation.link)

    response = client.post(link)

    assert response["Location"] == "/pl/konto/klucze/dodaj/"
    assert client.get(response["Location"]).status_code == 200
    assert Client().get(link).status_code == 410


def test_link_ends_after_a_week(client, db, monkeypatch):
    link = path_of(invite().link)
    later = signing.time.time() + GOOD_FOR.total_seconds() + 60
    monkeypatch.setattr(signing.time, "time", lambda: later)

    assert client.get(link).status_code == 410


def test_link_of_nobody_says_so(client, db):
    response = client.get("/de/einladung/xyz/")

    assert response.status_code == 410
    assert "Diese Einladung gilt nicht mehr" in response.content.decode()


def test_what_is_over_is_forgotten(client, sign_in, officer):
    sign_in(password="wrong words nobody guesses")
    sign_in()
    later = timezone.now() + timedelta(days=2)

    forget_what_is_over(now=later)

    assert not Limit.objects.exists()
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()


def test_invitation_ends_the_session_of_whoever_sits_there(client, sign_in, officer, db):
    sign_in()
    invitation = invite()

    client.post(path_of(invitation.link))

    assert client.session["_auth_user_id"] == str(invitation.user.pk)


def test_whoever_lost_everything_begins_anew(client, sign_in, officer):
    sign_in(officer.email)
    Authenticator.objects.create(user=officer, type=Authenticator.Type.TOTP, data={})
    role = officer.role

    invitation = begin_anew(email=officer.email.upper(), actor=OPERATOR, now=NOW)

    officer.refresh_from_db()
    assert (officer.role, officer.has_usable_password()) == (role, False)
    assert not Authenticator.objects.filter(user=officer).exists()
    assert client.get("/de/konto/").status_code == 302
    assert client.get(path_of(invitation.link)).status_code == 200


def test_only_who_has_everything_lets_others_begin_anew(officer):
    with pytest.raises(NotAllowed):
        begin_anew(email=officer.email, actor=OFFICER, now=NOW)
    with pytest.raises(CannotInvite):
        begin_anew(email="nobody@example.com", actor=OPERATOR, now=NOW)
