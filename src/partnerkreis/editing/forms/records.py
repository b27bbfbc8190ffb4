# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Another record, chosen by typing: what exists is offered, so that nobody makes a twin."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from partnerkreis.core.records import Record
from partnerkreis.editing.catalogue.shape import RecordField
from partnerkreis.editing.forms.answers import Answer, Choice, Context, Typed
from partnerkreis.editing.queries import named_by
from partnerkreis.editing.titles import title_of

#: Up to so many are a list to choose from; more are found by typing.
SHORT_LIST = 12


def is_short(field: RecordField, context: Context) -> bool:
    """Return whether all that come into question stand in a list."""
    return 0 < len(context.listed(field)) <= SHORT_LIST


def raw_record(field: RecordField, value: Record | None, context: Context) -> str:
    """Return what stands in the input for ``value``."""
    if value is None:
        return ""
    if is_short(field, context):
        return value.key
    offered = (one.title for one in context.listed(field) if one.record.pk == value.pk)
    return next(offered, None) or title_of(value, context.language)


def read_record(
    field: RecordField, name: str, typed: Typed, context: Context, before: Record | None
) -> Answer:
    """Read the input ``name``; of several that may be meant, the one in ``name.choice``."""
    text = typed.get(name, "")
    if not text:
        return Answer(None)
    if before is not None and text == raw_record(field, before, context):
        return Answer(before)
    found = named_by(field, context.record, context.actor, context.language, text)
    wanted = typed.get(f"{name}.choice")
    taken = found if len(found) == 1 else [one for one in found if one.record.key == wanted]
    if taken:
        return Answer(taken[0].record)
    if not found:
        fault = _("Nothing is called so. Please choose from the list, or leave it empty.")
        return Answer(faults={name: fault})
    choices = [Choice(one.record.key, one.title) for one in found]
    fault = _("Several may be meant. Please choose one.")
    return Answer(faults={name: fault}, choices={name: choices})


def raw_records(value: Iterable[Record]) -> str:
    """Return the keys of several records, one a line."""
    return "\n".join(sorted(one.key for one in value))


def read_records(
    field: RecordField, name: str, typed: Typed, context: Context, before: Iterable[Record]
) -> Answer:
    """Read which records were ticked. What the reader cannot see stays as it was."""
    ticked = set(typed.get(name, "").split())
    offered = {one.record.key: one.record for one in context.listed(field)}
    if ticked - offered.keys() - {one.key for one in before}:
        fault = _("Please choose one of the records that are offered.")
        return Answer(faults={name: fault})
    unseen = [one for one in before if one.key not in offered]
    chosen = [*(offered[key] for key in ticked & offered.keys()), *unseen]
    return Answer(sorted(chosen, key=lambda one: one.key))
