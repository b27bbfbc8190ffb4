# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open of the budgets of the own bodies."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from partnerkreis.workspace.queries.today import asked
from partnerkreis.workspace.queries.today.found import Today
from partnerkreis.workspace.queries.today.reach import MOST

#: After so many days what was bound for an encounter should be paid, or be free again.
PAID_AFTER: Final = datetime.timedelta(days=60)


def add_money(found: Today, bodies: Iterable[UUID], *, today: datetime.date) -> None:
    """Add what is not funded, not paid and not decided (three queries)."""
    over, following = today - PAID_AFTER, today.year + 1
    bound = asked.BOUND(bodies=bodies)
    late = [b for b in bound if b.encounter and b.encounter.latest and b.encounter.latest < over]
    found.unpaid = late[:MOST]
    requests = asked.REQUESTS(bodies=bodies, year=following)
    found.undecided = [one for one in requests if one.granted is None][:MOST]
    is_asked = any(request.year == following for request in requests)
    if not asked.LINES(bodies=bodies, year=following) and not is_asked:
        ahead = (e for e in found.coming if e.earliest and e.earliest.year == following)
        found.unfunded = list(ahead)[:1]
