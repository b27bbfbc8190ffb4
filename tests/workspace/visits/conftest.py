# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visit, those who prepare it, and what they do on its pages."""

import html
from typing import Any

import pytest
from django.test import Client

from partnerkreis.access.policy import Actor
from partnerkreis.visits.models import Visit
from partnerkreis.visits.rules.values import Part
from partnerkreis.workspace import addresses_visits as addresses
from tests.editing.users import signed_in, user_of
from tests.visits.conftest import acting_for, begun
from tests.workspace.test_editing import inputs


@pytest.fixture
def officer(reference_case: None) -> Client:
    return signed_in(user_of("nordhausen", name="Jana Musterfeld"))


@pytest.fixture
def partner(reference_case: None) -> Client:
    return signed_in(user_of("gostyn", name="Jan Kowalski"))


@pytest.fixture
def actor(reference_case: None) -> Actor:
    return acting_for("nordhausen")


@pytest.fixture
def visit(actor: Actor) -> Visit:
    return begun(actor)


def opened(client: Client, address: str) -> dict[str, Any]:
    """Return what a browser would send of the form at ``address``, as it stands there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return inputs(response.content.decode())


def part(visit: Visit, name: Part, side: str = "nordhausen", of: str = "") -> str:
    return addresses.part(visit.key, side, name, "de", of)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return html.unescape(response.content.decode()).replace("\u00a0", " ")
