# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in by password, by code, and out again."""

import re
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import check_password, make_password
from django.core import mail
from django.test import Client

from partnerkreis.accounts.evenly import SAME_TIME
from partnerkreis.accounts.links import landing
from partnerkreis.accounts.models import Limit
from tests.accounts.conftest import PASSWORD, SIGN_IN

WRONG = "wrong words nobody guesses"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - opens nothing


def code_now(secret: str = SECRET) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def who(client: Client) -> str:
    return str(client.session.get("_auth_user_id", ""))


def test_password_signs_in_and_leads_to_the_first_page(client, sign_in, officer):
    response = sign_in()

    assert (response.status_code, response["Location"]) == (302, landing("de"))
    assert who(client) == str(officer.pk)


def test_address_may_be_written_large(client, sign_in, officer):
    sign_in("Jana@Example.COM")

    assert who(client) == str(officer.pk)


@pytest.mark.parametrize("email", ["jana@example.com", "nobody@example.com"])
def test_wrong_password_and_unknown_address_look_the_same(client, sign_in, officer, email):
    page = sign_in(email, WRONG).content.decode()

    assert "E-Mail-Adresse oder Kennwort stimmt nicht." in page
    assert who(client) == ""


def test_key_of_the_session_is_another_one_after_signing_in(client, sign_in, officer):
    session = client.session
    session["left by somebody"] = True
    session.save()
    before = session.session_key

    sign_in()

    assert client.session.session_key != before
    assert not client.session.exists(before)


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "http://localhost/x", "javascript:a()"]
)
def test_nobody_is_sent_to_another_site(sign_in, officer, target):
    response = sign_in(next=target)

    assert response["Location"] == landing("de")


def test_people_land_where_they_wanted_to_go(sign_in, officer):
    assert sign_in(next="/de/konto/")["Location"] == "/de/konto/"


def test_cookies_are_not_for_scripts_nor_for_other_sites(client, sign_in, officer):
    sign_in()

    for name in ("sessionid", "csrftoken"):
        if name in client.cookies:
            assert client.cookies[name]["httponly"]
            assert client.cookies[name]["samesite"] == "Lax"


def test_blocked_account_does_not_sign_in(client, sign_in, officer):
    officer.is_active = False
    officer.save()

    response = sign_in()

    assert who(client) == ""
    assert response["Location"] == "/de/anmelden/gesperrt/"


def test_too_many_wrong_passwords_shut_out_the_right_one_too(client, sign_in, officer):
    for _attempt in range(5):
        sign_in(password=WRONG)

    page = sign_in().content.decode()

    assert "Zu viele Versuche" in page
    assert who(client) == ""


def test_limits_lie_in_the_database_where_every_process_finds_them(client, sign_in, officer):
    sign_in(password=WRONG)

    assert Limit.objects.filter(cache_key__contains="login_failed").count() == 2


def test_password_is_kept_as_argon2id(settings):
    settings.PASSWORD_HASHERS = ["partnerkreis.accounts.hashers.Argon2"]

    kept = make_password(PASSWORD)

    assert kept.startswith("argon2$argon2id$")
    assert check_password(PASSWORD, kept)


@pytest.mark.parametrize(
    "password", ["elevenchars", "passwordpassword1"[:8], "123456789012", "jana@example.com"]
)
def test_weak_passwords_are_refused(client, sign_in, officer, password):
    sign_in()
    response = client.post(
        "/de/konto/kennwort/",
        {"oldpassword": PASSWORD, "password1": password, "password2": password},
    )

    officer.refresh_from_db()
    assert response.status_code == 200
    assert officer.check_password(PASSWORD)


def test_two_different_passwords_are_refused_in_our_words(client, sign_in, officer):
    sign_in()
    page = client.post(
        "/de/konto/kennwort/",
        {"oldpassword": PASSWORD, "password1": "one two three four", "password2": "five"},
    ).content.decode()

    assert "Bitte geben Sie zweimal dasselbe Kennwort ein." in page


def test_code_by_mail_signs_in(client, guest):
    client.post("/pl/logowanie/kod/", {"email": guest.email})
    [letter] = mail.outbox
    code = re.search(r"^    (\S+)$", letter.body, re.MULTILINE)[1]

    response = client.post("/pl/logowanie/kod/wpisz/", {"code": code})

    assert response["Location"] == landing("pl")
    assert who(client) == str(guest.pk)


def test_wrong_codes_are_refused_after_three(client, guest):
    client.post("/pl/logowanie/kod/", {"email": guest.email})
    code = re.search(r"^    (\S+)$", mail.outbox[0].body, re.MULTILINE)[1]
    for _attempt in range(3):
        client.post("/pl/logowanie/kod/wpisz/", {"code": "AAAA-AAAA"})

    client.post("/pl/logowanie/kod/wpisz/", {"code": code})

    assert who(client) == ""


def test_code_for_nobody_looks_the_same_and_sends_nothing(client, db):
    response = client.post("/de/anmelden/code/", {"email": "nobody@example.com"}, follow=True)

    assert "nobody@example.com" in response.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("address", ["/de/anmelden/code/", "/de/kennwort/vergessen/"])
def test_how_long_an_answer_takes_does_not_tell_who_has_an_account(address, client, officer):
    for email in (officer.email, "nobody@example.com"):
        begun = monotonic()
        assert client.post(address, {"email": email}).status_code == 302
        assert monotonic() - begun >= SAME_TIME


def test_new_password_by_mail_works_once(client, officer):
    client.post("/de/kennwort/vergessen/", {"email": officer.email})
    link = re.search(r"http://\S+(/de/kennwort/neu/\S+)", mail.outbox[0].body)[1]
    form = client.get(link)["Location"]
    chosen = {"password1": "other words nobody guesses", "password2": "other words nobody guesses"}

    assert client.post(form, chosen)["Location"] == "/de/kennwort/neu/fertig/"

    officer.refresh_from_db()
    assert officer.check_password(chosen["password1"])
    assert "gilt nicht mehr" in Client().get(link).content.decode()
    assert mail.outbox[-1].subject == "Ihr Kennwort wurde geändert."


def test_second_step_is_asked_for(client, sign_in, officer):
    TOTP.activate(officer, SECRET)

    response = sign_in()
    asked, before = response["Location"], who(client)
    client.post(asked, {"code": code_now()})

    assert (asked, before) == ("/de/anmelden/zweiter-schritt/", "")
    assert who(client) == str(officer.pk)


def test_code_of_the_second_step_is_not_guessed(client, sign_in, officer):
    TOTP.activate(officer, SECRET)
    sign_in()

    for number in range(10):
        page = client.post("/de/anmelden/zweiter-schritt/", {"code": f"{number:06d}"})
    refused = client.post("/de/anmelden/zweiter-schritt/", {"code": code_now()})

    assert page.status_code == 200
    assert refused.status_code == 200
    assert who(client) == ""


def test_signing_out_ends_the_session(client, sign_in, officer):
    sign_in()
    key = client.session.session_key

    response = client.post("/de/abmelden/")

    assert response["Location"] == "/de/"
    assert not client.session.exists(key)


def test_one_session_can_be_ended_from_another(client, sign_in, officer):
    other = Client()
    other.post(SIGN_IN, {"login": officer.email, "password": PASSWORD})
    sign_in()
    [session] = UserSession.objects.exclude(session_key=client.session.session_key)

    client.post(f"/de/konto/sitzungen/{session.pk}/beenden/")

    assert other.get("/de/konto/").status_code == 302
    assert client.get("/de/konto/").status_code == 200


def test_all_other_sessions_can_be_ended(client, sign_in, officer):
    other = Client()
    other.post(SIGN_IN, {"login": officer.email, "password": PASSWORD})
    sign_in()

    client.post("/de/konto/sitzungen/")

    assert other.get("/de/konto/").status_code == 302
    assert client.get("/de/konto/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(client, sign_in, officer, guest):
    sign_in()
    session = UserSession.objects.get()
    stranger = Client()
    stranger.force_login(guest)

    response = stranger.post(f"/de/konto/sitzungen/{session.pk}/beenden/")

    assert response.status_code == 404
    assert client.get("/de/konto/").status_code == 200


def test_public_page_has_neither_cookie_nor_session(client, db):
    response = client.get("/de/")

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("check", ["--deploy"])
def test_settings_are_safe_with_https(tmp_path, check):
    result = subprocess.run(
        [sys.executable, "manage.py", "check", check, "--fail-level", "WARNING"],
        cwd=Path(__file__).parents[2],
        env={"DATA": str(tmp_path), "HTTPS": "1", "HOSTS": "example.org", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stderr


def test_who_asked_for_a_code_can_begin_anew(client, guest, officer, sign_in):
    client.post("/pl/logowanie/kod/", {"email": guest.email})
    enter = "/pl/logowanie/kod/wpisz/"
    assert client.get("/pl/logowanie/")["Location"] == enter
    assert client.get("/pl/").status_code == 200
    page = client.get(enter).content.decode()
    assert 'action="/pl/wylogowanie/"' in page

    left = client.post("/pl/wylogowanie/", {"next": "/pl/logowanie/"})

    assert left["Location"] == "/pl/logowanie/"
    assert client.get("/pl/logowanie/").status_code == 200
    sign_in()
    assert who(client) == str(officer.pk)


def test_another_code_goes_to_another_address_too_and_the_first_no_longer_holds(client, guest):
    client.post("/pl/logowanie/kod/", {"email": guest.email})
    first = re.search(r"^    (\S+)$", mail.outbox[0].body, re.MULTILINE)[1]

    assert client.get("/pl/logowanie/kod/").status_code == 200
    client.post("/pl/logowanie/kod/", {"email": guest.email.upper()})
    second = re.search(r"^    (\S+)$", mail.outbox[1].body, re.MULTILINE)[1]

    client.post("/pl/logowanie/kod/wpisz/", {"code": first})
    assert who(client) == ""
    client.post("/pl/logowanie/kod/wpisz/", {"code": second})
    assert who(client) == str(guest.pk)


def test_asking_for_a_code_does_not_pass_by_the_second_step(client, sign_in, officer):
    TOTP.activate(officer, SECRET)
    asked = sign_in()["Location"]

    assert client.get("/de/anmelden/code/")["Location"] == asked
