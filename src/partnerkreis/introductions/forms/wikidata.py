# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading ties from what the Wikidata query service answers to our query (docs/format/ties.md).

Both the answer of the service itself (``results``, ``bindings``) and the plain list that its page
offers for download are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.core.dates import Edtf
from partnerkreis.introductions.forms.faults import (
    Faults,
    TiesRefused,
    Wrong,
    country_of,
    date_of,
    decoded,
    latitude_of,
    longitude_of,
    name_of,
    wikidata_of,
)
from partnerkreis.introductions.rules.graph import NamedPlace, NamedTie, TieFile

_ENTITY = "http://www.wikidata.org/entity/"
_POINT = re.compile(r"Point\((\S+) (\S+)\)")
_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T00:00:00Z")
_KEY = re.compile(r"[0-9]{2,9}")
_KEYS = {"Ags": "de", "Kreis": "de", "Teryt": "pl"}
#: What the query may return for a place, after a or b, and of a tie.
_NAMES = {
    *(f"{end}{name}" for end in "ab" for name in ("", "Label", "Country", "Point", *_KEYS)),
    *("since", "sincePrecision", "until", "untilPrecision"),
}
#: Wikidata's precision of a time: 9 is a year, 10 a month, 11 a day; below, it is too vague.
_DIGITS = {"9": 4, "10": 7, "11": 10}
_SOURCE = "wikidata"


def read_wikidata(data: bytes) -> TieFile:
    """Read ties from an answer of the Wikidata query service.

    Raises :class:`TiesRefused` with every fault.
    """
    reading = _Reading()
    for number, row in enumerate(_bindings(_parsed(decoded(data)))):
        reading.row(number, row)
    reading.faults.raise_any()
    places = [
        replace(place, official_key=reading.keys.get(place.wikidata, ""))
        for place in reading.places
    ]
    return TieFile(tuple(places), tuple(reading.ties))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        sentence = _("The file is nested too deeply to be an answer of Wikidata.")
        raise TiesRefused([sentence]) from None
    except json.JSONDecodeError as error:
        sentence = _("The file is not JSON: line %(line)d, column %(column)d cannot be read.")
        raise TiesRefused([sentence % {"line": error.lineno, "column": error.colno}]) from None
    except ValueError:  # a number with more digits than Python reads
        raise TiesRefused([_("The file has a number that is too long.")]) from None


def _bindings(raw: Any) -> list[Any]:
    found = raw
    for name in ("results", "bindings"):
        if isinstance(found, Mapping):
            found = found.get(name)
    if not isinstance(found, list):
        raise TiesRefused([_("results.bindings: A list of ties is expected here.")])
    return found


@dataclass(slots=True)
class _Reading:
    faults: Faults = field(default_factory=Faults)
    places: list[NamedPlace] = field(default_factory=list)
    ties: list[NamedTie] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def row(self, number: int, row: Any) -> None:
        record = f"bindings[{number}]"
        values = self._values(record, row)
        if values is None:
            return
        first, second = (self._place(record, end, values) for end in "ab")
        since, until = (self._date(record, name, values) for name in ("since", "until"))
        if first is None or second is None:
            return
        if first == second:
            self.faults.add(record, "b", _("The place is named as its own partner."))
        elif since and until and since.earliest and until.latest and since.earliest > until.latest:
            self.faults.add(record, "until", _("The tie ends before it begins."))
        else:
            self.ties.append(NamedTie(first, second, since, until, _SOURCE))

    def _values(self, record: str, row: Any) -> dict[str, str] | None:
        if not isinstance(row, Mapping):
            self.faults.add(record, "", _("An object is expected here."))
            return None
        values: dict[str, str] = {}
        for name, cell in row.items():
            value = cell.get("value") if isinstance(cell, Mapping) else cell
            if name not in _NAMES:
                self.faults.add(record, name[:60], _("The format has no such field."))
                return None
            if not isinstance(value, str):
                self.faults.add(record, name, _("A text is expected here."))
                return None
            values[name] = value
        return values

    def _place(self, record: str, end: str, values: dict[str, str]) -> int | None:
        entity = values.get(end, "").removeprefix(_ENTITY)
        if entity in self.seen:
            self._add_key(entity, end, values)
            return self.seen[entity]
        try:
            place = self._new_place(entity, end, values)
        except _WrongField as wrong:
            self.faults.add(record, f"{end}{wrong.name}", wrong.sentence)
            return None
        self.seen[entity] = len(self.places)
        self.places.append(place)
        self._add_key(entity, end, values)
        return self.seen[entity]

    def _new_place(self, entity: str, end: str, values: dict[str, str]) -> NamedPlace:
        def checked(name: str, check: Any, text: str) -> Any:
            try:
                return check(text)
            except Wrong as wrong:
                raise _WrongField(name, wrong) from None

        if not entity:
            raise _WrongField("", Wrong(_("The Wikidata id of the place is missing.")))
        latitude, longitude = checked("Point", _point, values.get(f"{end}Point", ""))
        return NamedPlace(
            name=checked("Label", name_of, values.get(f"{end}Label", "")),
            country=checked("Country", country_of, values.get(f"{end}Country", "")),
            wikidata=checked("", wikidata_of, entity),
            latitude=latitude,
            longitude=longitude,
        )

    def _add_key(self, entity: str, end: str, values: dict[str, str]) -> None:
        for name, country in _KEYS.items():
            key = values.get(f"{end}{name}", "")
            if _KEY.fullmatch(key):
                self.keys.setdefault(entity, f"{country}:{key}")

    def _date(self, record: str, name: str, values: dict[str, str]) -> Edtf | None:
        try:
            return _time(values.get(name, ""), values.get(f"{name}Precision", ""))
        except Wrong as wrong:
            self.faults.add(record, name, wrong.sentence)
            return None


class _WrongField(Exception):
    def __init__(self, name: str, wrong: Wrong) -> None:
        super().__init__(name)
        self.name = name
        self.sentence = wrong.sentence


def _point(text: str) -> tuple[float | None, float | None]:
    if not text:
        return None, None
    match = _POINT.fullmatch(text)
    if match is None:
        sentence = _("“%(given)s” is not a point such as Point(10.79 51.5).")
        raise Wrong(sentence % {"given": text[:60]})
    return latitude_of(match[2]), longitude_of(match[1])


def _time(text: str, precision: str) -> Edtf | None:
    """Return the time with as many digits as Wikidata means; 1 January alone is only a year."""
    if not text or "/.well-known/genid/" in text or text.startswith("_:"):
        return None  # known to Wikidata as "some value": there is a date, and nobody knows it
    match = _TIME.fullmatch(text)
    if match is None:
        sentence = _("“%(given)s” is not a time such as 2001-11-21T00:00:00Z.")
        raise Wrong(sentence % {"given": text[:60]})
    usual = "9" if text[5:10] in {"01-01", "00-00"} else "11"
    digits = _DIGITS.get(precision or usual, 0)
    return date_of(text[:digits])
