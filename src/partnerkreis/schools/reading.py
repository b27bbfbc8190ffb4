# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a file to checked profiles, or every fault there is."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from partnerkreis.schools.profiles import Aspect, Period, Register, School, SchoolType, Wish, pair

#: Larger files are refused unread: ten thousand schools take 10 MB.
MOST_BYTES: Final = 32 * 1024 * 1024
#: So many faults are listed; a file with more is the wrong file.
MOST_FAULTS: Final = 200
MOST_SCHOOLS: Final = 10_000
LONGEST: Final = 200
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2}")


def gettext_noop(text: str) -> str:
    """Mark a text that is translated where it is shown, without Django."""
    return text


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong where: ``sentence`` is an English text with placeholders for ``values``."""

    where: str
    sentence: str
    values: Mapping[str, Any] = field(default_factory=dict)


class SchoolsRefused(Exception):
    """The file is none this software can take."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


class _Wrong(Exception):
    def __init__(self, name: str, sentence: str, **values: Any) -> None:
        super().__init__(name)
        self.name, self.sentence, self.values = name, sentence, values


Check = Callable[[str, Any], Any]


def read_schools(data: bytes) -> Register:
    """Read a file of schools. Raises :class:`SchoolsRefused` with every fault."""
    raw = _parsed(data)
    reading = _Reading()
    schools = reading.schools(raw.get("schools"))
    counties = reading.pairs(raw, "counties", {school.county for school in schools})
    ids = {school.id for school in schools}
    partners, dismissed = (reading.pairs(raw, name, ids) for name in ("partners", "dismissed"))
    reading.unknown_fields("", raw, {"schools", "counties", "partners", "dismissed"})
    if reading.faults:
        raise SchoolsRefused(reading.faults[:MOST_FAULTS])
    return Register(
        schools=tuple(schools),
        counties=counties,
        partners=partners or frozenset(),
        dismissed=dismissed or frozenset(),
    )


def _parsed(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        figures = {"most": MOST_BYTES // 2**20}
        sentence = gettext_noop("The file is larger than %(most)d MB; such files are not read.")
        raise SchoolsRefused([Fault("", sentence, figures)])
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        sentence = gettext_noop("The file is not UTF-8 text. Please save it as UTF-8.")
        raise SchoolsRefused([Fault("", sentence)]) from None
    except RecursionError:
        sentence = gettext_noop("The file is nested too deeply to be a file of schools.")
        raise SchoolsRefused([Fault("", sentence)]) from None
    except json.JSONDecodeError as error:
        sentence = gettext_noop(
            "The file is not JSON: line %(line)d, column %(column)d cannot be read."
        )
        place = {"line": error.lineno, "column": error.colno}
        raise SchoolsRefused([Fault("", sentence, place)]) from None
    except ValueError:  # a number with more digits than Python reads
        raise SchoolsRefused(
            [Fault("", gettext_noop("The file has a number that is too long."))]
        ) from None
    if not isinstance(raw, dict):
        raise SchoolsRefused([Fault("", gettext_noop("An object is expected here."))])
    return raw


@dataclass(slots=True)
class _Reading:
    faults: list[Fault] = field(default_factory=list)

    def add(self, where: str, sentence: str, **values: Any) -> None:
        self.faults.append(Fault(where, sentence, values))
        if len(self.faults) >= MOST_FAULTS:
            raise SchoolsRefused(self.faults)

    def unknown_fields(self, record: str, raw: Mapping[str, Any], known: set[str]) -> None:
        for name in raw:
            if name not in known:
                where = f"{record} {name[:60]}".strip()
                self.add(where, gettext_noop("The format has no such field."))

    def schools(self, rows: Any) -> list[School]:
        if not isinstance(rows, list):
            self.add("schools", gettext_noop("A list is expected here."))
            return []
        if len(rows) > MOST_SCHOOLS:
            self.add(
                "schools", gettext_noop("There are more than %(most)d schools."), most=MOST_SCHOOLS
            )
            return []
        found = [self._school(number, row) for number, row in enumerate(rows)]
        schools = [school for school in found if school is not None]
        for school_id, times in Counter(school.id for school in schools).items():
            if times > 1:
                sentence = gettext_noop("This id stands %(times)d times.")
                self.add(f"schools “{school_id}” id", sentence, times=times)
        return schools

    def _school(self, number: int, row: Any) -> School | None:
        record = f"schools[{number}]"
        if not isinstance(row, dict):
            self.add(record, gettext_noop("An object is expected here."))
            return None
        if isinstance(row.get("id"), str):
            record += f" “{row['id'][:80]}”"
        before = len(self.faults)
        values: dict[str, Any] = {}
        for name, check in _FIELDS.items():
            if name not in row and name not in _NEEDED:
                continue
            try:
                if name not in row:
                    raise _Wrong(name, gettext_noop("This field is missing."))
                values[name] = check(name, row[name])
            except _Wrong as wrong:
                self.add(f"{record} {wrong.name}", wrong.sentence, **wrong.values)
        self.unknown_fields(record, row, set(_FIELDS))
        return School(**values) if len(self.faults) == before else None

    def pairs(
        self, raw: Mapping[str, Any], name: str, known: set[str]
    ) -> frozenset[tuple[str, str]] | None:
        if name not in raw:
            return None
        rows = raw[name]
        if not isinstance(rows, list):
            self.add(name, gettext_noop("A list is expected here."))
            return None
        found = set()
        for number, row in enumerate(rows):
            where = f"{name}[{number}]"
            if not _is_pair(row):
                self.add(where, gettext_noop("A list of two different texts is expected here."))
                continue
            for one in row:
                if one not in known:
                    self.add(
                        where, gettext_noop("There is no “%(id)s” among the schools."), id=one[:80]
                    )
            found.add(pair(*row))
        return frozenset(found)


def _is_pair(row: Any) -> bool:
    return (
        isinstance(row, list)
        and len(row) == 2
        and all(isinstance(one, str) for one in row)
        and row[0] != row[1]
    )


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(name, gettext_noop("A text is expected here."))
    if len(value) > LONGEST:
        raise _Wrong(
            name, gettext_noop("The text has more than %(longest)d characters."), longest=LONGEST
        )
    if not value.isprintable():
        raise _Wrong(name, gettext_noop("The text has characters that cannot be printed."))
    return value


def _key(name: str, value: Any) -> str:
    text = _text(name, value)
    if not _KEY.fullmatch(text) or len(text) > 80:
        sentence = gettext_noop("“%(given)s” is no key: lower-case letters, digits and hyphens.")
        raise _Wrong(name, sentence, given=text[:60])
    return text


def _type(name: str, value: Any) -> SchoolType:
    return SchoolType(_one_of(name, value, [kind.value for kind in SchoolType]))


def _one_of(name: str, value: Any, choices: list[str]) -> str:
    text = _text(name, value)
    if text not in choices:
        sentence = gettext_noop("“%(given)s” is not one of: %(expected)s.")
        raise _Wrong(name, sentence, given=text[:60], expected=", ".join(choices))
    return text


def _whole(least: int, most: int) -> Check:
    def check(name: str, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            sentence = gettext_noop("A whole number from %(least)d to %(most)d is expected here.")
            raise _Wrong(name, sentence, least=least, most=most)
        return value

    return check


def _ages(name: str, value: Any) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise _Wrong(
            name, gettext_noop("The youngest and the oldest age are expected here: [10, 16].")
        )
    low, high = (_whole(0, 99)(f"{name}[{end}]", value[end]) for end in (0, 1))
    if low > high:
        raise _Wrong(name, gettext_noop("The youngest are older than the oldest."))
    return low, high


def _language(name: str, value: Any) -> str:
    text = _text(name, value)
    if not _LANGUAGE.fullmatch(text):
        sentence = gettext_noop("“%(given)s” is not a language code such as de or pl.")
        raise _Wrong(name, sentence, given=text[:60])
    return text


def _set_of(check: Check) -> Check:
    def checked(name: str, value: Any) -> frozenset[str]:
        rows = _list(name, value)
        return frozenset(check(f"{name}[{number}]", row) for number, row in enumerate(rows))

    return checked


def _list(name: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _Wrong(name, gettext_noop("A list is expected here."))
    if len(value) > 100:
        raise _Wrong(name, gettext_noop("There are more than %(most)d entries."), most=100)
    return value


def _day(name: str, value: Any) -> datetime.date:
    text = _text(name, value)
    try:
        if len(text) != 10:
            raise ValueError
        return datetime.date.fromisoformat(text)
    except ValueError:
        sentence = gettext_noop("“%(given)s” is not a day such as 2027-05-03.")
        raise _Wrong(name, sentence, given=text[:60]) from None


def _object(name: str, value: Any, needed: set[str], more: frozenset[str] = frozenset()) -> Any:
    if not isinstance(value, dict) or not needed <= value.keys() <= needed | more:
        sentence = gettext_noop("An object with these fields is expected here: %(expected)s.")
        raise _Wrong(name, sentence, expected=", ".join(sorted(needed | more)))
    return value


def _dates(name: str, value: Any) -> tuple[Period, ...]:
    return tuple(_period(f"{name}[{n}]", row) for n, row in enumerate(_list(name, value)))


def _period(name: str, value: Any) -> Period:
    row = _object(name, value, {"from", "to"})
    first, last = _day(f"{name}.from", row["from"]), _day(f"{name}.to", row["to"])
    if first > last:
        raise _Wrong(name, gettext_noop("The time ends before it begins."))
    if (last - first).days > 366:
        raise _Wrong(name, gettext_noop("The time is longer than a year."))
    return Period(first, last)


def _wishes(name: str, value: Any) -> tuple[Wish, ...]:
    found = [_wish(f"{name}[{n}]", row) for n, row in enumerate(_list(name, value))]
    return tuple({(wish.aspect, wish.value): wish for wish in found}.values())


def _wish(name: str, value: Any) -> Wish:
    row = _object(name, value, {"aspect", "value"}, frozenset({"must"}))
    aspect = _one_of(f"{name}.aspect", row["aspect"], [aspect.value for aspect in Aspect])
    must = row.get("must", False)
    if not isinstance(must, bool):
        raise _Wrong(f"{name}.must", gettext_noop("true or false is expected here."))
    check: Check = {"type": _type, "language": _language}.get(aspect, _key)
    return Wish(Aspect(aspect), str(check(f"{name}.value", row["value"])), must)


_FIELDS: Final[dict[str, Check]] = {
    "id": _key,
    "name": _text,
    "county": _key,
    "type": _type,
    "ages": _ages,
    "pupils": _whole(0, 100_000),
    "speaks": _language,
    "languages": _set_of(_language),
    "themes": _set_of(_key),
    "music": _set_of(_key),
    "sport": _set_of(_key),
    "dates": _dates,
    "wishes": _wishes,
    "partners_wanted": _whole(0, 100),
    "waiting_since": _day,
}
_NEEDED: Final = {"id", "name", "county"}
