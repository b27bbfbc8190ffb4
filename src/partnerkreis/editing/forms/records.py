# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Another record, chosen by typing: what exists is offered, so that nobody makes a twin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Permission
from partnerkreis.core.folding import fold
from partnerkreis.core.records import Record
from partnerkreis.core.translated import Translated
from partnerkreis.editing.catalogue.shape import Beginning, RecordField
from partnerkreis.editing.forms.answers import Answer, Choice, Context, Typed
from partnerkreis.editing.queries import Offered, may, named_by, offered_by_key
from partnerkreis.editing.rules import edited
from partnerkreis.editing.titles import title_of

_NOTHING = _("Nothing is called so. Please choose from the list, or leave it empty.")
#: Begins the choice of what is not there yet; no key has a colon.
_NEW = "new:"
#: Up to so many are a list to choose from; more are found by typing.
SHORT_LIST = 12


def is_short(field: RecordField, context: Context) -> bool:
    """Return whether all that come into question stand in a list; a new title can be typed."""
    return field.beginning is None and 0 < len(context.listed(field)) <= SHORT_LIST


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
    wanted = typed.get(f"{name}.choice", "")
    if field.beginning is not None and not _is_exact(found, text):
        return _begun(field, field.beginning, name, text, wanted, found, context)
    taken = found if len(found) == 1 else [one for one in found if one.record.key == wanted]
    if taken:
        return Answer(taken[0].record)
    if not found:
        return Answer(faults={name: _NOTHING})
    choices = [Choice(one.record.key, one.title) for one in found]
    fault = _("Several may be meant. Please choose one.")
    return Answer(faults={name: fault}, choices={name: choices})


def _is_exact(found: Sequence[Offered], text: str) -> bool:
    return len(found) == 1 and fold(text) in (found[0].record.key, fold(found[0].title))


def _begun(
    field: RecordField,
    beginning: Beginning,
    name: str,
    text: str,
    wanted: str,
    found: Iterable[Offered],
    context: Context,
) -> Answer:
    """Offer what is alike, and to begin what is called so and is not there yet."""
    parents = _where_it_can_begin(beginning, context)
    known = {one.record.key: one for one in found}
    for parent in parents:
        if wanted == f"{_NEW}{parent.key}":
            title = edited(Translated(), {context.language: text}, language=context.language)
            return Answer(field.model(**{"title": title, beginning.link: parent}))
    if wanted in known:
        return Answer(known[wanted].record)
    pattern = _("Begin “{title}” anew: {where}")
    choices = [Choice(key, one.title) for key, one in known.items()]
    choices += [
        Choice(
            f"{_NEW}{parent.key}",
            pattern.format(title=text, where=title_of(parent, context.language)),
        )
        for parent in parents
    ]
    if not choices:
        return Answer(faults={name: _NOTHING})
    fault = _("Nothing is called exactly so. Please choose what is meant.")
    return Answer(faults={name: fault}, choices={name: choices})


def _where_it_can_begin(beginning: Beginning, context: Context) -> list[Record]:
    """Return what something new can be part of, and the editor may add to."""
    if context.record._state.adding:
        return []
    found = beginning.among(context.record)
    return [one for one in found if may(context.actor, Permission.EDIT_RECORD, one)]


def raw_records(value: Iterable[Record]) -> str:
    """Return the keys of several records, one a line."""
    return "\n".join(sorted(one.key for one in value))


def another(name: str) -> str:
    """Return the name of the input in which one more is typed, where too many are to be ticked."""
    return f"{name}.more"


def to_be_ticked(
    field: RecordField, name: str, typed: Typed, context: Context, before: Iterable[Record]
) -> list[Offered]:
    """Return what can be ticked: all that come into question; of too many, what is or was."""
    if not context.is_typed(field):
        return context.listed(field)
    keys = {*typed.get(name, "").split(), *(one.key for one in before)}
    return offered_by_key(field, context.record, context.actor, context.language, keys)


def read_records(
    field: RecordField, name: str, typed: Typed, context: Context, before: Iterable[Record]
) -> Answer:
    """Read which records were ticked, and which one more was typed.

    What the reader cannot see stays as it was.
    """
    ticked = set(typed.get(name, "").split())
    found = to_be_ticked(field, name, typed, context, before)
    offered = {one.record.key: one.record for one in found}
    if ticked - offered.keys() - {one.key for one in before}:
        fault = _("Please choose one of the records that are offered.")
        return Answer(faults={name: fault})
    answer = Answer()
    more = answer.take(read_record(field, another(name), typed, context, None))
    unseen = [one for one in before if one.key not in offered]
    chosen = {one.key: one for one in (*(offered[k] for k in ticked & offered.keys()), *unseen)}
    if more is not None:
        chosen[more.key] = more
    answer.value = [chosen[key] for key in sorted(chosen)]
    return answer
