# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each side releases for itself; one is enough, unless the partnership asks for all."""

import pytest

from partnerkreis.access.policy import OPERATOR, Actor, Grant, Role
from partnerkreis.directory.models import Body
from partnerkreis.editing.actions import release_record, withdraw_release
from partnerkreis.editing.errors import CannotSave
from partnerkreis.editing.releases import releases_of
from partnerkreis.editing.rules import is_public
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Partnership, SideRelease, Signing
from tests.conftest import NOW

A, B = object(), object()


@pytest.mark.parametrize(
    ("said", "needs_all", "expected"),
    [
        ({}, False, False),
        ({A: True}, False, True),
        ({A: True}, True, False),
        ({A: True, B: True}, True, True),
        ({A: True, B: False}, False, False),
        ({A: True, B: False}, True, False),
        ({}, True, False),
    ],
)
def test_when_the_public_reads(said, needs_all, expected) -> None:
    assert is_public(said, [A, B], needs_all=needs_all) is expected


def acting(body: str) -> Actor:
    grant = Grant(Role.OFFICER, Body.objects.get(key=body).pk)
    return Actor(Role.PUBLIC, f"O of {body}", grants=(grant,))


def hidden(model=Encounter, key="2022-musik"):
    model.objects.filter(key=key).update(published_at=None)
    return model.objects.get(key=key)


def act(do, record, who):
    record.refresh_from_db()
    do(record=record, version=record.version, actor=who, now=NOW)
    record.refresh_from_db()
    return record.published_at is not None


def test_one_side_is_enough_until_another_takes_its_release_back(reference_case: None) -> None:
    record, ours, theirs = hidden(), acting("nordhausen"), acting("gostyn")

    assert act(release_record, record, ours)
    assert act(release_record, record, theirs)
    assert not act(withdraw_release, record, theirs)
    assert not act(release_record, record, ours)
    assert act(release_record, record, theirs)
    said = {str(one.body.key): one.is_released for one in SideRelease.objects.all()}
    assert said == {"nordhausen": True, "gostyn": True}


@pytest.mark.parametrize(
    ("model", "key"),
    [(Encounter, "2022-musik"), (Signing, "nordhausen-gostyn-2023-gostyn")],
)
def test_a_partnership_can_ask_for_the_release_of_all(model, key, reference_case: None) -> None:
    Partnership.objects.filter(key="nordhausen-gostyn").update(needs_all_releases=True)
    record, ours, theirs = hidden(model, key), acting("nordhausen"), acting("gostyn")

    assert not act(release_record, record, ours)
    assert [body.key for body in releases_of(record).bodies] == ["gostyn", "nordhausen"]
    with pytest.raises(CannotSave):
        release_record(record=record, version=record.version, actor=OPERATOR, now=NOW)
    assert act(release_record, record, theirs)
    assert not act(withdraw_release, record, ours)


def test_who_runs_the_instance_speaks_for_no_side(reference_case: None) -> None:
    record, ours = hidden(), acting("nordhausen")

    assert act(release_record, record, OPERATOR)
    assert SideRelease.objects.count() == 0
    assert not act(withdraw_release, record, ours)
    assert not act(release_record, record, OPERATOR)
