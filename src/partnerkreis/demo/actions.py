# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading the demonstration into an empty instance."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, Role
from partnerkreis.cases.actions import ImportReport, import_case
from partnerkreis.directory.actions import appoint
from partnerkreis.directory.models import Body, Office, OfficeKind, Source

_HERE = Path(__file__).parent


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


def appoint_officers(users: Mapping[str, User], *, actor: Actor, now: datetime) -> None:
    """Give each of ``users``, by the key of a body, the office of its partnership officer."""
    for key, user in users.items():
        office = Office.objects.filter(body__key=key, kind=OfficeKind.PARTNERSHIP_OFFICER).first()
        if office is not None:
            appoint(
                office=office,
                user=user,
                role=Role.OFFICER,
                since=timezone.localdate(now),
                actor=actor,
                now=now,
            )
