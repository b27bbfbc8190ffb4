# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Officers of two counties, and one who has nothing to do with them."""

from uuid import UUID, uuid4

import pytest

from partnerkreis.access.policy import Actor, Grant, Role
from partnerkreis.directory.models import Body


def acting_for(body: UUID, role: Role = Role.OFFICER, name: str = "Anna Nowak") -> Actor:
    return Actor(Role.PUBLIC, name, uuid4(), (Grant(role, body),))


@pytest.fixture
def officer(reference_case: None) -> Actor:
    """The officer of Nordhausen."""
    return acting_for(Body.objects.get(key="nordhausen").pk)


@pytest.fixture
def partner(reference_case: None) -> Actor:
    """The officer of Gostyń."""
    return acting_for(Body.objects.get(key="gostyn").pk, name="Jan Kowalski")


@pytest.fixture
def stranger(reference_case: None) -> Actor:
    """The officer of a county that is no partner of anybody."""
    return acting_for(Body.objects.create(key="elsewhere", country="DE").pk, name="Fremd")


@pytest.fixture
def reader(reference_case: None) -> Actor:
    return acting_for(Body.objects.get(key="nordhausen").pk, Role.READER)


@pytest.fixture
def colleague(reference_case: None) -> Actor:
    return acting_for(Body.objects.get(key="nordhausen").pk, Role.COLLEAGUE)
