# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page of a record says of its release by each side."""

import pytest
from django.test import Client

from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Partnership
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import signed_in, user_of


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
    assert officer.post(here, {"action": "release", "version": "1"}).status_code == 302
    page = officer.get(here).content.decode().replace("\u00a0", " ")
    assert "by Anna Nowak." in page
    assert page.count("the release is awaited") == 1
    assert 'value="withdraw"' in page
    theirs = partner.get(here).content.decode()
    assert 'value="release"' in theirs
    assert partner.post(here, {"action": "release", "version": "1"}).status_code == 302
    assert Encounter.objects.get(key="2022-musik").published_at is not None
