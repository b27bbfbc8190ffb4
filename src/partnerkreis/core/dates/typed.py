# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what people type to a date: "Herbst 2022", "ca. 1991", "5 kwietnia 2019 r."."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from partnerkreis.core.dates.edtf import Edtf, End, Interval, Moment, Qualifier, Range, Season
from partnerkreis.core.dates.errors import AmbiguousDate, DateError, Reason
from partnerkreis.core.dates.lexicon import Mark, marked
from partnerkreis.core.dates.parser import parse
from partnerkreis.core.dates.portions import half_of, quarter_of, third_of
from partnerkreis.core.languages import Language

#: Refusals of EDTF that are final: the text is EDTF, so no other reading can be meant.
_FINAL: Final = frozenset({Reason.NO_SUCH_DAY, Reason.NO_SUCH_MONTH, Reason.ORDER, Reason.TIME})

_SHORT_SPAN: Final = re.compile(r"(?P<year>\d{4}) ?(?P<between>[-/–]) ?(?P<next>\d{2})", re.ASCII)


def read(text: str, language: Language) -> Edtf:
    """Return the date that somebody means who types ``text`` into a page in ``language``.

    Words of all three languages are understood; ``language`` decides only what is day and what
    is month in 4/5/2019. EDTF itself is understood too. Raises AmbiguousDate with the readings
    where a person has to be asked, and DateError where nothing was understood.
    """
    tidy = " ".join(unicodedata.normalize("NFC", text).split())
    if not tidy:
        raise DateError(Reason.EMPTY, text)
    try:
        return _read_span_of_years(tidy) or _read_standard(tidy) or _read_words(tidy, language)
    except AmbiguousDate as ambiguous:
        raise AmbiguousDate(text, ambiguous.readings) from None
    except DateError as error:
        raise DateError(error.reason, text) from None


def _read_span_of_years(text: str) -> Edtf | None:
    """Read 2022/23, a span of years; but 2022-23 may also be the autumn of 2022 in EDTF."""
    found = _SHORT_SPAN.fullmatch(text)
    if not found or found["next"] <= found["year"][2:]:
        return None
    first = int(found["year"])
    span = Interval(Moment(first), Moment(first // 100 * 100 + int(found["next"])))
    if found["between"] != "-":
        return span
    if _is_season_or_span(found["year"], found["next"]):
        raise AmbiguousDate(text, (parse(text), span))
    # 2009-10 is October: so the standard, computers and calendars write months.
    return None if int(found["next"]) <= 12 else span


def _is_season_or_span(year: str, following: str) -> bool:
    """Return whether 2022-23 is meant, where EDTF writes autumn and people the year after."""
    return int(following) in tuple(Season) and following > year[2:]


def _read_standard(text: str) -> Edtf | None:
    try:
        return parse(text.upper())
    except DateError as error:
        if error.reason in _FINAL:
            raise
        return None


def _read_words(text: str, language: Language) -> Edtf:
    """Read ``text`` in every way it can be read, and take the reading if there is only one."""
    day_first = (True, False) if language == "en" else (True,)
    readings: dict[Edtf, None] = {}
    errors: list[DateError] = []
    for first, century in product(day_first, (19, 20)):
        try:
            readings[_read_once(text.lower(), century, day_first=first)] = None
        except DateError as error:
            errors.append(error)
    if not readings:
        raise errors[0]
    if len(readings) > 1:
        raise AmbiguousDate(text, tuple(readings))
    return next(iter(readings))


# Dates in figures become 2019_04_05, so that their hyphens are not taken for "to".
_ISO: Final = re.compile(r"(?<!\w)(\d{4})-(\d{2})(?:-(\d{2}))?(?![\w-])", re.ASCII)
_FIGURES: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:(\.) ?|([/-]))(\d{1,2})(?:\. ?|[/-])(\d{2}|\d{4})(?!\d)", re.ASCII
)
# In "5-8.04.2019" the first figure is a day, although no point follows it.
_FIRST_DAY: Final = re.compile(
    r"(?<![\d.])(\d{1,2}) ?[-–—−] ?(?=\d{1,2}\. ?\d{1,2}\. ?\d{4})", re.ASCII
)
_TWO_MONTHS: Final = re.compile(r"(M\d{2}) ?/ ?(?=M\d{2})")
_MONTH_IN_FIGURES: Final = re.compile(r"(?<![\d.])(\d{1,2})[/.](\d{2}|\d{4})(?![\d.])", re.ASCII)
_UNSPECIFIED: Final = re.compile(r"(?<!\w)\d(?:\d{2}x|\dxx)(?!\w)", re.ASCII)
_WINTER: Final = re.compile(r"S24 (\d{2})(\d{2})[/-](?:\1)?(\d{2})(?!\d)", re.ASCII)


def _read_once(text: str, century: int, *, day_first: bool) -> Edtf:
    text = _ISO.sub(_iso, text)
    text = _FIRST_DAY.sub(r"\1. – ", text)
    text = _FIGURES.sub(lambda found: _figures(found, day_first=day_first), text)
    text = _MONTH_IN_FIGURES.sub(_month_in_figures, text)
    text = _UNSPECIFIED.sub(lambda found: found[0].upper(), text)
    text = _WINTER.sub(_winter, marked(text, century))
    text = _TWO_MONTHS.sub(rf"\1 {Mark.OR} ", text)
    text = re.sub(r" ?[-–—−] ?", f" {Mark.TO} ", text)
    return _read_marked(" ".join(text.split()))


def _iso(found: re.Match[str]) -> str:
    if not found[3] and _is_season_or_span(found[1], found[2]):
        raise DateError(Reason.AMBIGUOUS, found[0])
    return "_".join(part for part in found.groups() if part)


def _figures(found: re.Match[str], *, day_first: bool) -> str:
    first, dot, _, second, year = found.groups()
    if len(year) == 2:
        raise DateError(Reason.SHORT_YEAR, found[0])
    # Nobody puts the month first where points part the figures.
    day, month = (first, second) if dot or day_first else (second, first)
    return f"{year}_{month:0>2}_{day:0>2}"


def _month_in_figures(found: re.Match[str]) -> str:
    if len(found[2]) == 4:
        return f"{found[2]}_{found[1]:0>2}"
    if "/" in found[0]:
        raise DateError(Reason.SHORT_YEAR, found[0])
    return found[0]


def _winter(found: re.Match[str]) -> str:
    """Read "Winter 2022/23": EDTF counts a winter to the year in which it begins."""
    follows = int(found[3]) == (int(found[2]) + 1) % 100
    return f"S24 {found[1]}{found[2]}" if follows else found[0]


_BETWEEN: Final = re.compile(f"{Mark.BETWEEN} (.+) {Mark.AND} (.+)")
_FROM_TO: Final = re.compile(f"(?:{Mark.FROM} )?([^{Mark.FROM}]+?) {Mark.TO} (.+)")
_EITHER: Final = re.compile(f"(.+) {Mark.OR} (.+)")
_THIRD: Final = re.compile(f"([{Mark.EARLY}{Mark.MIDDLE}{Mark.LATE}]) (.+)")
_QUARTER: Final = re.compile(r"Q([1-4]) (\d{4})", re.ASCII)
_HALF: Final = re.compile(r"H([12]) (\d{4})", re.ASCII)
_NOT_AFTER: Final = re.compile(
    f"(?:{Mark.AT_LATEST} (.+?)(?: {Mark.AT_LATEST})?|(.+) {Mark.AT_LATEST})"
)
_NOT_BEFORE: Final = re.compile(f"(?:{Mark.AT_EARLIEST} (.+)|(.+) {Mark.AT_EARLIEST})")
_ONE_END: Final = re.compile(
    f"([{Mark.FROM}{Mark.TO}{Mark.BEFORE}{Mark.AFTER}]) ([^{Mark.FROM}{Mark.TO}]+)"
)


def _read_marked(text: str) -> Edtf:
    """Read what is left when words are marks: a span or a single date, perhaps hedged."""
    hedge, text = _leading_hedge(text)
    if found := _BETWEEN.fullmatch(text):
        return Range.between(*_both_ends(found[1], found[2], hedge))
    if found := _EITHER.fullmatch(text):
        return _either(*_both_ends(found[1], found[2], hedge))
    if found := _THIRD.fullmatch(text):
        return third_of(Mark(found[1]), _moment(found[2], hedge))
    if found := _QUARTER.fullmatch(text):
        return quarter_of(int(found[1]), int(found[2]))
    if found := _HALF.fullmatch(text):
        return half_of(int(found[1]), int(found[2]))
    if found := _NOT_AFTER.fullmatch(text):
        return Range.between(None, _moment(found[1] or found[2], hedge))
    if found := _NOT_BEFORE.fullmatch(text):
        return Range.between(_moment(found[1] or found[2], hedge), None)
    if found := _FROM_TO.fullmatch(text):
        return Interval(*_both_ends(found[1], found[2], hedge))
    if found := _ONE_END.fullmatch(text):
        return _one_end(Mark(found[1]), _moment(found[2], hedge))
    return _moment(text, hedge)


def _both_ends(first: str, last: str, hedge: str) -> tuple[Moment, Moment]:
    """Read both ends; the first takes from the last what it does not say itself."""
    last_hedge, end = _part(last)
    first_hedge, start = _part(first)
    return (
        _qualified(start.completed_by(end), hedge + first_hedge),
        _qualified(end, last_hedge),
    )


def _either(first: Moment, second: Moment) -> Range:
    """Return "1991 or 1992" as a range; what lies between "1991 or 1995" is not meant."""
    if first.precision is not second.precision or _neighbour(first, 1) != second:
        raise DateError(Reason.NOT_UNDERSTOOD, str(second))
    return Range.between(first, second)


def _one_end(mark: Mark, moment: Moment) -> Edtf:
    if mark is Mark.FROM:
        return Interval(moment, End.OPEN)
    if mark is Mark.TO:
        return Interval(End.OPEN, moment)
    if mark is Mark.BEFORE:
        return Range.between(None, _neighbour(moment, -1))
    return Range.between(_neighbour(moment, 1), None)


def _neighbour(moment: Moment, step: int) -> Moment:
    """Return the day, month, season … before or after ``moment``."""
    edge = moment.earliest if step < 0 else moment.latest
    if edge is None:
        raise DateError(Reason.NO_SUCH_YEAR, str(moment))
    try:
        day = edge + datetime.timedelta(days=step)
    except OverflowError:
        raise DateError(Reason.NO_SUCH_YEAR, str(moment)) from None
    return _like(moment, day)


def _like(moment: Moment, day: datetime.date) -> Moment:
    """Return the date that holds ``day`` and is as precise as ``moment``."""
    if moment.season:
        # The months before March belong to the winter that began the year before.
        year = day.year - (day.month < 3)
        return replace(moment, year=year, season=Season(20 + (day.month // 3 or 4)))
    if moment.month:
        return replace(moment, year=day.year, month=day.month, day=moment.day and day.day)
    step = 10 ** (4 - moment.known_digits)
    return replace(moment, year=day.year // step * step)


def _leading_hedge(text: str) -> tuple[str, str]:
    hedges = re.match(f"(?:[{Mark.APPROXIMATE}{Mark.UNCERTAIN}] )*", text)
    end = hedges.end() if hedges else 0
    return text[:end], text[end:]


def _moment(text: str, hedge: str = "") -> Moment:
    own_hedge, part = _part(text)
    return _qualified(part, hedge + own_hedge)


def _qualified(part: _Part, hedge: str) -> Moment:
    uncertain = "?" in hedge or Mark.UNCERTAIN in hedge
    approximate = "~" in hedge or Mark.APPROXIMATE in hedge
    if "%" in hedge or (uncertain and approximate):
        return part.moment(Qualifier.BOTH)
    if uncertain:
        return part.moment(Qualifier.UNCERTAIN)
    return part.moment(Qualifier.APPROXIMATE if approximate else Qualifier.NONE)


@dataclass(frozen=True, slots=True)
class _Part:
    """What is said of a date; of a first end often only the day: "21. bis 26. November 2022"."""

    year: str = ""
    month: int = 0
    day: int = 0
    season: int = 0
    #: Something that may be a year of two digits.
    short: bool = False

    def completed_by(self, other: _Part) -> _Part:
        month = other.month if self.day and not self.month else self.month
        return replace(self, year=self.year or other.year, month=month)

    def moment(self, qualifier: Qualifier) -> Moment:
        if not self.year:
            raise DateError(Reason.SHORT_YEAR if self.short else Reason.NO_YEAR, "")
        if self.day and not self.month:
            raise DateError(Reason.NOT_UNDERSTOOD, "")
        return Moment(
            int(self.year.replace("X", "0")),
            self.month,
            self.day,
            Season(self.season) if self.season else None,
            known_digits=4 - self.year.count("X"),
            qualifier=qualifier,
        )


_YEAR: Final = r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
_SHORT: Final = r"['’]?(?P<short>\d{2})"
_DAY: Final = r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?"
_MONTH: Final = r"M(?P<month>\d{2})"
_PARTS: Final = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        _YEAR,
        r"(?P<year>\d{4})_(?P<season>2[1-4])",
        r"(?P<year>\d{4})_(?P<month>\d{2})(?:_(?P<day>\d{2}))?",
        rf"(?:{_DAY} ?)?{_MONTH},?(?: {_YEAR})?",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"S(?P<season>\d{{2}})(?: {_YEAR})?",
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.?",
        _DAY,
        rf"(?:(?:{_DAY} ?)?{_MONTH}|S(?P<season>\d{{2}})),? {_SHORT}",
        r"['’](?P<short>\d{2})",
    )
]


def _part(text: str) -> tuple[str, _Part]:
    """Return the hedges around a date, and what is said of it."""
    hedge, text = _leading_hedge(text)
    bare = re.sub(rf" ?(?:\(\?\)|[~?%]|[{Mark.APPROXIMATE}{Mark.UNCERTAIN}])$", "", text)
    found = next((found for form in _PARTS if (found := form.fullmatch(bare))), None)
    if found is None:
        raise DateError(Reason.NOT_UNDERSTOOD, text)
    said = {name: value for name, value in found.groupdict().items() if value}
    numbers = {name: int(said[name]) for name in ("month", "day", "season") if name in said}
    if numbers.get("month") == 0 or numbers.get("day") == 0:
        raise DateError(Reason.NO_SUCH_DAY, text)
    part = _Part(year=said.get("year", ""), short="short" in said, **numbers)
    return hedge + text[len(bare) :], part
