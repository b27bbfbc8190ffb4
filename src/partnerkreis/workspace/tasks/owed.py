# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one side owes to another: follow-ups, and return visits."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.dates import words as dates
from partnerkreis.encounters.models import Encounter, FollowUp
from partnerkreis.portal import wording
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.rules import Visit
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind


def follow_ups(desk: Desk) -> Iterator[Task]:
    """Yield the follow-ups that are open, with who owes them to whom."""
    for one in desk.found.follow_ups:
        yield _follow_up(desk, one)


def _follow_up(desk: Desk, one: FollowUp) -> Task:
    who = _("{debtor} → {creditor}").format(
        debtor=_name(desk, one.owed_by_id), creditor=_name(desk, one.owed_to_id)
    )
    title = one.encounter.title.text(desk.language)
    computed = ""
    if one.due:
        computed = _("Agreed for: {date}.").format(date=dates.label(one.due, desk.language))
    return Task(
        kind=TaskKind.FOLLOW_UP,
        words=one.what.text(desk.language),
        known=f"{who}. {title}.",
        due=one.due.latest if one.due else None,
        computed_from=computed,
        action=pgettext("button of a follow-up", "Done"),
        href=desk.record("follow-up", one.key),
        button=desk.button("done", "follow-up", one.key, one.version),
    )


def return_visits(desk: Desk) -> Iterator[Task]:
    """Yield the visits after which there was none in the other direction."""
    for visit in desk.found.visits:
        yield _return_visit(desk, visit)


def _return_visit(desk: Desk, visit: Visit[Encounter]) -> Task:
    encounter = visit.subject
    href = desk.record("encounter", encounter.key)
    if desk.can_edit:
        href = addresses.new_with("encounter", desk.language, kind=encounter.kind)
    return Task(
        kind=TaskKind.RETURN_VISIT,
        words=_("{host} owes {guest} an invitation").format(
            host=_name(desk, visit.guest), guest=_name(desk, visit.host)
        ),
        known=_(
            "{title}, {date}. Since then there was no visit of this kind the other way."
        ).format(
            title=encounter.title.text(desk.language),
            date=wording.when(encounter.when, desk.language),
        ),
        action=_("Plan the return visit") if desk.can_edit else _("Look at it"),
        href=href,
    )


def _name(desk: Desk, body: UUID) -> str:
    found = desk.found.bodies.get(body)
    return found.names.form(desk.language, "short") if found else ""
