# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of one part: as it is stored, as it was typed, and put together with what others did."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext as _

from partnerkreis.core.languages import Language
from partnerkreis.visits.queries import Stored
from partnerkreis.visits.rules.merging import Merged, Unit, mark, merge
from partnerkreis.workspace.forms_visits.reading import (
    Unclear,
    names_of,
    read_field,
    written,
)
from partnerkreis.workspace.forms_visits.shape import Field, Shape, Sort

Typed = Mapping[str, str]
#: So many empty rows stand below the filled ones, and come with "More rows".
EMPTY_ROWS: Final = 3
_MORE_ROWS: Final = 6
_BETWEEN: Final = re.compile(r"\s*[,;\t]\s*")
_MOST_ROWS: Final = 250
ROWS: Final = "rows"


class Form:
    """What is asked of a part. ``typed`` is what was sent, or None."""

    def __init__(
        self, shape: Shape, stored: Stored, language: Language, typed: Typed | None = None
    ) -> None:
        self.shape, self.stored, self.language = shape, stored, language
        self.typed = typed
        self.faults: dict[str, str] = {}
        self._suggested: dict[str, Unit] = {}

    @cached_property
    def current(self) -> dict[str, Unit]:
        """What is stored, as it stands in inputs: each column and each row by its name."""
        units: dict[str, Unit] = {
            field.name: self._written(field, self.stored.columns[field.name])
            for field in self.shape.fields
        }
        for number, (identity, values) in enumerate(self.stored.rows.items(), start=1):
            unit: dict[str, str] = {"order": str(number)} if self.shape.is_ordered else {}
            for field in self.shape.rows:
                unit |= self._written(field, values[field.name])
            units[f"{ROWS}.{identity}"] = unit
        return units

    def _written(self, field: Field, value: Any) -> dict[str, str]:
        return dict(written(field, value, self.shape.languages, self.language))

    @cached_property
    def shown(self) -> dict[str, Unit]:
        """What stands in the form: as it was typed, else as it is stored."""
        if self.typed is None:
            return {**self.current, **self._suggested}
        return {**self._typed_units(self.typed), **self._pasted(self.typed)}

    def suggest(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Let the form begin with ``rows``, which are saved only with it."""
        initial = {field.name: field.initial for field in self.shape.rows}
        self._suggested = {
            f"{ROWS}.new-{number}": {**initial, **row} for number, row in enumerate(rows)
        }

    def _pasted(self, typed: Typed) -> dict[str, Unit]:
        """Return the rows that were pasted, one of a line."""
        initial = {field.name: field.initial for field in self.shape.rows}
        units: dict[str, Unit] = {}
        for number, line in enumerate(typed.get("paste", "").splitlines()[:_MOST_ROWS]):
            cells = [_clean(cell) for cell in _BETWEEN.split(line, len(self.shape.pasted) - 1)]
            if self.shape.pasted and any(cells):
                cells_of = zip(self.shape.pasted, cells, strict=False)
                units[f"{ROWS}.new-pasted-{number}"] = {**initial, **dict(cells_of)}
        return units

    def _typed_units(self, typed: Typed) -> dict[str, Unit]:
        units: dict[str, Unit] = {
            field.name: {name: _clean(typed.get(name, "")) for name in self._names(field)}
            for field in self.shape.fields
        }
        for number in range(_rows_sent(typed)):
            prefix = f"{ROWS}.{number}."
            if typed.get(f"{prefix}remove"):
                continue
            unit = {
                name: _clean(typed.get(prefix + name, ""))
                for field in self.shape.rows
                for name in self._names(field)
            }
            if not self.is_filled_in(unit):
                continue
            if self.shape.is_ordered:
                unit["order"] = _clean(typed.get(f"{prefix}order", ""))
            identity = typed.get(f"{prefix}id", "") or f"new-{number}"
            units[f"{ROWS}.{identity}"] = unit
        return units

    def _names(self, field: Field) -> list[str]:
        return names_of(field, self.shape.languages)

    def is_filled_in(self, unit: Mapping[str, str]) -> bool:
        """Return whether somebody wrote something into a row: what stood there is nothing."""
        return any(
            unit.get(name, "") != field.initial and unit.get(name)
            for field in self.shape.rows
            for name in self._names(field)
            if field.sort not in (Sort.CHOICE, Sort.BODY, Sort.DAY_OF_VISIT, Sort.TICK)
        )

    @property
    def seen(self) -> dict[str, str]:
        """Marks of what stood there when the form was opened."""
        sent = _json(self.typed.get("seen", "")) if self.typed is not None else None
        return self.marks if sent is None else sent

    @property
    def marks(self) -> dict[str, str]:
        """Marks of what is stored now."""
        return {name: mark(unit) for name, unit in self.current.items()}

    @cached_property
    def merged(self) -> Merged:
        """What was typed, put together with what somebody else saved meanwhile."""
        mine, theirs = self._without_twins(dict(self.shown)), self.current
        return merge(seen=self.seen, mine=mine, theirs=theirs, take=self._taken())

    def _without_twins(self, mine: dict[str, Unit]) -> dict[str, Unit]:
        """Leave out new rows that are there by now: the same form was sent twice."""
        added = [_mark(u) for name, u in self.current.items() if name not in self.seen]
        for name in [name for name in mine if name.startswith(f"{ROWS}.new-")]:
            if _mark(mine[name]) in added:
                added.remove(_mark(mine[name]))
                del mine[name]
        return mine

    def _taken(self) -> dict[str, str]:
        """Return which version was chosen, as long as it is still the one that was shown."""
        if self.typed is None:
            return {}
        shown, now = _json(self.typed.get("theirs", "")) or {}, self.marks
        return {
            name.removeprefix("take."): choice
            for name, choice in self.typed.items()
            if name.startswith("take.")
            and shown.get(name.removeprefix("take."), "") == now.get(name.removeprefix("take."), "")
        }

    def read(self) -> tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]:
        """Return columns and rows as values; what is not understood stands in ``faults``."""
        units = self.merged.units
        columns = {
            field.name: self._read(field, units.get(field.name), self.stored.columns, field.name)
            for field in self.shape.fields
        }
        named = [(name, unit) for name, unit in units.items() if name.startswith(f"{ROWS}.")]
        rows = [self._row(name, unit) for name, unit in self._in_order(named) if unit]
        return columns, rows

    def _in_order(self, units: Sequence[tuple[str, Unit]]) -> list[tuple[str, Unit]]:
        if not self.shape.is_ordered:
            return list(units)
        return sorted(units, key=lambda one: _number((one[1] or {}).get("order", "")))

    def _row(self, name: str, unit: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
        identity = name.removeprefix(f"{ROWS}.")
        before = self.stored.rows.get(identity, {})
        values = {}
        for field in self.shape.rows:
            at = f"{name}.{self._names(field)[0]}"
            values[field.name] = self._read(field, unit, before, at)
            if field.is_required and not values[field.name]:
                self.faults.setdefault(at, _("Please fill in this field."))
        return ("" if identity.startswith("new-") else identity), values

    def _read(self, field: Field, unit: Unit, before: Mapping[str, Any], at: str) -> Any:
        bodies = self.shape.bodies or {}
        try:
            return read_field(
                field,
                unit or {},
                before.get(field.name),
                self.shape.languages,
                self.language,
                bodies,
            )
        except Unclear as unclear:
            self.faults[at] = str(unclear)
            return None

    def refuse(self, field: str, message: str) -> None:
        """Note what an action refused; a row is named by its position."""
        number, point, column = field.partition(".")
        if not point:
            self.faults[field] = message
            return
        named = [(n, u) for n, u in self.merged.units.items() if n.startswith(f"{ROWS}.") and u]
        name = self._in_order(named)[int(number)][0] if int(number) < len(named) else ROWS
        asked = next((one for one in self.shape.rows if one.name == column), None)
        self.faults[f"{name}.{self._names(asked)[0] if asked else column}"] = message

    @property
    def empty_rows(self) -> int:
        """How many empty rows stand below the filled ones."""
        if self.typed is None:
            return EMPTY_ROWS
        asked = _number(self.typed.get("empty", ""), EMPTY_ROWS)
        more = _MORE_ROWS if "more" in self.typed else 0
        return max(EMPTY_ROWS, min(asked + more, 60))


def _rows_sent(typed: Typed) -> int:
    numbers = [
        int(part)
        for part in (name.split(".")[1] for name in typed if name.startswith(f"{ROWS}."))
        if part.isascii() and part.isdecimal() and len(part) < 4
    ]
    return min(max(numbers, default=-1) + 1, _MOST_ROWS)


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _mark(unit: Unit) -> str:
    return mark({name: text for name, text in (unit or {}).items() if name != "order"})


def _number(text: str, otherwise: int = 999) -> int:
    is_number = text.isascii() and text.isdecimal() and len(text) < 4
    return int(text) if is_number else otherwise


def _json(text: str) -> dict[str, str] | None:
    try:
        sent = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(sent, dict):
        return None
    return {name: one for name, one in sent.items() if isinstance(one, str)}
