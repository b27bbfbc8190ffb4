# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables that wait for a decision, and the lines in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor
from partnerkreis.imports.models import Upload
from partnerkreis.imports.rules import from_json, heads_of
from partnerkreis.imports.tables import IMPORTS, Import
from partnerkreis.spreadsheets.faults import Unreadable


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table by the names of the columns; what is empty is not there."""

    number: int
    cells: Mapping[str, Any]

    def text(self, column: str) -> str:
        """Return what stands in a column as one line of text, "" where nothing does."""
        return " ".join(str(self.cells.get(column, "")).split())


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a table, its heads as they stand there, and those that are passed over."""

    lines: list[Line]
    heads: list[str]
    rows: dict[int, list[Any]]
    unknown: tuple[str, ...]


def own_upload(actor: Actor, identity: UUID) -> Upload | None:
    """Return the table that the actor uploaded, or None."""
    return Upload.objects.filter(pk=identity, user=actor.user_id).first()


def lines_of(rows: list[Any], wanted: Import) -> Lines:
    """Return the lines of stored rows. Raises Unreadable where no heads are known."""
    cells = [[from_json(cell) for cell in row] for _number, row in rows]
    heads = heads_of(cells, wanted.known())
    names = {column.name for column in wanted.columns if column.is_required}
    if heads is None or not _is_enough(wanted, set(heads.columns), names):
        asked = ", ".join(str(c.heading) for c in wanted.columns if c.is_required)
        raise Unreadable(
            _(
                "The heads of the columns were not recognised. The table needs at least: "
                "{columns}. Below there is a template with all of them."
            ).format(columns=asked)
        )
    below = list(zip((number for number, _row in rows), cells, strict=True))[heads.row + 1 :]
    lines = [
        Line(
            number,
            {n: row[at] for n, at in heads.columns.items() if at < len(row) and row[at] != ""
             and row[at] is not None},
        )
        for number, row in below
    ]  # fmt: skip
    titles = [str(cell if cell is not None else "") for cell in cells[heads.row]]
    return Lines(lines, titles, dict(below), heads.unknown)


def _is_enough(wanted: Import, there: set[str], required: set[str]) -> bool:
    if wanted is IMPORTS["contacts"] and {"first_name", "family_name"} <= there:
        there = there | {"name"}
    return required <= there
