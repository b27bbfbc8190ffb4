# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the encounters of a report cost the body that reports."""

from __future__ import annotations

from collections import defaultdict

from partnerkreis.access.policy import Actor
from partnerkreis.budgets.queries import costs_of, paid_of
from partnerkreis.core.languages import Language
from partnerkreis.reports.queries import Year
from partnerkreis.reports.shape import CostLine, Costs


def costs_of_year(actor: Actor, found: Year, language: Language) -> list[Costs]:
    """Return what the body spent on the encounters of ``found``, by currency (one query).

    Bound money is none that was spent; what was paid in another currency counts at its rate.
    """
    booked = costs_of(actor, [encounter.pk for encounter in found.encounters])
    spent: dict[str, list[CostLine]] = defaultdict(list)
    for encounter in found.encounters:
        sums: dict[str, int] = defaultdict(int)
        for booking in booked.get(encounter.pk, ()):
            paid, line = paid_of(booking), booking.line
            if paid.is_spent and line.body_id == found.body.pk:
                sums[line.currency] += paid.cents_in(line.currency)
        for currency, cents in sums.items():
            spent[currency].append(CostLine(encounter.title.text(language), cents))
    return [Costs(lines, currency) for currency, lines in sorted(spent.items())]
