# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who runs the instance changes the texts of the site by a form; officers do not."""

import pytest
from django.test import Client

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.portal import links
from partnerkreis.texts.models import SiteText
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import set_up_second_step, signed_in, user_of
from tests.workspace.test_editing import opened

LIST = links.page("site_texts", "de")
EDIT = addresses.edit("site-text", "imprint", "de")
RECORD = addresses.record("site-text", "imprint", "de")
pytestmark = pytest.mark.usefixtures("reference_case")


@pytest.fixture
def administrator(db: None) -> Client:
    user = User.objects.create_user("admin@county.example", name="A", role=Role.ADMINISTRATOR)
    set_up_second_step(user)
    return signed_in(user)


def test_changed_text_is_read_by_the_public_at_once(administrator):
    public = links.of("site_text", "imprint", "de")
    assert Client().get(public).status_code == 200

    typed = opened(administrator, EDIT) | {"body.de": "## Wer\n\nDer Landkreis Musterau."}
    assert administrator.post(EDIT, typed).status_code == 302

    page = Client().get(public).content.decode()
    assert "Der Landkreis Musterau." in page
    assert SiteText.objects.get(key="imprint").version == 2


def test_scripts_in_a_text_stay_text(administrator):
    hostile = "<script>alert(1)</script> [x](javascript:alert(1))"
    administrator.post(EDIT, opened(administrator, EDIT) | {"body.de": hostile})

    page = Client().get(links.of("site_text", "imprint", "de")).content.decode()
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_list_leads_to_each_text(administrator):
    page = administrator.get(LIST).content.decode()
    for key in SiteText.objects.values_list("key", flat=True):
        assert addresses.record("site-text", key, "de") in page


@pytest.mark.parametrize("role", [Role.READER, Role.COLLEAGUE, Role.OFFICER])
def test_others_change_nothing(role):
    client, before = signed_in(user_of("nordhausen", role)), SiteText.objects.get(key="imprint")

    assert client.get(LIST).status_code == 403
    for method in ("get", "post"):
        assert getattr(client, method)(EDIT, {"body.de": "x"}).status_code == 403
    assert client.post(RECORD, {"action": "withdraw", "version": "1"}).status_code == 403
    assert SiteText.objects.get(key="imprint").body == before.body


def test_whoever_is_not_signed_in_is_asked_to():
    for page in (LIST, EDIT, RECORD):
        assert "/?next=" in Client().get(page).headers["Location"]
