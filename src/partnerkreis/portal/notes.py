# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sources of a page, numbered in the order in which its sentences name them."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from partnerkreis.encounters.queries import Cited
from partnerkreis.ui.shapes import Note

#: A sentence names at most so many sources; the others stand on the record's own page.
MOST_MARKS = 2
#: Not known, several, none: the codes of ISO 639 for what cannot be said of a text.
_NO_LANGUAGE = frozenset({"und", "mul", "mis", "zxx"})


class Notes:
    """Gives out numbers while a page is put together, and lists the sources at its end."""

    def __init__(self, citations: Mapping[UUID, Sequence[Cited]]) -> None:
        self._citations = citations
        self._numbers: dict[str, int] = {}
        self._sources: list[Cited] = []

    def marks(self, *records: UUID, field: str = "", most: int = MOST_MARKS) -> list[int]:
        """Return the numbers of the best sources of the records, or of one field of them."""
        cited = [c for record in records for c in self._of(record, field)]
        return sorted({self._number(c) for c in cited[:most]})

    def _of(self, record: UUID, field: str) -> list[Cited]:
        """Return what supports the record; a source that says otherwise does not."""
        found = [c for c in self._citations.get(record, ()) if c.says is None]
        of_field = [c for c in found if field and c.field == field]
        return of_field or [c for c in found if not c.field] or found

    def _number(self, cited: Cited) -> int:
        number = self._numbers.get(cited.key)
        if number is None:
            self._sources.append(cited)
            number = self._numbers[cited.key] = len(self._sources)
        return number

    def listed(self, *, also: UUID | None = None) -> list[Note]:
        """Return the sources named so far, in order, and then all others of the record ``also``."""
        for cited in self._citations.get(also, ()) if also else ():
            self._number(cited)
        return [
            Note(number, cited.title, cited.url, _language(cited))
            for number, cited in enumerate(self._sources, start=1)
        ]


def _language(cited: Cited) -> str:
    """Return the language of a source, "" where it has none or several."""
    return "" if cited.language in _NO_LANGUAGE else cited.language


def all_of(cited: Iterable[Cited]) -> list[Note]:
    """Return every source once, as a list that no mark leads to."""
    sources = {c.key: c for c in cited}
    return [
        Note(number, c.title, c.url, _language(c))
        for number, c in enumerate(sources.values(), start=1)
    ]
