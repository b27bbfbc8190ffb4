# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releasing for publication, and taking it back."""

import pytest
from django.test import Client

from partnerkreis.access.policy import Actor, NotAllowed
from partnerkreis.editing.actions import release_record, withdraw_release
from partnerkreis.editing.errors import Overtaken
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.models import Entry
from partnerkreis.partnerships.models import Signing
from partnerkreis.portal import links
from tests.conftest import NOW


def test_the_public_reads_what_is_released_and_nothing_else(officer: Actor) -> None:
    encounter = Encounter.objects.get(key="2022-musik")
    address = links.of("encounter", encounter.key, "de")
    statuses = [Client().get(address).status_code]

    withdraw_release(record=encounter, version=1, actor=officer, now=NOW)
    statuses.append(Client().get(address).status_code)
    withdraw_release(record=encounter, version=2, actor=officer, now=NOW)
    release_record(record=encounter, version=2, actor=officer, now=NOW)
    statuses.append(Client().get(address).status_code)

    assert statuses == [200, 404, 200]
    verbs = Entry.objects.filter(record_id=encounter.pk).values_list("verb", flat=True)
    assert sorted(verbs) == ["record.release", "record.withdraw"]


def test_a_release_is_of_what_was_seen(officer: Actor) -> None:
    encounter = Encounter.objects.get(key="2022-musik")
    withdraw_release(record=encounter, version=1, actor=officer, now=NOW)

    with pytest.raises(Overtaken):
        release_record(record=encounter, version=1, actor=officer, now=NOW)


def test_colleagues_and_strangers_do_not_publish(
    colleague: Actor, stranger: Actor, reader: Actor
) -> None:
    encounter = Encounter.objects.get(key="2022-musik")

    for actor in (colleague, stranger, reader):
        with pytest.raises(NotAllowed):
            withdraw_release(record=encounter, version=1, actor=actor, now=NOW)


def test_a_signing_that_is_not_released_does_not_stand_on_the_public_page(officer: Actor) -> None:
    signing = Signing.objects.get(key="nordhausen-gostyn-2023-gostyn")
    address = links.of("partnership", "nordhausen-gostyn", "de")
    shown = signing.occasion["de"].text
    assert shown in Client().get(address).content.decode()

    withdraw_release(record=signing, version=1, actor=officer, now=NOW)

    assert shown not in Client().get(address).content.decode()
