# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who will have no access soon, who was invited and has not come, which contacts end."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerkreis.core.dates import words as dates
from partnerkreis.editing.titles import title_of
from partnerkreis.workspace.pages.access import address
from partnerkreis.workspace.queries.today.running import (
    access_ending,
    contacts_ending,
    not_come_yet,
)
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind


def access_matters(desk: Desk) -> Iterator[Task]:
    """Yield accesses that end without a successor, and invitations nobody took up."""
    for one in access_ending(desk.actor, today=desk.today):
        office = title_of(one.office, desk.language)
        yield Task(
            kind=TaskKind.DEADLINE,
            words=_("An access ends: {office}, {name}").format(office=office, name=one.user.name),
            known=_("Nobody has the access after that."),
            due=one.until,
            computed_from=_("From the last day of the access."),
            action=_("Hand it over"),
            href=address("access_office", desk.language, number=one.pk),
        )
    for invited in not_come_yet(desk.actor, now=desk.now):
        yield Task(
            kind=TaskKind.QUESTION,
            words=_("{name} was invited and has not come yet.").format(name=invited.user.name),
            known=_held(invited.until < desk.today, desk.day(invited.until)),
            action=_("Invite once more"),
            href=address("access_invite", desk.language),
        )


def _held(is_over: bool, day: str) -> str:
    pattern = _("The link held until {day}.") if is_over else _("The link holds until {day}.")
    return pattern.format(day=day)


def contacts(desk: Desk) -> Iterator[Task]:
    """Yield the contacts that will be deleted soon."""
    for contact in contacts_ending(desk.actor, today=desk.today):
        title = title_of(contact, desk.language)
        yield Task(
            kind=TaskKind.DEADLINE,
            words=_("This contact will be deleted: {title}").format(title=title),
            due=contact.last_day,
            computed_from=_("From the day until which it is kept: {date}.").format(
                date=dates.label(contact.until, desk.language)
            ),
            known=_("Is it still needed? Then write a later day."),
            action=_("Settle it"),
            href=desk.edit("contact", contact.key, "until"),
        )
