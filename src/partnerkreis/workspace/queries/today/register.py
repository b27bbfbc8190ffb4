# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open in the register of the own bodies: offices, contacts, standing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.utils import timezone

from partnerkreis.directory.models import Tenure
from partnerkreis.directory.queries import REVIEWED_EVERY
from partnerkreis.partnerships.models import Standing
from partnerkreis.workspace.queries.today import asked
from partnerkreis.workspace.queries.today.found import Today
from partnerkreis.workspace.queries.today.reach import MOST

#: Terms that end are named so long before.
AHEAD: Final = datetime.timedelta(days=548)


def add_register(found: Today, bodies: Iterable[UUID], *, today: datetime.date) -> None:
    """Add what ends soon, and what is to be called true once a year (four queries)."""
    night = datetime.datetime.combine(today, datetime.time.max, timezone.get_current_timezone())
    given = {"bodies": bodies, "since": night - REVIEWED_EVERY}
    tenures, standings = asked.TENURES(**given), asked.STANDINGS(**given)
    found.terms_ending = [one for one in tenures if _ends(one, today)][:MOST]
    found.standings_ending = [one for one in standings if _ends(one, today)][:MOST]
    holding = [one for one in tenures if one.until is None and (one.since or one.seen)]
    lasting = [one for one in standings if one.until is None]
    open_here = [one for one in (*holding, *lasting) if not one.is_reviewed]  # type: ignore[attr-defined] # annotated
    others = (*asked.OFFICES(**given), *asked.ORGANISATIONS(**given))
    found.to_review = [*open_here, *others][:MOST]


def _ends(record: Tenure | Standing, today: datetime.date) -> bool:
    """Return whether it ends from today on and within eighteen months."""
    last = record.until.latest if record.until else None
    return last is not None and today <= last <= today + AHEAD
