# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tasks: what is to be settled, each part of the software yields its own.

To add some, write a provider (:data:`~partnerkreis.workspace.tasks.shape.Provider`) and name it in
``PROVIDERS``. Today shows them under the heading of their kind, what is due first before the rest.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from partnerkreis.workspace.tasks.access import access_matters, contacts
from partnerkreis.workspace.tasks.agreements import agreements
from partnerkreis.workspace.tasks.deadlines import deadlines
from partnerkreis.workspace.tasks.mail import undelivered_mails
from partnerkreis.workspace.tasks.money import money_matters
from partnerkreis.workspace.tasks.owed import follow_ups, return_visits
from partnerkreis.workspace.tasks.questions import questions
from partnerkreis.workspace.tasks.running import running_matters
from partnerkreis.workspace.tasks.shape import Button, Desk, Provider, Task, TaskKind
from partnerkreis.workspace.tasks.translations import translations
from partnerkreis.workspace.tasks.upkeep import upkeep

PROVIDERS: tuple[Provider, ...] = (
    running_matters,
    agreements,
    deadlines,
    access_matters,
    contacts,
    follow_ups,
    questions,
    undelivered_mails,
    money_matters,
    return_visits,
    upkeep,
    translations,
)

__all__ = ["PROVIDERS", "Button", "Desk", "Task", "TaskKind", "tasks_at"]


def tasks_at(desk: Desk) -> dict[TaskKind, list[Task]]:
    """Return all tasks by kind, what is due first before the rest."""
    found: dict[TaskKind, list[Task]] = {kind: [] for kind in TaskKind}
    for task in _all(desk):
        found[task.kind].append(task)
    for tasks in found.values():
        tasks.sort(key=lambda task: task.due or datetime.date.max)
    return found


def _all(desk: Desk) -> Iterator[Task]:
    for provider in PROVIDERS:
        yield from provider(desk)
