# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table sent by an officer, and what becomes of it."""

import datetime

from partnerkreis.access.policy import Actor
from partnerkreis.imports.actions import take_in, upload_table
from partnerkreis.imports.models import Upload
from partnerkreis.imports.queries import Plan, plan_of
from partnerkreis.spreadsheets.limits import Limits
from partnerkreis.spreadsheets.values import Cell, Column, Sheet
from partnerkreis.spreadsheets.writing import write_xlsx
from tests.conftest import NOW

TODAY = datetime.date(2026, 11, 25)


def upload(actor: Actor, kind: str, heads: tuple[str, ...], *rows: tuple[Cell, ...]) -> Upload:
    return upload_table(
        data=write_xlsx(Sheet("Liste", [Column(head) for head in heads], rows)),
        name="liste.xlsx",
        kind=kind,
        language="de",
        limits=Limits(),
        actor=actor,
        now=NOW,
    )


def plan(upload: Upload, actor: Actor) -> Plan:
    return plan_of(upload, actor, today=TODAY)


def taken_in(upload: Upload, actor: Actor) -> Upload:
    seen = plan(upload, actor).digest
    return take_in(upload=upload, seen=seen, actor=actor, now=NOW, today=TODAY)


def fates(upload: Upload, actor: Actor) -> list[str]:
    return [row.fate.value for row in plan(upload, actor).rows]


def faults(upload: Upload, actor: Actor) -> list[dict[str, str]]:
    return [row.faults for row in plan(upload, actor).rows]
