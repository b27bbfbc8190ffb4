# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking over an earlier preparation: everything but the people, and what was given or answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import models

from partnerkreis.visits.models import PressNote, Visit, VisitFolder
from partnerkreis.visits.models.contents import CONTENTS, Contents, Rows, values_of
from partnerkreis.visits.rules.copying import same_day_of
from partnerkreis.visits.rules.values import INTERNAL, JOINT, Part


def copy_preparation(source: Visit, target: Visit, *, can_read: Callable[[UUID], bool]) -> None:
    """Write into the new visit ``target`` what may be taken over of ``source``.

    Of what bodies keep for themselves only that of bodies which ``can_read``: a stranger does not
    move another's papers. Days move along with the first day of the visit.
    """
    source.refresh_from_db()
    for part in JOINT:
        _copy(CONTENTS[part], source, target, source, target)
    for model, parts in ((VisitFolder, INTERNAL), (PressNote, (Part.PRESS,))):
        targets = {one.body_id: one for one in model.objects.filter(visit=target)}
        for one in model.objects.filter(visit=source):
            if one.body_id in targets and can_read(one.body_id):
                for part in parts:
                    _copy(CONTENTS[part], one, targets[one.body_id], source, target)


def _copy(
    contents: Contents, one: models.Model, other: models.Model, source: Visit, target: Visit
) -> None:
    for name in contents.copied:
        setattr(other, name, getattr(one, name))
    if contents.copied:
        other.save(update_fields=contents.copied)
    rows = contents.rows
    if rows is None or not rows.is_copied:
        return
    for row in getattr(one, rows.name).order_by("position"):
        values = _moved(rows, row, source, target)
        rows.model._default_manager.create(**{rows.owner: other}, position=row.position, **values)


def _moved(rows: Rows, row: models.Model, source: Visit, target: Visit) -> dict[str, Any]:
    kept = tuple(name for name in rows.columns if name not in rows.people)
    values = values_of(row, kept)
    if "day" in values:
        values["day"] = same_day_of(
            values["day"], before=source.encounter.earliest, now=target.encounter.earliest
        )
    # What is public of the new visit is said anew.
    return {name: False if name == "is_public" else value for name, value in values.items()}
