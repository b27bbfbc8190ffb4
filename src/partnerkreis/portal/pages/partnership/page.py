# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a partnership, put together."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.encounters.queries import Dossier
from partnerkreis.portal import links, wording
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.portal.notes import Notes
from partnerkreis.portal.pages.maps import point
from partnerkreis.portal.pages.partnership import agreed, figures, timeline
from partnerkreis.portal.pages.partnership.scene import Scene
from partnerkreis.portal.pages.partnership.standing import standing
from partnerkreis.stories import Reference, Story, tell
from partnerkreis.stories.reading import facts_from
from partnerkreis.stories.values import named
from partnerkreis.ui.map import MapArc, MapDrawing, draw
from partnerkreis.ui.shapes import (
    Bands,
    Chart,
    Crumb,
    Entry,
    Link,
    LinkGroup,
    Note,
    Page,
    Plan,
    Sentence,
    Step,
    Thread,
    YearControl,
)
from partnerkreis.ui.shapes.pictures import Picture


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    page: Page
    title: str
    kicker: str
    standing: list[Sentence]
    meta: str
    map: MapDrawing
    map_title: str
    map_text: str
    map_head: Sequence[str]
    map_rows: Sequence[Sequence[str]]
    control: YearControl
    heading: str
    as_of_line: str
    story: list[list[Sentence]]
    first_record: Link | None
    groups: list[LinkGroup]
    steps: list[Step]
    plans: list[Plan]
    thread: Thread
    chart: Chart | None
    bands: Bands | None
    schools: list[Entry]
    topics: list[Link]
    notes: list[Note]
    picture: Picture | None = None


def partnership_page(
    dossier: Dossier, reader: Reader, *, today: datetime.date, year: int | None
) -> PartnershipPage:
    """Return the page as of today, or as of the end of ``year``."""
    day = today if year is None else datetime.date(year, 12, 31)
    notes = Notes(dossier.citations)
    scene = Scene(dossier, day, reader.language, notes)
    own = dossier.partnership.told_from_id
    facts = facts_from(dossier)
    teller = dossier.bodies[own].key if own else None
    story = tell(facts, own=teller, as_of=day, language=reader.language)
    drawing, arcs = _map(scene)
    return PartnershipPage(
        page=_frame(scene, reader, year, story),
        title=wording.names_of(scene.bodies, reader.language),
        kicker=_kicker(scene, story),
        standing=_standing(scene),
        meta=_meta(scene),
        map=drawing,
        map_title=_("Where the partners lie"),
        map_text=_("Each dot is the seat of a partner, each arc a partnership."),
        map_head=(_("Partnership"), pgettext("column", "Since")),
        map_rows=arcs,
        control=timeline.control(scene, today),
        heading=story.heading.text,
        as_of_line=story.as_of_line,
        story=_story(story, notes),
        first_record=_first_record(scene, story),
        groups=figures.taking_part(scene),
        steps=agreed.steps(scene),
        plans=agreed.plans(scene),
        thread=timeline.thread(scene),
        chart=figures.chart(scene),
        bands=figures.bands(scene),
        schools=_schools(scene),
        topics=figures.topics(scene),
        notes=notes.listed(),
    )


def _frame(scene: Scene, reader: Reader, year: int | None, story: Story) -> Page:
    key = scene.dossier.partnership.key
    title = wording.names_of(scene.bodies, reader.language)

    def address(language: Language) -> str:
        plain = links.of("partnership", key, language)
        return plain if year is None else links.as_of(key, year, language)

    told = next(iter(story.sentences), None)
    return frame(
        reader, title, address, description=told.text if told else "", crumbs=[Crumb(title)]
    )


def _story(story: Story, notes: Notes) -> list[list[Sentence]]:
    return [
        [
            Sentence(
                sentence.text,
                _marks(sentence.records, notes),
                "" if sentence.language == story.language else sentence.language,
            )
            for sentence in paragraph
        ]
        for paragraph in story.paragraphs
    ]


def _marks(references: Sequence[Reference], notes: Notes) -> list[int]:
    marks = {
        number
        for reference in references
        for number in notes.marks(reference.record, field=reference.field, most=1)
    }
    return sorted(marks)[:3]


def _first_record(scene: Scene, story: Story) -> Link | None:
    if not story.first_record or story.first_year is None:
        return None
    key = scene.dossier.partnership.key
    return Link(story.first_record, links.as_of(key, story.first_year, scene.language))


def _kicker(scene: Scene, story: Story) -> str:
    return story.heading.text if scene.dossier.partnership.told_from_id else ""


def _standing(scene: Scene) -> list[Sentence]:
    text = standing(scene)
    return [Sentence(text)] if text else []


def _meta(scene: Scene) -> str:
    """Return how many encounters are recorded, and where."""
    told = scene.encounters
    if not told:
        return _("No encounter is recorded up to this day.")
    hosts = Counter(host for e in told for host in {*wording.sides_of(e, "host")})
    total = ngettext("One encounter is recorded", "{count} encounters are recorded", len(told))
    hosted = [
        wording.say(
            ngettext("one of them {body:in}", "{count} of them {body:in}", count),
            scene.language,
            count=count,
            body=named(body.names, scene.language),
        )
        for body in scene.bodies
        if (count := hosts[body.pk])
    ]
    return ", ".join([total.format(count=len(told)), *hosted]) + "."


def _map(scene: Scene) -> tuple[MapDrawing, list[tuple[str, str]]]:
    language = scene.language
    own = scene.bodies
    near = [p.body for p in scene.dossier.ties if p.body_id not in {b.pk for b in own}]
    introducer = scene.dossier.partnership.introduced_by_id
    shown = [*own, *(b for b in near if b.pk == introducer)]
    points = [point(body, language) for body in {b.pk: b for b in shown}.values()]
    arcs = [MapArc(first.key, second.key, _since_label(scene)) for first, second in pairwise(own)]
    rows = [(wording.names_of(own, language), _since_label(scene))]
    if introducer:
        via = scene.dossier.bodies[introducer]
        arcs += [MapArc(via.key, body.key, "", is_quiet=True) for body in own]
    return draw([p for p in points if p], arcs), rows


def _since_label(scene: Scene) -> str:
    date = scene.dossier.partnership.first_contact
    return dates.since(date, scene.language) if date else ""


def _schools(scene: Scene) -> list[Entry]:
    told = [s for s in scene.dossier.school_partnerships if scene.is_told(s)]
    return [
        Entry(
            wording.set_shown(title, scene.language),
            when=(
                dates.since(school.when, scene.language)
                if school.when
                else _("beginning not recorded"),
            ),
            summary=[
                Sentence("", scene.notes.marks(school.pk)),
            ],
            language=wording.foreign(title, scene.language),
        )
        for school, title in ((school, school.title.shown(scene.language)) for school in told)
    ]
