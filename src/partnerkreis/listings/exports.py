# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list as a table to be taken along: what is on the page, and what would be too much there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import Language
from partnerkreis.listings.queries import MOST_TAKEN, ids_of, records_of
from partnerkreis.listings.rules import Asked
from partnerkreis.listings.shape import Listing
from partnerkreis.spreadsheets.values import Cell, Column, Sheet


class TooLong(DomainError):
    """The list has more lines than a table takes."""


#: Columns that say the same as others, for the page alone.
_ON_THE_PAGE_ONLY = frozenset({"sides", "offices"})


def sheet_of(listing: Listing, asked: Asked, actor: Actor, language: Language) -> Sheet:
    """Return the whole list that is asked for. Raises TooLong."""
    ids = ids_of(listing, asked, actor, language)
    if len(ids) > MOST_TAKEN:
        message = _("A table takes at most {most} lines. Please narrow the list down.")
        raise TooLong(message.format(most=MOST_TAKEN))
    return sheet_of_records(listing, ids, language)


def sheet_of_records(listing: Listing, ids: Sequence[UUID], language: Language) -> Sheet:
    """Return these records as a table, in this order."""
    columns = [column for column in listing.columns if column.name not in _ON_THE_PAGE_ONLY]

    def rows() -> Iterator[list[Cell]]:
        for record in records_of(listing, ids):
            for part in listing.parts(record):
                yield [column.cell(part, language) for column in columns]

    heads = [Column(str(column.heading), column.width) for column in columns]
    return Sheet(str(listing.title), heads, rows())
