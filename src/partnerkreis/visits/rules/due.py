# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is still missing for a visit, and by when it is due: derived, never ticked off."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from partnerkreis.visits.rules.values import Delegation, Part, Side, Visit


class Need(StrEnum):
    DAYS = "days"
    INVITATION = "invitation"
    ANSWER = "answer"
    PAYER = "payer"
    INTERPRETER = "interpreter"
    APPROVAL = "approval"
    DELEGATION = "delegation"
    INSURANCE = "insurance"
    RUNNING_ORDER = "running-order"
    ROOMS = "rooms"
    GIFT = "gift"
    SPEAKERS = "speakers"
    PROTOCOL = "protocol"
    SPEAKING_NOTES = "speaking-notes"
    DIET = "diet"
    BRIEFING = "briefing"
    PRESS = "press"
    THANKS = "thanks"
    FOLLOW_UPS = "follow-ups"
    MINUTES = "minutes"
    FORGET = "forget"


@dataclass(frozen=True, slots=True)
class Task:
    """Something that is missing; ``side`` where it is of one side."""

    need: Need
    part: Part | None
    due: datetime.date | None
    is_late: bool
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class _Before:
    """What has to be there some weeks before the first day."""

    need: Need
    part: Part
    weeks: int
    is_missing: Callable[[Visit], bool]


def are_insured(visit: Visit) -> bool:
    return visit.folder.insurance in ("in_place", "not_needed")


def languages_without_interpreter(visit: Visit) -> list[tuple[str, str]]:
    """Return the pairs of languages between the own side and the others that nobody interprets."""
    covered = {
        frozenset((order.one_language, order.other_language))
        for order in visit.interpreters
        if order.state != "cancelled"
    }
    own = visit.own.language
    others = dict.fromkeys(side.language for side in visit.partners if side.language != own)
    return [(own, other) for other in others if own and other and {own, other} not in covered]


def _no_approval(visit: Visit) -> bool:
    approvals = visit.folder.approvals
    return visit.own.travels and not (
        approvals and all(approval.state == "approved" for approval in approvals)
    )


def _no_gift(visit: Visit) -> bool:
    ready = [gift for gift in visit.folder.gifts if not gift.is_received and gift.state != "idea"]
    return not ready


_BEFORE: Final = (
    _Before(Need.INVITATION, Part.INVITATION, 12, lambda visit: not visit.invited_on),
    _Before(
        Need.ANSWER, Part.INVITATION, 8,
        lambda visit: bool(visit.invited_on) and visit.answer == "open",
    ),
    _Before(Need.PAYER, Part.COSTS, 8, lambda visit: not visit.folder.expenses),
    _Before(
        Need.INTERPRETER, Part.INTERPRETERS, 6,
        lambda visit: bool(languages_without_interpreter(visit)),
    ),
    _Before(Need.APPROVAL, Part.TRAVEL, 6, _no_approval),
    _Before(
        Need.INSURANCE, Part.TRAVEL, 4,
        lambda visit: visit.own.travels and not are_insured(visit),
    ),
    _Before(Need.RUNNING_ORDER, Part.RUNNING_ORDER, 4, lambda visit: not visit.cues),
    _Before(Need.GIFT, Part.GIFTS, 2, _no_gift),
    _Before(Need.SPEAKERS, Part.PROTOCOL, 2, lambda visit: not visit.speeches),
    _Before(
        Need.PROTOCOL, Part.PROTOCOL, 2,
        lambda visit: visit.own.is_host and not (visit.flags and visit.anthems and visit.seating),
    ),
    _Before(
        Need.SPEAKING_NOTES, Part.SPEAKING_NOTES, 1, lambda visit: not visit.folder.speaking_notes
    ),
    _Before(Need.BRIEFING, Part.BRIEFING, 1, lambda visit: len(visit.folder.points) < 3),
    _Before(Need.PRESS, Part.PRESS, 1, lambda visit: _own_press(visit) in ("", "none")),
)  # fmt: skip


def _own_press(visit: Visit) -> str:
    return next((one.state for one in visit.press if one.side.body == visit.own.body), "")


def still_missing(visit: Visit, *, today: datetime.date) -> list[Task]:
    """Return what is missing, in the order of the days by which it is due."""
    if visit.first_day is None:
        return [Task(Need.DAYS, None, None, is_late=False)]
    last = visit.last_day or visit.first_day
    found = [*(_after(visit, last, today) if today > last else _before(visit, today))]
    found += _forgetting(visit, today)
    order = list(Need)
    return sorted(found, key=lambda task: (task.due or today, order.index(task.need)))


def _task(
    need: Need, part: Part, due: datetime.date, today: datetime.date, side: Side | None = None
) -> Task:
    return Task(need, part, due, due < today, side)


def _before(visit: Visit, today: datetime.date) -> Iterator[Task]:
    first = visit.first_day or today
    for one in _BEFORE:
        if one.is_missing(visit):
            side = visit.own if one.part is Part.PRESS else None
            yield _task(one.need, one.part, _weeks(first, one.weeks), today, side)
    for delegation in visit.delegations:
        if not delegation.side.travels or delegation.guests is None:
            continue
        for need, weeks in _of_a_delegation(visit, delegation):
            yield _task(need, Part.DELEGATION, _weeks(first, weeks), today, delegation.side)


def _weeks(first: datetime.date, weeks: int) -> datetime.date:
    return first - datetime.timedelta(weeks=weeks)


def _of_a_delegation(visit: Visit, delegation: Delegation) -> Iterator[tuple[Need, int]]:
    if not delegation.guests:
        yield Need.DELEGATION, 4
    if not delegation.is_personal or not visit.own.is_host:
        return
    if len(visit.days) > 1 and any(not guest.room for guest in delegation.guests or ()):
        yield Need.ROOMS, 3
    if is_diet_waiting(delegation):
        yield Need.DIET, 1


def is_diet_waiting(delegation: Delegation) -> bool:
    """Return whether somebody eats otherwise and the kitchen does not know."""
    has_diet = any(guest.diet for guest in delegation.guests or ())
    return has_diet and delegation.diet_passed_on is None


def _after(visit: Visit, last: datetime.date, today: datetime.date) -> Iterator[Task]:
    days, folder = datetime.timedelta, visit.folder
    if not folder.thanks or any(one.sent_on is None for one in folder.thanks):
        yield _task(Need.THANKS, Part.THANKS, last + days(weeks=2), today)
    if not any(one.is_of_this_visit for one in visit.follow_ups):
        yield _task(Need.FOLLOW_UPS, Part.FOLLOW_UPS, last + days(weeks=2), today)
    if not folder.minutes:
        yield _task(Need.MINUTES, Part.MINUTES, last + days(weeks=4), today)


def _forgetting(visit: Visit, today: datetime.date) -> Iterator[Task]:
    for delegation in visit.delegations:
        due = delegation.delete_after
        if due and is_to_be_forgotten(delegation, today) and delegation.has_personal_values:
            yield _task(Need.FORGET, Part.DELEGATION, due, today, delegation.side)


def is_to_be_forgotten(delegation: Delegation, today: datetime.date) -> bool:
    """Return whether the day is over after which the personal values go, and nothing holds them."""
    over = delegation.delete_after is not None and delegation.delete_after < today
    return over and not (delegation.hold_until and delegation.hold_until >= today)
