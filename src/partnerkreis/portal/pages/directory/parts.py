# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts that the pages of the directory are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import gettext as _

from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Organisation, OrganisationKind, Tenure
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import Instrument, Partnership
from partnerkreis.portal import links, wording
from partnerkreis.portal.notes import Notes
from partnerkreis.portal.offices import title_of
from partnerkreis.portal.queries.directory import Around
from partnerkreis.ui.map import MapDrawing
from partnerkreis.ui.shapes import Entry, Fact, Link, LinkGroup, Note, Page, Sentence


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """A page of the directory; an empty part leaves no gap."""

    page: Page
    title: str
    title_language: str = ""
    kicker: str = ""
    lead: Sequence[Sentence] = ()
    facts: Sequence[Fact] = ()
    map: MapDrawing | None = None
    partnerships: Sequence[Entry] = ()
    people: Sequence[Entry] = ()
    papers: Sequence[Entry] = ()
    lessons: Sequence[Entry] = ()
    groups: Sequence[LinkGroup] = ()
    encounters: Sequence[Entry] = ()
    encounters_href: str = ""
    notes: Sequence[Note] = ()
    map_title: str = field(default="", kw_only=True)


def fact(term: str, text: str) -> Iterator[Fact]:
    """Yield the fact, or nothing where nothing is known."""
    if text:
        yield Fact(term, [Sentence(text)])


def fact_of(term: str, text: Translated, language: Language) -> Iterator[Fact]:
    if text:
        yield Fact(term, [wording.sentence(text, language)])


def named_link(view: str, key: str, names: Names, language: Language) -> Link:
    shown = names.shown(language)
    return Link(shown.text, links.of(view, key, language), wording.foreign(shown, language))


def body_link(body: Body, language: Language) -> Link:
    return named_link("body", body.key, body.names, language)


def encounters(around: Around, notes: Notes, language: Language) -> list[Entry]:
    return [_encounter(e, around, notes, language) for e in around.encounters]


def _encounter(encounter: Encounter, around: Around, notes: Notes, language: Language) -> Entry:
    shown = encounter.title.shown(language)
    return Entry(
        wording.set_shown(shown, language),
        links.of("encounter", encounter.key, language),
        (wording.when(encounter.when, language),),
        remark=wording.place_line(encounter, around.bodies, language),
        tag=wording.state_tag(encounter),
        language=wording.foreign(shown, language),
    )


def partnerships(found: Iterable[Partnership], language: Language) -> list[Entry]:
    return [_partnership(partnership, language) for partnership in found]


def _partnership(partnership: Partnership, language: Language) -> Entry:
    since = partnership.first_contact
    return Entry(
        wording.names_of([party.body for party in partnership.parties.all()], language),
        links.of("partnership", partnership.key, language),
        (dates.since(since, language),) if since else (),
        [wording.sentence(partnership.origin, language)] if partnership.origin else [],
    )


def people(tenures: Iterable[Tenure], notes: Notes, language: Language) -> list[Entry]:
    """Return who held which office, from when to when."""
    return [
        Entry(
            tenure.person.name,
            links.of("person", tenure.person.key, language),
            (period(tenure, language),),
            [Sentence(_office(tenure, language), notes.marks(tenure.pk))],
        )
        for tenure in tenures
    ]


def _office(tenure: Tenure, language: Language) -> str:
    title = title_of(tenure, language)
    return f"{title[:1].upper()}{title[1:]}, {wording.body_name(tenure.office.body, language)}"


def period(tenure: Tenure, language: Language) -> str:
    """Return from when to when a person held the office, as exactly as it is known."""
    since, until = tenure.since, tenure.until
    if since and until:
        return f"{dates.label(since, language)} – {dates.label(until, language)}"
    if since:
        return dates.since(since, language)
    if tenure.seen:
        return wording.say(
            _("named in office: {date}"), language, date=dates.label(tenure.seen, language)
        )
    return _("in office, years not recorded")


def papers(instruments: Iterable[Instrument], language: Language) -> list[Entry]:
    return [
        Entry(
            wording.set_shown(instrument.title.shown(language), language),
            when=(wording.when(instrument.when, language),) if instrument.when else (),
            summary=[wording.sentence(instrument.summary, language)] if instrument.summary else [],
        )
        for instrument in instruments
    ]


def organisation_groups(found: Iterable[Organisation], language: Language) -> list[LinkGroup]:
    """Return organisations by kind."""
    return [
        LinkGroup(
            _capital(str(OrganisationKind(kind).label)),
            [named_link("organisation", o.key, o.names, language) for o in of_kind],
        )
        for kind, of_kind in groupby(found, key=lambda o: o.kind)
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
