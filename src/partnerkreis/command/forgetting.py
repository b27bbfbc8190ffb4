# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""forget: delete what is due to be deleted; the worker does it once a day."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import ngettext
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from partnerkreis.access.policy import OPERATOR
from partnerkreis.command.database import bring_up_to_date
from partnerkreis.visits.actions import forget_due

_EVERY = timedelta(days=1)


def forget(options: Namespace) -> None:
    """Delete diet, rooms and arrivals whose day is over, and say of how many guests."""
    bring_up_to_date()
    number = _forget()
    said = ngettext(
        "Deleted what was personal of {number} guest.",
        "Deleted what was personal of {number} guests.",
        number,
    )
    print(said.format(number=number))  # noqa: T201 - what a command has to say


def _forget() -> int:
    now = timezone.now()
    return forget_due(actor=OPERATOR, now=now, today=timezone.localdate(now))


@task()
def forget_daily() -> int:
    """Delete what is due, and do it again tomorrow, even where it fails today."""
    forget_daily.using(run_after=timezone.now() + _EVERY).enqueue()
    return _forget()


def plan_forgetting() -> None:
    """Let the worker delete every day what is due; planned once, however often it is called."""
    ours = DBTaskResult.objects.filter(task_path=forget_daily.module_path)
    ours.finished().delete()
    if not ours.filter(status__in=("READY", "RUNNING")).exists():
        forget_daily.enqueue()
