# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits to be answered, by us or by a partner, and what differs from what was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerkreis.accord.queries.papers import title_of
from partnerkreis.accord.queries.waiting import Open, Waiting, open_for
from partnerkreis.core.languages import Language
from partnerkreis.workspace import addresses_accord
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind
from partnerkreis.workspace.telling_accord import told_open


def agreements(desk: Desk) -> Iterator[Task]:
    """Yield the joint records that are worth a look, what waits for us first."""
    for one in open_for(desk.actor, today=desk.today):
        yield agreement(one, desk.language)


def agreement(one: Open, language: Language) -> Task:
    """Return something open between the parties as a task, here and in the cockpit."""
    subject = one.accord.subject
    return Task(
        kind=TaskKind.AGREEMENT,
        words=title_of(one.revision, language),
        known=told_open(one, language),
        action=_("Answer it") if one.why is Waiting.FOR_US else _("Look at it"),
        href=addresses_accord.accord(subject.kind, subject.record.key, language),
    )
