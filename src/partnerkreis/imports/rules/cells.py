# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the cells of a table: heads, several names, numbers of people."""

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
    r"(?P<before>[^\d]*)(?P<number>\d{1,3}(?:[. \u00a0]\d{3})+|\d{1,7})(?:,0+)?(?P<after>[^\d]*)"
)
_HEDGES: Final[dict[str, tuple[str, ...]]] = {
    "about": (
        *("ca", "c a", "circa", "etwa", "rund", "rd", "ungefahr", "zirka", "ok", "okolo", "about"),
        *("around", "approx", "approximately", "c"),
    ),
    "more_than": ("uber", "mehr als", "ponad", "przeszlo", "wiecej niz", "more than", "over"),
    "at_least": ("mindestens", "min", "mind", "co najmniej", "minimum", "at least"),
}
#: Also what folds to nothing, as "–" and "?" do.
_NOTHING: Final = frozenset(
    (
        *("", "k a", "ka", "keine angabe", "keine angaben", "unbekannt", "nicht bekannt", "n n"),
        *("n a", "n b", "entfallt", "brak", "brak danych", "b d", "nieznane", "nieznany"),
        *("nieznana", "nie dotyczy", "unknown", "not known"),
    )
)
_TOTALS: Final = frozenset(
    (
        *("summe", "summen", "gesamt", "gesamtsumme", "gesamtzahl", "insgesamt", "zwischensumme"),
        *("total", "suma", "razem", "ogolem", "lacznie", "sum", "totals"),
    )
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_ERROR: Final = re.compile(r"#[A-ZÄÖÜĄĆĘŁŃÓŚŹŻ/0!?.]+[!?]?")
_PEOPLE: Final = frozenset(
    (
        *("personen", "person", "leute", "teilnehmer", "teilnehmende", "tn", "osob", "osoby"),
        *("osoba", "os", "uczestnikow", "uczniow", "gosci", "delegatow", "radnych", "dzieci"),
        *("people", "persons", "participants", "pupils", "students", "guests", "delegates"),
        *("pers", "schuler", "schulerinnen", "jugendliche", "kinder", "gaste", "delegierte"),
        *("mitglieder", "teilnehmerinnen", "besucher"),
    )
)


@dataclass(frozen=True, slots=True)
class Heads:
    """Where in a table the heads end, which column is which, and what nobody asked for."""

    row: int
    columns: Mapping[str, int]
    unknown: tuple[str, ...]
    #: What stands above each column.
    titles: tuple[str, ...]


def heads_of(rows: Sequence[Sequence[Any]], known: Mapping[str, str]) -> Heads | None:
    """Return the heads of a table; ``known`` names a column by each folded spelling of its head.

    They stand in the row in which most are known, or in two: below a "period" that goes over two
    columns there may be "from" and "to". None where there is none.
    """
    best: Heads | None = None
    for number, cells in enumerate(rows[:_ROWS_BEFORE_HEADS]):
        found = [_heads(number, cells, known)]
        if number and _is_second(cells, known):
            found.append(_heads(number, _below(rows[number - 1], cells), known))
        for one in found:
            if one.columns and (best is None or len(one.columns) > len(best.columns)):
                best = one
    return best


def _heads(number: int, cells: Sequence[Any], known: Mapping[str, str]) -> Heads:
    columns: dict[str, int] = {}
    unknown = []
    for at, cell in enumerate(cells):
        name = known.get(_head(cell))
        if name is None or name in columns:
            unknown.append("" if cell is None else str(cell))
        else:
            columns[name] = at
    titles = tuple("" if cell is None else str(cell) for cell in cells)
    return Heads(number, columns, tuple(text for text in unknown if text.strip()), titles)


def _is_second(cells: Sequence[Any], known: Mapping[str, str]) -> bool:
    """Return whether these are heads below others: nothing but heads, and two of them."""
    filled = [cell for cell in cells if cell not in (None, "")]
    return len(filled) > 1 and all(_head(cell) in known for cell in filled)


def _below(above: Sequence[Any], cells: Sequence[Any]) -> list[Any]:
    """Return two rows of heads as one: what stands below is more exact."""
    longest = max(len(above), len(cells))
    upper, lower = ([*row, *[None] * (longest - len(row))] for row in (above, cells))
    return [low if low not in (None, "") else high for high, low in zip(upper, lower, strict=True)]


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


def is_nothing(cell: object) -> bool:
    """Return whether a cell says that there is nothing to say: "-", "?", "k. A.", "brak danych"."""
    if cell is None:
        return True
    return isinstance(cell, str) and (fold(cell) in _NOTHING)


def is_error(cell: object) -> bool:
    """Return whether a spreadsheet could not compute what should stand in a cell."""
    return isinstance(cell, str) and _ERROR.fullmatch(cell) is not None


def is_total(cells: Iterable[object]) -> bool:
    """Return whether a row sums up those above: "Gesamt" or "Razem", and numbers."""
    there = [cell for cell in cells if cell not in (None, "")]
    texts = [fold(cell) for cell in there if isinstance(cell, str) and _LETTER.search(cell)]
    has_numbers = len(there) > len(texts)
    return has_numbers and len(texts) == 1 and texts[0].split(" ")[0] in _TOTALS


def to_json(cell: object) -> object:
    """Return a cell as JSON keeps it."""
    return {"day": cell.isoformat()} if isinstance(cell, datetime.date) else cell


def from_json(cell: Any) -> Any:
    """Return a cell from what JSON kept."""
    return datetime.date.fromisoformat(cell["day"]) if isinstance(cell, dict) else cell


def called(name: str, names: Iterable[str]) -> bool:
    """Return whether ``name`` is one of ``names``, in whatever spelling."""
    return fold(name) in {fold(one) for one in names}
