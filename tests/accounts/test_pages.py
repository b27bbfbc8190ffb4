# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page about signing in, in every language."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import override

from partnerkreis.accounts import urls
from partnerkreis.accounts.later import Later
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from tests.accounts.conftest import PASSWORD
from tests.accounts.test_signing_in import code_now

OPEN = [
    "account_login",
    "account_request_login_code",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_signup",
    "socialaccount_login_cancelled",
]
INSIDE = [
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_list_webauthn",
    "usersessions_list",
    "socialaccount_connections",
]


def address(view: str, language: str, **arguments: object) -> str:
    with override(language):
        return reverse(view, kwargs=arguments or None)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("view", OPEN)
def test_page_is_there_for_everybody(client: Client, db, view, language):
    response = client.get(address(view, language))

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()
    # What has a form is kept by nobody; what has none says the same to everybody.
    assert "no-store" in response["Cache-Control"] or "<form" not in response.content.decode()


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("view", INSIDE)
def test_page_is_there_for_whoever_signed_in(client: Client, sign_in, officer, view, language):
    sign_in()

    response = client.get(address(view, language))

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("view", INSIDE[1:])
def test_page_asks_others_to_sign_in_first(client: Client, db, view):
    response = client.get(address(view, "de"))

    assert response.status_code == 302
    assert response["Location"].startswith("/de/anmelden/?next=/de/konto/")


@pytest.mark.parametrize(
    "view",
    [
        "mfa_reauthenticate",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
    ],
)
def test_page_of_a_second_step(client: Client, sign_in, officer, view):
    sign_in()
    client.post(address("account_reauthenticate", "de"), {"password": PASSWORD})
    secret = client.get(address("mfa_activate_totp", "de")).context_data["form"].secret
    code = code_now(secret)
    client.post(address("mfa_activate_totp", "de"), {"code": code})

    response = client.get(address(view, "de"))

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_addresses_are_words_of_the_language():
    assert address("account_login", "de") == "/de/anmelden/"
    assert address("account_login", "pl") == "/pl/logowanie/"
    assert address("account_login", "en") == "/en/sign-in/"


def test_page_links_to_itself_in_other_languages(client: Client, db):
    page = client.get("/de/anmelden/code/?next=/de/").content.decode()

    assert 'href="/pl/logowanie/kod/?next=/de/"' in page


def test_signing_up_is_closed(client: Client, db):
    response = client.post(address("account_signup", "de"), {"email": "new@example.com"})

    assert response.status_code == 200
    assert "form" not in (response.context_data or {})


def test_a_form_that_is_too_old_says_so(db):
    client = Client(enforce_csrf_checks=True)

    response = client.post("/en/sign-in/", {"login": "a@example.com", "password": "x"})

    assert response.status_code == 403
    assert "This form is too old" in response.content.decode()


def test_sign_in_needs_no_other_page_than_ours():
    names = {pattern.name for pattern in urls.urlpatterns if hasattr(pattern, "name")}

    assert {"openid_connect_login", "openid_connect_callback"} <= names


def test_views_that_are_loaded_later_are_there():
    modules = [value for value in vars(urls).values() if isinstance(value, Later)]

    named = [path for module in modules for path in module.named]

    assert len(named) >= len(modules) == 7
    assert all(callable(import_string(path)) for path in named)
