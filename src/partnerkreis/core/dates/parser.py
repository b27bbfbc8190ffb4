# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the spelling of EDTF to its values."""

from __future__ import annotations

import re
from dataclasses import replace

from partnerkreis.core.dates.edtf import (
    Edtf,
    End,
    Interval,
    Moment,
    Qualifier,
    Range,
    Season,
)
from partnerkreis.core.dates.errors import DateError, Reason

# Years of more than four digits: up to twelve, enough for the age of the universe.
_LONG_YEAR = r"Y(?P<long>-?[1-9][0-9]{4,11})"
_YEAR = r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
_MONTH_AND_DAY = r"(?:-(?P<part>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
_MOMENT = re.compile(rf"(?:{_LONG_YEAR}|{_YEAR}{_MONTH_AND_DAY})(?P<qualifier>[~?%]?)")
_TIME = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}T.*")
#: Sets, qualified or unspecified parts, exponents, significant digits.
_LEVEL_TWO = re.compile(
    r"[\[{][^,]*,.*[\]}]|\{.*\}"
    r"|[~?%]?-?[0-9X]{4}[~?%]?(?:-[~?%]?[0-9X]{2}[~?%]?){0,2}"
    r"|Y?-?[0-9]+(?:E[0-9]+)?S[0-9]+|Y-?[0-9]+E[0-9]+"
)


def parse(text: str) -> Edtf:
    """Return the date that ``text`` writes in EDTF, so that ``str(parse(text)) == text``.

    Raises DateError for everything else, also for dates that do not exist. EDTF is ASCII: there
    is nothing to normalise, and other digits or dashes are refused.
    """
    if not text.strip():
        raise DateError(Reason.EMPTY, text)
    if text != text.strip():
        raise DateError(Reason.WHITESPACE, text)
    if "/" in text:
        return _parse_interval(text)
    if text.startswith("[") and text.endswith("]") and "," not in text:
        return _parse_range(text)
    return _parse_moment(text, text)


def _parse_interval(text: str) -> Interval:
    ends = text.split("/")
    if len(ends) != 2:
        raise DateError(Reason.LAYOUT, text)
    first, last = (_parse_end(end, text) for end in ends)
    return Interval(first, last)


def _parse_end(end: str, text: str) -> Moment | End:
    return End(end) if end in ("", "..") else _parse_moment(end, text)


def _parse_range(text: str) -> Range:
    ends = text[1:-1].split("..")
    if len(ends) != 2:
        raise DateError(Reason.LAYOUT, text)
    first, last = (_parse_moment(end, text) if end else End.OPEN for end in ends)
    return Range(first, last)


def _parse_moment(part: str, text: str) -> Moment:
    """Return the date ``part`` stands for; errors show ``text``, the whole of what was given."""
    found = _MOMENT.fullmatch(part)
    if not found:
        raise DateError(_why_not(part), text)
    qualifier = Qualifier(found["qualifier"])
    if found["long"]:
        return Moment(int(found["long"]), qualifier=qualifier)
    if found["year"] == "-0000":
        raise DateError(Reason.NO_SUCH_YEAR, text)
    return replace(_from_digits(found, text), qualifier=qualifier)


def _why_not(part: str) -> Reason:
    if _TIME.fullmatch(part):
        return Reason.TIME
    return Reason.BEYOND if _LEVEL_TWO.fullmatch(part) else Reason.LAYOUT


def _from_digits(found: re.Match[str], text: str) -> Moment:
    year, part, day = found["year"], found["part"], found["day"]
    known_digits = 4 - year.count("X")
    number = int(year.replace("X", "0"))
    if part is None:
        return Moment(number, known_digits=known_digits)
    # Only digits from the right may be unspecified: no 199X-05, no 2004-XX-05.
    if known_digits < 4 or (part == "XX" and day not in (None, "XX")):
        raise DateError(Reason.BEYOND, text)
    if part == "XX":
        return Moment(number, unspecified=2 if day else 1)
    return _in_year(number, int(part), day, text)


def _in_year(year: int, part: int, day: str | None, text: str) -> Moment:
    if part in tuple(Season) and day is None:
        return Moment(year, season=Season(part))
    if not 1 <= part <= 12:
        beyond = 25 <= part <= 41 and day is None
        raise DateError(Reason.BEYOND if beyond else Reason.NO_SUCH_MONTH, text)
    if day in (None, "XX"):
        return Moment(year, part, unspecified=1 if day else 0)
    if day == "00":
        raise DateError(Reason.NO_SUCH_DAY, text)
    return Moment(year, part, int(day or 0))
