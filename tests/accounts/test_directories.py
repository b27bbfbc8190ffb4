# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in with a county's directory, against a real one on this machine."""

import http.client
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client

from partnerkreis.access.models import User
from partnerkreis.accounts.links import landing
from partnerkreis.config.environment import Environment
from partnerkreis.config.sign_in import Directory, directory_of
from tests.accounts.provider import CLIENT, SECRET, Provider, running
from tests.accounts.test_signing_in import SECRET as APP_SECRET
from tests.accounts.test_signing_in import who

LOGIN = "/oidc/directory/"


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    with running() as provider:
        directory = Directory(provider.issuer, CLIENT, SECRET, "Landkreis", ("example.com",))
        settings.DIRECTORY = directory
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [directory.app]}}
        provider.claims = {"sub": "42", "email": "Jana@example.com", "name": "Jana Muster"}
        yield provider


@pytest.fixture
def come_back(client: Client, provider: Provider) -> Callable[..., object]:
    """Go to the directory and come back with what it says, as a browser does."""

    def call(**query: str) -> object:
        there = client.post(LOGIN, query_params=query)["Location"]
        return client.get(visit(there))

    return call


def visit(address: str) -> str:
    """Ask the directory, and return the part of the address that it sends back to."""
    parts = urlsplit(address)
    line = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    line.request("GET", f"{parts.path}?{parts.query}")
    back = urlsplit(line.getresponse().headers["Location"])
    line.close()
    return f"{back.path}?{back.query}"


def test_whoever_was_invited_signs_in(client, come_back, officer):
    response = come_back()

    assert response["Location"] == landing("de")
    assert who(client) == str(officer.pk)
    assert SocialAccount.objects.get().user == officer


def test_request_is_bound_to_the_browser_and_its_answer(client, provider, officer):
    there = client.post(LOGIN)["Location"]
    asked = parse_qs(urlsplit(there).query)
    back = visit(there)

    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://testserver/oidc/directory/callback/"]
    stranger = Client()
    stranger.get(back)
    assert who(stranger) == ""


def test_next_time_the_key_counts_and_not_the_address(client, come_back, provider, officer):
    come_back()
    client.post("/de/abmelden/")
    provider.claims["email"] = "jana.married@elsewhere.example"

    come_back()

    assert who(client) == str(officer.pk)


def test_unknown_address_gets_a_page_that_says_whom_to_ask(
    client, come_back, provider, administrator
):
    provider.claims["email"] = "new@example.com"

    response = come_back()
    page = response.content.decode()

    assert response.status_code == 403
    assert who(client) == ""
    assert "new@example.com" in page
    assert administrator.email in page
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "jana@other.example"},
        {"email": "jana@example.com", "email_verified": False},
        {"email": "jana@example.com@evil.example"},
        {"email": ""},
    ],
)
def test_directory_is_believed_for_its_own_domain_only(
    client, come_back, provider, officer, claims
):
    User.objects.filter(pk=officer.pk).update(email=claims["email"] or "x@example.com")
    provider.claims |= claims

    response = come_back()

    assert response.status_code == 403
    assert who(client) == ""


def test_blocked_account_is_not_opened_by_the_directory(client, come_back, officer):
    officer.is_active = False
    officer.save()

    response = come_back()

    assert response["Location"] == "/en/sign-in/blocked/"
    assert who(client) == ""


def test_second_step_is_asked_for_here_too(client, come_back, officer):
    TOTP.activate(officer, APP_SECRET)

    come_back()

    assert who(client) == ""


def test_whoever_says_no_there_is_told_so(client, come_back, provider, officer):
    provider.says_no = True

    response = come_back()

    assert client.get(response["Location"]).status_code == 200
    assert who(client) == ""


def test_directory_that_is_down_says_so(client, provider, settings, officer):
    down = Directory("http://127.0.0.1:1", CLIENT, SECRET, "Landkreis", ("example.com",))
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [down.app]}}

    response = client.post(LOGIN)

    assert response.status_code == 401
    assert "href" in response.content.decode()


def test_opening_the_address_alone_sends_nobody_away(client, provider, db):
    response = client.get(LOGIN)

    assert response.status_code == 200
    assert '<form class="ask" method="post">' in response.content.decode()


def test_without_a_directory_there_is_no_such_page(client, db):
    assert client.get(LOGIN).status_code == 404
    assert "/oidc/" not in client.get("/de/anmelden/").content.decode()


def test_account_is_connected_and_disconnected_by_its_owner(client, sign_in, come_back, officer):
    sign_in()
    come_back(process="connect")
    [account] = SocialAccount.objects.all()
    page = client.get("/de/konto/verzeichnis/").content.decode()

    client.post("/de/konto/bestaetigen/", {"password": "four words nobody guesses"})
    client.post("/de/konto/verzeichnis/", {"account": account.pk})

    assert account.user == officer
    assert "Landkreis" in page
    assert not SocialAccount.objects.exists()
    assert "Die Verbindung mit dem Verzeichnis wurde getrennt." in [m.subject for m in mail.outbox]


def settings_of(**variables: str) -> Environment:
    given = {
        "OIDC_ISSUER": "https://login.example.org/tenant/v2.0",
        "OIDC_CLIENT_ID": "a",
        "OIDC_CLIENT_SECRET": "b",
        "OIDC_DOMAINS": "Example.com, example.org",
    }
    return Environment.read({**given, **variables})


def test_directory_of_the_environment():
    directory = directory_of(settings_of())

    assert directory
    assert directory.origin == "https://login.example.org"
    assert directory.domains == ("example.com", "example.org")
    assert directory.name == "login.example.org"
    assert directory_of(Environment.read({})) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("OIDC_DOMAINS", ""), ("OIDC_CLIENT_SECRET", ""), ("OIDC_ISSUER", "http://login.example.org")],
)
def test_half_a_directory_is_refused(name, value):
    with pytest.raises(ValueError, match=r"OIDC_"):
        directory_of(settings_of(**{name: value}))
