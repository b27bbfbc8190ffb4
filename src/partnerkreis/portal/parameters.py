# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may stand behind the question mark of an address, read in one place.

Nothing here looks anything up: a value that cannot be right is marked as unknown, and a page that
cannot exist is :class:`NoSuchPage`. Whether a key names a record is found out with the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Final, Self
from urllib.parse import urlencode

from django.http import Http404

from partnerkreis.core.records import KEY_PATTERN
from partnerkreis.encounters.models import EncounterKind

#: The parameter of the page number, and of the question of a search.
PAGE: Final = "page"
QUESTION: Final = "q"
KIND: Final = "kind"

_KEY = re.compile(KEY_PATTERN, re.ASCII)
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


class NoSuchPage(Http404):
    """The address asks for a page number that no list can have."""


def page_number(given: Mapping[str, str]) -> int:
    """Return the number of the page asked for, 1 where none is. Raises :class:`NoSuchPage`."""
    number = given.get(PAGE, "1")
    if not _NUMBER.fullmatch(number):
        raise NoSuchPage(f"not a page number: {number[:20]!r}")
    return int(number)


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list of encounters is narrowed down to; an empty value narrows nothing down.

    All but ``kind`` and ``year`` are keys of records: ``side`` is a body that took part.
    """

    partnership: str = ""
    kind: str = ""
    year: str = ""
    topic: str = ""
    place: str = ""
    side: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Self:
        """Return the filter of an address; other parameters are passed over."""
        return cls(**{field.name: _shown(given.get(field.name, "")) for field in fields(cls)})

    def chosen(self) -> Iterator[tuple[str, str]]:
        """Yield name and value of what is chosen."""
        for field in fields(self):
            if value := getattr(self, field.name):
                yield field.name, value

    def impossible(self) -> Iterator[str]:
        """Yield the names of what is chosen and cannot be, whatever is recorded."""
        for name, value in self.chosen():
            if not _is_possible(name, value):
                yield name

    def without(self, name: str) -> Self:
        """Return the filter with one choice taken away."""
        return replace(self, **{name: ""})

    def __bool__(self) -> bool:
        return any(True for _ in self.chosen())


def _shown(value: str) -> str:
    """Return what can be shown again of a value; no page can hold a control character."""
    return "".join(c if c.isprintable() else "\ufffd" for c in value.strip()[:200])


def _is_possible(name: str, value: str) -> bool:
    match name:
        case "kind":
            return value in EncounterKind.values
        case "year":
            return bool(_YEAR.fullmatch(value)) and value != "0000"
    return len(value) <= 80 and bool(_KEY.fullmatch(value))


def address(path: str, filter: Filter = Filter(), *, page: int = 1, **more: str) -> str:
    """Return ``path`` with what is chosen behind it; the first page needs no number."""
    given = {**dict(filter.chosen()), **{name: value for name, value in more.items() if value}}
    if page > 1:
        given[PAGE] = str(page)
    return f"{path}?{urlencode(given)}" if given else path
