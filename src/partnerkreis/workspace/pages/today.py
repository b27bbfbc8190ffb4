# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Today: tasks with one action each, what comes, and what was a year ago."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.access.policy import Actor, Permission, scope
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Appointment
from partnerkreis.encounters.models import Encounter
from partnerkreis.portal import links, wording
from partnerkreis.portal.notes import Notes
from partnerkreis.portal.pages.calendar import jubilee_entry
from partnerkreis.portal.pages.entries import encounter_entry
from partnerkreis.ui.shapes import Entry, Link, Page
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.frame import frame
from partnerkreis.workspace.queries.today import Today
from partnerkreis.workspace.tasks import Button, Desk, Task, TaskKind, tasks_at


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as it stands on the page; ``due`` with what it was computed from."""

    words: str
    known: str
    due: str
    is_overdue: bool
    action: str
    href: str
    button: Button | None


@dataclass(frozen=True, slots=True)
class TaskSection:
    id: str
    title: str
    note: str
    tasks: list[TaskLine]


@dataclass(frozen=True, slots=True)
class TodayPage:
    page: Page
    title: str
    kicker: str
    meta: str
    action: str
    done: str
    refusal: str
    partnerships: list[Link]
    sections: list[TaskSection]
    coming: list[Entry]
    jubilees: list[Entry]
    a_year_ago: list[Entry]
    led: list[Entry]
    nothing: str
    #: Where the work of who runs the instance is; nothing for others.
    ways: list[Link]


def today_page(
    request: HttpRequest, desk: Desk, held: list[Appointment], *, refusal: str = ""
) -> TodayPage:
    """Return what the first page of the workspace shows."""
    language, found, notes = desk.language, desk.found, Notes({})
    sections = _sections(desk)
    return TodayPage(
        page=frame(request, _("Today"), lambda other: links.page("today", other)),
        title=_("Today"),
        kicker=date_format(desk.today, "l, " + _long_date()),
        meta=_signed_in(desk.actor, held, language),
        action=request.path,
        done=_done(request.GET.get("done", "")),
        refusal=refusal,
        partnerships=_partnerships(found, language),
        sections=sections,
        coming=[_encounter(e, desk, notes) for e in found.coming],
        jubilees=[jubilee_entry(j, found.bodies, language, notes) for j in found.jubilees],
        a_year_ago=[_encounter(e, desk, notes) for e in found.a_year_ago],
        led=[_led(encounter, language) for encounter in found.led],
        nothing="" if sections else _("Nothing is open that you would have to settle."),
        ways=_ways(desk.actor, language),
    )


def _encounter(encounter: Encounter, desk: Desk, notes: Notes) -> Entry:
    """Return an encounter that leads to its public page, or to its record where it has none."""
    entry = encounter_entry(encounter, desk.found.bodies, desk.language, notes)
    if encounter.published_at:
        return entry
    return replace(entry, href=addresses.record("encounter", encounter.key, desk.language))


def _led(encounter: Encounter, language: Language) -> Entry:
    when = [wording.when(encounter.when, language)] if encounter.when else []
    href = addresses.record("encounter", encounter.key, language)
    return Entry(encounter.title.text(language), href, when)


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


def _done(code: str) -> str:
    return {
        "done": _("Noted as done."),
        "still-true": _("Noted as still true, for a year from today."),
    }.get(code, "")


def _partnerships(found: Today, language: Language) -> list[Link]:
    return [
        Link(
            wording.names_of([found.bodies[row.body_id] for row in one.party_rows], language),  # type: ignore[attr-defined] # annotated
            addresses.cockpit(one.key, language),
        )
        for one in found.partnerships
    ]


def _ways(actor: Actor, language: Language) -> list[Link]:
    """Return where the instance is run: for who does."""
    if not scope(actor, Permission.EDIT_SITE).everything:
        return []
    titles = {
        "access": _("Give and end access"),
        "site_texts": _("Texts of the site"),
        "outbox": _("Mails we sent"),
        "imports": _("Take in tables"),
        "lists": _("Lists of all that is recorded"),
        "schools": _("Schools"),
        "introductions": _("Introductions"),
    }
    ways = [Link(title, links.page(view, language)) for view, title in titles.items()]
    county = Link(_("Record a county or municipality"), addresses.new("body", language))
    return [*ways, county]


def _sections(desk: Desk) -> list[TaskSection]:
    """Return the headings under which there is something to do."""
    headings = {
        TaskKind.INSTANCE: (_("This instance"), _("What keeps it from doing its work.")),
        TaskKind.AGREEMENT: (_("Between us"), _("What waits for an answer, and what differs.")),
        TaskKind.DEADLINE: (_("Deadlines"), _("Each with what it was computed from.")),
        TaskKind.FOLLOW_UP: (_("Follow-ups"), _("Who owes whom what, by when.")),
        TaskKind.QUESTION: (_("With you"), _("What only your side can complete.")),
        TaskKind.RETURN_VISIT: (_("Return visits"), _("Whose turn it is to invite.")),
        TaskKind.UPKEEP: (_("Still true?"), _("Once a year, what your own register says.")),
        TaskKind.TRANSLATION: (_("To be translated"), ""),
    }
    return [
        TaskSection(kind, *headings[kind], [_line(desk, task) for task in tasks])
        for kind, tasks in tasks_at(desk).items()
        if tasks
    ]


def _line(desk: Desk, task: Task) -> TaskLine:
    due = ""
    if task.due is not None:
        due = _("Due: {date}.").format(date=desk.day(task.due))
    return TaskLine(
        words=task.words,
        known=task.known,
        due=" ".join(filter(None, (due, task.computed_from))),
        is_overdue=task.due is not None and task.due < desk.today,
        action=task.action,
        href=task.href,
        button=task.button,
    )
