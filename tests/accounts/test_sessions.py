# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose session it is, found by queries that are built once."""

import datetime

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from partnerkreis.accounts.sessions import SessionStore


def request_of(client: Client) -> HttpRequest:
    request = HttpRequest()
    request.session = SessionStore(client.cookies[settings.SESSION_COOKIE_NAME].value)
    return request


def test_session_says_who_signed_in(client, sign_in, officer):
    sign_in()

    assert get_user(request_of(client)) == officer


def test_session_that_is_over_is_nobodys_and_keeps_no_key(client, sign_in, officer):
    sign_in()
    Session.objects.update(expire_date=timezone.now() - datetime.timedelta(seconds=1))

    request = request_of(client)

    assert get_user(request).is_anonymous
    assert request.session.session_key is None


def test_session_that_was_ended_is_nobodys(client, sign_in, officer):
    sign_in()
    Session.objects.all().delete()

    assert get_user(request_of(client)).is_anonymous


def test_session_of_somebody_without_an_account_any_more_is_nobodys(client, sign_in, officer):
    sign_in()
    type(officer).objects.update(is_active=False)

    assert get_user(request_of(client)).is_anonymous
