# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open of the budget."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerkreis.budgets.models import Booking, BudgetRequest
from partnerkreis.encounters.models import Encounter
from partnerkreis.portal import wording
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.pages.money import money
from partnerkreis.workspace.queries.today.money import PAID_AFTER
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind


def money_matters(desk: Desk) -> Iterator[Task]:
    """Yield what is not funded, not decided and not paid."""
    for encounter in desk.found.unfunded:
        yield _unfunded(desk, encounter)
    for request in desk.found.undecided:
        yield _undecided(desk, request)
    for booking in desk.found.unpaid:
        yield _unpaid(desk, booking)


def _unfunded(desk: Desk, encounter: Encounter) -> Task:
    year = desk.today.year + 1
    href = desk.record("encounter", encounter.key)
    if desk.can_edit:
        href = addresses.new_with("budget-request", desk.language, year=str(year))
    return Task(
        kind=TaskKind.DEADLINE,
        words=_("Has money been requested for {year}?").format(year=year),
        due=datetime.date(year, 1, 1),
        computed_from=_(
            "From the beginning of the budget year in which this takes place: {title}, {date}."
        ).format(
            title=encounter.title.text(desk.language),
            date=wording.when(encounter.when, desk.language),
        ),
        action=_("Request it"),
        href=href,
    )


def _undecided(desk: Desk, request: BudgetRequest) -> Task:
    return Task(
        kind=TaskKind.QUESTION,
        words=_("What was decided? {title}").format(title=f"{request.title} ({request.year})"),
        known=_("{amount} requested; no decision is recorded.").format(
            amount=money(request.amount, request.currency)
        ),
        action=_("Enter the decision"),
        href=desk.edit("budget-request", request.key, "granted"),
    )


def _unpaid(desk: Desk, booking: Booking) -> Task:
    last = booking.encounter.latest if booking.encounter else None
    return Task(
        kind=TaskKind.QUESTION,
        words=_("Has it been paid? {title}").format(title=booking.what_for),
        known=_("{amount} is still bound.").format(amount=money(booking.amount, booking.currency)),
        due=last and last + PAID_AFTER,
        computed_from=_("60 days after the encounter, which ended: {date}.").format(
            date=wording.when(booking.encounter.when, desk.language)
        )
        if booking.encounter
        else "",
        action=_("Settle it"),
        href=desk.edit("booking", booking.key, "state"),
    )
