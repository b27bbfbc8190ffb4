# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""People with accounts who hold offices."""

import datetime

from django.apps import apps
from django.test import Client

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.directory.models import Appointment, Body, Office


def user_of(body: str, role: Role = Role.OFFICER, name: str = "Anna Nowak") -> User:
    """Return a new user who holds an office of the body with the key ``body``."""
    place, _made = Body.objects.get_or_create(key=body, defaults={"country": "DE"})
    office, _made = Office.objects.get_or_create(
        key=f"{body}-desk", defaults={"body": place, "kind": "other"}
    )
    address = f"{role}-{User.objects.count()}@{body}.example"
    user = User.objects.create_user(address, name=name)
    since = datetime.date(2020, 1, 1)
    Appointment.objects.create(office=office, user=user, role=role, since=since)
    set_up_second_step(user)
    return user


def set_up_second_step(user: User) -> None:
    """Give ``user`` a second step, where signing in asks for one."""
    if apps.is_installed("allauth.mfa"):
        from allauth.mfa.models import Authenticator

        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})


def signed_in(user: User) -> Client:
    """Return a browser in which ``user`` is signed in."""
    client = Client()
    client.force_login(user)
    return client
