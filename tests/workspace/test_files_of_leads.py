# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that somebody adds who leads a single encounter."""

import io
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from partnerkreis.access.policy import OPERATOR
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter
from partnerkreis.files.actions import attach_file
from partnerkreis.files.intake import take_in
from partnerkreis.files.models import StoredFile
from partnerkreis.workspace import addresses_editing
from partnerkreis.workspace import addresses_files as addresses
from tests.editing.users import signed_in, user_of
from tests.files.conftest import attached
from tests.files.drawn import pdf, picture
from tests.workspace.test_editing import opened
from tests.workspace.test_files import FILES, saved, upload, work_addresses
from tests.workspace.test_permission_matrix import _lead as lead_of

pytestmark = pytest.mark.usefixtures("reference_case", "folder")


@pytest.fixture
def lead(reference_case: None) -> Client:
    return signed_in(lead_of("2022-musik"))


def test_who_leads_an_encounter_adds_a_picture_to_it_and_describes_it(lead: Client) -> None:
    record = addresses_editing.record("encounter", "2022-musik", "de")
    assert FILES in lead.get(record).content.decode()
    assert upload(lead, picture(), "meadow.jpg", body="elsewhere").status_code == 422
    assert upload(lead, picture(), "meadow.jpg", body="unterallgaeu").status_code == 422
    response = upload(lead, picture(), "meadow.jpg", body="nordhausen", title="Wiese")
    file = StoredFile.objects.get()
    assert response["Location"] == f"{addresses.file(file.key, 'de')}?done=made"
    assert {lead.get(one).status_code for one in work_addresses(file.key)} == {200}
    assert (file.body.key, file.published_at) == ("nordhausen", None)
    edit = addresses_editing.edit("file", file.key, "de")
    typed = opened(lead, edit) | {"credit": "Bild: Muster"}
    assert saved(lead, edit, typed).status_code == 302
    file.refresh_from_db()
    assert file.credit == "Bild: Muster"


def test_who_leads_an_encounter_releases_nothing_and_deletes_what_they_added(lead: Client) -> None:
    theirs = attached()
    upload(lead, picture(320, 200), "own.jpg", body="nordhausen")
    own = StoredFile.objects.get(name="own.jpg")
    for file in (own, theirs):
        here = addresses.file(file.key, "de")
        assert lead.post(here, {"action": "release", "version": "1"}).status_code == 403
        assert 'value="release"' not in lead.get(here).content.decode()
    assert lead.post(addresses.file(theirs.key, "de"), {"action": "delete"}).status_code == 403
    assert lead.post(addresses.file(own.key, "de"), {"action": "delete"}).status_code == 302
    assert StoredFile.objects.get() == theirs


def test_who_leads_an_encounter_comes_to_the_files_of_no_other_record(lead: Client) -> None:
    other = Encounter.objects.get(key="2023-musik")
    hidden = Encounter.objects.get(key="2024-musik")
    Encounter.objects.filter(pk=hidden.pk).update(published_at=None)
    key = attached(record=other).key
    for kind, name, status in (
        ("encounter", other.key, 403),
        ("encounter", hidden.key, 404),
        ("organisation", "bbz", 403),
    ):
        here = addresses.files(kind, name, "de")
        assert lead.get(here).status_code == status, name
        sent = {"file": SimpleUploadedFile("a.pdf", pdf()), "body": "nordhausen"}
        assert lead.post(here, sent).status_code == status, name
    for address in work_addresses(key):
        assert lead.get(address).status_code == 404
    assert StoredFile.objects.count() == 1


def test_what_came_with_a_mail_is_not_for_who_leads_the_encounter(lead: Client) -> None:
    file = attach_file(
        taken=take_in("a.pdf", io.BytesIO(pdf())),
        record=Encounter.objects.get(key="2022-musik"),
        body=Body.objects.get(key="nordhausen"),
        title=Translated.of(de="Aus einer E-Mail"),
        token=uuid4(),
        actor=OPERATOR,
        now=timezone.now(),
        is_internal=True,
    )
    key = file.key
    edit = addresses_editing.edit("file", key, "de")
    assert (lead.get(edit).status_code, lead.post(edit).status_code) == (404, 404)
    for address in work_addresses(key):
        assert lead.get(address).status_code == 404
    assert addresses.file(key, "de") not in lead.get(FILES).content.decode()


def test_the_files_of_a_body_are_not_its_own_where_they_are_not_shared() -> None:
    """What belongs to a record of Gostyń is not Gostyń's, unless it is shared."""
    file = attached(record=Body.objects.get(key="gostyn"))
    file.shared_with.clear()
    partner = signed_in(user_of("gostyn"))
    assert {partner.get(one).status_code for one in work_addresses(file.key)} == {404}
