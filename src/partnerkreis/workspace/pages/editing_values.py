# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The value of a field in words: on the page of a record, in its history, beside another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date as day
from datetime import time
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.dates import Edtf, parse
from partnerkreis.core.guessing import guessed_language
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import TextState, Translated
from partnerkreis.editing.catalogue.choices import choices_of
from partnerkreis.editing.catalogue.shape import (
    AmountField,
    ChoiceField,
    DatesField,
    DegreesField,
    Field,
    MeasureField,
    OneOfField,
    RateField,
    RowsField,
    SomeOfField,
)
from partnerkreis.editing.catalogue.shared_fields import NOTE
from partnerkreis.editing.forms.numbers import plain_form
from partnerkreis.editing.titles import title_of
from partnerkreis.ui.shapes import Sentence
from partnerkreis.visits.rules.reading import written_time
from partnerkreis.workspace.pages.editing_inputs import read_back
from partnerkreis.workspace.pages.money import amount


class Worded:
    """Values of the fields of ``record`` in words."""

    def __init__(self, record: models.Model, language: Language) -> None:
        self.record = record
        self.model = type(record)
        self.language = language

    def sentences(self, field: Field, value: Any) -> list[Sentence]:
        """Return a value in words, a sentence for each language or row; "" is never among them."""
        found = [*self._said(field, value)]
        return found or [Sentence(pgettext("value of a field", "nothing recorded"))]

    def line(self, field: Field, value: Any) -> str:
        """Return a value in one text."""
        return "; ".join(sentence.text for sentence in self.sentences(field, value))

    def _said(self, field: Field, value: Any) -> Iterator[Sentence]:
        if isinstance(field, RowsField):
            yield from (Sentence(self._row(field, row)) for row in value)
        elif isinstance(value, Translated):
            yield from self._texts(value)
        elif isinstance(value, Names):
            yield from self._names(value)
        elif text := self._plain(field, value, self.model):
            yield Sentence(
                text, (), self._language_of_note(text) if field.name == NOTE.name else ""
            )

    def _language_of_note(self, text: str) -> str:
        """Return the language of a note that is not in that of the page, as far as can be told."""
        return _other(guessed_language(text) or self.language, self.language)

    def _texts(self, text: Translated) -> Iterator[Sentence]:
        for code in sorted(text, key=lambda code: (code != self.language, code)):
            outdated = text.state(code) is TextState.OUTDATED
            mark = " " + _("(translation of an earlier text)") if outdated else ""
            yield Sentence(f"{text[code].text}{mark}", (), _other(code, self.language))

    def _names(self, names: Names) -> Iterator[Sentence]:
        for code in sorted(names.languages, key=lambda code: (code != self.language, code)):
            yield Sentence(names.forms(code).get("full", ""), (), _other(code, self.language))

    def _row(self, field: RowsField, row: Mapping[str, Any]) -> str:
        said = (self._cell(column, row.get(column.name), field.model) for column in field.columns)
        *more, last = [*filter(None, said)] or [""]
        # What is true of the row is a sentence of its own, and begins as one.
        true = [str(column.label) for column in field.columns if row.get(column.name) is True]
        # A sentence in the midst of others loses its full stop.
        values = ", ".join([*(text.removesuffix(".") for text in more), last])
        return " · ".join(filter(None, [values, *true]))

    def _cell(self, column: Field, value: Any, model: type[models.Model]) -> str:
        is_usual = isinstance(column, OneOfField) and value == column.usual
        return "" if isinstance(value, bool) or is_usual else self._plain(column, value, model)

    def _plain(self, field: Field, value: Any, model: type[models.Model]) -> str:
        if isinstance(field, AmountField) and value is not None:
            return amount(value)
        if isinstance(field, RateField | DegreesField | MeasureField) and value is not None:
            return plain_form(Decimal(value))
        if isinstance(field, DatesField):
            return "; ".join(read_back(parse(date), self.language) for date in value or ())
        if isinstance(field, ChoiceField | SomeOfField) and not isinstance(value, bool):
            known = choices_of(field, model, self.record)
            several = value if isinstance(value, list) else [value]
            return ", ".join(str(known.get(one, one)) for one in several if one)
        return self._simple(value)

    def _simple(self, value: Any) -> str:
        match value:
            case None | "":
                return ""
            case True | False:
                return _yes() if value else _no()
            case Edtf():
                return read_back(value, self.language)
            case Translated():
                return value.text(self.language)
            case time():
                return written_time(value)
            case models.Model():
                return title_of(value, self.language)
            case str() | int() | day():
                return str(value)
            case Iterable():
                return ", ".join(self._simple(one) for one in value)
        return str(value)


def _yes() -> str:
    return pgettext("value of a field", "yes")


def _no() -> str:
    return pgettext("value of a field", "no")


def _other(code: str, language: Language) -> str:
    return code if code != language else ""
