# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the directory, one function each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

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
    Tenure,
    Topic,
)
from partnerkreis.editing.offices import title
from partnerkreis.encounters.models import Lesson
from partnerkreis.portal import links, terms, wording
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.portal.notes import Notes, all_of
from partnerkreis.portal.pages.directory import parts
from partnerkreis.portal.pages.directory.parts import DirectoryPage
from partnerkreis.portal.queries.directory import Around
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


def body_page(body: Body, around: Around, reader: Reader, *, today: date) -> DirectoryPage:
    """Return the page of a county, municipality or region."""
    language, notes = reader.language, Notes(around.citations)
    name = body.names.shown(language)
    told = wording.sentence(body.description, language, notes.marks(body.pk))
    return DirectoryPage(
        page=_frame(reader, "body", body.key, name.text, body.description.text(language)),
        title=_capital(name.text),
        title_language=wording.foreign(name, language),
        kicker=_capital(str(Level(body.level).label)),
        lead=[told] if told.text else [],
        facts=list(_body_facts(body, around, notes, language)),
        map=parts.map_of(body, around, language),
        map_title=_("Where it lies"),
        map_rows=parts.map_rows(body, around, language),
        partnerships=parts.partnerships(around, language),
        **_holders(around, notes, today, language),
        groups=parts.organisation_groups(around.organisations, language),
        encounters=parts.encounters(around, language),
        encounters_href=f"{links.page('encounters', language)}?side={body.key}",
        notes=notes.listed(also=body.pk),
    )


def _holders(around: Around, notes: Notes, today: date, language: Language) -> dict[str, Any]:
    """Return who held which office as bands; where no year is known, as a list."""
    by_office: dict[str, list[Tenure]] = {}
    for tenure in around.tenures:
        by_office.setdefault(office_name(tenure.office, language), []).append(tenure)
    bands = terms.bands(
        by_office.items(), heading=_("Office"), day=today, language=language, notes=notes
    )
    if bands:
        return {"bands": bands}
    return {"people": parts.people(around.tenures, notes, today, language)}


def office_name(office: Office, language: Language) -> str:
    return _capital(office.title.text(language) or title(office.kind))


def _body_facts(body: Body, around: Around, notes: Notes, language: Language) -> Iterator[Fact]:
    if language in body.translated_names and body.original_language:
        official = body.names.forms(body.original_language).get("full", "")
        yield Fact(_("Official name"), [Sentence(official, (), body.original_language)])
    yield from parts.fact(_("Region"), body.region.form(language))
    yield from parts.fact(_("Country"), body.country_name.form(language))
    if body.part_of and body.part_of.published_at:
        yield Fact(_("Part of"), [], [parts.body_link(body.part_of, language)])
    if body.seat and body.seat.published_at:
        link = parts.named_link("place", body.seat.key, body.seat.names, language)
        yield Fact(_("Seat"), [], [link])
    yield from _figures(body.figure_rows, language)  # type: ignore[attr-defined] # annotated
    yield from _founding(body, notes, language)
    yield from _succession(body, language)
    offices = {tenure.office.key: tenure.office for tenure in around.tenures}
    if offices:
        yield Fact(_("Offices"), [], [_office_link(o, language) for o in offices.values()])
    yield from parts.fact("AGS", body.ags)
    yield from parts.fact("TERYT", body.teryt)
    yield from parts.fact("NUTS 3", body.nuts3)
    yield from parts.fact(_("Address"), body.address)
    if body.website:
        yield Fact(_("Website"), [], [Link(body.website.removeprefix("https://"), body.website)])
    yield from parts.fact_of(_("Not to be confused with"), body.not_to_be_confused_with, language)
    yield from parts.fact(_("Also named"), ", ".join(body.also_named))


def _office_link(office: Office, language: Language) -> Link:
    return Link(office_name(office, language), links.of("office", office.key, language))


def _figures(figures: Iterable[Figure], language: Language) -> Iterator[Fact]:
    for measure in Figure.Measure:
        found = [f for f in figures if f.measure == measure]
        lines = [Sentence(_figure(figure, language)) for figure in found]
        if len({figure.when for figure in found}) > 1:
            lines.append(Sentence(_("The figures differ because they are from different times.")))
        if lines:
            yield Fact(_capital(str(measure.label)), lines)


def _figure(figure: Figure, language: Language) -> str:
    number = _number(figure, language) + _UNITS.get(Figure.Measure(figure.measure), "")
    told = [number]
    if figure.rounded:
        told.append(_("rounded"))
    if figure.when:
        told.append(dates.label(figure.when, language))
    if source := figure.__dict__["source__title"]:
        told.append(source)
    return wording.say("{text}", language, text=", ".join(told))


def _number(figure: Figure, language: Language) -> str:
    thousands, decimal = {"de": (".", ","), "pl": ("\u00a0", ","), "en": (",", ".")}[language]
    text = f"{Decimal(str(figure.value)).normalize():,f}"
    return text.replace(",", "_").replace(".", decimal).replace("_", thousands)


def _founding(body: Body, notes: Notes, language: Language) -> Iterator[Fact]:
    if body.founded:
        told = [dates.label(body.founded, language)]
        if body.founding_note:
            told.append(body.founding_note.text(language))
        marks = notes.marks(body.pk, field="founded")
        text = wording.say("{text}", language, text=", ".join(told))
        yield Fact(_("Founded"), [Sentence(text, marks)])
    if body.dissolved:
        yield from parts.fact(_("Dissolved"), dates.label(body.dissolved, language))


def _succession(body: Body, language: Language) -> Iterator[Fact]:
    for term, name in ((_("Predecessor"), "predecessor"), (_("Successor"), "successor")):
        rows = body.before_rows if name == "predecessor" else body.after_rows  # type: ignore[attr-defined] # annotated
        for row in rows:
            key, names = row.__dict__[f"{name}__key"], row.__dict__[f"{name}__names"]
            when = [Sentence(dates.label(row.when, language))] if row.when else []
            yield Fact(term, when, [parts.named_link("body", key, names, language)])


def organisation_page(found: Organisation, around: Around, reader: Reader) -> DirectoryPage:
    """Return the page of a school, company, association …"""
    language = reader.language
    name = found.names.shown(language)
    return DirectoryPage(
        page=_frame(reader, "organisation", found.key, name.text),
        title=name.text,
        title_language=wording.foreign(name, language),
        kicker=_capital(str(OrganisationKind(found.kind).label)),
        lead=[wording.sentence(found.description, language)] if found.description else [],
        facts=list(_organisation_facts(found, around, language)),
        papers=parts.papers(around.instruments, language),
        encounters=parts.encounters(around, language),
        notes=all_of(around.citations.get(found.pk, ())),
    )


def _organisation_facts(found: Organisation, around: Around, language: Language) -> Iterator[Fact]:
    if found.place and found.place.published_at:
        link = parts.named_link("place", found.place.key, found.place.names, language)
        yield Fact(_("Place"), [], [link])
    if found.body and found.body.published_at:
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


def office_page(found: Office, around: Around, reader: Reader, *, today: date) -> DirectoryPage:
    """Return the page of an office: who held it when."""
    language, notes = reader.language, Notes(around.citations)
    name = office_name(found, language)
    heading = f"{name}, {wording.body_name(found.body, language)}"
    return DirectoryPage(
        page=_frame(reader, "office", found.key, heading),
        title=name,
        kicker=_capital(wording.body_name(found.body, language)),
        facts=[Fact(_("Body"), [], [parts.body_link(found.body, language)])],
        **_holders(around, notes, today, language),
        notes=notes.listed(),
    )


def person_page(found: Person, around: Around, reader: Reader, *, today: date) -> DirectoryPage:
    """Return the page of somebody who holds or held an office."""
    language, notes = reader.language, Notes(around.citations)
    offices = [
        Entry(
            _capital(title(t.office.kind, t.title_form)),
            links.of("office", t.office.key, language),
            (terms.period(t, today, language),),
            [Sentence(_capital(wording.body_name(t.office.body, language)), notes.marks(t.pk))],
        )
        for t in terms.told_on(around.tenures, today)
    ]
    return DirectoryPage(
        page=_frame(reader, "person", found.key, found.name),
        title=found.name,
        facts=list(parts.fact(_("Also named"), ", ".join(found.also_named))),
        people=offices,
        papers=parts.papers(around.instruments, language),
        statements=parts.statements(around.statements, notes, language),
        encounters=parts.encounters(around, language),
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
        partnerships=parts.partnerships(around, language),
        lessons=[_lesson(lesson, notes, language) for lesson in around.lessons],
        encounters=parts.encounters(around, language),
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
    language = reader.language
    name = found.names.shown(language)
    of = found.body if found.body and found.body.published_at else None
    facts = [Fact(_("Lies in"), [], [parts.body_link(of, language)])] if of else []
    return DirectoryPage(
        page=_frame(reader, "place", found.key, name.text),
        title=name.text,
        title_language=wording.foreign(name, language),
        kicker=pgettext("kind of page", "Place"),
        facts=facts,
        groups=parts.organisation_groups(around.organisations, language),
        encounters=parts.encounters(around, language),
        encounters_href=f"{links.page('encounters', language)}?place={found.key}",
    )
