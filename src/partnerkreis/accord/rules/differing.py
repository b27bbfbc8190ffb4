# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What differs between two terms, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

from partnerkreis.accord.rules.canonical import Terms

#: Lists that are told as a whole: a row more or less means nothing by itself.
_WHOLE: Final = frozenset(
    {
        *("numbers", "parties", "languages", "places", "agreements"),
        *("institutions", "target_groups"),
    }
)
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not the same; None where one of the two does not have it."""

    path: Path
    before: Any
    after: Any


def differences(before: Terms, after: Terms) -> list[Difference]:
    """Return every field that differs, in the order of the terms."""
    return list(_differing(before, after, ()))


def _differing(before: Any, after: Any, path: Path) -> Iterator[Difference]:
    if before == after:
        return
    # What is there and empty, and what is not there, differ by no field of theirs.
    parts = [] if path and path[-1] in _WHOLE else list(_parts(before, after, path))
    yield from parts or [Difference(path, before, after)]


def _parts(before: Any, after: Any, path: Path) -> Iterator[Difference]:
    if all(isinstance(one, Mapping | None) for one in (before, after)):
        one, other = before or {}, after or {}
        for name in dict.fromkeys((*one, *other)):
            yield from _differing(one.get(name), other.get(name), (*path, name))
    elif isinstance(before, list) and isinstance(after, list):
        for number, (one, other) in enumerate(zip_longest(before, after)):
            yield from _differing(one, other, (*path, str(number)))
