# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts that the pages of the directory are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Final

from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Names
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Organisation, OrganisationKind, Tenure
from partnerkreis.editing.offices import title_of
from partnerkreis.encounters.models import Statement
from partnerkreis.partnerships.models import Instrument, Partnership
from partnerkreis.portal import links, terms, wording
from partnerkreis.portal.notes import Notes
from partnerkreis.portal.pages.entries import short_entry
from partnerkreis.portal.pages.maps import point
from partnerkreis.portal.queries.directory import Around
from partnerkreis.ui.map import MapArc, MapDrawing, draw
from partnerkreis.ui.shapes import Bands, Entry, Fact, Link, LinkGroup, Note, Page, Sentence
from partnerkreis.ui.shapes.pictures import NOTHING, Shown

#: So many partners can be told apart on a small map.
MOST_TIES: Final = 12


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
    bands: Bands | None = None
    people: Sequence[Entry] = ()
    papers: Sequence[Entry] = ()
    statements: Sequence[Entry] = ()
    lessons: Sequence[Entry] = ()
    groups: Sequence[LinkGroup] = ()
    encounters: Sequence[Entry] = ()
    encounters_href: str = ""
    files: Shown = NOTHING
    notes: Sequence[Note] = ()
    map_title: str = field(default="", kw_only=True)
    #: The same as the map, for the table: each partner, and since when.
    map_rows: Sequence[tuple[str, str]] = field(default=(), kw_only=True)


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


def encounters(around: Around, language: Language) -> list[Entry]:
    return [short_entry(e, around.bodies, language) for e in around.encounters]


def partnerships(around: Around, language: Language) -> list[Entry]:
    return [_partnership(partnership, around, language) for partnership in around.partnerships]


def _partnership(partnership: Partnership, around: Around, language: Language) -> Entry:
    since = partnership.first_contact
    return Entry(
        wording.names_of(parties(partnership, around), language),
        links.of("partnership", partnership.key, language),
        (dates.since(since, language),) if since else (),
        [wording.sentence(partnership.origin, language)] if partnership.origin else [],
    )


def parties(partnership: Partnership, around: Around) -> list[Body]:
    return [around.bodies[row.body_id] for row in partnership.party_rows]  # type: ignore[attr-defined] # annotated


def map_of(body: Body, around: Around, language: Language) -> MapDrawing | None:
    """Return the body among its partners; None where its coordinates are not known."""
    seat = point(body, language)
    if seat is None:
        return None
    tied = [parties(partnership, around) for partnership in around.partnerships[:MOST_TIES]]
    partners = {other.key: other for bodies in tied for other in bodies if other.pk != body.pk}
    points = [p for other in partners.values() if (p := point(other, language))]
    return draw([seat, *points], [MapArc(body.key, p.key) for p in points])


def map_rows(body: Body, around: Around, language: Language) -> list[tuple[str, str]]:
    """Return the partners of ``body`` and since when they are, as the map draws them."""
    return [
        (wording.body_name(other, language), dates.since(since, language) if since else "")
        for partnership in around.partnerships[:MOST_TIES]
        for since in [partnership.first_contact]
        for other in parties(partnership, around)
        if other.pk != body.pk
    ]


def people(tenures: Iterable[Tenure], notes: Notes, day: date, language: Language) -> list[Entry]:
    """Return who held which office, from when to when."""
    return [
        Entry(
            tenure.person.name,
            links.of("person", tenure.person.key, language),
            (terms.period(tenure, day, language),),
            [Sentence(_office(tenure, language), notes.marks(tenure.pk))],
        )
        for tenure in terms.told_on(tenures, day)
    ]


def _office(tenure: Tenure, language: Language) -> str:
    title = title_of(tenure, language)
    return f"{title[:1].upper()}{title[1:]}, {wording.body_name(tenure.office.body, language)}"


def papers(instruments: Iterable[Instrument], language: Language) -> list[Entry]:
    return [
        Entry(
            wording.set_shown(instrument.title.shown(language), language),
            links.of("partnership", instrument.partnership.key, language),
            when=_signed(instrument, language),
            summary=[wording.sentence(instrument.summary, language)] if instrument.summary else [],
        )
        for instrument in instruments
    ]


def _signed(instrument: Instrument, language: Language) -> list[str]:
    """Return where and when it was signed, each time; else when it was agreed, if known."""
    rows = instrument.signing_rows  # type: ignore[attr-defined] # annotated
    signed = [wording.signed(row, language) for row in rows if row.when]
    agreed = [wording.when(instrument.when, language)] if instrument.when else []
    return signed or agreed


def statements(found: Iterable[Statement], notes: Notes, language: Language) -> list[Entry]:
    """Return what somebody said, under the occasion on which it was said."""
    return [_statement(statement, notes, language) for statement in found]


def _statement(statement: Statement, notes: Notes, language: Language) -> Entry:
    told = [wording.sentence(statement.text, language, notes.marks(statement.pk))]
    when = (wording.when(statement.when, language),)
    occasion = statement.encounter
    form = _capital(str(Statement.Form(statement.form).label))
    if occasion is None or occasion.published_at is None:
        return Entry(form, when=when, summary=told)
    shown = occasion.title.shown(language)
    href = links.of("encounter", occasion.key, language)
    title = wording.set_shown(shown, language)
    return Entry(title, href, (*when, form), told, language=wording.foreign(shown, language))


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
