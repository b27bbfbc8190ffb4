# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables for those who take tables in: a template of each kind, and the rows that were refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.imports.models import Upload
from partnerkreis.imports.queries import Fate, Plan, reasons
from partnerkreis.imports.rules import from_json
from partnerkreis.imports.tables import Import
from partnerkreis.spreadsheets.values import Cell, Column, Sheet


def template_of(wanted: Import) -> tuple[Sheet, Sheet]:
    """Return an empty table with all heads, and a second sheet that explains them."""
    columns = [Column(str(column.heading), 24) for column in wanted.columns]
    told: Iterator[list[Cell]] = (
        [str(c.heading), _("necessary") if c.is_required else "", str(c.hint)]
        for c in wanted.columns
    )
    heads = [
        Column(_("Column"), 28),
        Column(_("Necessary"), 14),
        Column(_("What belongs there"), 70),
    ]
    return Sheet(str(wanted.title), columns, ()), Sheet(_("Explanation"), heads, told)


def refused_rows(upload: Upload, plan: Plan) -> Sheet:
    """Return the rows that were refused as they stood in the table, with the reason beside each."""
    kept: dict[str, str] = (upload.outcome or {}).get("why") or {
        str(row.number): reasons(row, upload.kind) for row in plan.of(Fate.REFUSED)
    }
    columns = [Column(head, 22) for head in plan.lines.heads]
    heads = [*columns, Column(_("Row in your table"), 12), Column(_("Why it was refused"), 80)]
    return Sheet(_("Refused rows"), heads, _rows(upload, kept, len(columns)))


def _rows(upload: Upload, kept: dict[str, str], width: int) -> Iterator[list[Any]]:
    for number, cells in upload.rows:
        if why := kept.get(str(number)):
            row = [from_json(cell) for cell in cells][:width]
            yield [*row, *[None] * (width - len(row)), number, why]
