# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The budget of the year: what was approved, bound and spent, and what is asked for next year."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.budgets.models import Booking, BudgetRequest, Classified, Currency
from partnerkreis.budgets.queries import Spending, paid_of
from partnerkreis.budgets.rules import Decision, Sums, by_currency, decision_of
from partnerkreis.core.dates import words as dates
from partnerkreis.directory.models import Body
from partnerkreis.editing.forms.numbers import plain_form
from partnerkreis.ui.shapes import Link
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.pages.cockpit.scene import Scene
from partnerkreis.workspace.pages.money import amount, money


@dataclass(frozen=True, slots=True)
class BookingRow:
    """What was bound or spent; ``key`` and ``version`` where one button says that it is paid."""

    title: Link
    amount: str
    details: str
    encounter: Link | None
    key: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class LineRow:
    """A budget line with its sums, each with the currency."""

    title: Link
    where: str
    sums: list[tuple[str, str]]
    is_overdrawn: bool
    bookings: list[BookingRow]
    book: Link | None


@dataclass(frozen=True, slots=True)
class RequestRow:
    title: Link
    amount: str
    details: list[str]
    action: Link | None


@dataclass(frozen=True, slots=True)
class BudgetPart:
    """A year of the budget, and what can be done about it."""

    year: int
    earlier: Link
    later: Link
    lines: list[LineRow]
    totals: list[tuple[str, list[tuple[str, str]]]]
    requests: list[RequestRow]
    actions: list[Link]


def budget_part(scene: Scene) -> BudgetPart:
    """Return the budget of the own side, in the year that was asked for."""
    budget = scene.found.budget
    sums = by_currency((one.line.currency, one.sums) for one in budget.lines)
    return BudgetPart(
        year=budget.year,
        earlier=_of_year(scene, budget.year - 1),
        later=_of_year(scene, budget.year + 1),
        lines=[_line(scene, one) for one in budget.lines],
        totals=[(code, _told(total, code)) for code, total in sums.items()]
        if len(budget.lines) > 1
        else [],
        requests=[_request(scene, one) for one in budget.requests],
        actions=_actions(scene) if scene.found.can_edit else [],
    )


def _of_year(scene: Scene, year: int) -> Link:
    address = addresses.cockpit(scene.key, scene.language)
    return Link(str(year), f"{address}?year={year}#budget")


def _currency(body: Body) -> str:
    """Return in what a body budgets."""
    return Currency.PLN if body.country == "PL" else Currency.EUR


def _actions(scene: Scene) -> list[Link]:
    year, own = scene.found.budget.year, scene.own
    given = {"partnership": scene.key, "body": own.key, "currency": _currency(own)}
    return [
        scene.new("budget-line", _("Enter what was approved"), year=str(year), **given),
        scene.new(
            "budget-request",
            _("Request for {year}").format(year=year + 1),
            year=str(year + 1),
            **given,
        ),
    ]


def _told(sums: Sums, currency: str) -> list[tuple[str, str]]:
    """Return terms and amounts, in the words of a treasury."""
    return [
        (_("Approved"), money(sums.approved, currency)),
        (_("Bound"), money(sums.bound, currency)),
        (_("Spent"), money(sums.spent, currency)),
        (pgettext("of a budget", "Left"), money(sums.left, currency)),
    ]


def _line(scene: Scene, spending: Spending) -> LineRow:
    line, sums = spending.line, spending.sums
    title = line.title if line.partnership_id else _("{title} (for all partnerships)").format(
        title=line.title
    )  # fmt: skip
    given = {"line": line.key, "currency": line.currency}
    return LineRow(
        title=Link(title, addresses.record("budget-line", line.key, scene.language)),
        where=classification(line),
        sums=_told(sums, line.currency),
        is_overdrawn=sums.left < 0,
        bookings=[_booking(scene, one, line.currency) for one in spending.bookings],
        book=scene.new("booking", _("Bind or spend"), **given) if scene.found.can_edit else None,
    )


def classification(row: Classified) -> str:
    """Return where something stands in a budget, as a treasury writes it."""
    parts = {
        _("product {number}"): row.product,
        _("account {number}"): row.account,
        _("division {number}"): row.division,
        _("chapter {number}"): row.chapter,
        _("paragraph {number}"): row.paragraph,
    }
    return ", ".join(pattern.format(number=number) for pattern, number in parts.items() if number)


def _booking(scene: Scene, booking: Booking, currency: str) -> BookingRow:
    language, encounter = scene.language, booking.encounter
    is_open = booking.state == Booking.State.BOUND and scene.found.can_edit
    details = [
        str(booking.get_state_display()),
        dates.label(booking.on, language) if booking.on else "",
        booking.by_whom,
        _rate(scene, booking, currency),
    ]
    return BookingRow(
        title=Link(booking.what_for, addresses.record("booking", booking.key, language)),
        amount=money(paid_of(booking).cents_in(currency), currency),
        details=", ".join(filter(None, details)),
        encounter=Link(
            encounter.title.text(language), addresses.record("encounter", encounter.key, language)
        )
        if encounter
        else None,
        key=booking.key if is_open else "",
        version=booking.version,
    )


def _rate(scene: Scene, booking: Booking, currency: str) -> str:
    if booking.currency == currency or booking.rate is None:
        return ""
    return _("paid {amount} at {rate} ({source}, {date})").format(
        amount=money(booking.amount, booking.currency),
        rate=plain_form(booking.rate),
        source=booking.rate_source,
        date=dates.label(booking.rate_date, scene.language),
    )


def _request(scene: Scene, request: BudgetRequest) -> RequestRow:
    language = scene.language
    decision = decision_of(request.amount, request.granted)
    words = {
        Decision.OPEN: _("not decided yet"),
        Decision.GRANTED: _("granted"),
        Decision.PARTLY: _("granted in part: {amount}"),
        Decision.REFUSED: _("refused"),
    }[decision].format(amount=money(request.granted or 0, request.currency))
    details = [
        _("Requested: {date}").format(date=dates.label(request.requested_on, language))
        if request.requested_on
        else _("Not requested yet"),
        f"{words} ({dates.label(request.decided_on, language)})" if request.decided_on else words,
        request.reason,
    ]
    return RequestRow(
        title=Link(
            f"{request.title} ({request.year})",
            addresses.record("budget-request", request.key, language),
        ),
        amount=money(request.amount, request.currency),
        details=[text for text in details if text],
        action=_next(scene, request, decision) if scene.found.can_edit else None,
    )


def _next(scene: Scene, request: BudgetRequest, decision: Decision) -> Link | None:
    """Return what is to be done about a request: enter the decision, then what was approved."""
    if decision is Decision.OPEN:
        return scene.edit("budget-request", request.key, _("Enter the decision"), "granted")
    if decision is Decision.REFUSED or _is_taken_over(scene, request):
        return None
    given = {
        "partnership": scene.key if request.partnership_id else "",
        "body": scene.own.key,
        "title": request.title,
        "year": str(request.year),
        "amount": amount(request.granted or 0),
        "currency": request.currency,
        "product": request.product,
        "account": request.account,
        "division": request.division,
        "chapter": request.chapter,
        "paragraph": request.paragraph,
    }
    filled = {name: text for name, text in given.items() if text}
    return scene.new("budget-line", _("Enter it as approved"), **filled)


def _is_taken_over(scene: Scene, request: BudgetRequest) -> bool:
    lines = (one.line for one in scene.found.budget.lines)
    return any(line.title == request.title and line.year == request.year for line in lines)
