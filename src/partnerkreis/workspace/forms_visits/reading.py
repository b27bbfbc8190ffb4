# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a value to what stands in an input, and back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerkreis.core.dates import DateError, Edtf, Precision, read
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body
from partnerkreis.editing.rules import edited
from partnerkreis.visits.rules.reading import (
    NotUnderstood,
    read_cents,
    read_time,
    written_cents,
    written_time,
)
from partnerkreis.workspace.forms_visits.shape import Field, Sort

Texts = Mapping[str, str]


class Unclear(Exception):
    """What was typed is not understood; the message says what to do."""


def names_of(field: Field, languages: Sequence[str]) -> list[str]:
    """Return the names of the inputs of a field."""
    if field.sort is Sort.TEXT:
        return [f"{field.name}.{code}" for code in languages]
    return [field.name]


def written(field: Field, value: Any, languages: Sequence[str], language: Language) -> Texts:
    """Return what stands in the inputs of a field."""
    if field.sort is Sort.TEXT:
        text: Translated = value or Translated()
        return {
            f"{field.name}.{code}": text[code].text if code in text else "" for code in languages
        }
    return {field.name: _written(field.sort, value, language)}


def _written(sort: Sort, value: Any, language: Language) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "on"
        case Body():
            return value.key
        case Edtf():
            return _typed(value, language)
        case datetime.time():
            return written_time(value)
        case datetime.date():
            is_listed = sort is Sort.DAY_OF_VISIT
            return value.isoformat() if is_listed else written_day(value)
    return written_cents(value) if sort is Sort.MONEY else str(value)


def written_day(day: datetime.date) -> str:
    """Return a day as it is typed, in every language: 5.4.2027."""
    return f"{day.day}.{day.month}.{day.year}"


def _typed(date: Edtf, language: Language) -> str:
    """Return a date so that it is read back as the same: in words if it can be."""
    if date.precision is Precision.DAY and not date.is_interval and date.earliest:
        plain = written_day(date.earliest)
        if _is_read_as(plain, date, language):
            return plain
    said = dates.label(date, language)
    return said if _is_read_as(said, date, language) else str(date)


def _is_read_as(text: str, date: Edtf, language: Language) -> bool:
    try:
        return read(text, language) == date
    except DateError:
        return False


def read_field(
    field: Field,
    typed: Texts,
    before: Any,
    languages: Sequence[str],
    language: Language,
    bodies: Mapping[str, Body],
) -> Any:
    """Return the value of a field as it was typed. Raises Unclear."""
    if field.sort is Sort.TEXT:
        texts = {code: typed.get(f"{field.name}.{code}", "").strip() for code in languages}
        return edited(before or Translated(), texts, language=language)
    return _read(field, typed.get(field.name, "").strip(), language, bodies)


def _read(field: Field, text: str, language: Language, bodies: Mapping[str, Body]) -> Any:
    match field.sort:
        case Sort.TICK:
            return bool(text)
        case Sort.DAY:
            return _read_day(text, language)
        case Sort.WHEN:
            return _read_when(text, language)
        case Sort.TIME:
            return _read_time(text)
        case Sort.MONEY:
            return _read_money(text, field.currency)
        case Sort.NUMBER:
            return _read_number(text)
        case Sort.CHOICE | Sort.BODY | Sort.DAY_OF_VISIT:
            return _read_choice(field, text, bodies)
    return text


def _read_choice(field: Field, text: str, bodies: Mapping[str, Body]) -> Any:
    if text not in dict(field.choices):
        raise Unclear(_("Please choose from the list."))
    if field.sort is Sort.BODY:
        return bodies.get(text)
    if field.sort is Sort.DAY_OF_VISIT:
        return datetime.date.fromisoformat(text) if text else None
    return text


def _read_when(text: str, language: Language) -> Edtf | None:
    if not text:
        return None
    try:
        return read(text, language)
    except DateError as error:
        sentence = _("This date was not understood. Please write it like {example}.")
        raise Unclear(sentence.format(example="5.4.2027")) from error


def _read_day(text: str, language: Language) -> datetime.date | None:
    date = _read_when(text, language)
    if date is None:
        return None
    is_exact = date.precision is Precision.DAY and date.earliest == date.latest
    if not is_exact or date.is_approximate or date.is_uncertain:
        raise Unclear(_("Here the very day is needed, for example 5.4.2027."))
    return date.earliest


def _read_time(text: str) -> datetime.time | None:
    try:
        return read_time(text)
    except NotUnderstood as error:
        raise Unclear(_("Please write a time, for example 9, 9.30 or 14:15.")) from error


def _read_money(text: str, currency: str) -> int | None:
    try:
        return read_cents(text, currency)
    except NotUnderstood as error:
        sentence = {
            "EUR": _("Please write an amount in euros, for example 24,50."),
            "PLN": _("Please write an amount in złoty, for example 24,50."),
        }[currency]
        raise Unclear(sentence) from error


def _read_number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise Unclear(_("Please write a whole number, for example 120."))
    return int(text)


def day_label(day: datetime.date | None, pattern: str) -> str:
    return str(date_format(day, pattern)) if day else ""


def language_code(code: str) -> Language:
    return cast("Language", code)
