# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing one part of a visit."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, authorise
from partnerkreis.core.dates import Edtf
from partnerkreis.core.models import ContentVersion
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.encounters.models import Gift
from partnerkreis.journal.actions import record_change
from partnerkreis.visits.actions.consequences import follow
from partnerkreis.visits.actions.errors import CannotKeep, Overtaken
from partnerkreis.visits.actions.promising import write_follow_ups
from partnerkreis.visits.models import Visit, VisitGift
from partnerkreis.visits.models.contents import CONTENTS, Rows
from partnerkreis.visits.queries.reach import Place, editors_of, permission_for
from partnerkreis.visits.queries.stored import Stored, plain, stored_part
from partnerkreis.visits.rules.values import Part, Side

#: A row that is new has no id yet.
Row = Mapping[str, Any]
MOST_ROWS = 200
_LONGEST_TEXT = 20_000
_LONGEST_DATE = 40


@transaction.atomic
def change_part(
    *,
    place: Place,
    part: Part,
    side: Side,
    columns: Mapping[str, Any],
    rows: Sequence[tuple[str, Row]],
    mark: str,
    actor: Actor,
    now: datetime.datetime,
) -> None:
    """Write the columns of a part, and as its rows those of ``rows``: pairs of id and values.

    An id "" stands for a new row; rows that are not there any more are deleted. ``mark`` is that
    of the state which was changed (``queries.stored_part``). What stays as it was is not
    journalled. Raises NotAllowed, Overtaken and CannotKeep.
    """
    bodies = editors_of(part, side, place, today=now.date())
    authorise(actor, permission_for(part), *bodies)
    # One after the other: all parts of a visit wait for this row.
    current = Visit.objects.select_for_update().get(pk=place.visit.pk)
    place = replace(place, visit=current)
    before = stored_part(place, part, side)
    if before.mark != mark:
        raise Overtaken
    _check_asked(part, columns, rows)
    record = before.record
    if record._state.adding:
        record.save(force_insert=True)
    _write_columns(record, columns)
    if part is Part.FOLLOW_UPS:
        write_follow_ups(place, rows, actor=actor, now=now)
    elif contents_rows := CONTENTS[part].rows:
        _write_rows(record, contents_rows, rows)
    follow(part, place, record)
    _note(before, stored_part(place, part, side), part, actor, now)


def _check_asked(part: Part, columns: Mapping[str, Any], rows: Sequence[tuple[str, Row]]) -> None:
    if unknown := columns.keys() - set(CONTENTS[part].columns):
        raise CannotKeep(_("This field cannot be edited here."), field=min(unknown))
    if len(rows) > MOST_ROWS:
        raise CannotKeep(_("These are too many rows. Please leave some out."))


def _write_columns(record: Record, columns: Mapping[str, Any]) -> None:
    if not columns:
        return
    _set(record, columns, "")
    record.version += 1
    record.save(update_fields=[*columns, "version"])


def _write_rows(record: Record, asked: Rows, rows: Sequence[tuple[str, Row]]) -> None:
    there = {str(row.pk): row for row in getattr(record, asked.name).all()}
    kept: list[Any] = []
    for position, (identity, values) in enumerate(rows):
        if unknown := values.keys() - set(asked.columns):
            raise CannotKeep(_("This field cannot be edited here."), field=min(unknown))
        row = there.pop(identity, None) or asked.model(**{asked.owner: record})
        _set(row, {**values, "position": position}, f"{position}.")
        kept.append(row)
    gone = list(there)
    if asked.model is VisitGift:
        # What was handed over goes with its line.
        Gift.objects.filter(planned__pk__in=gone).delete()
    asked.model._default_manager.filter(pk__in=gone).delete()
    for row in kept:
        row.save()


def _set(row: models.Model, values: Mapping[str, Any], where: str) -> None:
    """Set columns and check them: SQLite would take a text of any length. Raises CannotKeep."""
    for name, value in values.items():
        if _is_too_long(value):
            sentence = _("This text is too long. Please shorten it.")
            raise CannotKeep(sentence, field=f"{where}{name}")
        setattr(row, name, value)
    checked = {name for name, value in values.items() if not isinstance(value, Translated)}
    others = {field.name for field in row._meta.concrete_fields if field.name not in checked}
    try:
        row.clean_fields(exclude=others)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise CannotKeep(messages[0], field=f"{where}{name}") from error


def _is_too_long(value: Any) -> bool:
    if isinstance(value, Translated):
        return any(len(wording.text) > _LONGEST_TEXT for wording in value.values())
    if isinstance(value, Edtf):
        return len(str(value)) > _LONGEST_DATE
    return isinstance(value, str) and len(value) > _LONGEST_TEXT


def _note(before: Stored, after: Stored, part: Part, actor: Actor, now: datetime.datetime) -> None:
    told = {
        name: (plain(before.columns.get(name)), plain(value))
        for name, value in after.columns.items()
        if plain(before.columns.get(name)) != plain(value)
    }
    old, new = list(before.rows.values()), list(after.rows.values())
    if plain(old) != plain(new):
        rows = CONTENTS[part].rows
        told[rows.name if rows else "follow_ups"] = (plain(old), plain(new))
    if not told:
        return
    record_change(actor=actor, verb=f"visit.{part}", record=after.record, changes=told, now=now)
    ContentVersion.advance()
