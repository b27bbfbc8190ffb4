# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The money that an actor may see: of the own bodies, and of nobody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db.models import IntegerField, Q, QuerySet, UUIDField

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.budgets.models import Booking, BudgetLine, BudgetRequest
from partnerkreis.budgets.rules import Paid, Sums, sums_of
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.partnerships.models import Partnership


@dataclass(slots=True)
class Spending:
    """A budget line, what was booked of it, and what is left."""

    line: BudgetLine
    bookings: list[Booking] = field(default_factory=list)

    @property
    def sums(self) -> Sums:
        paid = [paid_of(booking) for booking in self.bookings]
        return sums_of(self.line.amount, self.line.currency, paid)


@dataclass(frozen=True, slots=True)
class Budget:
    """What the bodies of an actor have for a partnership in a year, and ask for the next."""

    year: int
    lines: list[Spending]
    requests: list[BudgetRequest]


def paid_of(booking: Booking) -> Paid:
    """Return a booking as the rules look at it."""
    is_spent = booking.state == Booking.State.SPENT
    return Paid(is_spent, booking.amount, booking.currency, booking.rate)


def _lines(actor: Actor) -> QuerySet[BudgetLine]:
    own = BudgetLine.objects.filter(_WANTED, body__in=_BODIES, year=_YEAR)
    found: QuerySet[BudgetLine] = visible_to(actor, own)
    return found.order_by("body", "partnership", "key")


def _of_lines(actor: Actor) -> QuerySet[Booking]:
    booked: QuerySet[Booking] = visible_to(actor, Booking.objects.filter(line__in=_any("lines")))
    return booked.select_related("encounter").order_by("state", "key")


def _requests(actor: Actor) -> QuerySet[BudgetRequest]:
    years = Q(year=_YEAR) | Q(year=Given("following", IntegerField()))
    asked = BudgetRequest.objects.filter(_WANTED & years, body__in=_BODIES)
    found: QuerySet[BudgetRequest] = visible_to(actor, asked)
    return found.order_by("-year", "key")


def _of_encounters(actor: Actor) -> QuerySet[Booking]:
    booked = Booking.objects.filter(encounter__in=_any("encounters"))
    found: QuerySet[Booking] = visible_to(actor, booked)
    return found.select_related("line").order_by("key")


def _any(name: str) -> GivenAny:
    return GivenAny(name, UUIDField())


_BODIES: Final = _any("bodies")
_YEAR: Final = Given("year", IntegerField())
#: Of the partnership, or for all of them.
_WANTED: Final = Q(partnership=Given("partnership", UUIDField())) | Q(partnership=None)
_LINES: Final[Prepared[BudgetLine]] = Prepared(_lines)
_OF_LINES: Final[Prepared[Booking]] = Prepared(_of_lines)
_REQUESTS: Final[Prepared[BudgetRequest]] = Prepared(_requests)
_OF_ENCOUNTERS: Final[Prepared[Booking]] = Prepared(_of_encounters)


def budget_of(
    actor: Actor, partnership: Partnership, bodies: Iterable[UUID], *, year: int
) -> Budget:
    """Return the budget of ``bodies`` for a partnership, and what they have for all (3 queries)."""
    given = {"partnership": partnership.pk, "bodies": list(bodies), "year": year}
    found = {line.pk: Spending(line) for line in _LINES(actor, **given)}
    for booking in _OF_LINES(actor, lines=list(found)):
        found[booking.line_id].bookings.append(booking)
    asked = _REQUESTS(actor, **given, following=year + 1)
    return Budget(year, list(found.values()), asked)


def costs_of(actor: Actor, encounters: Iterable[UUID]) -> dict[UUID, list[Booking]]:
    """Return what the bodies of an actor booked for each of the encounters (one query)."""
    found: dict[UUID, list[Booking]] = defaultdict(list)
    for booking in _OF_ENCOUNTERS(actor, encounters=list(encounters)):
        if booking.encounter_id is not None:
            found[booking.encounter_id].append(booking)
    return found
