# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the directory, one function each."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import (
    Body,
    Figure,
    Level,
    Office,
    Organisation,
    OrganisationKind,
    Person,
    Place,
    Topic,
)
from partnerkreis.encounters.models import Lesson
from partnerkreis.portal import links, wording
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.portal.notes import Notes, all_of
from partnerkreis.portal.offices import title
from partnerkreis.portal.pages.directory import parts
from partnerkreis.portal.pages.directory.parts import DirectoryPage
from partnerkreis.portal.pages.maps import point
from partnerkreis.portal.queries.directory import Around
from partnerkreis.ui.map import draw
from partnerkreis.ui.shapes import Crumb, Entry, Fact, Link, Page, Sentence

_UNITS = {Figure.Measure.AREA: " km²"}


def _frame(reader: Reader, view: str, key: str, title: str, description: str = "") -> Page:
    return frame(
        reader,
        title,
        lambda other: links.of(view, key, other),
        description=description,
        crumbs=[Crumb(title)],
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def body_page(body: Body, around: Around, reader: Reader) -> DirectoryPage:
    """Return the page of a county, municipality or region."""
    language, notes = reader.language, Notes(around.citations)
    name = body.names.shown(language)
    lead = [wording.sentence(body.description, language)] if body.description else []
    seat = point(body, language)
    return DirectoryPage(
        page=_frame(reader, "body", body.key, name.text, body.description.text(language)),
        title=_capital(name.text),
        title_language=wording.foreign(name, language),
        kicker=_capital(str(Level(body.level).label)),
        lead=lead,
        facts=list(_body_facts(body, around, language)),
        map=draw([seat]) if seat else None,
        map_title=_("Where it lies"),
        partnerships=parts.partnerships(around.partnerships, language),
        people=parts.people(around.tenures, notes, language),
        groups=parts.organisation_groups(around.organisations, language),
        encounters=parts.encounters(around, notes, language),
        encounters_href=f"{links.page('encounters', language)}?side={body.key}",
        notes=all_of(around.citations.get(body.pk, ())),
    )


def _body_facts(body: Body, around: Around, language: Language) -> Iterator[Fact]:
    yield from parts.fact(_("Region"), body.region.form(language))
    yield from parts.fact(_("Country"), body.country_name.form(language))
    if body.seat:
        link = parts.named_link("place", body.seat.key, body.seat.names, language)
        yield Fact(_("Seat"), [], [link])
    yield from _figures(around, language)
    yield from _founding(body, language)
    yield from _succession(body, around, language)
    yield from parts.fact("AGS", body.ags)
    yield from parts.fact("TERYT", body.teryt)
    yield from parts.fact("NUTS 3", body.nuts3)
    yield from parts.fact(_("Address"), body.address)
    if body.website:
        yield Fact(_("Website"), [], [Link(body.website.removeprefix("https://"), body.website)])
    yield from parts.fact_of(_("Not to be confused with"), body.not_to_be_confused_with, language)
    yield from parts.fact(_("Also named"), ", ".join(body.also_named))


def _figures(around: Around, language: Language) -> Iterator[Fact]:
    for measure in Figure.Measure:
        found = [f for f in around.figures if f.measure == measure]
        if found:
            lines = [Sentence(_figure(figure, language)) for figure in found]
            yield Fact(_capital(str(measure.label)), lines)


def _figure(figure: Figure, language: Language) -> str:
    number = _number(figure, language) + _UNITS.get(Figure.Measure(figure.measure), "")
    told = [number]
    if figure.rounded:
        told.append(_("rounded"))
    if figure.when:
        told.append(dates.label(figure.when, language))
    if figure.source:
        told.append(figure.source.title)
    return wording.say("{text}", language, text=", ".join(told))


def _number(figure: Figure, language: Language) -> str:
    thousands, decimal = {"de": (".", ","), "pl": ("\u00a0", ","), "en": (",", ".")}[language]
    text = f"{figure.value.normalize():,f}"
    return text.replace(",", "_").replace(".", decimal).replace("_", thousands)


def _founding(body: Body, language: Language) -> Iterator[Fact]:
    if body.founded:
        told = [dates.label(body.founded, language)]
        if body.founding_note:
            told.append(body.founding_note.text(language))
        yield Fact(_("Founded"), [Sentence(", ".join(told))])
    if body.dissolved:
        yield from parts.fact(_("Dissolved"), dates.label(body.dissolved, language))


def _succession(body: Body, around: Around, language: Language) -> Iterator[Fact]:
    after = [s.successor for s in around.successors if s.predecessor_id == body.pk]
    before = [s.predecessor for s in around.successors if s.successor_id == body.pk]
    if before:
        yield Fact(_("Predecessor"), [], [parts.body_link(b, language) for b in before])
    if after:
        yield Fact(_("Successor"), [], [parts.body_link(b, language) for b in after])


def organisation_page(found: Organisation, around: Around, reader: Reader) -> DirectoryPage:
    """Return the page of a school, company, association …"""
    language, notes = reader.language, Notes(around.citations)
    name = found.names.shown(language)
    return DirectoryPage(
        page=_frame(reader, "organisation", found.key, name.text),
        title=name.text,
        title_language=wording.foreign(name, language),
        kicker=_capital(str(OrganisationKind(found.kind).label)),
        lead=[wording.sentence(found.description, language)] if found.description else [],
        facts=list(_organisation_facts(found, around, language)),
        papers=parts.papers(around.instruments, language),
        encounters=parts.encounters(around, notes, language),
        notes=all_of(around.citations.get(found.pk, ())),
    )


def _organisation_facts(found: Organisation, around: Around, language: Language) -> Iterator[Fact]:
    if found.place:
        link = parts.named_link("place", found.place.key, found.place.names, language)
        yield Fact(_("Place"), [], [link])
    if found.body:
        yield Fact(_("Lies in"), [], [parts.body_link(found.body, language)])
    yield from parts.fact(_("Also named"), ", ".join(found.also_named))
    if language in found.unofficial_names:
        text = _("This name is our rendering; the official name is still to be checked.")
        yield from parts.fact(_("Name"), text)
    if around.schools:
        lines = [
            Sentence(", ".join([s.title.text(language), *_since(s.when, language)]))
            for s in around.schools
        ]
        yield Fact(_("School partnerships"), lines)


def _since(date: object, language: Language) -> list[str]:
    return [dates.since(date, language)] if date else []  # type: ignore[arg-type] # an Edtf


def office_page(found: Office, around: Around, reader: Reader) -> DirectoryPage:
    """Return the page of an office: who held it when."""
    language, notes = reader.language, Notes(around.citations)
    name = _capital(found.title.text(language) or title(found.kind))
    heading = f"{name}, {wording.body_name(found.body, language)}"
    return DirectoryPage(
        page=_frame(reader, "office", found.key, heading),
        title=name,
        kicker=_capital(wording.body_name(found.body, language)),
        facts=[Fact(_("Body"), [], [parts.body_link(found.body, language)])],
        people=parts.people(around.tenures, notes, language),
        notes=notes.listed(),
    )


def person_page(found: Person, around: Around, reader: Reader) -> DirectoryPage:
    """Return the page of somebody who holds or held an office."""
    language, notes = reader.language, Notes(around.citations)
    offices = [
        Entry(
            _capital(title(t.office.kind, t.title_form)),
            links.of("office", t.office.key, language),
            (parts.period(t, language),),
            [Sentence(_capital(wording.body_name(t.office.body, language)), notes.marks(t.pk))],
        )
        for t in around.tenures
    ]
    return DirectoryPage(
        page=_frame(reader, "person", found.key, found.name),
        title=found.name,
        facts=list(parts.fact(_("Also named"), ", ".join(found.also_named))),
        people=offices,
        papers=parts.papers(around.instruments, language),
        encounters=parts.encounters(around, notes, language),
        notes=notes.listed(),
    )


def topic_page(found: Topic, around: Around, reader: Reader) -> DirectoryPage:
    """Return the page of a topic."""
    language, notes = reader.language, Notes(around.citations)
    label = found.label.shown(language)
    return DirectoryPage(
        page=_frame(reader, "topic", found.key, label.text),
        title=label.text,
        title_language=wording.foreign(label, language),
        kicker=pgettext("kind of page", "Topic"),
        partnerships=parts.partnerships(around.partnerships, language),
        lessons=[_lesson(lesson, notes, language) for lesson in around.lessons],
        encounters=parts.encounters(around, notes, language),
        encounters_href=f"{links.page('encounters', language)}?topic={found.key}",
        notes=notes.listed(),
    )


def _lesson(lesson: Lesson, notes: Notes, language: Language) -> Entry:
    giver, taker = (body.names.form(language, "short") for body in (lesson.giver, lesson.taker))
    return Entry(
        wording.set_shown(lesson.text.shown(language), language),
        when=(wording.when(lesson.when, language),),
        summary=[Sentence(f"{giver} → {taker}", notes.marks(lesson.pk))],
    )


def place_page(found: Place, around: Around, reader: Reader) -> DirectoryPage:
    """Return the page of a town, village or landscape."""
    language, notes = reader.language, Notes(around.citations)
    name = found.names.shown(language)
    body = [Fact(_("Lies in"), [], [parts.body_link(found.body, language)])] if found.body else []
    return DirectoryPage(
        page=_frame(reader, "place", found.key, name.text),
        title=name.text,
        title_language=wording.foreign(name, language),
        kicker=pgettext("kind of page", "Place"),
        facts=body,
        groups=parts.organisation_groups(around.organisations, language),
        encounters=parts.encounters(around, notes, language),
        encounters_href=f"{links.page('encounters', language)}?place={found.key}",
    )
