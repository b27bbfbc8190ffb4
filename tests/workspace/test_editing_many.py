# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form whose record belongs to some of more partnerships than can be ticked."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.editing.queries import MOST_LISTED
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Partnership, Party
from partnerkreis.search.actions import rebuild
from partnerkreis.workspace import addresses_editing as addresses
from tests.editing.users import signed_in, user_of
from tests.workspace.test_editing import inputs

KEY = "2022-musik"
EDIT = addresses.edit("encounter", KEY, "de", "partnerships")
MORE = "partnerships.more"


@pytest.fixture
def client(reference_case: None) -> Client:
    """Return an officer among more partnerships than a form lists, all with Nordhausen."""
    own, now = Body.objects.get(key="nordhausen"), timezone.now()
    bodies = [
        Body(key=f"place-{number}", country="DE", names=names(number), published_at=now)
        for number in range(MOST_LISTED)
    ]
    Body.objects.bulk_create(bodies)
    made = Partnership.objects.bulk_create(
        Partnership(
            key=f"nordhausen-place-{number}",
            title=Translated.of(de=f"Nordhausen–Ortsfeld {number}"),
            published_at=now,
        )
        for number in range(MOST_LISTED)
    )
    for position, side in enumerate(([own] * len(bodies), bodies)):
        Party.objects.bulk_create(
            Party(partnership=one, body=body, position=position)
            for one, body in zip(made, side, strict=True)
        )
    rebuild()
    return signed_in(user_of("nordhausen"))


def names(number: int) -> Names:
    return Names({"de": {"full": f"Ortsfeld {number}", "short": f"Ortsfeld {number}"}})


def belongs_to() -> list[str]:
    return sorted(Encounter.objects.get(key=KEY).partnerships.values_list("key", flat=True))


def ticks(page: str) -> list[tuple[str, bool]]:
    found = re.findall(r'type="checkbox"[^>]*name="partnerships" value="([^"]*)"( checked)?', page)
    return [(key, bool(ticked)) for key, ticked in found]


def send(client: Client, **typed: str):
    return client.post(EDIT, inputs(client.get(EDIT).content.decode()) | typed)


def test_what_is_chosen_is_ticked_and_one_more_is_typed(client: Client) -> None:
    before = belongs_to()
    page = client.get(EDIT).content.decode()
    assert ticks(page) == [(key, True) for key in before]
    assert f'name="{MORE}"' in page
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))

    assert send(client, **{MORE: "Ortsfeld 77"}).status_code == 302

    assert belongs_to() == sorted([*before, "nordhausen-place-77"])
    again = client.get(EDIT).content.decode()
    assert len(ticks(again)) == len(before) + 1
    assert inputs(again)[MORE] == ""


def test_of_several_that_fit_one_is_chosen(client: Client) -> None:
    before = belongs_to()
    asked = send(client, **{MORE: "Ortsfeld 7"})
    assert asked.status_code == 422
    page = asked.content.decode()
    offered = re.findall(rf'name="{MORE}.choice" value="([^"]*)"', page)
    assert "nordhausen-place-71" in offered
    assert ticks(page) == [(key, True) for key in before]

    typed = inputs(page) | {f"{MORE}.choice": "nordhausen-place-71"}
    assert client.post(EDIT, typed).status_code == 302

    assert "nordhausen-place-71" in belongs_to()


def test_what_nothing_is_called_is_said_there_and_nothing_is_lost(client: Client) -> None:
    before = belongs_to()

    answer = send(client, **{MORE: "Nirgendwo"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#f-{MORE}"' in page
    assert 'value="Nirgendwo"' in page
    assert belongs_to() == before


def test_what_is_no_longer_ticked_is_taken_out(client: Client) -> None:
    send(client, **{MORE: "Ortsfeld 77"})
    typed = inputs(client.get(EDIT).content.decode())

    typed["partnerships"] = "nordhausen-place-77"
    assert client.post(EDIT, typed).status_code == 302

    assert belongs_to() == ["nordhausen-place-77"]


def test_a_partnership_in_the_address_is_ticked_in_a_new_form(client: Client) -> None:
    new = f"{addresses.new('encounter', 'de')}?partnerships=nordhausen-place-5"

    page = client.get(new).content.decode()

    assert ticks(page) == [("nordhausen-place-5", True)]
