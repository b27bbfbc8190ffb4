# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading the demonstration into an empty instance."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils import timezone

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, Permission, Role, authorise
from partnerkreis.cases.actions import ImportReport, import_case
from partnerkreis.core.models import ContentVersion
from partnerkreis.directory.actions import appoint
from partnerkreis.directory.models import Body, Office, OfficeKind, Source
from partnerkreis.encounters.models import Encounter
from partnerkreis.journal.actions import record_change
from partnerkreis.leads.actions import entrust_encounter

_HERE = Path(__file__).parent
#: Where mail to the partnership officers goes. Nobody receives it: the domains end in one that is
#: kept for examples (RFC 2606). The reference case itself names no address.
ADDRESSES: Final = {
    "gostyn": "partnerstwa@powiat-gostyn.example",
    "nordhausen": "partnerschaften@landkreis-nordhausen.example",
    "unterallgaeu": "partnerschaften@landkreis-unterallgaeu.example",
}


def is_empty() -> bool:
    """Return whether nothing has been entered yet."""
    return not Body.objects.exists() and not Source.objects.exists()


def load_reference_case(*, actor: Actor, now: datetime) -> ImportReport:
    """Take in the three counties of the reference case and the texts of the site."""
    report = import_case((_HERE / "site-texts.json").read_bytes(), actor=actor, now=now)
    case = import_case((_HERE / "reference-case.json").read_bytes(), actor=actor, now=now)
    report.added |= case.added
    report.changed |= case.changed
    report.unchanged += case.unchanged
    return report


@transaction.atomic
def give_addresses(*, actor: Actor, now: datetime) -> None:
    """Give each office of a partnership officer an address, so that links can be sent to it.

    Raises NotAllowed.
    """
    offices = Office.objects.filter(kind=OfficeKind.PARTNERSHIP_OFFICER, email="")
    for office in offices.filter(body__key__in=ADDRESSES).select_related("body"):
        authorise(actor, Permission.EDIT_RECORD, office.body_id)
        office.email = ADDRESSES[office.body.key]
        office.version += 1
        office.save(update_fields=["email", "version"])
        changes = {"email": ("", office.email)}
        record_change(actor=actor, verb="record.change", record=office, changes=changes, now=now)
    ContentVersion.advance()


#: In which office somebody of a role is found.
_OFFICES: Final = {
    Role.OFFICER: OfficeKind.PARTNERSHIP_OFFICER,
    Role.COLLEAGUE: OfficeKind.PARTNERSHIP_OFFICER,
    Role.READER: OfficeKind.HEAD_OF_COUNTY,
}


def appoint_to(body: str, role: Role, user: User, *, actor: Actor, now: datetime) -> None:
    """Give ``user`` the access of an office of the body with this key, as far as ``role`` goes."""
    office = Office.objects.filter(body__key=body, kind=_OFFICES[role]).order_by("key").first()
    if office is not None:
        since = timezone.localdate(now)
        appoint(office=office, user=user, role=role, since=since, actor=actor, now=now)


def entrust_for_a_year(encounter: str, user: User, *, actor: Actor, now: datetime) -> None:
    """Let ``user`` lead the encounter with this key for a year."""
    today, found = timezone.localdate(now), Encounter.objects.filter(key=encounter).first()
    if found is not None:
        until = today + timedelta(days=365)
        entrust_encounter(
            encounter=found, user=user, until=until, actor=actor, today=today, now=now
        )
