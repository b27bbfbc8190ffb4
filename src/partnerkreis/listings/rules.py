# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an address asks of a list. Anything may stand there; what cannot be is passed over."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Self
from urllib.parse import urlencode
from uuid import UUID

PER_PAGE: Final = 50
#: Up to so many are counted, ordered by any column and turned over by page numbers. Of more one
#: sees the beginning and the end, and goes on from any page, which costs the same everywhere.
MOST_COUNTED: Final = 1_000

QUESTION, SORT, PAGE, AFTER, BEFORE, LAST = "q", "sort", "page", "after", "before", "last"
_LONGEST_QUESTION: Final = 200
_NUMBER = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list too long to be counted: the row with this value in the ordering column.

    Without a value it stands among the rows that have none, which come last.
    """

    value: str
    record: UUID

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the place that ``text`` names, or None."""
        identity, _tilde, value = text[:200].partition("~")
        try:
            return cls(value, UUID(identity))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.record.hex}~{self.value}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed down to, how it is ordered, and where in it to begin."""

    chosen: tuple[tuple[str, str], ...] = ()
    question: str = ""
    #: Name of a column, and whether from its end to its beginning.
    sort: str = ""
    is_descending: bool = False
    number: int = 1
    after: Place | None = None
    before: Place | None = None
    is_last: bool = False

    @classmethod
    def read(cls, given: Mapping[str, str], facets: Iterable[str], columns: Iterable[str]) -> Self:
        """Return what the address asks for of what the list has."""
        sort = given.get(SORT, "")
        name = sort.removeprefix("-")
        number = given.get(PAGE, "")
        return cls(
            chosen=tuple((f, shown(given[f])) for f in facets if shown(given.get(f, ""))),
            question=shown(given.get(QUESTION, "")),
            sort=name if name in set(columns) else "",
            is_descending=sort.startswith("-"),
            number=int(number) if _NUMBER.fullmatch(number) else 1,
            after=Place.read(given.get(AFTER, "")),
            before=Place.read(given.get(BEFORE, "")),
            is_last=given.get(LAST, "") == "1",
        )

    def value(self, name: str) -> str:
        """Return what is chosen of a facet, or ""."""
        return dict(self.chosen).get(name, "")

    def at_the_beginning(self) -> Self:
        """Return the same list from its beginning."""
        return replace(self, number=1, after=None, before=None, is_last=False)

    def without(self, name: str) -> Self:
        """Return the list with one choice taken away, from its beginning."""
        kept = tuple((n, value) for n, value in self.chosen if n != name)
        question = "" if name == QUESTION else self.question
        return replace(self.at_the_beginning(), chosen=kept, question=question)

    def sorted_by(self, name: str, *, descending: bool) -> Self:
        """Return the list in another order, from its beginning."""
        return replace(self.at_the_beginning(), sort=name, is_descending=descending)

    def query(self) -> str:
        """Return what stands behind the question mark, "" for the whole list from its beginning."""
        given: dict[str, object] = {QUESTION: self.question, **dict(self.chosen)}
        given[SORT] = f"-{self.sort}" if self.sort and self.is_descending else self.sort
        given[PAGE] = self.number if self.number > 1 else ""
        given |= {AFTER: self.after or "", BEFORE: self.before or ""}
        given[LAST] = "1" if self.is_last else ""
        return urlencode({name: value for name, value in given.items() if value})


def shown(value: str) -> str:
    """Return what can be shown again of a value; no page can hold a control character."""
    kept = "".join(c if c.isprintable() else " " for c in value[:_LONGEST_QUESTION])
    return " ".join(kept.split())


def day(text: str) -> datetime.date | None:
    """Return the day that stands in an address, or None."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
