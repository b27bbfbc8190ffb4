# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days and times, several of something, and one of what comes into question."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from partnerkreis.core.dates import AmbiguousDate, DateError, Precision, parse, words
from partnerkreis.core.dates import read as read_typed
from partnerkreis.core.languages import Language
from partnerkreis.editing.catalogue.choices import NO, YES
from partnerkreis.editing.catalogue.shape import (
    DatesField,
    DayField,
    LinesField,
    MaybeField,
    OneOfField,
    SaidField,
    SomeOfField,
    TimeField,
    Words,
)
from partnerkreis.editing.forms.answers import Answer, Context, Typed
from partnerkreis.editing.forms.dispatch import raw_of, read
from partnerkreis.visits.rules.reading import NotUnderstood, read_time, written_time

#: So many lines are kept of one field.
_MOST_LINES: Final = 40
_NOT_OFFERED: Final = _("Please choose from the list.")


@raw_of.register
def _raw_day(field: DayField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: f"{value.day}.{value.month}.{value.year}" if value else ""}


@raw_of.register
def _raw_time(field: TimeField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: written_time(value)}


@raw_of.register
def _raw_lines(field: LinesField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: "\n".join(value or ())}


@raw_of.register
def _raw_dates(field: DatesField, name: str, value: Any, context: Context) -> dict[str, str]:
    said = (words.label(parse(date), context.language) for date in value or ())
    return {name: "\n".join(said)}


@raw_of.register
def _raw_some(field: SomeOfField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: "\n".join(sorted(value or ()))}


@raw_of.register
def _raw_maybe(field: MaybeField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: {True: YES, False: NO}.get(value, "")}


@read.register
def _read_day(field: DayField, name: str, typed: Typed, context: Context, before: Any) -> Answer:
    text = typed.get(name, "")
    if not text:
        return Answer(None)
    try:
        date = read_typed(text, context.language)
    except DateError:
        date = None
    if date is None or date.precision is not Precision.DAY or date.earliest != date.latest:
        return Answer(faults={name: _("Here the very day is needed, for example 5.4.2027.")})
    return Answer(date.earliest)


@read.register
def _read_time(field: TimeField, name: str, typed: Typed, context: Context, before: Any) -> Answer:
    try:
        return Answer(read_time(typed.get(name, "")))
    except NotUnderstood:
        return Answer(faults={name: _("Please write a time, for example 9, 9.30 or 14:15.")})


@read.register
def _read_lines(
    field: LinesField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    found = _lines(typed.get(name, ""))
    if len(found) > _MOST_LINES:
        return Answer(faults={name: _("These are too many lines. Please keep the most usual.")})
    return Answer(found)


def _lines(text: str) -> list[str]:
    return [*dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip())]


@read.register
def _read_dates(
    field: DatesField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    dates = []
    for line in _lines(typed.get(name, ""))[:_MOST_LINES]:
        try:
            dates.append(str(read_typed(line, context.language)))
        except AmbiguousDate as ambiguous:
            return Answer(faults={name: _which(line, ambiguous, context.language)})
        except DateError:
            fault = _("“{text}” was not understood as a date. Please write it like June 2023.")
            return Answer(faults={name: fault.format(text=line)})
    return Answer(dates)


def _which(line: str, ambiguous: AmbiguousDate, language: Language) -> Words:
    pattern = _("“{text}” can be read in more than one way: {readings}. Please write it in words.")
    readings = "; ".join(words.when(date, language) for date in ambiguous.readings)
    return pattern.format(text=line, readings=readings)


@read.register
def _read_said(field: SaidField, name: str, typed: Typed, context: Context, before: Any) -> Answer:
    text = typed.get(name, "")
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    return Answer((int(text) if is_number else text) if text else None)


@read.register
def _read_one_of(
    field: OneOfField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    text = typed.get(name, "")
    if text and text != before and text not in _values(field.choices(context.record)):
        return Answer(faults={name: _NOT_OFFERED})
    return Answer(text)


@read.register
def _read_some_of(
    field: SomeOfField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    ticked, offered, kept = set(_lines(typed.get(name, ""))), _values(field.choices()), before or ()
    if ticked - offered - {*kept}:
        return Answer(faults={name: _NOT_OFFERED})
    # In the order in which they stood there; what is new comes after.
    return Answer([*(o for o in kept if o in ticked), *sorted(ticked - {*kept})])


def _values(choices: Iterable[tuple[str, Words]]) -> set[str]:
    return {value for value, _label in choices}


@read.register
def _read_maybe(
    field: MaybeField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    said = {YES: True, NO: False, "": None}
    text = typed.get(name, "")
    return Answer(said[text]) if text in said else Answer(faults={name: _NOT_OFFERED})
