# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The beginning, middle or end of a month, a year or a decade; quarters and halves of a year.

Nobody draws the borders sharply. A third of the time is meant here: whoever types "Ende 2022" is
shown "between September and December 2022" before anything is saved.
"""

from __future__ import annotations

import calendar
from dataclasses import replace

from partnerkreis.core.dates.edtf import Moment, Range
from partnerkreis.core.dates.errors import DateError, Reason
from partnerkreis.core.dates.lexicon import Mark

_THIRDS = {Mark.EARLY: 0, Mark.MIDDLE: 1, Mark.LATE: 2}
#: The first years of the thirds of a decade, and the one after its last.
_OF_A_DECADE = (0, 4, 7, 10)


def third_of(mark: Mark, moment: Moment) -> Range:
    """Return the beginning, the middle or the end of a month, a year or a decade.

    Raises DateError for what has no such thirds: a day, a season, a century.
    """
    third = _THIRDS[mark]
    if moment.season or moment.day or moment.known_digits < 3:
        raise DateError(Reason.NOT_UNDERSTOOD, str(moment))
    if moment.month:
        last = calendar.monthrange(moment.year, moment.month)[1]
        days = (1 + 10 * third, last if third == 2 else 10 * (third + 1))
        return Range.between(*(replace(moment, day=day) for day in days))
    if moment.known_digits == 3:
        years = (_OF_A_DECADE[third], _OF_A_DECADE[third + 1] - 1)
        return Range.between(
            *(replace(moment, year=moment.year + year, known_digits=4) for year in years)
        )
    return Range.between(*(replace(moment, month=4 * third + month) for month in (1, 4)))


def quarter_of(number: int, year: int) -> Range:
    """Return a quarter of a year, from 1 to 4: something that was once in these three months."""
    return Range.between(Moment(year, 3 * number - 2), Moment(year, 3 * number))


def half_of(number: int, year: int) -> Range:
    """Return the first or the second half of a year: something that was once in six months."""
    return Range.between(Moment(year, 6 * number - 5), Moment(year, 6 * number))
