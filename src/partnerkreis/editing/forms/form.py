# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form: the fields that are shown, what stands in them, and what they come to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerkreis.editing.catalogue.shape import (
    Field,
    Group,
    NamesField,
    RecordsField,
    RowsField,
    TextField,
    Words,
)
from partnerkreis.editing.forms.answers import Answer, Choice, Context, Typed, tidy
from partnerkreis.editing.forms.dispatch import raw_of, read
from partnerkreis.editing.forms.inputs import names_of, rows_in
from partnerkreis.editing.forms.records import another
from partnerkreis.editing.stored import value_of

#: One thing that two people can have changed at the same time, and its inputs.
Units = dict[str, dict[str, str]]


class Form:
    """The fields of ``groups`` for one record, as they are, or as they were typed.

    ``seen`` has a digest of each unit as it stood in the form when it was opened: only what differs
    from that was changed by whom typed it.
    """

    def __init__(
        self, groups: Sequence[Group], context: Context, typed: Mapping[str, str] | None = None
    ) -> None:
        self.groups = groups
        self.context = context
        self.before = {field.name: self._value_of(field) for field in self.fields}
        self.initial = self._initial()
        self.typed: dict[str, str] = {n: tidy(t) for n, t in (typed or self.initial).items()}
        self.seen = _seen(self.typed.get("seen", "")) or digests(self.units(self.initial))
        self.faults: dict[str, Words] = {}
        self.choices: dict[str, Sequence[Choice]] = {}
        self.readings: dict[str, str] = {}
        self.values: dict[str, Any] = {}
        if typed is not None:
            self._read()

    @property
    def fields(self) -> Iterator[Field]:
        for group in self.groups:
            yield from group.fields

    @property
    def is_plain(self) -> bool:
        """Whether nothing is left to be mended, chosen or looked at."""
        return not self.faults and not self.readings

    def refuse(self, field: str, message: Words) -> None:
        """Say at ``field``, or at its first input, what an action found wrong with it."""
        own = (name for name in self.initial if name == field or name.startswith(f"{field}."))
        self.faults[next(own, field)] = message

    def prefill(self, given: Mapping[str, str]) -> None:
        """Fill in what is known before anything was typed, such as the partnership."""
        self.typed |= {name: tidy(given[name]) for name in self.initial if given.get(name)}

    def units(self, raw: Mapping[str, str]) -> Units:
        """Return what stands in ``raw`` in the units that are compared."""
        units: Units = {}
        for field in self.fields:
            if isinstance(field, RowsField):
                units[field.name] = self._row_inputs(field, raw)
            elif isinstance(field, TextField | NamesField):
                names = [name for name in self.initial if name.startswith(f"{field.name}.")]
                units |= {name: {name: raw.get(name, "")} for name in names}
            elif isinstance(field, RecordsField):
                names = [field.name, another(field.name)]
                units[field.name] = {name: raw.get(name, "") for name in names}
            else:
                units[field.name] = {field.name: raw.get(field.name, "")}
        return units

    def changed_units(self) -> set[str]:
        """Return what was changed by whom typed it."""
        now = digests(self.units(self.typed))
        return {unit for unit, digest in now.items() if self.seen.get(unit) != digest}

    def _initial(self) -> dict[str, str]:
        raw: dict[str, str] = {}
        for field in self.fields:
            raw |= raw_of(field, field.name, self.before[field.name], self.context)
        return {name: tidy(text) for name, text in raw.items()}

    def _value_of(self, field: Field) -> Any:
        record = self.context.record
        if not record._state.adding:
            return value_of(record, field.name)
        return _blank(record, field)

    def _row_inputs(self, field: RowsField, raw: Typed) -> dict[str, str]:
        """Return the inputs of the rows that are filled in, numbered without gaps."""
        inputs = {}
        for position, number in enumerate(rows_in(field, field.name, raw)):
            for column in field.columns:
                for name in names_of(column, column.name, self.context):
                    at = f"{field.name}.{number}.{name}"
                    inputs[f"{field.name}.{position}.{name}"] = raw.get(at, "")
        return inputs

    def _read(self) -> None:
        changed = self.changed_units()
        for field in self.fields:
            if self.context.record._state.adding or self._is_touched(field, changed):
                self._read_field(field, self._as_typed(field, changed))

    def _is_touched(self, field: Field, changed: Iterable[str]) -> bool:
        mine = any(unit == field.name or unit.startswith(f"{field.name}.") for unit in changed)
        return mine or any(
            name.startswith(f"{field.name}.") and name.endswith(".right") for name in self.typed
        )

    def _as_typed(self, field: Field, changed: Iterable[str]) -> Typed:
        """Return what was typed; where it was not changed, what stands there now."""
        if not isinstance(field, TextField | NamesField):
            return self.typed
        same = {name: text for name, text in self.initial.items() if name not in changed}
        return {**self.typed, **same}

    def _read_field(self, field: Field, typed: Typed) -> None:
        answer: Answer = read(field, field.name, typed, self.context, self.before[field.name])
        self.faults |= answer.faults
        self.choices |= answer.choices
        self.readings |= answer.readings
        if answer.faults:
            return
        if field.is_required and not answer.value and answer.value != 0:
            self.refuse(field.name, _("Please fill in this field."))
        self.values[field.name] = answer.value


def _blank(record: Any, field: Field) -> Any:
    """Return what stands in the form of a record that is not there yet."""
    if isinstance(field, RowsField):
        return []
    model_field: Any = next((f for f in record._meta.get_fields() if f.name == field.name), None)
    if model_field is None:
        return None
    if model_field.many_to_many:
        return []
    return None if model_field.is_relation else getattr(record, field.name)


def digests(units: Units) -> dict[str, str]:
    """Return a digest of each unit, to be sent along with the form."""
    return {
        unit: sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:16]
        for unit, inputs in units.items()
    }


def _seen(text: str) -> dict[str, str]:
    try:
        seen = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return {str(k): str(v) for k, v in seen.items()} if isinstance(seen, dict) else {}


def settled(typed: Mapping[str, str], current: Form) -> Mapping[str, str]:
    """Return what was typed, with what stands in ``current`` where that was chosen of the two.

    ``take.name`` says which of two versions is chosen of the unit ``name``.
    """
    theirs = current.units(current.initial)
    for unit, inputs in theirs.items():
        if typed.get(f"take.{unit}") == "theirs":
            others = {n: t for n, t in typed.items() if n != unit and not n.startswith(f"{unit}.")}
            typed = {**others, **inputs}
    return typed
