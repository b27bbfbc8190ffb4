# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page of something that nobody counts: files, mails, what was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet
from django.http import Http404

from partnerkreis.portal.pages.paging import pagination
from partnerkreis.ui.shapes import Pagination

PER_PAGE: Final = 25


class Paged(NamedTuple):
    """What stands on a page, and the ways to the others."""

    records: list[Any]
    pagination: Pagination


def paged(found: QuerySet[Any], number: int, address: str) -> Paged:
    """Return the page ``number`` of what was found (one query). Raises Http404 beyond the last."""
    start = PER_PAGE * (number - 1)
    records = list(found[start : start + PER_PAGE + 1])
    if number > 1 and not records:
        raise Http404
    has_next = len(records) > PER_PAGE
    return Paged(records[:PER_PAGE], pagination(number, has_next=has_next, href=_to(address)))


def _to(address: str) -> Callable[[int], str]:
    return lambda page: f"{address}?page={page}" if page > 1 else address
