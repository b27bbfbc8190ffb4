# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Today: questions with one action each, what comes, and what was a year ago."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.access.policy import Actor
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Appointment
from partnerkreis.encounters.models import Encounter
from partnerkreis.portal import links, wording
from partnerkreis.portal.notes import Notes
from partnerkreis.portal.pages.calendar import jubilee_entry
from partnerkreis.portal.pages.entries import encounter_entry
from partnerkreis.stories.values import Phrase, named
from partnerkreis.ui.shapes import Entry, Page
from partnerkreis.ui.tongues import tongue
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.queries.today import TextOpen, Today


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be settled: what is known of it, and the one place where it is settled."""

    title: str
    known: str
    action: str
    href: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    page: Page
    title: str
    kicker: str
    meta: str
    questions_open: list[Question]
    texts: list[Question]
    coming: list[Entry]
    jubilees: list[Entry]
    visits: list[Question]
    a_year_ago: list[Entry]
    nothing: str


def today_page(
    request: HttpRequest, actor: Actor, found: Today, held: list[Appointment]
) -> TodayPage:
    """Return what the first page of the workspace shows."""
    language = language_of(request)
    questions, notes = list(_questions(found, language)), Notes({})
    texts = [_text(text, language) for text in found.texts]
    return TodayPage(
        page=frame(request, _("Today"), lambda other: links.page("today", other)),
        title=_("Today"),
        kicker=date_format(timezone.localdate(), "l, " + _long_date()),
        meta=_signed_in(actor, held, language),
        questions_open=questions,
        texts=texts,
        coming=[encounter_entry(e, found.bodies, language, notes) for e in found.coming],
        jubilees=[jubilee_entry(j, found.bodies, language, notes) for j in found.jubilees],
        visits=[_visit(visit.subject, language) for visit in found.visits],
        a_year_ago=[encounter_entry(e, found.bodies, language, notes) for e in found.a_year_ago],
        nothing="" if questions or texts else _("Nothing is open that you would have to settle."),
    )


def _long_date() -> str:
    return pgettext("date format of the day on top of a page", "j F Y")


def _signed_in(actor: Actor, held: list[Appointment], language: Language) -> str:
    offices = ", ".join(
        _("{office}, {body}").format(
            office=appointment.office.title.text(language) or appointment.office.get_kind_display(),
            body=appointment.office.body.names.form(language),
        )
        for appointment in held
    )
    if offices:
        return _("Signed in: {name}. Office: {offices}.").format(name=actor.name, offices=offices)
    return _("Signed in: {name}.").format(name=actor.name)


def _questions(found: Today, language: Language) -> Iterator[Question]:
    yield from _signings(found, language)
    for encounter in found.unconfirmed:
        known = _("It was announced for {date}; nothing has been heard since.").format(
            date=wording.when(encounter.when, language)
        )
        title = _("Did it take place? {title}")
        yield _about(encounter, title, known, _("Settle it"), "state", language)
    yield from _resolutions(found, language)
    for instrument in found.instruments:
        title = _("When was it agreed? {title}").format(title=_title(instrument.title, language))
        href = addresses.edit("instrument", instrument.key, language, "when")
        yield Question(title, _("No source names the day."), _("Enter the day"), href)
    for encounter in found.undated:
        title, known = _("When was it? {title}"), _("Nobody has recorded a date.")
        yield _about(encounter, title, known, _("Enter the day"), "when", language)
    yield from _follow_ups(found, language)


def _title(text: object, language: Language) -> str:
    return str(text.text(language))  # type: ignore[attr-defined] # a Translated


def _about(
    encounter: Encounter, title: str, known: str, action: str, field: str, language: Language
) -> Question:
    told = title.format(title=Phrase(encounter.title.text(language)))
    return Question(
        told, known, action, addresses.edit("encounter", encounter.key, language, field)
    )


def _signings(found: Today, language: Language) -> Iterator[Question]:
    for signing in found.signings:
        title = _("When was it signed?")
        if signing.place is not None:
            pattern = _("When was it signed {place:in}?")
            title = wording.say(pattern, language, place=named(signing.place.names, language))
        paper = signing.instrument.title.text(language)
        known = _("{paper}. Nothing is known of the day.").format(paper=paper)
        if signing.when is not None:
            date = dates.label(signing.when, language)
            known = _("{paper}. Known so far: {date}.").format(paper=paper, date=date)
        href = addresses.edit("signing", signing.key, language, "when")
        yield Question(title, wording.say("{text}", language, text=known), _("Enter the day"), href)


def _resolutions(found: Today, language: Language) -> Iterator[Question]:
    for resolution in found.resolutions:
        known = _("{organ}, {date}. The day of the session or the result is missing.").format(
            organ=resolution.organ.text(language), date=wording.when(resolution.when, language)
        )
        href = addresses.edit("resolution", resolution.key, language, "votes_for")
        yield Question(_("How did the vote end?"), known, _("Complete it"), href)


def _follow_ups(found: Today, language: Language) -> Iterator[Question]:
    for follow_up in found.follow_ups:
        owed = _("Still to be done: {what}").format(what=follow_up.what.text(language))
        due = dates.label(follow_up.due, language) if follow_up.due else _("no date")
        href = addresses.record("encounter", follow_up.encounter.key, language)
        yield Question(owed, _("Due: {date}.").format(date=due), _("Look at it"), href)


def _text(text: TextOpen, language: Language) -> Question:
    record = text.record
    kind = record._meta.model_name or ""
    title = _title(getattr(record, "title", None) or getattr(record, text.field), language)
    spoken = ", ".join(tongue(code) for code in text.missing or text.outdated)
    known = _("A text is missing {languages}.")
    if not text.missing:
        known = _("The original has changed since it was translated: {languages}.")
    href = addresses.edit(kind, record.key, language, text.field)
    return Question(title, known.format(languages=spoken), _("Translate"), href)


def _visit(encounter: Encounter, language: Language) -> Question:
    known = _("{date}. Since then there was no visit of this kind in the other direction.").format(
        date=wording.when(encounter.when, language)
    )
    title = encounter.title.text(language)
    href = addresses.record("encounter", encounter.key, language)
    return Question(title, known, _("Look at it"), href)
