# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table is its owner's alone, and is forgotten."""

import datetime
from typing import Any

import pytest

from partnerkreis.access.policy import Actor, NotAllowed, Role
from partnerkreis.directory.queries import actor_of
from partnerkreis.imports.actions import discard_upload, forget_old_uploads, take_in
from partnerkreis.imports.models import Upload
from tests.conftest import NOW
from tests.editing.users import user_of
from tests.imports.test_actions import LIST, TODAY, VISIT, taken_in, upload


@pytest.fixture
def officer(reference_case: None) -> Actor:
    return actor_of(user_of("nordhausen"), today=TODAY)


def test_a_table_is_forgotten_after_a_day(officer: Actor) -> None:
    table = upload(officer, "encounters", LIST, VISIT)

    forget_old_uploads(now=NOW + datetime.timedelta(hours=23))
    assert Upload.objects.filter(pk=table.pk).exists()
    forget_old_uploads(now=NOW + datetime.timedelta(days=1))

    assert not Upload.objects.exists()


def test_a_table_is_forgotten_when_somebody_says_so(officer: Actor) -> None:
    discard_upload(upload=upload(officer, "encounters", LIST, VISIT), actor=officer)

    assert not Upload.objects.exists()


def test_nothing_of_what_was_taken_in_stays_in_the_table(officer: Actor) -> None:
    assert taken_in(upload(officer, "encounters", LIST, VISIT), officer).rows == []


@pytest.mark.parametrize("role", [Role.READER, Role.OFFICER])
def test_a_table_is_its_owners(role: Role, officer: Actor) -> None:
    table = upload(officer, "encounters", LIST, VISIT)
    other = actor_of(user_of("nordhausen", role), today=TODAY)

    for act in (discard_upload, _confirm):
        with pytest.raises(NotAllowed):
            act(upload=table, actor=other)

    assert Upload.objects.filter(pk=table.pk, outcome__isnull=True).exists()


def _confirm(*, upload: Upload, actor: Actor) -> Any:
    return take_in(upload=upload, seen="", actor=actor, now=NOW, today=TODAY)


def test_readers_take_nothing_in(reference_case: None) -> None:
    reader = actor_of(user_of("nordhausen", Role.READER), today=TODAY)

    with pytest.raises(NotAllowed):
        upload(reader, "encounters", LIST, VISIT)
