# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The folder of a visit (Besuchsmappe): what is missing, and every part with its content."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, Permission, can
from partnerkreis.core.languages import Language
from partnerkreis.core.typography import enumeration
from partnerkreis.encounters.models import EncounterKind
from partnerkreis.journal.models import Entry as Noted
from partnerkreis.portal import wording
from partnerkreis.ui.shapes import Crumb, NavItem, Page
from partnerkreis.visits.queries import Place, editors_of, permission_for
from partnerkreis.visits.rules.due import Task, is_to_be_forgotten, still_missing
from partnerkreis.visits.rules.hints import hints
from partnerkreis.visits.rules.values import (
    INTERNAL,
    JOINT,
    OF_A_SIDE,
    Delegation,
    Part,
    Side,
    Visit,
)
from partnerkreis.workspace import addresses_editing as records
from partnerkreis.workspace import addresses_visits as addresses
from partnerkreis.workspace.forms_visits import title_of
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages import visit_parts as parts
from partnerkreis.workspace.pages.visit_blocks import PartSection
from partnerkreis.workspace.telling_visits import told_due, told_hint, told_need


@dataclass(frozen=True, slots=True)
class Open:
    """Something that is missing or looks wrong, and the one place where it is settled."""

    title: str
    known: str
    href: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the journal in words."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class VisitPage:
    page: Page
    title: str
    language: str
    kicker: str
    meta: str
    status: str
    missing: list[Open]
    hints: list[Open]
    contents: list[tuple[str, str]]
    sections: list[PartSection]
    sheets: list[NavItem]
    copy_href: str
    encounter_href: str
    journal: list[Told]
    done: str
    #: The section that was saved, where the page opens; "" for the top.
    done_at: str
    refusal: str
    csrf: str


#: The parts in the order of the folder.
ORDER = (
    *(Part.INVITATION, Part.RUNNING_ORDER, Part.DELEGATION, Part.PROTOCOL, Part.INTERPRETERS),
    *(Part.PRESS, Part.BRIEFING, Part.SPEAKING_NOTES, Part.GIFTS, Part.TRAVEL, Part.COSTS),
    *(Part.MINUTES, Part.FOLLOW_UPS, Part.THANKS),
)


def visit_page(
    request: HttpRequest,
    actor: Actor,
    place: Place,
    visit: Visit,
    journal: Sequence[Noted],
    *,
    refusal: str = "",
) -> VisitPage:
    """Return the folder as ``place.own`` has it; ``refusal`` says why something was not done."""
    language, today = language_of(request), timezone.localdate()
    writer = _Writer(actor, place, visit, language, today)
    title = visit.title.shown(language)
    missing = still_missing(visit, today=today)
    sections = list(writer.sections())
    return VisitPage(
        page=frame(
            request,
            wording.set_shown(title, language) or visit.key,
            lambda other: addresses.visit(visit.key, visit.own.key, other),
            crumbs=[Crumb(_("Visits"), addresses.visits(language)), Crumb(title.text)],
        ),
        title=wording.set_shown(title, language) or visit.key,
        language=wording.foreign(title, language),
        kicker=_kicker(visit),
        meta=_meta(place, visit, language),
        status=_status(missing),
        missing=[writer.missing(task) for task in missing],
        hints=[
            Open(told_hint(one, visit, language), "", writer.href(one.part, one.side))
            for one in hints(visit)
        ],
        contents=[(section.id, section.title) for section in sections],
        sections=sections,
        sheets=list(_sheets(visit, language)),
        copy_href=addresses.new(language, visit.key) if writer.can_prepare else "",
        encounter_href=records.record("encounter", visit.encounter, language),
        journal=[_noted(entry) for entry in journal],
        done=_done(request.GET.get("done", "")),
        done_at=_among(sections, request.GET.get("part", "")),
        refusal=refusal,
        csrf=get_token(request),
    )


def _kicker(visit: Visit) -> str:
    kind = str(EncounterKind(visit.kind).label)
    return f"{kind[:1].upper()}{kind[1:]}"


def _meta(place: Place, visit: Visit, language: Language) -> str:
    names = {True: [], False: []}  # type: dict[bool, list[str]]
    for side in visit.sides:
        names[side.is_host].append(side.names.form(language))
    when = wording.when(place.visit.encounter.when, language)
    sentence = _("{when}. Host: {hosts}. Guests: {guests}.")
    return sentence.format(
        when=when,
        hosts=enumeration(names[True], language),
        guests=enumeration(names[False], language),
    )


def _status(missing: Sequence[Task]) -> str:
    if not missing:
        return _("Nothing is missing.")
    late = sum(task.is_late for task in missing)
    text = _("Still missing: {number}.").format(number=len(missing))
    overdue = _("Overdue: {number}.").format(number=late)
    return f"{text} {overdue}" if late else text


def _sheets(visit: Visit, language: Language) -> Iterator[NavItem]:
    titles = {
        addresses.Sheet.BRIEFING: _("Briefing on one page"),
        addresses.Sheet.RUNNING_ORDER: _("Running order"),
        addresses.Sheet.DELEGATION: _("Delegation lists"),
        addresses.Sheet.FOLDER: _("The whole folder"),
    }
    for sheet, title in titles.items():
        yield NavItem(title, addresses.sheet(visit.key, visit.own.key, sheet, language))


def _among(sections: Sequence[PartSection], asked: str) -> str:
    return next((one.id for one in sections if one.id == asked), "")


def _done(code: str) -> str:
    return {
        "saved": _("Saved."),
        "begun": _("The visit is begun. Below stands what is missing, by the day it is due."),
        "forgotten": _("Diet, rooms, arrivals and pronunciations are deleted."),
    }.get(code, "")


def _noted(entry: Noted) -> Told:
    who = entry.actor_name or _("somebody")
    verb = entry.verb.removeprefix("visit.")
    if verb == "forget":
        figures = (entry.changes.get("forgotten") or [{}])[0] or {}
        what = _("{who} deleted what was personal of the guests: {number}").format(
            who=who, number=figures.get("guests", 0)
        )
    elif verb in {str(part) for part in Part}:
        what = _("{who} changed: {part}").format(who=who, part=title_of(Part(verb)))
    else:
        what = _("{who} began to prepare the visit").format(who=who)
    at = date_format(timezone.localtime(entry.at), "SHORT_DATETIME_FORMAT")
    return Told(at, what)


class _Writer:
    def __init__(
        self,
        actor: Actor,
        place: Place,
        visit: Visit,
        language: Language,
        today: datetime.date,
    ) -> None:
        self.actor, self.place, self.visit = actor, place, visit
        self.language, self.today = language, today
        self.can_prepare = can(actor, Permission.PREPARE_VISIT, visit.own.body)

    def href(self, part: Part | None, side: Side | None = None) -> str:
        """Return where a part is edited; a side only where the part is of one."""
        key, own = self.visit.key, self.visit.own.key
        if part is None:
            return records.edit("encounter", self.visit.encounter, self.language, "when")
        of = side.key if side and part in OF_A_SIDE else ""
        return addresses.part(key, own, part, self.language, of)

    def missing(self, task: Task) -> Open:
        href = self.href(task.part, task.side)
        return Open(told_need(task, self.language), told_due(task), href, task.is_late)

    def sections(self) -> Iterator[PartSection]:
        for part in ORDER:
            if part is Part.DELEGATION:
                yield from map(self._delegation, self.visit.delegations)
            elif part is Part.PRESS:
                yield from map(self._press, self.visit.sides)
            else:
                blocks = parts.BLOCKS[part](self.visit, self.language)
                note = self._note(part)
                yield self._section(part, title_of(part), note, blocks)

    def _note(self, part: Part) -> str:
        if part in JOINT or part is Part.FOLLOW_UPS:
            return _("All sides see it.")
        own = self.visit.own.names.form(self.language)
        return _("Seen only here: {county}.").format(county=own) if part in INTERNAL else ""

    def _section(
        self,
        part: Part,
        title: str,
        note: str,
        blocks: Sequence[object],
        side: Side | None = None,
        forget: str = "",
    ) -> PartSection:
        of = f"-{side.key}" if side else ""
        return PartSection(
            f"{part}{of}",
            title,
            note,
            blocks,  # type: ignore[arg-type] # blocks of any part
            nothing=_("Nothing is written here yet."),
            edit_href=self.href(part, side) if self._may_edit(part, side) else "",
            forget=forget,
        )

    def _may_edit(self, part: Part, side: Side | None) -> bool:
        if not can(self.actor, permission_for(part), self.visit.own.body):
            return False
        about = side or self.visit.own
        return self.visit.own.body in editors_of(part, about, self.place, today=self.today)

    def _delegation(self, one: Delegation) -> PartSection:
        name = one.side.names.form(self.language)
        title = _("Delegation: {side}").format(side=name)
        if one.guests is None:
            note = _("Seen by this side and the hosts.")
            nothing = _("You do not see who comes from here.")
            return PartSection(f"{Part.DELEGATION}-{one.side.key}", title, note, (), nothing)
        is_due = is_to_be_forgotten(one, self.today) and one.has_personal_values
        forget = one.side.key if is_due and one.is_personal else ""
        note = _("Seen by this side and the hosts.")
        blocks = parts.delegation(one)
        return self._section(Part.DELEGATION, title, note, blocks, one.side, forget)

    def _press(self, side: Side) -> PartSection:
        title = _("Press: {side}").format(side=side.names.form(self.language))
        blocks = parts.press(parts.press_of(self.visit, side))
        return self._section(Part.PRESS, title, _("All sides see it."), blocks, side)
