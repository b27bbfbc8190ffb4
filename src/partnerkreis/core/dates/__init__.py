# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as sources give them: exact, rough, bounded or going on; in words, and as people type them.

A date is an :class:`Edtf`; one that no source gives is None.
"""

from partnerkreis.core.dates.edtf import (
    Edtf,
    End,
    Interval,
    Moment,
    Precision,
    Qualifier,
    Range,
    Season,
    SortKey,
    sort_key,
)
from partnerkreis.core.dates.errors import AmbiguousDate, DateError, Reason
from partnerkreis.core.dates.parser import parse
from partnerkreis.core.dates.typed import read

__all__ = [
    "AmbiguousDate",
    "DateError",
    "Edtf",
    "End",
    "Interval",
    "Moment",
    "Precision",
    "Qualifier",
    "Range",
    "Reason",
    "Season",
    "SortKey",
    "parse",
    "read",
    "sort_key",
]
