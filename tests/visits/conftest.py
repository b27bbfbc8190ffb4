# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visit of the council of Gostyń in Nordhausen, and those who prepare it."""

import datetime
from uuid import uuid4

import pytest

from partnerkreis.access.policy import Actor, Grant, Role
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.visits.actions import begin_visit
from partnerkreis.visits.actions.beginning import Beginning
from partnerkreis.visits.models import Visit
from partnerkreis.visits.queries import Place, place_of
from tests.conftest import NOW

FIRST, LAST = datetime.date(2027, 5, 11), datetime.date(2027, 5, 13)


def acting_for(body: str, role: Role = Role.OFFICER, name: str = "Jana Musterfeld") -> Actor:
    """Return somebody with a role for a body, who needs no account for that."""
    place, _made = Body.objects.get_or_create(key=body, defaults={"country": "DE"})
    return Actor(Role.PUBLIC, name, uuid4(), (Grant(role, place.pk),))


def asked(guests: tuple[str, ...] = ("gostyn",), **values: object) -> Beginning:
    """Return what is asked of a council visit in Nordhausen."""
    given: dict[str, object] = {
        "kind": "council_visit",
        "host": Body.objects.get(key="nordhausen"),
        "guests": [Body.objects.get(key=key) for key in guests],
        "first_day": FIRST,
        "last_day": LAST,
        "title": Translated.of(de="Kreistag Gostyń in Nordhausen", pl="Rada powiatu w Nordhausen"),
    }
    return Beginning(**(given | values))  # type: ignore[arg-type]


def begun(actor: Actor, guests: tuple[str, ...] = ("gostyn",), **values: object) -> Visit:
    return begin_visit(asked=asked(guests, **values), token=uuid4(), actor=actor, now=NOW)


def seen(actor: Actor, visit: Visit, side: str) -> Place:
    """Return the visit as the body ``side`` has it."""
    place = place_of(actor, visit.key, side)
    assert place is not None
    return place


@pytest.fixture
def officer(reference_case: None) -> Actor:
    return acting_for("nordhausen")


@pytest.fixture
def partner(reference_case: None) -> Actor:
    return acting_for("gostyn", name="Ewa Przykładowska")


@pytest.fixture
def visit(officer: Actor) -> Visit:
    return begun(officer)
