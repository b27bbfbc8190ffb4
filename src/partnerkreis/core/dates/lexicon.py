# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words people write around and in dates, German, Polish and English together.

The language of a page is not the language of who fills it in: everybody's words are understood
everywhere. Each word becomes a mark in capitals, for the text it stands in has been lowered.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from partnerkreis.core.dates.edtf import Season
from partnerkreis.core.dates.words import de, en, pl


class Mark(StrEnum):
    FROM = "F"
    TO = "T"
    BETWEEN = "B"
    AND = "A"
    AT_LATEST = "L"
    AT_EARLIEST = "E"
    BEFORE = "P"
    AFTER = "N"
    APPROXIMATE = "C"
    UNCERTAIN = "U"
    OR = "O"
    EARLY = "G"
    MIDDLE = "H"
    LATE = "K"
    NOTHING = ""


#: Phrases are parted by "|". What stands under NOTHING says no more than the date itself.
_PHRASES: Final = {
    Mark.FROM: "von|vom|seit|ab|od|from|since",
    Mark.TO: "bis|bis zum|bis zu|bis in|bis ins|do|to|till|until|up to",
    Mark.BETWEEN: "zwischen|zw|między|pomiędzy|between|some time between|sometime between",
    Mark.AND: "und|a|i|oraz|and",
    Mark.AT_LATEST: "spätestens|bis spätestens|najpóźniej|nie później niż|by|at the latest"
    "|no later than|not later than",
    Mark.AT_EARLIEST: "frühestens|najwcześniej|nie wcześniej niż|at the earliest"
    "|no earlier than|not earlier than",
    Mark.BEFORE: "vor|przed|before",
    Mark.AFTER: "nach|po|after",
    Mark.APPROXIMATE: "um|ca|circa|zirka|etwa|ungefähr|rund|gegen|około|ok|mniej więcej"
    "|around|about|approx|approximately|c",
    Mark.UNCERTAIN: "wohl|vermutlich|wahrscheinlich|vielleicht|möglicherweise|prawdopodobnie"
    "|chyba|być może|może|probably|perhaps|possibly|maybe",
    Mark.OR: "oder|bzw|beziehungsweise|lub|albo|względnie|or",
    Mark.EARLY: "anfang|anfangs|zu beginn|beginn|na początku|początek|początkiem|z początkiem"
    "|early|the beginning of|beginning of|the start of|start of",
    Mark.MIDDLE: "mitte|w połowie|połowa|połowy|mid|the middle of|middle of",
    Mark.LATE: "ende|gegen ende|pod koniec|koniec|w końcu|z końcem|late|the end of|end of",
    Mark.NOTHING: "im|in|am|den|dem|der|des|die|das|jahr|jahre|jahres"
    "|w|we|na|dnia|dniu|rok|roku|latach|r|on|the|of|year",
}
#: Beside the forms that dates are written in: abbreviations, and months as Austria calls them.
_MORE_MONTHS: Final = (
    "jan|jän|jänner|sty",
    "feb|feber|lut",
    "mär|mrz|maerz|mar",
    "apr|kwi",
    "",
    "jun|cze",
    "jul|lip",
    "aug|sie",
    "sep|sept|wrz",
    "okt|oct|paź",
    "nov|lis",
    "dez|dec|gru",
)
_MORE_SEASONS: Final = {
    Season.SPRING: "frühling|fruehjahr|fruehling",
    Season.SUMMER: "",
    Season.AUTUMN: "fall",
    Season.WINTER: "",
}


def _month_marks() -> dict[str, str]:
    marks: dict[str, str] = {}
    for index, more in enumerate(_MORE_MONTHS):
        words = (de.MONTHS[index], en.MONTHS[index], *pl.MONTHS[index], *more.split("|"))
        marks |= {word.lower(): f"M{index + 1:02}" for word in words if word}
    return marks


def _season_marks() -> dict[str, str]:
    marks: dict[str, str] = {}
    for season, more in _MORE_SEASONS.items():
        words = (de.SEASONS[season], en.SEASONS[season], *pl.SEASONS[season], *more.split("|"))
        marks |= {word.lower(): f"S{season:02}" for word in words if word}
    return marks


_MARKS: Final[dict[str, str]] = (
    {phrase: mark for mark, phrases in _PHRASES.items() for phrase in phrases.split("|")}
    | _month_marks()
    | _season_marks()
)
# Longest first, so that "bis spätestens" is not read as "bis".
_WORD: Final = re.compile(
    rf"(?<!\w)({'|'.join(sorted(map(re.escape, _MARKS), key=len, reverse=True))})(?!\w)(\.?)"
)

_ROMAN: Final = {pl.roman(number).lower(): number for number in range(1, 31)}
_NUMERAL: Final = "(?P<roman>[ivx]+)"
_WIEK: Final = r"(?:wieku|wiek|wiekiem|w\.?)(?!\w)"
_CENTURIES: Final = re.compile(
    rf"(?<!\w)(?:(?P<number>\d{{1,2}})(?:\. ?(?:jahrhunderts?|jh\.?)|(?:st|nd|rd|th) century)"
    rf"|{_NUMERAL} {_WIEK})"
)
_DECADES: Final = re.compile(
    r"(?<![\w'’])['’]?(?P<written>\d{4}|\d{2})(?:er(?:[- ]?jahren?)?|['’]?s)(?!\w)"
    rf"|lat(?:a|ach|ami)? (?P<polish>\d{{2}})(?:\.|-?tych|-?te)?(?![\d.])(?: {_NUMERAL} {_WIEK})?"
)
_FIRST_DECADE: Final = re.compile(rf"pierwsz\w+ dekad\w+ {_NUMERAL} {_WIEK}")
_ROMAN_MONTH: Final = re.compile(
    rf"(?:(?<=\d)(?:\. ?| )|(?<![\w.] )(?<!\w)){_NUMERAL}(?:\. ?| )(?=\d{{4}})"
)
#: "3. Quartal", "Q3", "III kwartał".
_QUARTERS: Final = re.compile(
    rf"(?<!\w)(?:q ?(?P<letter>[1-4])(?!\w)|(?:(?P<number>[1-4])(?:\.|st|nd|rd|th)?|{_NUMERAL}\.?) "
    r"(?:quartals?|quarter|kwartał(?:u|em)?|kwartale|kw\.))"
)
_FIRST: Final = r"1\.|erste[nrs]?|1st|first|i|pierwsz(?:a|e|ej|ym)"
_SECOND: Final = r"2\.|zweite[nrs]?|2nd|second|ii|drug(?:a|ie|iej|im)"
#: "zweites Halbjahr", "second half of", "w drugiej połowie", "II półrocze".
_HALVES: Final = re.compile(
    rf"(?<!\w)(?:(?P<first>{_FIRST})|{_SECOND}) "
    r"(?:(?:jahres)?hälfte|halbjahr(?:es)?|half(?: of)?|połow(?:a|ie|y)|półrocz(?:e|u))(?!\w)"
)


def marked(text: str, century: int) -> str:
    """Return lowered ``text`` with marks for words; ``century`` is what "20er" belongs to.

    Decades and centuries become ``199X`` and ``19XX``, quarters ``Q3``, halves ``H2``. Words not
    known stay as they are, so nothing that follows will match them.
    """
    text = _HALVES.sub(lambda found: " H1 " if found["first"] else " H2 ", text)
    text = _QUARTERS.sub(_quarter, text.replace("mid-", "mid "))
    text = _FIRST_DECADE.sub(lambda found: f"{_first_year(found):02}0X", text)
    text = _DECADES.sub(lambda found: _decade(found, century), text)
    text = _CENTURIES.sub(_century, text)
    text = _ROMAN_MONTH.sub(_roman_month, text)
    text = _WORD.sub(_mark, text)
    return " ".join(text.split())


def _first_year(found: re.Match[str]) -> int:
    """Return the first two digits of a century's years; 99 where there is no such century."""
    return _ROMAN.get(found["roman"], 100) - 1


def _decade(found: re.Match[str], century: int) -> str:
    digits = found["written"] or found["polish"]
    if found["roman"]:
        century = _first_year(found)
    year = digits if len(digits) == 4 else f"{century:02}{digits}"
    # No decade begins in 1995, and nobody calls the 2090s "90er".
    guessed = len(digits) == 2 and not found["roman"]
    if year[3] != "0" or (guessed and century == 20 and digits > "20"):
        return found[0]
    return f"{year[:3]}X"


def _century(found: re.Match[str]) -> str:
    first = int(found["number"]) - 1 if found["number"] else _first_year(found)
    return f"{first:02}XX" if first >= 0 else found[0]


def _roman_month(found: re.Match[str]) -> str:
    month = _ROMAN.get(found["roman"], 0)
    return f" M{month:02} " if 1 <= month <= 12 else found[0]


def _quarter(found: re.Match[str]) -> str:
    given = found["letter"] or found["number"]
    number = int(given) if given else _ROMAN.get(found["roman"], 0)
    return f" Q{number} " if 1 <= number <= 4 else found[0]


def _mark(found: re.Match[str]) -> str:
    return f" {_MARKS[found[1]]} "
