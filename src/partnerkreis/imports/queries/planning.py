# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a whole table would change: one row after the other, in words, and nothing is written."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor
from partnerkreis.imports.models import Upload
from partnerkreis.imports.queries.contacts import ContactPlanner
from partnerkreis.imports.queries.encounters import EncounterPlanner
from partnerkreis.imports.queries.finding import Finder
from partnerkreis.imports.queries.organisations import OrganisationPlanner
from partnerkreis.imports.queries.shape import Fate, Planned
from partnerkreis.imports.queries.uploads import Line, Lines, lines_of
from partnerkreis.imports.rules import is_error
from partnerkreis.imports.tables import IMPORTS


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of each row of a table."""

    rows: Sequence[Planned]
    lines: Lines

    def of(self, fate: Fate) -> list[Planned]:
        """Return the rows of a fate."""
        return [row for row in self.rows if row.fate is fate]

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each fate."""
        return {fate.value: len(self.of(fate)) for fate in Fate}

    @property
    def digest(self) -> str:
        """What stands for the plan: another plan has another one."""
        told = [(row.number, row.fate, row.says, sorted(row.faults.items())) for row in self.rows]
        return sha256(json.dumps(told, default=str).encode()).hexdigest()[:32]


def plan_of(upload: Upload, actor: Actor, *, today: datetime.date) -> Plan:
    """Return what the table would change today. Raises Unreadable where it has no known heads."""
    wanted = IMPORTS[upload.kind]
    lines = lines_of(upload.rows, wanted)
    planner = _planner(upload, actor, today)
    rows = []
    for line in lines.lines:
        planned = Planned(line.number, line.text("title") or line.text("name"))
        if not planned.title:
            planned.title = " ".join(
                filter(None, (line.text("first_name"), line.text("family_name")))
            )
        planner.plan(_computed(line, planned), planned)
        planned.settle([column.name for column in wanted.columns])
        rows.append(planned)
    return Plan(rows, lines)


def _computed(line: Line, planned: Planned) -> Line:
    """Return the line without what the spreadsheet could not compute, which is refused."""
    errors = {name for name, cell in line.cells.items() if is_error(cell)}
    for name in sorted(errors):
        message = _("The spreadsheet could not compute this cell: {text}. Please write the value.")
        planned.refuse(name, message.format(text=line.text(name)))
    return Line(line.number, {n: cell for n, cell in line.cells.items() if n not in errors})


def _planner(upload: Upload, actor: Actor, today: datetime.date) -> Any:
    finder = Finder(actor, upload.language)  # type: ignore[arg-type] # one of the three
    match upload.kind:
        case "encounters":
            return EncounterPlanner(finder, today)
        case "contacts":
            return ContactPlanner(finder, today)
    return OrganisationPlanner(finder)


def reasons(row: Planned, kind: str) -> str:
    """Return in words what is wrong with a row, naming the columns."""
    wanted = IMPORTS[kind]
    told = []
    for column, message in row.faults.items():
        heading = wanted.heading(column)
        told.append(f"{heading}: {message}" if heading else message)
    return " ".join(told)
