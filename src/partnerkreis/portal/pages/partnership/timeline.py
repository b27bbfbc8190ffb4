# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The thread of a partnership: encounters, resolutions, signings and plans in time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from partnerkreis.core.languages import Language
from partnerkreis.core.naming import capital
from partnerkreis.core.translated import Shown
from partnerkreis.encounters.models import Encounter, EncounterKind, EncounterState
from partnerkreis.encounters.queries import Dossier
from partnerkreis.partnerships.models import Instrument, Plan, Resolution
from partnerkreis.portal import links, wording
from partnerkreis.portal.pages.partnership.agreed import outcome_word
from partnerkreis.portal.pages.partnership.scene import Scene
from partnerkreis.portal.parameters import Filter, address
from partnerkreis.stories.rules import has_begun
from partnerkreis.stories.values import named
from partnerkreis.ui.shapes import (
    Decade,
    Link,
    Moment,
    Side,
    Tag,
    TagKind,
    Thread,
    ThreadEvent,
    ThreadPart,
    ThreadYear,
    YearControl,
    YearLink,
)

#: So many of the latest years stand open; earlier ones are folded.
OPEN_YEARS = 4
#: More in a row nobody reads; earlier years are told on the page of an earlier year.
MOST_ENTRIES = 30
#: These are told in two lines, unless there is room.
_BRIEF = {
    EncounterKind.FESTIVAL_VISIT,
    EncounterKind.TRAINEE_EXCHANGE,
    EncounterKind.VOCATIONAL_PLACEMENT,
    EncounterKind.SCHOOL_EXCHANGE,
}


@dataclass(frozen=True, slots=True)
class _Dated:
    """Where an event stands: its first possible day, or none. It is built only to be shown."""

    day: datetime.date | None
    event: Callable[[], ThreadEvent]


_Years = list[tuple[int, list[_Dated]]]


def thread(scene: Scene) -> Thread:
    """Return what is told on the day, oldest first; of many entries, those of the latest years."""
    dated = [*_encounters(scene), *_resolutions(scene), *_papers(scene), *_plans(scene)]
    dated.sort(key=lambda one: (one.day is None, one.day or datetime.date.max))
    grouped = groupby(dated, key=lambda one: one.day.year if one.day else 0)
    years = [(year, list(ones)) for year, ones in grouped]
    left_out = _left_out(years)
    shown = [
        ThreadYear(str(year) if year else _("Undated"), [one.event() for one in ones])
        for year, ones in years[len(left_out) :]
    ]
    first, second = _sides(scene)
    whole = _whole(scene) if left_out else None
    return Thread(_parts(shown), first, second, _earlier(scene, left_out), whole)


def _left_out(years: _Years) -> _Years:
    """Return the years for which there is no room; the latest one is always whole."""
    known = [(year, ones) for year, ones in years if year]
    room = MOST_ENTRIES - sum(len(ones) for year, ones in years if not year)
    for number, (_year, ones) in reversed(list(enumerate(known))):
        room -= len(ones)
        if room < 0:
            return known[: min(number + 1, len(known) - 1)]
    return []


def _earlier(scene: Scene, left_out: _Years) -> Link | None:
    """Return where the years are told that are left out: on the page as it stood after them."""
    if not left_out:
        return None
    year, count = left_out[-1][0], sum(len(ones) for _year, ones in left_out)
    told = ngettext(
        "%(num)s earlier entry: as of the end of %(year)s",
        "%(num)s earlier entries: as of the end of %(year)s",
        count,
    )
    href = links.as_of(scene.dossier.partnership.key, year, scene.language)
    return Link(told % {"num": count, "year": year}, href)


def _whole(scene: Scene) -> Link:
    """Return where all encounters stand in one list, of whatever day."""
    chosen = Filter(partnership=scene.dossier.partnership.key)
    return Link(
        _("All encounters in one list"), address(links.page("encounters", scene.language), chosen)
    )


def _parts(years: list[ThreadYear]) -> list[ThreadPart]:
    undated = [year for year in years if not year.title.isdigit()]
    known = [year for year in years if year.title.isdigit()]
    early, late = known[:-OPEN_YEARS], known[-OPEN_YEARS:]
    parts = []
    if len(early) > 1:
        count = sum(len(year.events) for year in early)
        title = _("Earlier, {first} to {last}").format(first=early[0].title, last=early[-1].title)
        parts.append(ThreadPart(early, title, _("{count} entries").format(count=count)))
    else:
        late = known
    parts.append(ThreadPart(late))
    if undated:
        parts.append(ThreadPart(undated))
    return parts


def _sides(scene: Scene) -> tuple[str, str]:
    """Return "In Nordhausen", "In Gostyń"; nothing where there are more than two parties."""
    if len(scene.bodies) != 2:
        return "", ""
    pattern = pgettext("side of a timeline", "{body:In}")
    first, second = (
        wording.say(pattern, scene.language, body=named(body.names, scene.language))
        for body in scene.bodies
    )
    return first, second


def _encounters(scene: Scene) -> Iterator[_Dated]:
    for encounter in (*scene.encounters, *scene.announced):
        day = encounter.earliest or encounter.latest if encounter.when else None
        yield _Dated(day, partial(_event, scene, encounter))


def _event(scene: Scene, encounter: Encounter) -> ThreadEvent:
    title, summary = (one.shown(scene.language) for one in (encounter.title, encounter.summary))
    is_told = bool(summary) and encounter.kind not in _BRIEF
    return ThreadEvent(
        when_text=wording.when(encounter.when, scene.language),
        title=wording.set_shown(title, scene.language),
        href=scene.encounter_link(encounter),
        place_text=wording.place_line(encounter, scene.dossier.bodies, scene.language),
        summary=_told(summary, scene.language) if is_told else "",
        summary_language=wording.foreign(summary, scene.language) if is_told else "",
        notes=scene.notes.marks(encounter.pk),
        mark=wording.mark(encounter.when),
        moment=_moment(encounter),
        side=_side(scene, encounter),
        tag=wording.state_tag(encounter),
        language=wording.foreign(title, scene.language),
    )


def _told(text: Shown, language: Language) -> str:
    """Return a text as a sentence; one in another language as it was written."""
    if wording.foreign(text, language):
        return text.text
    return wording.say("{text}", language, text=text.text)


def _moment(encounter: Encounter) -> Moment:
    if encounter.state == EncounterState.CANCELLED:
        return Moment.CANCELLED
    if encounter.state != EncounterState.TOOK_PLACE:
        return Moment.PLANNED
    is_signing = encounter.kind == EncounterKind.SIGNING_CEREMONY
    return Moment.SIGNED if is_signing else Moment.ENCOUNTER


def _side(scene: Scene, encounter: Encounter) -> Side:
    hosts = wording.sides_of(encounter, "host")
    return min((_side_of_body(scene, host) for host in hosts), default=Side.OTHER)


def _side_of_body(scene: Scene, body: UUID) -> Side:
    return scene.sides.get(body, Side.OTHER)


def _resolutions(scene: Scene) -> Iterator[_Dated]:
    for resolution in scene.dossier.resolutions:
        if scene.is_told(resolution):
            day = resolution.earliest or resolution.latest
            yield _Dated(day, partial(_resolved, scene, resolution))


def _resolved(scene: Scene, resolution: Resolution) -> ThreadEvent:
    body = scene.dossier.bodies[resolution.body_id]
    organ = resolution.organ_shown(body, scene.language)
    subject = resolution.subject.shown(scene.language)
    return ThreadEvent(
        when_text=wording.when(resolution.when, scene.language),
        title=capital(wording.set_shown(organ, scene.language)),
        summary=wording.set_shown(subject, scene.language),
        language=wording.foreign(organ, scene.language),
        summary_language=wording.foreign(subject, scene.language),
        notes=scene.notes.marks(resolution.pk),
        mark=wording.mark(resolution.when),
        moment=Moment.RESOLVED,
        side=_side_of_body(scene, resolution.body_id),
        tag=Tag(outcome_word(resolution)),
    )


def _papers(scene: Scene) -> Iterator[_Dated]:
    """Yield agreements without a signing; signings are encounters of their own."""
    for instrument in scene.dossier.instruments:
        if not instrument.signing_rows and scene.is_told(instrument):  # type: ignore[attr-defined] # annotated
            day = instrument.when.earliest if instrument.when else None
            yield _Dated(day, partial(_agreed, scene, instrument))


def _agreed(scene: Scene, instrument: Instrument) -> ThreadEvent:
    title, summary = (one.shown(scene.language) for one in (instrument.title, instrument.summary))
    return ThreadEvent(
        when_text=wording.when(instrument.when, scene.language),
        title=wording.set_shown(title, scene.language),
        summary=wording.set_shown(summary, scene.language),
        language=wording.foreign(title, scene.language),
        summary_language=wording.foreign(summary, scene.language),
        notes=scene.notes.marks(instrument.pk),
        mark=wording.mark(instrument.when),
        tag=Tag(pgettext("step of a partnership", "Agreed")),
    )


def _plans(scene: Scene) -> Iterator[_Dated]:
    """Yield what is still ahead on the day: plans for a later time."""
    for plan in scene.dossier.plans:
        if has_begun(plan.stated, scene.day) and plan.planned and not has_begun(
            plan.planned, scene.day
        ):  # fmt: skip
            yield _Dated(plan.planned.earliest, partial(_planned, scene, plan))


def _planned(scene: Scene, plan: Plan) -> ThreadEvent:
    title, text = (one.shown(scene.language) for one in (plan.title, plan.text))
    return ThreadEvent(
        when_text=wording.when(plan.planned, scene.language),
        title=wording.set_shown(title, scene.language),
        summary=wording.set_shown(text, scene.language),
        language=wording.foreign(title, scene.language),
        summary_language=wording.foreign(text, scene.language),
        notes=scene.notes.marks(plan.pk),
        mark=wording.mark(plan.planned),
        moment=Moment.PLANNED,
        tag=Tag(pgettext("a plan", "Planned"), TagKind.PLAN),
    )


def control(scene: Scene, today: datetime.date) -> YearControl:
    """Return the years to choose from, with the number of encounters in each."""
    counted = _counted(scene.dossier)
    key, language = scene.dossier.partnership.key, scene.language
    first = min([*counted, today.year])
    decades = [
        Decade(
            f"{decade}0–{decade % 10}9",
            links.as_of(key, max(years), language),
            [_year(scene, year, counted.get(year, 0)) for year in years],
        )
        for decade, years in _decades(first, today.year)
    ]
    is_today = scene.day == today
    return YearControl(
        heading=_heading(scene, today),
        hint=_("Choose a year: the page then shows what had happened and was planned by its end."),
        decades=decades,
        legend=_("The higher the bar, the more encounters."),
        reset=None if is_today else Link(_("To today"), links.of("partnership", key, language)),
    )


def _heading(scene: Scene, today: datetime.date) -> str:
    if scene.day == today:
        return _("As of today")
    return _("As of the end of {year}").format(year=scene.day.year)


def _year(scene: Scene, year: int, count: int) -> YearLink:
    href = links.as_of(scene.dossier.partnership.key, year, scene.language)
    is_current = scene.day == datetime.date(year, 12, 31)
    words = _encounters_in(year, count, scene.language) if count else ""
    return YearLink(year, href, count, is_current=is_current, words=words)


@lru_cache(maxsize=2048)  # remembered by value, as the words of a date are
def _encounters_in(year: int, count: int, language: Language) -> str:
    with override(language):
        told = ngettext("%(year)s, %(num)s encounter", "%(year)s, %(num)s encounters", count)
    return told % {"year": year, "num": count}


def first_year_of(dossier: Dossier) -> int:
    """Return the first year the page can be asked for; ten years before anything is recorded."""
    return min(_counted(dossier), default=datetime.date.max.year) - 10


def _counted(dossier: Dossier) -> dict[int, int]:
    counted: dict[int, int] = {}
    for encounter in dossier.encounters:
        if encounter.state == EncounterState.TOOK_PLACE and encounter.when and encounter.earliest:
            counted[encounter.earliest.year] = counted.get(encounter.earliest.year, 0) + 1
    contact = dossier.partnership.first_contact
    if contact is not None and contact.earliest is not None:
        counted.setdefault(contact.earliest.year, 0)
    return counted


def _decades(first: int, last: int) -> Iterator[tuple[int, list[int]]]:
    for decade, years in groupby(range(first, last + 1), key=lambda year: year // 10):
        yield decade, list(years)
