# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a text is not a date, in a form that a translated sentence can be built from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnerkreis.core.dates.edtf import Edtf


class Reason(StrEnum):
    """The code of a refusal. It may be stored and sent to other programs: never rename one."""

    EMPTY = "empty"
    WHITESPACE = "whitespace"
    LAYOUT = "layout"
    BEYOND = "beyond"
    TIME = "time"
    NO_SUCH_YEAR = "no-such-year"
    NO_SUCH_MONTH = "no-such-month"
    NO_SUCH_DAY = "no-such-day"
    ORDER = "order"
    NO_ENDS = "no-ends"
    MIXED = "mixed"
    SHORT_YEAR = "short-year"
    NO_YEAR = "no-year"
    AMBIGUOUS = "ambiguous"
    NOT_UNDERSTOOD = "not-understood"


_SENTENCES = {
    Reason.EMPTY: "There is no date.",
    Reason.WHITESPACE: "“{text}” begins or ends with white space.",
    Reason.LAYOUT: "“{text}” is not a date as EDTF writes it, such as 2019-04-05 or 2019-04.",
    Reason.BEYOND: "“{text}” is EDTF, but of a kind that is not kept here.",
    Reason.TIME: "“{text}” has a time of day; only the day is kept.",
    Reason.NO_SUCH_YEAR: "“{text}” names a year that does not exist.",
    Reason.NO_SUCH_MONTH: "“{text}” names a month that does not exist.",
    Reason.NO_SUCH_DAY: "“{text}” names a day that does not exist.",
    Reason.ORDER: "“{text}” ends before it begins.",
    Reason.NO_ENDS: "“{text}” says neither when it begins nor when it ends.",
    Reason.MIXED: "“{text}” needs two ends of the same kind, without ~, ? or %.",
    Reason.SHORT_YEAR: "“{text}” needs its year with four digits.",
    Reason.NO_YEAR: "“{text}” needs a year.",
    Reason.AMBIGUOUS: "“{text}” can be read in more than one way.",
    Reason.NOT_UNDERSTOOD: "“{text}” was not understood as a date.",
}


class DateError(ValueError):
    """A text is not a date. ``reason`` is the code, ``text`` what was given."""

    def __init__(self, reason: Reason, text: str) -> None:
        super().__init__(reason, text)
        self.reason = reason
        self.text = text

    def __str__(self) -> str:
        return _SENTENCES[self.reason].format(text=self.text)


class AmbiguousDate(DateError):
    """A text can be read in several ways; ``readings`` are what to ask the person about."""

    def __init__(self, text: str, readings: tuple[Edtf, ...]) -> None:
        super().__init__(Reason.AMBIGUOUS, text)
        # Exceptions are copied and pickled by calling the class with args.
        self.args = (text, readings)
        self.readings = readings
