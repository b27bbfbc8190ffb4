# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits to be answered, by us or by a partner, and what differs from what was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerkreis.accord.queries.papers import title_of
from partnerkreis.accord.queries.told import name_of
from partnerkreis.accord.queries.waiting import Open
from partnerkreis.accord.queries.yearly import YearlyDue, joint_matters
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.languages import Language
from partnerkreis.workspace import addresses_accord
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind
from partnerkreis.workspace.telling_accord import told_open, told_yearly


def agreements(desk: Desk) -> Iterator[Task]:
    """Yield the joint records that are worth a look, what waits for us first."""
    found = joint_matters(desk.actor, today=desk.today)
    for one in found.open:
        yield agreement(one, desk.language)
    for due in found.still_true:
        yield still_true(due, desk.language)


def still_true(found: YearlyDue, language: Language) -> Task:
    """Return the yearly confirmation of a partnership as a task, here and in the cockpit."""
    key = found.partnership.key
    leads_to = addresses_accord.propose if found.can_propose else addresses_accord.accord
    return Task(
        kind=TaskKind.AGREEMENT,
        words=_("{partnership}: is everything still true?").format(
            partnership=name_of(found.partnership, language)
        ),
        known=told_yearly(found, language),
        action=_("Confirm it together") if found.can_propose else _("Look at it"),
        href=leads_to(Kind.YEARLY, key, language),
    )


def agreement(one: Open, language: Language) -> Task:
    """Return something open between the parties as a task, here and in the cockpit."""
    subject = one.accord.subject
    return Task(
        kind=TaskKind.AGREEMENT,
        words=title_of(one.revision, language),
        known=told_open(one, language),
        action=_("Answer it") if one.can_answer else _("Look at it"),
        href=addresses_accord.accord(subject.kind, subject.record.key, language),
    )
