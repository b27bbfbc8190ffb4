# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was done last, what is owed, what was learnt, and the papers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.dates import Edtf
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.editing.catalogue import has_kind, kind_of
from partnerkreis.editing.titles import title_of
from partnerkreis.encounters.models import Encounter, EncounterState, FollowUp
from partnerkreis.partnerships.models import Instrument
from partnerkreis.portal import links, wording
from partnerkreis.portal.parameters import Filter, address
from partnerkreis.ui.shapes import Entry, Link, Sentence
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.pages.cockpit.scene import Scene
from partnerkreis.workspace.pages.journal import moment, verb
from partnerkreis.workspace.queries.cockpit import records_of

#: So many of the latest encounters and lessons are shown.
_LATEST = 5


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """Who owes whom what by when; ``key`` where one button says that it is done."""

    title: Link
    who: str
    when: str
    is_overdue: bool
    encounter: Link
    key: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class LessonGroup:
    """What one side took over from another."""

    title: str
    lessons: list[LessonLine]


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson, and where it is edited."""

    text: Sentence
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """Records of one kind under a heading."""

    title: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Done:
    """An entry of the journal in a line."""

    when: str
    text: str
    record: Link | None


def follow_ups(scene: Scene, *, done: bool) -> list[FollowUpRow]:
    """Return the follow-ups that are open, or those that are done, the latest first."""
    found = [one for one in scene.found.follow_ups if (one.done is not None) is done]
    return [_follow_up(scene, one) for one in (reversed(found) if done else found)]


def _follow_up(scene: Scene, one: FollowUp) -> FollowUpRow:
    language, last = scene.language, one.due.latest if one.due else None
    when = _("no date")
    if one.done:
        when = _("Done: {date}").format(date=dates.label(one.done, language))
    elif one.due:
        when = _("Due: {date}").format(date=dates.label(one.due, language))
    is_open = one.done is None
    return FollowUpRow(
        title=Link(one.what.text(language), addresses.record("follow-up", one.key, language)),
        who=_("{debtor} → {creditor}").format(
            debtor=scene.name(one.owed_by_id), creditor=scene.name(one.owed_to_id)
        ),
        when=when,
        is_overdue=is_open and last is not None and last < scene.found.today,
        encounter=_encounter_link(scene, one.encounter),
        key=one.key if is_open and scene.found.can_edit else "",
        version=one.version,
    )


def _encounter_link(scene: Scene, encounter: Encounter) -> Link:
    href = addresses.record("encounter", encounter.key, scene.language)
    return Link(encounter.title.text(scene.language), href)


def new_follow_up(scene: Scene) -> Link | None:
    """Return where a follow-up of the latest encounter is recorded, or None."""
    took_place = _took_place(scene)
    if not took_place or not scene.found.can_edit:
        return None
    return scene.new("follow-up", _("Record a follow-up"), encounter=took_place[0].key)


def lessons(scene: Scene) -> list[LessonGroup]:
    """Return the lessons each way, a group for each giver and taker."""
    groups: dict[tuple[str, str], list[LessonLine]] = {}
    for lesson in scene.found.dossier.lessons:
        way = scene.name(lesson.giver_id), scene.name(lesson.taker_id)
        href = addresses.record("lesson", lesson.key, scene.language)
        text = wording.sentence(lesson.text, scene.language)
        groups.setdefault(way, []).append(LessonLine(text, href))
    pattern = _("{taker} took over from {giver}")
    return [
        LessonGroup(pattern.format(giver=giver, taker=taker), told)
        for (giver, taker), told in groups.items()
    ]


def _took_place(scene: Scene) -> list[Encounter]:
    found = [
        encounter
        for encounter in scene.found.dossier.encounters
        if encounter.state == EncounterState.TOOK_PLACE and encounter.latest
    ]
    return sorted(found, key=lambda e: (e.latest or datetime.date.min, e.key), reverse=True)


def latest(scene: Scene) -> list[Entry]:
    """Return the latest encounters."""
    return [_entry(scene, encounter) for encounter in _took_place(scene)[:_LATEST]]


def coming(scene: Scene) -> list[Entry]:
    """Return the encounters ahead, the next one first."""
    ahead = [
        encounter
        for encounter in scene.found.dossier.encounters
        if encounter.state in (EncounterState.PLANNED, EncounterState.ANNOUNCED)
        and encounter.latest is not None
        and encounter.latest >= scene.found.today
    ]
    return [_entry(scene, encounter) for encounter in ahead]


def _entry(scene: Scene, encounter: Encounter) -> Entry:
    link = _encounter_link(scene, encounter)
    return Entry(
        link.title,
        link.href,
        (wording.when(encounter.when, scene.language),),
        remark=wording.place_line(encounter, scene.found.dossier.bodies, scene.language),
        tag=wording.state_tag(encounter),
    )


def all_encounters(scene: Scene) -> Link:
    """Return where all encounters of the partnership are listed."""
    href = address(links.page("encounters", scene.language), Filter(partnership=scene.key))
    return Link(_("All encounters"), href)


def papers(scene: Scene) -> list[Entry]:
    """Return agreements and charters, each with its date and kind."""
    return [
        Entry(
            title_of(paper, scene.language),
            addresses.record("instrument", paper.key, scene.language),
            _days_of(paper, scene.language),
            remark=str(paper.get_kind_display()),
        )
        for paper in scene.found.dossier.instruments
    ]


def _days_of(paper: Instrument, language: Language) -> tuple[str, ...]:
    """Return when a paper was agreed; of one of which no source says that, when it was signed."""
    signed = [one.when for one in paper.signing_rows if one.when]  # type: ignore[attr-defined] # annotated by the dossier
    dates = [paper.when] if paper.when or not signed else signed
    return tuple(wording.when(date, language) for date in dates)


def told(scene: Scene) -> list[Told]:
    """Return what else is recorded: resolved, planned, said, told; each leads to itself."""
    found, schools = scene.found.dossier, "school-partnership"
    groups = (
        Told(_("Resolutions"), [_line(scene, r, "resolution", r.when) for r in found.resolutions]),
        Told(_("Plans"), [_line(scene, p, "plan", p.planned) for p in found.plans]),
        Told(_("Statements"), [_line(scene, s, "statement", s.when) for s in found.statements]),
        Told(
            _("School partnerships"),
            [_line(scene, s, schools, s.when) for s in found.school_partnerships],
        ),
        Told(
            pgettext("heading", "What sources tell in sum"),
            [_line(scene, a, "aggregate", a.when) for a in found.aggregates],
        ),
    )
    return [group for group in groups if group.entries]


def _line(scene: Scene, record: Record, kind: str, when: Edtf | None) -> Entry:
    href = addresses.record(kind, record.key, scene.language)
    return Entry(title_of(record, scene.language), href, (wording.when(when, scene.language),))


def to_record(scene: Scene) -> list[Link]:
    """Return where what was resolved, agreed and planned is recorded."""
    if not scene.found.can_edit:
        return []
    titles = {
        "resolution": _("Record a resolution"),
        "instrument": _("Record an agreement"),
        "plan": _("Record a plan"),
        "statement": _("Record a statement"),
        "school-partnership": _("Record a school partnership"),
        "aggregate": _("Record what is told in sum"),
    }
    return [scene.new(kind, title, partnership=scene.key) for kind, title in titles.items()]


def new_lesson(scene: Scene) -> Link | None:
    """Return where a lesson is recorded, or None."""
    if not scene.found.can_edit:
        return None
    return scene.new("lesson", _("Record a lesson"), partnership=scene.key)


def journal(scene: Scene) -> list[Done]:
    """Return the latest that was done to the partnership and to what belongs to it."""
    return list(_journal(scene))


def _journal(scene: Scene) -> Iterator[Done]:
    by_id = {record.pk: record for record in records_of(scene.found.dossier)}
    for entry in scene.found.entries:
        record = by_id.get(entry.record_id) if entry.record_id else None
        link = None
        if record is not None and has_kind(type(record)):
            kind = kind_of(record)
            href = addresses.journal(kind.name, entry.record_key, scene.language)
            link = Link(str(kind.title), href)
        who = entry.actor_name or _("somebody")
        yield Done(moment(entry), _("{who}: {what}").format(who=who, what=verb(entry.verb)), link)
