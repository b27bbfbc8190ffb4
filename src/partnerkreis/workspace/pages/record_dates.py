# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dates that somebody has just saved, told in words: this is how they were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from partnerkreis.access.policy import Actor
from partnerkreis.core.dates import Edtf, parse
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.editing.actions.changing import CHANGE
from partnerkreis.editing.actions.creating import CREATE
from partnerkreis.editing.catalogue.shape import DateField, Field, Kind, RowsField
from partnerkreis.editing.queries import history_of
from partnerkreis.journal.models import Entry
from partnerkreis.ui.shapes import Fault
from partnerkreis.workspace.pages.editing_inputs import read_back


def dates_just_saved(
    record: Record, kind: Kind, actor: Actor, language: Language, *, done: str
) -> list[Fault]:
    """Return the dates that ``actor`` wrote in the last change, each with the part it stands in.

    Of what else was done to the record nothing is told.
    """
    if done not in ("changed", "made"):
        return []
    last = next(iter(history_of(record, limit=1)), None)
    if last is None or last.actor_id != actor.user_id or last.verb not in (CHANGE, CREATE):
        return []
    return [*_told(kind, last, language), *_of_companion(kind, record, language, done)]


def _told(kind: Kind, entry: Entry, language: Language) -> Iterator[Fault]:
    for number, group in enumerate(kind.groups, start=1):
        for field in group.fields:
            before, after = entry.changes.get(field.name) or (None, None)
            for label, date in _dates(field, before, after):
                yield _line(f"part-{number}", label, parse(date), language)


def _dates(field: Field, before: Any, after: Any) -> Iterator[tuple[str, str]]:
    if isinstance(field, DateField) and after and before != after:
        yield str(field.label), after
    elif isinstance(field, RowsField):
        columns = [column for column in field.columns if isinstance(column, DateField)]
        for row in after or ():
            yield from _in_row(columns, row, before or ())


def _in_row(
    columns: list[DateField], row: Mapping[str, Any], before: Any
) -> Iterator[tuple[str, str]]:
    for column in columns:
        if row.get(column.name) and row not in before:
            yield str(column.label), row[column.name]


def _of_companion(kind: Kind, record: Record, language: Language, done: str) -> Iterator[Fault]:
    """Yield the dates of the record that was made together with a new one."""
    also = kind.companion
    made = also and done == "made" and also.model._default_manager.filter(**{also.link: record})
    for one in (made or ())[:1]:
        for field in also.fields if also else ():
            date = getattr(one, field.name)
            if isinstance(date, Edtf):
                yield _line("part-1", str(field.label), date, language)


def _line(part: str, label: str, date: Edtf, language: Language) -> Fault:
    mark = "" if label.endswith("?") else ":"
    return Fault(part, f"{label}{mark} {read_back(date, language)}")
