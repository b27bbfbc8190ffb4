# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Apps, recovery codes, and who must have one."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from partnerkreis.access.policy import Role
from partnerkreis.accounts.demonstration import create_demonstration_users, notice
from partnerkreis.accounts.middleware import SecondStep
from partnerkreis.accounts.queries import needs_second_step
from partnerkreis.accounts.second_step import SecondSteps
from partnerkreis.portal import links
from tests.accounts.conftest import PASSWORD
from tests.accounts.test_signing_in import SECRET


def confirm(client: Client) -> None:
    client.post("/de/konto/bestaetigen/", {"password": PASSWORD})


def test_password_alone_is_not_enough(officer):
    assert needs_second_step(officer)

    TOTP.activate(officer, SECRET)

    assert not needs_second_step(officer)


def test_whoever_works_on_one_encounter_needs_none(guest):
    assert not needs_second_step(guest)


def test_administrator_needs_one_without_a_password_too(guest):
    guest.role = Role.ADMINISTRATOR

    assert needs_second_step(guest)


def test_people_of_the_demonstration_need_none(db, settings, tmp_path):
    settings.DATA = tmp_path

    assert not any(map(needs_second_step, create_demonstration_users().values()))


@pytest.mark.parametrize(
    ("module", "led"),
    [("partnerkreis.workspace.views", True), ("partnerkreis.portal.views", False)],
)
def test_who_needs_one_is_led_to_it(client, sign_in, officer, module, led):
    sign_in()
    request = client.get("/de/konto/").wsgi_request

    def view(request: object) -> None: ...

    view.__module__ = module
    answer = SecondStep(view).process_view(request, view, (), {})

    assert bool(answer) is led
    assert answer is None or answer["Location"] == "/de/konto/"


def test_page_for_an_app_shows_its_key_as_drawing_and_as_text(client, sign_in, officer):
    sign_in()
    confirm(client)

    page = client.get("/de/konto/app/").content.decode()

    assert re.search(r'<svg class="qr" viewBox="0 0 \d+ \d+" role="img" aria-label="QR', page)
    assert re.search(r'<code class="key">(\w{4} ){7}\w{4}</code>', page)
    assert "style=" not in page


def test_app_is_not_set_up_without_confirming_first(client, sign_in, officer):
    sign_in()

    response = client.get("/de/konto/app/")

    assert response["Location"] == "/de/konto/bestaetigen/?next=%2Fde%2Fkonto%2Fapp%2F"


def test_secret_of_the_app_is_not_stored_in_clear(officer):
    TOTP.activate(officer, SECRET)

    assert SECRET not in str(Authenticator.objects.get().data)


def test_secret_of_another_key_lets_nobody_in(settings):
    kept = SecondSteps().encrypt(SECRET)
    settings.SECRET_KEY = "another one"  # noqa: S105 - signs nothing

    assert SecondSteps().decrypt(kept) not in {SECRET, ""}


def test_demonstration_has_its_people_once_and_says_who(db, settings, tmp_path):
    settings.DATA = tmp_path
    users = create_demonstration_users()
    kept = tmp_path / "demonstration-password.txt"
    password = kept.read_text()

    assert {person.role for person in users} == set(Role) - {Role.PUBLIC, Role.OPERATOR}
    assert {person.body for person in users} == {"nordhausen", "gostyn", "unterallgaeu", ""}
    assert all(user.check_password(password) for user in users.values())
    assert kept.stat().st_mode & 0o777 == 0o600
    said = notice("http://127.0.0.1:8000", "de")
    assert password in said
    assert str(tmp_path / "mail") in said
    assert links.page("account_login", "de") in said
    for person in users:
        (line,) = [line for line in said.splitlines() if f" {person.email} " in line]
        assert person.name in line
    assert create_demonstration_users() == {}
    assert kept.read_text() == password


def test_notice_of_an_instance_that_is_none_is_empty(settings, tmp_path):
    settings.DATA = tmp_path

    assert notice("http://127.0.0.1:8000", "de") == ""
