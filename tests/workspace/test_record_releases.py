# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page of a record says of its release by each side."""

from pathlib import Path

import pytest
from django.test import Client

from partnerkreis.encounters.models import Encounter
from partnerkreis.files.models import StoredFile
from partnerkreis.partnerships.models import Partnership
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace import addresses_files as files
from tests.editing.users import signed_in, user_of
from tests.files.conftest import attached


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


@pytest.fixture
def partner(reference_case: None) -> Client:
    return signed_in(user_of("gostyn", name="Jan Kowalski"))


def test_the_page_of_a_record_says_what_each_side_says_of_its_release(
    officer: Client, partner: Client
) -> None:
    Partnership.objects.filter(key="nordhausen-gostyn").update(needs_all_releases=True)
    Encounter.objects.filter(key="2022-musik").update(published_at=None)
    here = addresses.record("encounter", "2022-musik", "en")
    assert "the release is awaited" in officer.get(here).content.decode()
    answer = officer.post(here, {"action": "release", "version": "1"})
    assert answer.status_code == 302
    page = officer.get(answer["Location"]).content.decode().replace("\u00a0", " ")
    assert "by Anna Nowak." in page
    assert page.count("the release is awaited") == 1
    assert "Your side has released it." in page
    assert 'value="withdraw"' in page
    theirs = partner.get(here).content.decode()
    assert 'value="release"' in theirs
    assert partner.post(here, {"action": "release", "version": "1"}).status_code == 302
    assert Encounter.objects.get(key="2022-musik").published_at is not None


def test_the_page_of_a_file_says_the_same(officer: Client, partner: Client, folder: Path) -> None:
    Partnership.objects.filter(key="nordhausen-gostyn").update(needs_all_releases=True)
    here, public = files.file(key := attached().key, "en"), f"/files/{key}/"
    assert officer.get(here).content.decode().count("the release is awaited") == 2

    answer = officer.post(here, {"action": "release", "version": "1"})

    page = officer.get(answer["Location"]).content.decode()
    assert page.count("the release is awaited") == 1
    assert "Your side has released it." in page
    assert 'value="withdraw"' in page
    assert Client().get(public).status_code == 404
    assert 'value="release"' in partner.get(here).content.decode()
    version = str(StoredFile.objects.get().version)
    assert partner.post(here, {"action": "release", "version": version}).status_code == 302
    assert Client().get(public).status_code == 200
    version = str(StoredFile.objects.get().version)
    officer.post(here, {"action": "withdraw", "version": version})
    assert "took its release back" in partner.get(here).content.decode()
    assert Client().get(public).status_code == 404


def test_a_release_by_the_address_of_records_asks_for_the_same(
    officer: Client, folder: Path
) -> None:
    here = addresses.record("file", attached(ground="").key, "en")

    answer = officer.post(here, {"action": "release", "version": "1"})

    assert answer.status_code == 409
    assert StoredFile.objects.get().published_at is None
