# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The anniversaries of the own partnerships and of what they signed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from partnerkreis.partnerships.models import Partnership, Signing
from partnerkreis.portal.anniversaries import next_round
from partnerkreis.portal.queries.calendar import MOST, Jubilee


def jubilees(
    partnerships: Iterable[Partnership], signings: Iterable[Signing], *, today: datetime.date
) -> list[Jubilee]:
    """Return what comes round within eighteen months, the nearest first."""
    own = {partnership.pk: partnership for partnership in partnerships}
    found = [*_of_contacts(own.values(), today), *_of_signings(own, signings, today)]
    return sorted(found, key=lambda j: (j.anniversary.when.sort_key, j.partnership.key))[:MOST]


def _of_contacts(partnerships: Iterable[Partnership], today: datetime.date) -> Iterator[Jubilee]:
    for partnership in partnerships:
        if anniversary := next_round(partnership.first_contact, today):
            yield Jubilee(anniversary, partnership)


def _of_signings(
    own: Mapping[UUID, Partnership], signings: Iterable[Signing], today: datetime.date
) -> Iterator[Jubilee]:
    for signing in signings:
        partnership = own.get(signing.instrument.partnership_id)
        anniversary = next_round(signing.when, today)
        if partnership is not None and anniversary is not None:
            yield Jubilee(anniversary, partnership, signing)
