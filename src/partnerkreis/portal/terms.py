# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who held an office when: in words as exact as what is known, and as bands along the years."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from partnerkreis.core.dates import Edtf
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Tenure
from partnerkreis.editing.offices import title_of
from partnerkreis.portal import links, wording
from partnerkreis.portal.notes import Notes
from partnerkreis.stories.rules import has_begun
from partnerkreis.ui.shapes import Band, BandGroup, Bands, Known


def bands(
    groups: Iterable[tuple[str, Iterable[Tenure]]],
    *,
    heading: str,
    day: datetime.date,
    language: Language,
    notes: Notes,
) -> Bands | None:
    """Return the terms told on ``day``, in groups by title; None where no year is known.

    ``heading`` says what the titles of the groups are, for the table.
    """
    told = [(title, told_on(tenures, day)) for title, tenures in groups]
    years = [y for _title, tenures in told for t in tenures for y in span(t, day) or ()]
    if not years:
        return None
    axis = range(min(years), day.year + 1)
    return Bands(
        groups=[
            BandGroup(title, [_band(t, title, axis, day, language, notes) for t in tenures])
            for title, tenures in told
            if tenures
        ],
        ticks=_decades(axis),
        caption=_("Terms of office"),
        group_heading=heading,
        note=_("Solid: the term is proven. Faint: from the first to the last mention."),
    )


def told_on(tenures: Iterable[Tenure], day: datetime.date) -> list[Tenure]:
    """Return the terms that had begun by ``day``, in order of time; those without years first
    where somebody was the first to hold the office, else last.
    """
    begun = (t for t in tenures if has_begun(t.since or t.seen, day) or not _is_dated(t))
    return sorted(begun, key=lambda t: (t.office.kind, _order(t, day), t.key))


def _is_dated(tenure: Tenure) -> bool:
    return tenure.since is not None or tenure.seen is not None


def _order(tenure: Tenure, day: datetime.date) -> tuple[int, int]:
    undated = (0, 0) if tenure.first_of_office else (9999, 9999)
    return span(tenure, day) or undated


def span(tenure: Tenure, day: datetime.date) -> tuple[int, int] | None:
    """Return first and last year in office, as far as known by ``day``."""
    start = _year(tenure.since, "earliest") or _year(tenure.seen, "earliest")
    if start is None:
        return None
    end = _year(tenure.until, "latest")
    if end is None and tenure.since is None:
        end = _year(tenure.seen, "latest")
    return start, min(end or day.year, day.year)


def _year(date: Edtf | None, edge: str) -> int | None:
    found: datetime.date | None = getattr(date, edge) if date else None
    return found.year if found else None


def _decades(years: Sequence[int]) -> list[tuple[str, int]]:
    """Return the axis: each decade with the number of its years that are shown.

    On a telephone an eighth of the axis is as wide as a year is long; what is narrower has none.
    """
    grouped = [list(group) for _decade, group in groupby(years, key=lambda year: year // 10)]
    return [(str(own[0]) if 8 * len(own) >= len(years) else "", len(own)) for own in grouped]


def _band(
    tenure: Tenure,
    group: str,
    axis: Sequence[int],
    day: datetime.date,
    language: Language,
    notes: Notes,
) -> Band:
    years = span(tenure, day)
    start, end = years or (axis[0], axis[0] - 1)
    return Band(
        name=_name(tenure, group, language),
        period=period(tenure, day, language),
        start=round((start - axis[0]) / len(axis) * 100, 2),
        width=round((end + 1 - start) / len(axis) * 100, 2),
        known=Known.PROVEN if tenure.since else Known.NAMED,
        href=links.of("person", tenure.person.key, language),
        notes=notes.marks(tenure.pk),
    )


def _name(tenure: Tenure, group: str, language: Language) -> str:
    """Return the person with the title as he or she bears it, unless the group says the same."""
    title, name = title_of(tenure, language), str(tenure.person.name)
    return name if title.casefold() == group.casefold() else f"{name} ({title})"


def period(tenure: Tenure, day: datetime.date, language: Language) -> str:
    """Return from when to when a person held the office, as exactly as it was known on ``day``."""
    since, until = tenure.since, tenure.until
    if since and until and has_begun(until, day):
        ends = dates.label(since, language), dates.label(until, language)
        # Between years alone the dash stands close: 1990–2012.
        return ("–" if all(end.isdigit() for end in ends) else " – ").join(ends)
    if since:
        return dates.since(since, language)
    if tenure.seen:
        return wording.say(
            _("named in office: {date}"), language, date=dates.label(tenure.seen, language)
        )
    return _("in office, years not recorded")
