# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a row of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from partnerkreis.core.folding import fold
from partnerkreis.core.records import Record
from partnerkreis.imports.queries.uploads import Line
from partnerkreis.imports.tables import Import

Read = TypeVar("Read")


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Pending:
    """A record that an earlier step will have made."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Step:
    """A record to be made, or to be changed where there is one; ``makes`` names a new one.

    ``tenure_of`` is a person made before, whose one tenure is to be changed.
    """

    kind: str
    values: Mapping[str, Any]
    record: Record | None = None
    makes: Pending | None = None
    tenure_of: Pending | None = None


class Refused(Exception):
    """A cell cannot be taken in; the column is named by ``column``."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


@dataclass(slots=True)
class Planned:
    """What becomes of a row, in words."""

    number: int
    title: str
    fate: Fate = Fate.SAME
    says: list[str] = field(default_factory=list)
    #: By column: what is wrong and what to do.
    faults: dict[str, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def refuse(self, column: str, message: str) -> None:
        """Note what is wrong with a cell, besides what is known of it; the row is not taken in."""
        known = self.faults.get(column, "")
        if message not in known:
            self.faults[column] = f"{known} {message}".strip()
        self.fate = Fate.REFUSED

    def tried(self, read: Callable[..., Read], *given: Any) -> Read | None:
        """Return what is read, or note why it cannot be, so that the next cell is looked at."""
        try:
            return read(*given)
        except Refused as refused:
            self.refuse(refused.column, refused.message)
            return None

    def settle(self, columns: Sequence[str]) -> None:
        """Decide what becomes of the row from its steps; faults stand in the order of columns."""
        if self.faults:
            self.faults = {name: self.faults[name] for name in columns if name in self.faults}
            self.steps.clear()
        elif self.steps:
            is_new = all(step.record is None for step in self.steps)
            self.fate = Fate.NEW if is_new else Fate.CHANGED
        else:
            self.says.insert(0, _("It is there already, and nothing changes."))


class Earlier:
    """What the rows before are about: nothing is taken in twice, and nothing is lost of it."""

    def __init__(self, wanted: Import) -> None:
        self._wanted = wanted
        self._rows: dict[Any, tuple[int, Mapping[str, Any]]] = {}

    def has(self, about: Any, line: Line, said: Mapping[str, Any], planned: Planned) -> bool:
        """Return whether a row before is about the same, and say so; refuse one that differs.

        ``said`` is what the columns mean that can be written in several ways.
        """
        if about not in self._rows:
            return False
        number, before = self._rows[about]
        now = _values(line, said)
        if other := [name for name, value in now.items() if before.get(name) != value]:
            columns = ", ".join(self._wanted.heading(name) for name in other)
            message = _(
                "Row {row} is about the same, but differs in: {columns}. Please make one row of "
                "both."
            )
            planned.refuse(other[0], message.format(row=number, columns=columns))
        else:
            same = _("The same as row {row}; it is taken in once.")
            planned.says.append(same.format(row=number))
        return True

    def add(self, about: Any, line: Line, said: Mapping[str, Any], planned: Planned) -> None:
        """Remember what the row is about, unless it is refused."""
        if not planned.faults:
            self._rows[about] = (line.number, _values(line, said))


def _values(line: Line, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row says by column; its key and what it does not say are left out."""
    texts = {name: fold(line.text(name)) for name in line.cells if name not in ("key", *said)}
    return texts | {name: value for name, value in said.items() if value}
