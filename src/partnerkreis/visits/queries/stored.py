# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A part of a visit as it is stored: the record it hangs on, its columns, its rows."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import models

from partnerkreis.core.dates import Edtf
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.encounters.models import FollowUp
from partnerkreis.visits.models import Delegation, PressNote, VisitFolder
from partnerkreis.visits.models.contents import CONTENTS, values_of
from partnerkreis.visits.queries.reach import Place
from partnerkreis.visits.rules.values import JOINT, Part, Side

#: The columns of a follow-up that are asked for.
FOLLOW_UP_COLUMNS = ("owed_by", "owed_to", "what", "due", "done")


@dataclass(frozen=True, slots=True)
class Stored:
    """``record`` is not saved yet where nobody wrote anything. Rows go by their ids."""

    record: Record
    columns: dict[str, Any]
    rows: dict[str, dict[str, Any]]

    @property
    def mark(self) -> str:
        """Return what stands for exactly this state."""
        state = json.dumps([plain(self.columns), plain(self.rows)], sort_keys=True)
        return sha256(state.encode()).hexdigest()


def stored_part(place: Place, part: Part, side: Side) -> Stored:
    """Return a part as it is now (at most two queries)."""
    contents, record = CONTENTS[part], record_of(place, part, side)
    if part is Part.FOLLOW_UPS:
        found = follow_ups_of(place)
        return Stored(record, {}, {str(f.pk): values_of(f, FOLLOW_UP_COLUMNS) for f in found})
    rows: dict[str, dict[str, Any]] = {}
    if contents.rows and not record._state.adding:
        manager = getattr(record, contents.rows.name)
        for row in _with_bodies(manager.order_by("position"), contents.rows.columns):
            rows[str(row.pk)] = values_of(row, contents.rows.columns)
    return Stored(record, values_of(record, contents.columns), rows)


def _with_bodies(rows: models.QuerySet[Any], columns: tuple[str, ...]) -> models.QuerySet[Any]:
    return rows.select_related("partner") if "partner" in columns else rows


def record_of(place: Place, part: Part, side: Side) -> Record:
    """Return the record that the part belongs to; a new one where there is none."""
    if part in JOINT:
        return place.visit
    models_of: dict[Part, type[Delegation | PressNote | VisitFolder]] = {
        Part.DELEGATION: Delegation,
        Part.PRESS: PressNote,
    }
    model = models_of.get(part, VisitFolder)
    found = model._default_manager.filter(visit=place.visit, body=side.body).first()
    return found or new_record(model, place, side)


def new_record(
    model: type[Delegation | PressNote | VisitFolder], place: Place, side: Side
) -> Record:
    """Return a record of one side that is not saved yet."""
    record = model(visit=place.visit, body_id=side.body)
    # Keys stand in no address here; they only have to be unlike any other.
    record.key = f"{model._meta.model_name}-{record.pk.hex}"
    return record


def follow_ups_of(place: Place) -> list[FollowUp]:
    """Return the follow-ups of this encounter that the own body owes or is owed."""
    own = models.Q(owed_by=place.own.body) | models.Q(owed_to=place.own.body)
    found = FollowUp.objects.filter(own, encounter=place.visit.encounter_id)
    return list(found.select_related("owed_by", "owed_to").order_by("key"))


def plain(value: Any) -> Any:
    """Return a value as JSON can keep it."""
    match value:
        case Translated():
            return value.to_json()
        case Edtf():
            return str(value)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case models.Model():
            return str(value.pk)
        case dict():
            return {name: plain(one) for name, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
    return value
