# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading ties from CSV, a line for each pair of partners."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.core.dates import Edtf
from partnerkreis.directory.models import Level
from partnerkreis.introductions.forms.faults import (
    Check,
    Faults,
    TiesRefused,
    Wrong,
    country_of,
    date_of,
    decoded,
    latitude_of,
    longitude_of,
    name_of,
    official_key_of,
    population_of,
    wikidata_of,
)
from partnerkreis.introductions.rules.graph import NamedPlace, NamedTie, TieFile


def _kind_of(text: str) -> str:
    if text and text not in Level.values:
        expected = ", ".join(Level.values)
        sentence = _("“%(given)s” is not one of: %(expected)s.")
        raise Wrong(sentence % {"given": text[:60], "expected": expected})
    return text


def _id_of(text: str) -> str:
    if len(text) > 80:
        raise Wrong(_("The number has more than 80 characters."))
    return text


#: Column without a_ or b_: the field of a place, and what reads it.
_PLACE: dict[str, tuple[str, Check]] = {
    "id": ("file_id", _id_of),
    "name": ("name", name_of),
    "country": ("country", country_of),
    "wikidata": ("wikidata", wikidata_of),
    "lat": ("latitude", latitude_of),
    "lon": ("longitude", longitude_of),
    "kind": ("kind", _kind_of),
    "population": ("population", population_of),
    "key": ("official_key", official_key_of),
}
_TIE = ("since", "until", "sources")
_COLUMNS = (*(f"{end}_{name}" for end in "ab" for name in _PLACE), *_TIE)
_NEEDED = ("a_name", "b_name")


@dataclass(slots=True)
class _Reading:
    """What has been read so far: every place once."""

    columns: list[str]
    faults: Faults = field(default_factory=Faults)
    places: list[NamedPlace] = field(default_factory=list)
    ties: list[NamedTie] = field(default_factory=list)
    #: The cells of a place as they stand, and the position of the place.
    seen: dict[tuple[str, ...], int | None] = field(default_factory=dict)
    by_id: dict[str, int] = field(default_factory=dict)
    dates: dict[str, Edtf | None] = field(default_factory=dict)
    #: What takes the cells of each place, and those of the tie, out of a line.
    ends: list[itemgetter[Any]] = field(init=False)
    others: itemgetter[Any] = field(init=False)

    def __post_init__(self) -> None:
        # A column that the file lacks is read from an empty cell behind the last one.
        places = {name: number for number, name in enumerate(self.columns)}
        self.ends = [
            itemgetter(*(places.get(f"{end}_{name}", -1) for name in _PLACE)) for end in "ab"
        ]
        self.others = itemgetter(*(places.get(name, -1) for name in _TIE))

    def row(self, line: int, cells: list[str]) -> None:
        if len(cells) != len(self.columns):
            sentence = _("There are %(found)d cells here; the first line has %(expected)d.")
            figures = {"found": len(cells), "expected": len(self.columns)}
            self.faults.add(_record(line), "", sentence % figures)
            return
        cells.append("")
        first, second = (self._place(line, end, get(cells))
                         for end, get in zip("ab", self.ends, strict=True))  # fmt: skip
        since, until, sources = self.others(cells)
        dates = [
            self._date(line, name, text) for name, text in (("since", since), ("until", until))
        ]
        if first is None or second is None:
            return
        if first == second:
            sentence = _("The place is named as its own partner.")
            self.faults.add(_record(line), "b_name", sentence)
            return
        self._tie(line, first, second, dates, sources.strip())

    def _tie(
        self, line: int, first: int, second: int, dates: list[Edtf | None], sources: str
    ) -> None:
        since, until = dates
        if since and until and since.earliest and until.latest and since.earliest > until.latest:
            self.faults.add(_record(line), "until", _("The tie ends before it begins."))
            return
        self.ties.append(NamedTie(first, second, since, until, sources[:200]))

    def _place(self, line: int, end: str, cells: tuple[str, ...]) -> int | None:
        if cells not in self.seen:
            self.seen[cells] = self._new_place(line, end, cells)
        return self.seen[cells]

    def _new_place(self, line: int, end: str, cells: tuple[str, ...]) -> int | None:
        before = len(self.faults.lines)
        fields: dict[str, Any] = {}
        for (name, (column, check)), text in zip(_PLACE.items(), cells, strict=True):
            try:
                fields[column] = check(text.strip())
            except Wrong as wrong:
                self.faults.add(_record(line), f"{end}_{name}", wrong.sentence)
        if len(self.faults.lines) > before:
            return None
        place = NamedPlace(**fields)
        if (place.latitude is None) != (place.longitude is None):
            sentence = _("Latitude and longitude come together or not at all.")
            self.faults.add(_record(line), f"{end}_lat", sentence)
            return None
        return self._known(line, end, place)

    def _known(self, line: int, end: str, place: NamedPlace) -> int | None:
        if not place.file_id:
            return self._added(place)
        index = self.by_id.get(place.file_id)
        if index is None:
            index = self.by_id[place.file_id] = self._added(place)
        elif _contradict(self.places[index], place):
            sentence = _("The number %(id)s stands for two places: %(one)s, %(other)s.")
            names = {"id": place.file_id, "one": self.places[index].name, "other": place.name}
            self.faults.add(_record(line), f"{end}_id", sentence % names)
            return None
        return index

    def _added(self, place: NamedPlace) -> int:
        self.places.append(place)
        return len(self.places) - 1

    def _date(self, line: int, name: str, text: str) -> Edtf | None:
        if text not in self.dates:
            try:
                self.dates[text] = date_of(text.strip())
            except Wrong as wrong:
                self.faults.add(_record(line), name, wrong.sentence)
                return None
        return self.dates[text]


def _record(line: int) -> str:
    return _("line %(line)d") % {"line": line}


def read_csv(data: bytes) -> TieFile:
    """Read ties from CSV. Raises :class:`TiesRefused` with every fault."""
    lines = csv.reader(io.StringIO(decoded(data), newline=""), strict=True)
    try:
        reading = _Reading(_columns(next(lines, [])))
        for line, cells in _rows(lines):
            reading.row(line, cells)
    except csv.Error:
        sentence = _("line %(line)d: The line cannot be read as CSV.")
        raise TiesRefused([sentence % {"line": lines.line_num}]) from None
    reading.faults.raise_any()
    return TieFile(tuple(reading.places), tuple(reading.ties))


def _rows(lines: Any) -> Iterator[tuple[int, list[str]]]:
    for cells in lines:
        if cells:
            yield lines.line_num, cells


def _columns(header: list[str]) -> list[str]:
    columns = [name.strip() for name in header]
    faults = Faults()
    record = _record(1)
    for name in dict.fromkeys(columns):
        if name not in _COLUMNS:
            faults.add(record, name[:60], _("The format has no such column."))
        elif columns.count(name) > 1:
            faults.add(record, name, _("The column stands there twice."))
    for name in _NEEDED:
        if name not in columns:
            faults.add(record, name, _("This column is missing."))
    faults.raise_any()
    return columns


def _contradict(one: NamedPlace, other: NamedPlace) -> bool:
    if one.wikidata and other.wikidata:
        return one.wikidata != other.wikidata
    return one.name != other.name
