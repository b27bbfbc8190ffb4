# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a row of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.core.records import Record


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
        """Note what is wrong with a cell; the row is not taken in."""
        self.faults.setdefault(column, message)
        self.fate = Fate.REFUSED

    def settle(self) -> None:
        """Decide what becomes of the row from its steps."""
        if self.faults:
            self.steps.clear()
        elif self.steps:
            is_new = all(step.record is None for step in self.steps)
            self.fate = Fate.NEW if is_new else Fate.CHANGED
        else:
            self.says.insert(0, _("It is there already, and nothing changes."))
