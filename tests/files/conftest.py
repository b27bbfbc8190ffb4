# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""People who work with files, and files they work with."""

import datetime
import io
from typing import Any
from uuid import uuid4

from partnerkreis.access.policy import Actor, Grant, Role
from partnerkreis.core.dates import parse
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import Encounter
from partnerkreis.files.actions import attach_file
from partnerkreis.files.intake import take_in
from partnerkreis.files.models import StoredFile
from tests.files.drawn import picture

NOW = datetime.datetime(2026, 6, 1, 9, tzinfo=datetime.UTC)
TODAY = NOW.date()


def actor(body: str, role: Role = Role.OFFICER) -> Actor:
    return Actor(
        Role.PUBLIC, f"Somebody of {body}", uuid4(), (Grant(role, Body.objects.get(key=body).pk),)
    )


def attached(
    content: bytes | None = None,
    name: str = "meadow.jpg",
    *,
    record: Record | None = None,
    body: str = "nordhausen",
    **fields: Any,
) -> StoredFile:
    """Return a file of an encounter of Nordhausen and Gostyń, with everything it needs."""
    file = attach_file(
        taken=take_in(name, io.BytesIO(content if content is not None else picture())),
        record=record or Encounter.objects.get(key="2022-musik"),
        body=Body.objects.get(key=body),
        title=Translated.of(de="Eine Wiese", pl="Łąka"),
        token=uuid4(),
        actor=actor(body),
        now=NOW,
    )
    usual = {
        "alternative": Translated.of(de="Eine Wiese unter der Sonne", pl="Łąka w słońcu"),
        "rights_holder": "Landkreis Nordhausen",
        "credit": "Bild: Muster",
        "ground": "nobody",
    }
    dates = ("ground_since", "ground_until", "withdrawn", "embargo")
    for field, value in (usual | fields).items():
        setattr(file, field, parse(value) if field in dates and value else value)
    file.save()
    return file


def released(*args: Any, **fields: Any) -> StoredFile:
    return attached(*args, **{"published_at": NOW, **fields})
