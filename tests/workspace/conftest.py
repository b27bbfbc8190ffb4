# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""People who work here, and a fourth body that only one of the three knows."""

import datetime
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from partnerkreis.access.models import User
from partnerkreis.access.policy import Role
from partnerkreis.accounts.demonstration import ADDRESSES
from partnerkreis.core.dates import parse
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.naming import Names
from partnerkreis.directory.models import Appointment, Body, Office
from partnerkreis.partnerships.models import (
    Instrument,
    InstrumentKind,
    Partnership,
    Party,
    Signing,
)
from tests.editing.users import set_up_second_step, signed_in

BEGUN = datetime.date(2026, 1, 1)


def officer(body: str, role: Role = Role.OFFICER) -> User:
    """Return a user who holds an office of ``body``; one who needs no second step."""
    address = next(a for a in sorted(ADDRESSES) if not User.objects.filter(email=a).exists())
    user = User.objects.create_user(address, name=f"Somebody of {body}")
    office = Office.objects.create(
        key=f"work-{body}-{role}-{user.pk.hex[:8]}", body=Body.objects.get(key=body), kind="other"
    )
    Appointment.objects.create(office=office, user=user, role=role, since=BEGUN)
    return user


@pytest.fixture
def client_of(reference_case: None) -> Callable[..., Client]:
    """Return a function that signs an officer of a body in."""

    def signed_in(body: str, role: Role = Role.OFFICER) -> Client:
        client = Client()
        client.force_login(officer(body, role), backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return signed_in


@pytest.fixture
def fourth_body(reference_case: None) -> Body:
    """Return a body that is a partner of the Unterallgäu and of nobody else."""
    return add_fourth_body()


def add_fourth_body() -> Body:
    names = Names({"de": {"full": "Landkreis Musterau"}, "en": {"full": "county of Musterau"}})
    body = Body.objects.create(key="musterau", country="AT", names=names)
    partnership = Partnership.objects.create(
        key="unterallgaeu-musterau", first_contact=parse("1999")
    )
    for position, key in enumerate(("unterallgaeu", "musterau")):
        Party.objects.create(
            partnership=partnership, body=Body.objects.get(key=key), position=position
        )
    charter = Instrument.objects.create(
        key="charter-musterau", partnership=partnership, kind=InstrumentKind.CHARTER
    )
    Signing.objects.create(key="signing-musterau", instrument=charter, when=parse("2001-05-04"))
    ContentVersion.advance()
    return body


@pytest.fixture
def administrator(reference_case: None) -> Client:
    """Somebody who may do everything: whatever can be filled in, can be by them."""
    user = User.objects.create_user("a@county.example", name="A", role=Role.ADMINISTRATOR)
    set_up_second_step(user)
    return signed_in(user)
