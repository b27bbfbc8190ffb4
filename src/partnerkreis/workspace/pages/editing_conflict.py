# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of two versions: what somebody else saved meanwhile, and what was typed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.records import Record
from partnerkreis.editing.catalogue.choices import choices_of
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    Field,
    FlagField,
    Kind,
    RecordField,
    RowsField,
    SomeOfField,
)
from partnerkreis.editing.errors import Overtaken
from partnerkreis.editing.forms import Form
from partnerkreis.editing.forms.inputs import names_of
from partnerkreis.editing.titles import title_of
from partnerkreis.ui.shapes import Crumb, Page
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.editing_inputs import Inputs


@dataclass(frozen=True, slots=True)
class Versions:
    """One field in both versions."""

    name: str
    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ConflictPage:
    page: Page
    title: str
    action: str
    back_href: str
    who: str
    versions: list[Versions]
    #: What the other person changed and nobody here: it stays as it is now.
    theirs_only: list[str]
    hidden: dict[str, str]


def conflict_page(
    request: HttpRequest,
    kind: Kind,
    form: Form,
    current: Form,
    overtaken: Overtaken,
    hidden: Mapping[str, str],
) -> ConflictPage:
    """Return both versions: ``form`` as it was typed, ``current`` as the record is now."""
    language, record = language_of(request), overtaken.record
    writer = _Writer(form, current)
    entry = overtaken.entry
    return ConflictPage(
        page=frame(
            request,
            _("Two versions"),
            lambda other: addresses.edit(kind.name, record.key, other),
            crumbs=_crumbs(kind, record, request),
        ),
        title=_("Somebody else has saved “{title}” meanwhile").format(
            title=title_of(record, language)
        ),
        action=request.get_full_path(),
        back_href=addresses.record(kind.name, record.key, language),
        who=entry.actor_name if entry else "",
        versions=writer.versions(),
        theirs_only=writer.theirs_only(),
        hidden={**writer.inputs(), **hidden},
    )


def _crumbs(kind: Kind, record: Record, request: HttpRequest) -> list[Crumb]:
    language = language_of(request)
    href = addresses.record(kind.name, record.key, language)
    return [Crumb(title_of(record, language), href), Crumb(_("Two versions"))]


class _Writer:
    def __init__(self, form: Form, current: Form) -> None:
        self.form, self.current = form, current
        self.mine = form.units(form.typed)
        self.theirs = current.units(current.initial)
        self.changed = form.changed_units()
        labels = Inputs(form)
        self.fields = {
            name: (field, label) for field in form.fields for name, label in labels.labels(field)
        }

    def versions(self) -> list[Versions]:
        """Return what was changed here and is now otherwise."""
        return [
            Versions(
                unit,
                self._label(unit),
                mine=self._words(unit, self.mine),
                theirs=self._words(unit, self.theirs),
            )
            for unit in self.mine
            if unit in self.changed and self.mine[unit] != self.theirs.get(unit)
        ]

    def theirs_only(self) -> list[str]:
        """Return the names of the fields that only the other person changed."""
        return [
            self._label(unit)
            for unit in self.theirs
            if unit not in self.changed and self.mine.get(unit) != self.theirs[unit]
        ]

    def inputs(self) -> dict[str, str]:
        """Return what is sent back: what was typed here, else what stands there now."""
        units = {**self.theirs, **{unit: self.mine[unit] for unit in self.changed}}
        inputs = {name: text for unit in units.values() for name, text in unit.items()}
        typed = self.form.typed
        also = {n: typed[n] for n in typed if n.endswith((".read", ".choice", ".right"))}
        return {name: text for name, text in {**inputs, **also}.items() if text}

    def _label(self, unit: str) -> str:
        return self.fields[unit][1] if unit in self.fields else unit

    def _words(self, unit: str, units: Mapping[str, Mapping[str, str]]) -> str:
        inputs = units.get(unit, {})
        asked = self.fields[unit][0] if unit in self.fields else None
        if isinstance(asked, RowsField):
            lines = self._rows(asked, inputs)
        else:
            lines = [self._input(asked, type(self.form.context.record), t) for t in inputs.values()]
        return "\n".join(filter(None, lines)) or pgettext("value of a field", "nothing recorded")

    def _rows(self, asked: RowsField, inputs: Mapping[str, str]) -> list[str]:
        columns = [
            column
            for column in asked.columns
            for _name in names_of(column, column.name, self.form.context)
        ]
        said = [
            self._input(column, asked.model, text)
            for column, text in zip(cycle(columns), inputs.values(), strict=False)
        ]
        rows = range(0, len(said), len(columns))
        return [", ".join(filter(None, said[first : first + len(columns)])) for first in rows]

    def _input(self, asked: Field | None, model: type[Any], text: str) -> str:
        if isinstance(asked, FlagField):
            return str(asked.label) if text else ""
        if isinstance(asked, ChoiceField | SomeOfField):
            known = choices_of(asked, model, self.form.context.record)
            return ", ".join(known.get(one, one) for one in text.splitlines())
        if isinstance(asked, RecordField):
            titles = {one.record.key: one.title for one in self.form.context.listed(asked)}
            return ", ".join(titles.get(key, key) for key in text.splitlines())
        return text
