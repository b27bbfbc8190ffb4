# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables that wait for a decision, and the lines in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor
from partnerkreis.core.folding import fold
from partnerkreis.imports.models import Upload
from partnerkreis.imports.rules import from_json, heads_of, is_nothing, is_total
from partnerkreis.imports.tables import IMPORTS, Import
from partnerkreis.spreadsheets.faults import Unreadable

#: Only a dash is nothing there: "unknown" may be what somebody wants to say.
_FREE = frozenset({"title", "summary", "description", "note"})


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
    """The lines of a table and its heads; and the columns, and the sums, that are passed over."""

    lines: list[Line]
    #: How many rows end with the heads.
    above: int
    heads: list[str]
    unknown: tuple[str, ...]
    totals: tuple[int, ...]


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
    lines, totals = [], []
    for (number, _row), row in list(zip(rows, cells, strict=True))[heads.row + 1 :]:
        line = Line(number, _known(row, heads.columns))
        if is_total(row):
            totals.append(number)
        elif line.cells:
            lines.append(line)
    return Lines(lines, heads.row + 1, list(heads.titles), heads.unknown, tuple(totals))


def _known(row: Sequence[Any], columns: Mapping[str, int]) -> dict[str, Any]:
    """Return what a row says by the names of the columns."""
    there = {name: row[at] for name, at in columns.items() if at < len(row)}
    return {name: cell for name, cell in there.items() if not _is_nothing(name, cell)}


def _is_nothing(name: str, cell: Any) -> bool:
    if name in _FREE and isinstance(cell, str):
        return not fold(cell)
    return is_nothing(cell)


def _is_enough(wanted: Import, there: set[str], required: set[str]) -> bool:
    if wanted is IMPORTS["contacts"] and {"first_name", "family_name"} <= there:
        there = there | {"name"}
    return required <= there
