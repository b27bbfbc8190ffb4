# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hypothesis strategies for every kind of date that EDTF writes and the house keeps."""

from __future__ import annotations

import calendar
from typing import TypeVar

from hypothesis import assume
from hypothesis import strategies as st

from partnerkreis.core.dates import (
    DateError,
    Edtf,
    End,
    Interval,
    Moment,
    Qualifier,
    Range,
    Season,
)
from partnerkreis.core.languages import INTERFACE_LANGUAGES

SpanType = TypeVar("SpanType", Interval, Range)

languages = st.sampled_from(INTERFACE_LANGUAGES)
written_years = st.integers(1000, 9999)
any_years = st.integers(-9999, 9999) | st.integers(10_000, 10**9) | st.integers(-(10**9), -10_000)


@st.composite
def days(draw: st.DrawFn, years: st.SearchStrategy[int] = written_years) -> Moment:
    year, month = draw(years), draw(st.integers(1, 12))
    return Moment(year, month, draw(st.integers(1, calendar.monthrange(year, month)[1])))


def plain_moments(years: st.SearchStrategy[int] = written_years) -> st.SearchStrategy[Moment]:
    """Days, months, seasons and years of four digits, without hedges."""
    return st.one_of(
        days(years),
        st.builds(Moment, years, st.integers(1, 12)),
        st.builds(Moment, years, season=st.sampled_from(Season)),
        st.builds(Moment, years),
    )


decades = st.builds(lambda digits: Moment(digits * 10, known_digits=3), st.integers(0, 999))
centuries = st.builds(lambda digits: Moment(digits * 100, known_digits=2), st.integers(0, 99))
partly_written = st.one_of(
    st.builds(Moment, written_years, unspecified=st.integers(1, 2)),
    st.builds(Moment, written_years, st.integers(1, 12), unspecified=st.just(1)),
)
unhedged = st.one_of(
    plain_moments(),
    plain_moments(st.integers(-9999, 9999)),
    st.builds(Moment, any_years),
    decades,
    centuries,
    partly_written,
)
moments = st.builds(Moment.qualified, unhedged, st.sampled_from(Qualifier))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = moments | st.sampled_from(End)
    return _possible(Interval, draw(ends), draw(ends))


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    ends = unhedged | st.just(End.OPEN)
    return _possible(Range, draw(ends), draw(ends))


def _possible(kind: type[SpanType], first: Moment | End, last: Moment | End) -> SpanType:
    if isinstance(first, Moment) and isinstance(last, Moment) and first.sort_key > last.sort_key:
        first, last = last, first
    try:
        return kind(first, last)
    except DateError:
        assume(False)
        raise


dates: st.SearchStrategy[Edtf] = st.one_of(moments, intervals(), ranges())
