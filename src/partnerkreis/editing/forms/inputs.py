# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the value of a field to what stands in its inputs, and from what was typed to a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerkreis.core.dates import words
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.editing.catalogue.shape import (
    DateField,
    Field,
    FlagField,
    NamesField,
    RecordField,
    RecordsField,
    RowsField,
    TextField,
)
from partnerkreis.editing.forms import numbers, several
from partnerkreis.editing.forms.answers import Answer, Context, Typed, tidy
from partnerkreis.editing.forms.dates import read_date
from partnerkreis.editing.forms.dispatch import raw_of, read
from partnerkreis.editing.forms.records import (
    raw_record,
    raw_records,
    read_record,
    read_records,
)
from partnerkreis.editing.rules import edited

#: Where the other fields say the same of themselves; they are known once these are loaded.
ALSO = (numbers, several)
#: So many rows can be typed in one go.
MOST_ROWS = 60


@raw_of.register
def _raw_date(field: DateField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: words.label(value, context.language) if value else ""}


@raw_of.register
def _raw_flag(field: FlagField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: "on" if value else ""}


@raw_of.register
def _raw_text(field: TextField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {
        f"{name}.{code}": tidy(value[code].text) if code in value else ""
        for code in context.languages
    }


@raw_of.register
def _raw_names(field: NamesField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {
        f"{name}.{code}.{form}": value.forms(code).get(form, "")
        for code in context.languages
        for form in field.forms
    }


@raw_of.register
def _raw_record(field: RecordField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: raw_record(field, value, context)}


@raw_of.register
def _raw_records(field: RecordsField, name: str, value: Any, context: Context) -> dict[str, str]:
    return {name: raw_records(value)}


@raw_of.register
def _raw_rows(field: RowsField, name: str, value: Any, context: Context) -> dict[str, str]:
    raw: dict[str, str] = {}
    for number, row in enumerate(value):
        for column in field.columns:
            raw |= raw_of(column, f"{name}.{number}.{column.name}", row[column.name], context)
    return raw


def names_of(field: Field, name: str, context: Context) -> list[str]:
    """Return the names of the inputs of a field that stands in a row."""
    is_text = isinstance(field, TextField)
    return [f"{name}.{code}" for code in context.languages] if is_text else [name]


def rows_in(field: RowsField, name: str, typed: Typed) -> list[int]:
    """Return the numbers of the rows that were filled in: those with something in the key."""
    return [at for at in range(MOST_ROWS) if _is_filled_in(f"{name}.{at}.{field.key}", typed)]


def _is_filled_in(name: str, typed: Typed) -> bool:
    in_languages = (typed.get(f"{name}.{code}") for code in INTERFACE_LANGUAGES)
    return bool(typed.get(name)) or any(in_languages)


@read.register
def _read_date(field: DateField, name: str, typed: Typed, context: Context, before: Any) -> Answer:
    return read_date(name, typed, before, context.language)


@read.register
def _read_flag(field: FlagField, name: str, typed: Typed, context: Context, before: Any) -> Answer:
    return Answer(bool(typed.get(name)))


@read.register
def _read_text(field: TextField, name: str, typed: Typed, context: Context, before: Any) -> Answer:
    text: Translated = before
    inputs = {code: f"{name}.{code}" for code in context.languages}
    changed: dict[str, str] = {
        code: typed[at]
        for code, at in inputs.items()
        if at in typed and typed[at] != (tidy(text[code].text) if code in text else "")
    }
    right = {code for code, at in inputs.items() if typed.get(f"{at}.right")}
    return Answer(edited(text, changed, language=context.language, still_right=right))


@read.register
def _read_names(
    field: NamesField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    names = {code: dict(before.forms(code)) for code in before.languages}
    for code in context.languages:
        of = {form: typed.get(f"{name}.{code}.{form}", "") for form in field.forms}
        names[code] = _forms(names.get(code, {}), of)
    kept = {code: forms for code, forms in names.items() if forms}
    nameless = [code for code, forms in kept.items() if not forms.get("full")]
    if nameless:
        at = f"{name}.{nameless[0]}.full"
        return Answer(faults={at: _("Please write the whole name as well.")})
    return Answer(Names(kept))


def _forms(before: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Return the forms of a name; another name does not keep forms that nobody was asked for."""
    is_same = before.get("full") == typed.get("full")
    kept = {form: text for form, text in before.items() if form not in typed} if is_same else {}
    return kept | {form: text for form, text in typed.items() if text}


@read.register
def _read_record(
    field: RecordField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    return read_record(field, name, typed, context, before)


@read.register
def _read_records(
    field: RecordsField, name: str, typed: Typed, context: Context, before: Any
) -> Answer:
    return read_records(field, name, typed, context, before)


@read.register
def _read_rows(field: RowsField, name: str, typed: Typed, context: Context, before: Any) -> Answer:
    answer = Answer([])
    for number in rows_in(field, name, typed):
        there = before[number] if number < len(before) else _blank_row(field)
        row = {}
        for column in field.columns:
            at = f"{name}.{number}.{column.name}"
            row[column.name] = answer.take(read(column, at, typed, context, there[column.name]))
            if column.is_required and not row[column.name]:
                answer.faults.setdefault(at, _("Please fill in this field."))
        answer.value.append(row)
    return answer


def _blank_row(field: RowsField) -> dict[str, Any]:
    return {
        column.name: Translated() if isinstance(column, TextField) else None
        for column in field.columns
    }
