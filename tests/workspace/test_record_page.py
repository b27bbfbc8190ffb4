# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a record in the workspace: what leads on from it, and its journal in words."""

import pytest
from django.test import Client

from partnerkreis.encounters.models import Encounter
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import signed_in, user_of
from tests.workspace.test_editing import RECORD, opened


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen"))


def test_a_record_of_others_leads_on_to_what_is_public(officer: Client) -> None:
    here = addresses.record("partnership", "unterallgaeu-gostyn", "de")

    response = officer.get(here)
    page = response.content.decode()

    assert response.status_code == 403
    assert 'href="/de/partnerschaften/unterallgaeu-gostyn/"' in page
    assert addresses.edit("partnership", "unterallgaeu-gostyn", "de") not in page
    assert officer.post(here, {"action": "withdraw"}).status_code == 403


def test_what_a_record_belongs_to_can_be_opened(officer: Client) -> None:
    page = officer.get(addresses.record(*RECORD)).content.decode()

    assert f'href="{addresses.record("instrument", "nordhausen-gostyn-2023", "de")}"' in page


def test_the_journal_shows_no_codes(officer: Client) -> None:
    address = addresses.edit(*RECORD, field="when")
    officer.post(address, opened(officer, address) | {"when": "5. September 2023"})

    page = officer.get(addresses.record(*RECORD)).content.decode()

    assert "[2023-06-03" not in page
    assert "Wann wurde unterzeichnet: " in page


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("year derived from the report", '<span lang="en" dir="ltr">year derived from'),
        ("zapytać w starostwie", '<span lang="pl" dir="ltr">zapytać'),
        ("noch nicht geklärt", "<p>noch nicht geklärt</p>"),
    ],
)
def test_a_note_is_marked_where_it_is_in_another_language(
    officer: Client, note: str, shown: str
) -> None:
    Encounter.objects.filter(key="2022-musik").update(note=note)

    page = officer.get(addresses.record("encounter", "2022-musik", "de")).content.decode()

    assert shown in page
