# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people mean by what they write into tables. Plain decisions, no wording."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from partnerkreis.core.folding import fold

#: In so many rows the heads of the columns are looked for: above them often stands a title.
_ROWS_BEFORE_HEADS: Final = 10
_SEVERAL = re.compile(r"\s*[;\n]\s*")
_JOINED = re.compile(r"\s*(?:,|;|\n|/|&|\+| und | oraz | i | and )\s*")
_NUMBER = re.compile(
    r"(?P<before>[^\d]*)(?P<number>\d{1,3}(?:[. \u00a0]\d{3})+|\d{1,7})(?P<after>[^\d]*)"
)
_HEDGES: Final[dict[str, tuple[str, ...]]] = {
    "about": (
        *("ca", "circa", "etwa", "rund", "ungefahr", "zirka", "ok", "okolo", "about"),
        *("around", "approx", "approximately", "c"),
    ),
    "more_than": ("uber", "mehr als", "ponad", "wiecej niz", "more than", "over"),
    "at_least": ("mindestens", "min", "mind", "co najmniej", "minimum", "at least"),
}
_PEOPLE: Final = frozenset(
    (
        *("personen", "person", "leute", "teilnehmer", "teilnehmende", "tn", "osob", "osoby"),
        *("osoba", "uczestnikow", "people", "persons", "participants"),
    )
)


@dataclass(frozen=True, slots=True)
class Heads:
    """Where in a table the heads stand, which column is which, and what nobody asked for."""

    row: int
    columns: Mapping[str, int]
    unknown: tuple[str, ...]


def heads_of(rows: Sequence[Sequence[Any]], known: Mapping[str, str]) -> Heads | None:
    """Return the heads of a table; ``known`` names a column by each folded spelling of its head.

    They stand in the row in which most are known; None where there is none.
    """
    best: Heads | None = None
    for number, cells in enumerate(rows[:_ROWS_BEFORE_HEADS]):
        columns: dict[str, int] = {}
        unknown = []
        for at, cell in enumerate(cells):
            name = known.get(_head(cell))
            if name is None or name in columns:
                unknown.append(str(cell))
            else:
                columns[name] = at
        if columns and (best is None or len(columns) > len(best.columns)):
            best = Heads(number, columns, tuple(text for text in unknown if text.strip()))
    return best


def _head(cell: object) -> str:
    """Return a head as it is compared: "Titel *" and "Titel (kurz)" are "Titel"."""
    text = re.sub(r"\(.*?\)|\[.*?\]", " ", cell) if isinstance(cell, str) else ""
    return fold(text)


def several(text: str) -> list[str]:
    """Return what stands in one cell, parted by semicolons or lines."""
    return [part for part in _SEVERAL.split(text) if part]


def joined(text: str) -> list[str]:
    """Return names that stand in one cell, however they are joined."""
    return [part for part in _JOINED.split(text) if part]


def counted(value: object) -> tuple[int, str] | None:
    """Return a number of people with how it is meant ("about 80"), or None."""
    if isinstance(value, int) and not isinstance(value, bool):
        return (value, "exact") if 0 <= value < 10_000_000 else None
    found = _NUMBER.fullmatch(str(value).replace("~", "ca ").replace(">", "uber ").strip())
    if found is None:
        return None
    hedge, after = fold(found["before"]), fold(found["after"])
    if after and after.split()[0] not in _PEOPLE:
        return None
    number = int(re.sub(r"\D", "", found["number"]))
    if not hedge:
        return number, "exact"
    meant = next((name for name, words in _HEDGES.items() if hedge in words), None)
    return (number, meant) if meant else None


def to_json(cell: object) -> object:
    """Return a cell as JSON keeps it."""
    return {"day": cell.isoformat()} if isinstance(cell, datetime.date) else cell


def from_json(cell: Any) -> Any:
    """Return a cell from what JSON kept."""
    return datetime.date.fromisoformat(cell["day"]) if isinstance(cell, dict) else cell


def called(name: str, names: Iterable[str]) -> bool:
    """Return whether ``name`` is one of ``names``, in whatever spelling."""
    return fold(name) in {fold(one) for one in names}
