# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a table in: kept for a day, taken in as a whole by one decision, and forgotten."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from partnerkreis.access.policy import Actor, NotAllowed, Permission, authorise
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.editing.actions import change_record, create_record
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.editing.errors import CannotSave, Overtaken
from partnerkreis.imports.models import Upload
from partnerkreis.imports.queries import (
    Fate,
    Pending,
    Plan,
    Planned,
    Step,
    lines_of,
    plan_of,
    reasons,
)
from partnerkreis.imports.rules import to_json
from partnerkreis.imports.tables import IMPORTS
from partnerkreis.journal.actions import record_event
from partnerkreis.spreadsheets.faults import Unreadable
from partnerkreis.spreadsheets.limits import Limits
from partnerkreis.spreadsheets.reading import read_sheets

KEPT_FOR = datetime.timedelta(days=1)
TAKE_IN = "table.take_in"


class PlanChanged(DomainError):
    """Something was recorded since the plan was seen; it is to be looked at again."""


def upload_table(
    *,
    data: bytes,
    name: str,
    kind: str,
    language: Language,
    limits: Limits,
    actor: Actor,
    now: datetime.datetime,
) -> Upload:
    """Keep the cells of a table until its owner decides, a day at most; not the file.

    Raises NotAllowed, and Unreadable with what to do.
    """
    authorise(actor, Permission.EDIT_RECORD)
    if actor.user_id is None:
        raise NotAllowed(_("You are not allowed to do this. Please ask the administrator."))
    stored, sheets = _table(data, name, kind, language, limits)
    with transaction.atomic():
        forget_old_uploads(now=now)
        upload = Upload.objects.create(
            user_id=actor.user_id, kind=kind, language=language, name=name[-200:], rows=stored,
            sheets=sheets, made_at=now,
        )  # fmt: skip
        forget_later.using(run_after=now + KEPT_FOR).enqueue()
    return upload


def _table(
    data: bytes, name: str, kind: str, language: Language, limits: Limits
) -> tuple[list[Any], list[str]]:
    """Return the rows of the first sheet that has heads and rows, and the names of all sheets.

    The one that was read stands first. Raises Unreadable with what is wrong with the first sheet.
    """
    refusal = Unreadable(_("The file is empty."))
    sheets = read_sheets(data, name, language=language, limits=limits)
    for number, sheet in enumerate(sheets):
        stored = [[row.number, [to_json(cell) for cell in row.cells]] for row in sheet.rows]
        try:
            if not lines_of(stored, IMPORTS[kind]).lines:
                raise Unreadable(_("There are no rows below the heads of the columns."))
        except Unreadable as fault:
            refusal = refusal if number else fault
        else:
            return stored, [sheet.title, *sheet.others]
    raise refusal


def discard_upload(*, upload: Upload, actor: Actor) -> None:
    """Forget a table without taking it in. Raises NotAllowed."""
    _check_owner(upload, actor)
    upload.delete()


def forget_old_uploads(*, now: datetime.datetime) -> None:
    """Forget every table that is a day old, whatever became of it."""
    Upload.objects.filter(made_at__lte=now - KEPT_FOR).delete()


@task()
def forget_later() -> None:
    """Forget old tables, without anybody coming by."""
    from django.utils import timezone

    forget_old_uploads(now=timezone.now())


def _check_owner(upload: Upload, actor: Actor) -> None:
    authorise(actor, Permission.EDIT_RECORD)
    if upload.user_id != actor.user_id:
        raise NotAllowed(_("You are not allowed to do this. Please ask the administrator."))


@transaction.atomic
def take_in(
    *, upload: Upload, seen: str, actor: Actor, now: datetime.datetime, today: datetime.date
) -> Upload:
    """Make and change what the plan says, in one transaction; of the table only faulty rows stay.

    A second time nothing happens. A row that cannot be saved after all joins those that are
    refused. Raises NotAllowed, and PlanChanged where the plan is not the one that was ``seen``.
    """
    _check_owner(upload, actor)
    current = Upload.objects.select_for_update().get(pk=upload.pk)
    if current.outcome is not None:
        return current
    plan = plan_of(current, actor, today=today)
    if plan.digest != seen:
        raise PlanChanged(_("Something was recorded meanwhile. Please look at the rows again."))
    _carry_out(plan, current, actor, now)
    counts = plan.counts()
    why = {str(row.number): reasons(row, current.kind) for row in plan.of(Fate.REFUSED)}
    current.outcome = {**counts, "why": why}
    current.rows = _left(current.rows, plan)
    current.save(update_fields=["outcome", "rows"])
    figures = {"kind": current.kind, **counts}
    record_event(actor=actor, verb=TAKE_IN, figures=figures, now=now)
    return current


def _carry_out(plan: Plan, upload: Upload, actor: Actor, now: datetime.datetime) -> None:
    made: dict[Pending, Record] = {}
    for row in plan.rows:
        new: dict[Pending, Record] = {}
        try:
            with transaction.atomic():
                for number, step in enumerate(row.steps):
                    token = uuid5(upload.pk, f"{row.number}/{number}")
                    _do(step, token, made | new, new, actor, now)
        except (CannotSave, Overtaken) as refusal:
            _refuse(row, refusal)
        except _NotMade:
            row.refuse("", str(_("An earlier row that this one needs could not be taken in.")))
        else:
            made |= new


class _NotMade(Exception):
    """What a step needs was not made, because the row that was to make it was refused."""


def _refuse(row: Planned, refusal: DomainError) -> None:
    row.refuse(refusal.field, str(refusal))


def _do(
    step: Step,
    token: UUID,
    made: Mapping[Pending, Record],
    new: dict[Pending, Record],
    actor: Actor,
    now: datetime.datetime,
) -> None:
    values = {name: _resolved(value, made) for name, value in step.values.items()}
    record = step.record
    if step.tenure_of is not None:
        person: Any = _resolved(step.tenure_of, made)
        record = person.tenures.get()
    if record is not None:
        # A row before may have changed it as well.
        record.refresh_from_db(fields=["version"])
        change_record(record=record, changes=values, version=record.version, actor=actor, now=now)
        return
    kind = KINDS[step.kind]
    asked = {field.name for field in kind.first_fields()}
    first = {name: value for name, value in values.items() if name in asked}
    done = create_record(kind=kind, values=first, token=token, actor=actor, now=now)
    later = {n: v for n, v in values.items() if n not in asked and v not in (None, "")}
    if later:
        change_record(record=done, changes=later, version=done.version, actor=actor, now=now)
    if step.makes is not None:
        new[step.makes] = done


def _resolved(value: Any, made: Mapping[Pending, Record]) -> Any:
    if not isinstance(value, Pending):
        return value
    if value not in made:
        raise _NotMade
    return made[value]


def _left(rows: list[Any], plan: Plan) -> list[Any]:
    """Return the heads and the rows that were refused; the rest is recorded now."""
    refused = {row.number for row in plan.of(Fate.REFUSED)}
    above = plan.lines.above
    return [*rows[:above], *(row for row in rows[above:] if row[0] in refused)] if refused else []
