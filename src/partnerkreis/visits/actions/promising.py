# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Follow-ups of a visit: records of the encounter, seen by both sides."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor
from partnerkreis.encounters.models import FollowUp
from partnerkreis.journal.actions import record_change
from partnerkreis.visits.actions.errors import CannotKeep
from partnerkreis.visits.models.contents import values_of
from partnerkreis.visits.queries.reach import Place
from partnerkreis.visits.queries.stored import FOLLOW_UP_COLUMNS, follow_ups_of, plain

_LONGEST_TEXT, _LONGEST_DATE = 2000, 40


def write_follow_ups(
    place: Place,
    rows: Sequence[tuple[str, Mapping[str, Any]]],
    *,
    actor: Actor,
    now: datetime.datetime,
) -> None:
    """Write the follow-ups of the encounter that concern the own body. Raises CannotKeep."""
    there = {str(one.pk): one for one in follow_ups_of(place)}
    for number, (identity, values) in enumerate(rows):
        _check(place, number, values)
        one = there.pop(identity, None)
        before = values_of(one, FOLLOW_UP_COLUMNS) if one else {}
        if one is None:
            one = FollowUp(encounter=place.visit.encounter, key=f"follow-up-{uuid4().hex}")
        if plain(before) == plain(dict(values)):
            continue
        is_new = one._state.adding
        for name in FOLLOW_UP_COLUMNS:
            setattr(one, name, values.get(name))
        one.version += not is_new
        one.save()
        told = {n: (plain(before.get(n)), plain(values.get(n))) for n in FOLLOW_UP_COLUMNS}
        verb = "record.create" if is_new else "record.change"
        record_change(actor=actor, verb=verb, record=one, changes=told, now=now)
    for gone in there.values():
        told = {"what": (plain(gone.what), None)}
        record_change(actor=actor, verb="record.delete", record=gone, changes=told, now=now)
        gone.delete()


def _check(place: Place, number: int, values: Mapping[str, Any]) -> None:
    owed_by, owed_to = values.get("owed_by"), values.get("owed_to")
    bodies = {side.body for side in place.sides}
    if owed_by is None or owed_by.pk not in bodies:
        raise CannotKeep(_("Please choose from the list."), field=f"{number}.owed_by")
    if owed_to is None or owed_to.pk not in bodies:
        raise CannotKeep(_("Please choose from the list."), field=f"{number}.owed_to")
    if owed_by.pk == owed_to.pk:
        raise CannotKeep(_("One side owes it to another."), field=f"{number}.owed_to")
    if place.own.body not in (owed_by.pk, owed_to.pk):
        sentence = _("Here stands only what your own side owes or is owed.")
        raise CannotKeep(sentence, field=f"{number}.owed_by")
    texts = [wording.text for wording in values["what"].values()]
    if not texts:
        raise CannotKeep(_("Please fill in this field."), field=f"{number}.what")
    if max(map(len, texts)) > _LONGEST_TEXT:
        raise CannotKeep(_("This text is too long. Please shorten it."), field=f"{number}.what")
    for name in ("due", "done"):
        if len(str(values.get(name) or "")) > _LONGEST_DATE:
            sentence = _("This date cannot be kept. Please write it more simply.")
            raise CannotKeep(sentence, field=f"{number}.{name}")
