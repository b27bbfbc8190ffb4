# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The calendar: what comes, what is to be celebrated, and the twelve months before."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.counting import Counted, Noun
from partnerkreis.core.languages import Language
from partnerkreis.core.typography import behind_colon
from partnerkreis.portal import links, wording
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.portal.notes import Notes
from partnerkreis.portal.pages.entries import encounter_entry
from partnerkreis.portal.queries.calendar import Calendar, Jubilee
from partnerkreis.stories.values import Phrase, When
from partnerkreis.ui.shapes import Crumb, Entry, Note, Page, Sentence


@dataclass(frozen=True, slots=True)
class CalendarPage:
    page: Page
    title: str
    feed_href: str
    ahead: list[Entry]
    jubilees: list[Entry]
    past: list[Entry]
    all_href: str
    notes: list[Note]


def calendar_page(calendar: Calendar, reader: Reader) -> CalendarPage:
    """Return what the template of the calendar shows."""
    language, notes = reader.language, Notes(calendar.citations)
    title = _("Calendar")
    return CalendarPage(
        page=frame(
            reader,
            title,
            lambda other: links.page("calendar", other),
            description=_("What the partners have planned, and which anniversaries come up."),
            crumbs=[Crumb(title)],
        ),
        title=title,
        feed_href=links.page("calendar_feed", language),
        ahead=[encounter_entry(e, calendar.bodies, language, notes) for e in calendar.ahead],
        jubilees=[jubilee_entry(j, calendar.bodies, language, notes) for j in calendar.jubilees],
        past=[encounter_entry(e, calendar.bodies, language, notes) for e in calendar.past],
        all_href=links.page("encounters", language),
        notes=notes.listed(),
    )


def jubilee_entry(
    jubilee: Jubilee, bodies: wording.Bodies, language: Language, notes: Notes
) -> Entry:
    """Return a round anniversary as an entry of a list."""
    rows = jubilee.partnership.party_rows  # type: ignore[attr-defined] # annotated
    return Entry(
        wording.names_of([bodies[row.body_id] for row in rows], language),
        links.of("partnership", jubilee.partnership.key, language),
        (wording.when(jubilee.anniversary.when, language),),
        [Sentence(_occasion(jubilee, language), notes.marks(jubilee.of, most=1))],
    )


def _occasion(jubilee: Jubilee, language: Language) -> str:
    years = Counted(jubilee.anniversary.years, Noun.YEAR, language)
    if jubilee.signing is None:
        date = jubilee.partnership.first_contact
        pattern = _("{years:figures} since the first contact ({day:label})")
        return wording.say(pattern, language, years=years, day=When(date, language))
    title = jubilee.signing.instrument.title.text(language)
    return wording.say(
        pgettext("anniversary", "{years:figures} since the signing: {title} ({day:label})"),
        language,
        years=years,
        title=Phrase(behind_colon(title, language)),
        day=When(jubilee.signing.when, language),
    )
