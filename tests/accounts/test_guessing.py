# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ten thousand wrong passwords: how many are looked at, what they cost, and who is shut out."""

import logging
import re
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerkreis.access.models import User
from partnerkreis.accounts.models import Limit
from tests.accounts.conftest import PASSWORD, SIGN_IN
from tests.accounts.test_signing_in import WRONG, who

ATTEMPTS, NETWORKS = 10_000, 40
CHECKED = 5
QUARTER_OF_AN_HOUR = 15 * 60


class Counting(MD5PasswordHasher):
    """Counts how often a password is hashed, whether there is such an account or not."""

    algorithm = "counting"
    hashed: ClassVar[list[str]] = []

    def encode(self, password: str, salt: str) -> str:
        self.hashed.append(password)
        return super().encode(password, salt)


@pytest.fixture
def hashed(settings: Any, officer: User) -> list[str]:
    """Return what has been hashed since the officer chose a password."""
    settings.PASSWORD_HASHERS = [f"{__name__}.{Counting.__qualname__}"]
    officer.set_password(PASSWORD)
    officer.save()
    Counting.hashed.clear()
    return Counting.hashed


@pytest.fixture
def guess(client: Client) -> Callable[..., int]:
    """Send a password from a network, and return the status of the answer."""

    def call(password: str, network: int = 0, email: str = "jana@example.com") -> int:
        return client.post(
            SIGN_IN,
            f"login={email}&password={password}",
            content_type="application/x-www-form-urlencoded",
            REMOTE_ADDR=f"10.1.{network}.7",
        ).status_code

    return call


def let_pass(seconds: int) -> None:
    """Let everything that was tried be so many seconds longer ago."""
    for key in Limit.objects.values_list("cache_key", flat=True):
        name = key.split(":", 2)[2]
        cache.set(name, [moment - seconds for moment in cache.get(name)], 9_999)


def test_of_ten_thousand_wrong_passwords_five_are_looked_at(
    client: Client, guess: Callable[..., int], hashed: list[str]
) -> None:
    logging.disable(logging.WARNING)
    answers = [guess(f"{WRONG} {number}", number % NETWORKS) for number in range(ATTEMPTS)]
    logging.disable(logging.NOTSET)

    assert len(hashed) == CHECKED
    assert (answers.count(200), answers.count(429)) == (CHECKED, ATTEMPTS - CHECKED)
    # One for the account, and two for each network that was let through, until they are over.
    assert Limit.objects.count() <= 1 + 2 * CHECKED
    assert guess(PASSWORD, network=99) == 429
    assert who(client) == ""


def test_a_refused_attempt_asks_once_and_writes_nothing(
    guess: Callable[..., int], hashed: list[str]
) -> None:
    for number in range(CHECKED):
        guess(WRONG, number)

    with CaptureQueriesContext(connection) as asked:
        assert guess(WRONG, 77) == 429

    assert [one["sql"].split()[0] for one in asked] == ["SELECT"]


def test_the_owner_comes_in_when_the_time_is_over_however_often_it_was_tried_meanwhile(
    client: Client, guess: Callable[..., int], hashed: list[str], officer: User
) -> None:
    for number in range(CHECKED):
        guess(WRONG, number)
    let_pass(QUARTER_OF_AN_HOUR - 60)
    assert {guess(WRONG, number) for number in range(30)} == {429}
    assert guess(PASSWORD, 99) == 429

    let_pass(61)

    assert guess(PASSWORD, 99) == 302
    assert who(client) == str(officer.pk)


def test_the_owner_comes_in_by_a_code_while_passwords_are_refused(
    client: Client, guess: Callable[..., int], officer: User
) -> None:
    for number in range(CHECKED + 1):
        guess(WRONG, number)

    client.post("/de/anmelden/code/", {"email": officer.email})
    code = re.search(r"^    (\S+)$", mail.outbox[0].body, re.MULTILINE)[1]  # type: ignore[index] # it is there
    client.post("/de/anmelden/code/eingeben/", {"code": code})

    assert who(client) == str(officer.pk)


def test_a_new_password_opens_the_account_at_once(
    client: Client, guess: Callable[..., int], officer: User
) -> None:
    for number in range(CHECKED + 1):
        guess(WRONG, number)
    client.post("/de/kennwort/vergessen/", {"email": officer.email})
    link = re.search(r"http://\S+(/de/kennwort/neu/\S+)", mail.outbox[0].body)[1]  # type: ignore[index] # it is there
    chosen = "other words nobody guesses"
    client.post(client.get(link)["Location"], {"password1": chosen, "password2": chosen})

    assert guess(chosen, 99) == 302
    assert who(client) == str(officer.pk)


def test_one_network_tries_many_accounts_in_vain(
    guess: Callable[..., int], hashed: list[str]
) -> None:
    answers = [guess(WRONG, email=f"person-{number}@example.com") for number in range(100)]

    assert len(hashed) == answers.count(200) == 20
    assert guess(WRONG, network=1, email="person-99@example.com") == 200


def test_the_page_says_how_to_come_in_all_the_same(
    client: Client, guess: Callable[..., int], officer: User
) -> None:
    for number in range(CHECKED):
        guess(WRONG, number)

    answer = client.post(SIGN_IN, {"login": officer.email, "password": PASSWORD})

    page = answer.content.decode()
    assert answer.status_code == 429
    assert "Zu viele Versuche" in page
    for way in ("/de/anmelden/code/", "/de/anmelden/", "/de/kennwort/vergessen/"):
        assert f'href="{way}"' in page
