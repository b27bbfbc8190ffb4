# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""People with accounts, and a browser for them that knows nothing but cookies."""

from collections.abc import Callable

import pytest
from django.test import Client

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.accounts.actions import create_user

PASSWORD = "four words nobody guesses"  # noqa: S105 - opens nothing
SIGN_IN = "/de/anmelden/"


@pytest.fixture
def officer(db: None) -> User:
    """Somebody with a password, and no second step yet."""
    user = create_user("jana@example.com", "Jana Muster", "de")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def guest(db: None) -> User:
    """Somebody without a password, who works on one encounter."""
    return create_user("ewa@example.com", "Ewa Wzorowa", "pl")


@pytest.fixture
def administrator(officer: User) -> User:
    officer.role = Role.ADMINISTRATOR
    officer.save()
    return officer


@pytest.fixture
def sign_in(client: Client) -> Callable[..., object]:
    """Sign in by password, and return the answer."""

    def call(email: str = "jana@example.com", password: str = PASSWORD, **more: str) -> object:
        return client.post(SIGN_IN, {"login": email, "password": password, **more})

    return call
