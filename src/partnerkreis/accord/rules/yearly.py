# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""When the parties are to say again that everything is still true."""

from __future__ import annotations

from datetime import date
from typing import Final

from partnerkreis.accord.rules.reminding import months_later

_YEAR: Final = 12


def due_on(*, confirmed_on: date | None, agreed_on: date | None, today: date) -> date:
    """Return the day from which the yearly confirmation is due.

    A year after the last one. Where there was none yet, the last anniversary of the newest paper
    (or the first one that is to come); where there is no paper either, the beginning of this year.
    """
    if confirmed_on is not None:
        return months_later(confirmed_on, _YEAR)
    if agreed_on is None:
        return date(today.year, 1, 1)
    years = max(today.year - agreed_on.year, 1)
    due = months_later(agreed_on, years * _YEAR)
    if due > today and years > 1:
        due = months_later(agreed_on, (years - 1) * _YEAR)
    return due
