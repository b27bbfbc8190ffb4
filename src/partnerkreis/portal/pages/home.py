# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The home page: the circle of partners, and the list of all partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partnerkreis.core.counting import Counted, Noun
from partnerkreis.core.dates import Moment
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.typography import sentence as finished
from partnerkreis.directory.models import Body, Level
from partnerkreis.encounters.models import Encounter
from partnerkreis.portal import links, wording
from partnerkreis.portal.circle import PER_PAGE, Circle, Tie
from partnerkreis.portal.frame import Reader, frame
from partnerkreis.portal.notes import Notes
from partnerkreis.portal.pages.maps import point
from partnerkreis.stories.values import Listed, When, named
from partnerkreis.ui.map import MapArc, MapDrawing, draw
from partnerkreis.ui.shapes import (
    Chart,
    ChartCell,
    ChartRow,
    Crumb,
    Entry,
    Note,
    Page,
    PageLink,
    Pagination,
    Sentence,
)


@dataclass(frozen=True, slots=True)
class HomePage:
    page: Page
    title: str
    lead: list[Sentence]
    map: MapDrawing | None
    map_title: str
    map_text: str
    map_caption: str
    map_head: Sequence[str]
    map_rows: Sequence[Sequence[str]]
    partnerships_title: str
    partnerships: list[Entry]
    all_href: str
    upcoming: list[Entry]
    latest: list[Entry]
    encounters_href: str
    figures: list[Sentence]
    chart: Chart | None
    notes: list[Note]


def home_page(circle: Circle, reader: Reader) -> HomePage:
    """Return what the home page shows."""
    language = reader.language
    notes = Notes(circle.citations)
    title = _title(circle)
    drawing, rows = _map(circle, language)
    return HomePage(
        page=frame(
            reader,
            title,
            lambda other: links.page("home", other),
            description=_("What this circle of partners is and does."),
        ),
        title=title,
        lead=_lead(circle, language),
        map=drawing,
        map_title=_("The partners on the map"),
        map_text=_("Each dot is the seat of a partner, each arc a partnership."),
        map_caption=_("The year names the first contact, not the charter."),
        map_head=(_("Partnership"), pgettext("column", "Since")),
        map_rows=rows,
        partnerships_title=_partnerships_title(circle),
        partnerships=[tie_entry(tie, notes, language) for tie in circle.ties],
        all_href="" if circle.is_whole else links.page("partnerships", language),
        upcoming=[_entry(e, circle, notes, language) for e in circle.upcoming],
        latest=[_entry(e, circle, notes, language) for e in circle.latest],
        encounters_href=links.page("encounters", language),
        figures=_figures(circle, language),
        chart=_chart(circle, language),
        notes=notes.listed(),
    )


def _members(circle: Circle) -> list[Body]:
    return list({body.pk: body for tie in circle.ties for body in tie.bodies}.values())


def _title(circle: Circle) -> str:
    members = _members(circle)
    if not circle.is_whole or not members:
        return _("A circle of partners")
    if all(body.level == Level.COUNTY for body in members):
        few = {
            2: _("Two counties that know each other"),
            3: _("Three counties that know one another"),
            4: _("Four counties that know one another"),
        }
        if title := few.get(len(members)):
            return title
    count = len(members)
    return ngettext("{count} partner", "{count} partners that know one another", count).format(
        count=count
    )


def _partnerships_title(circle: Circle) -> str:
    count = len(circle.ties)
    few = {2: _("Two partnerships"), 3: _("Three partnerships"), 4: _("Four partnerships")}
    return few.get(count, _("Partnerships"))


def _lead(circle: Circle, language: Language) -> list[Sentence]:
    """Return who forms the circle, since when, and who met through whom; of two, how they met."""
    members = _members(circle)
    if not circle.is_whole or not members:
        return []
    if len(members) == 2:
        return [wording.sentence(circle.ties[0].partnership.origin, language)]
    listed = Listed([named(body.names, language) for body in members], language)
    ties = Counted(len(circle.ties), Noun.PARTNERSHIP, language)
    told = [
        _("{members:Brief} form the circle; {ties} {ties:links|link} them.").format(
            members=listed, ties=ties
        ),
        *_first_to_meet(circle, language),
        *(_introduced(tie, circle, language) for tie in circle.ties),
    ]
    return [Sentence(finished(text, language)) for text in told if text]


def _first_to_meet(circle: Circle, language: Language) -> list[str]:
    oldest = circle.ties[0]
    if len(oldest.bodies) != 2 or oldest.partnership.first_contact is None:
        return []
    since = When(oldest.partnership.first_contact, language)
    return [_("The first two have known each other {since:since}.").format(since=since)]


def _introduced(tie: Tie, circle: Circle, language: Language) -> str:
    introduced_by = tie.partnership.introduced_by_id
    introducer = circle.bodies.get(introduced_by) if introduced_by else None
    if introducer is None:
        return ""
    return _("{bodies:Brief} met through their common partner, {introducer:acc}.").format(
        bodies=Listed([named(body.names, language) for body in tie.bodies], language),
        introducer=named(introducer.names, language),
    )


def _map(circle: Circle, language: Language) -> tuple[MapDrawing | None, list[tuple[str, str]]]:
    points = [p for body in _members(circle) if (p := point(body, language))]
    if not points:
        return None, []
    arcs = [
        MapArc(first.key, second.key, _since(tie, language) if circle.is_whole else "")
        for tie in circle.ties
        for first, second in combinations(tie.bodies, 2)
    ]
    rows = [(wording.names_of(t.bodies, language), _since(t, language)) for t in circle.ties]
    return draw(points, arcs), rows


def _since(tie: Tie, language: Language) -> str:
    date = tie.partnership.first_contact
    return dates.since(date, language) if date else ""


def tie_entry(tie: Tie, notes: Notes, language: Language) -> Entry:
    """Return a partnership as an entry of a list."""
    when = [_since(tie, language)]
    if tie.charter:
        year = dates.since(Moment(tie.charter.year), language)
        when.append(wording.say(_("Charter {since}"), language, since=year))
    origin = tie.partnership.origin
    told = [wording.sentence(origin, language, notes.marks(tie.partnership.pk))] if origin else []
    return Entry(
        wording.names_of(tie.bodies, language),
        links.of("partnership", tie.partnership.key, language),
        [line for line in when if line],
        told,
    )


def _entry(encounter: Encounter, circle: Circle, notes: Notes, language: Language) -> Entry:
    shown = encounter.title.shown(language)
    return Entry(
        wording.set_shown(shown, language),
        links.of("encounter", encounter.key, language),
        (wording.when(encounter.when, language),),
        [wording.sentence(encounter.summary, language, notes.marks(encounter.pk))]
        if encounter.summary
        else [],
        remark=wording.place_line(encounter, circle.bodies, language),
        tag=wording.state_tag(encounter),
        language=wording.foreign(shown, language),
    )


def _figures(circle: Circle, language: Language) -> list[Sentence]:
    if not circle.encounters or circle.first_year is None:
        return []
    told = ngettext(
        "One encounter is recorded, in {year}.",
        "{count} encounters are recorded, the first from {year}.",
        circle.encounters,
    )
    text = wording.say(
        told, language, count=_grouped(circle.encounters, language), year=circle.first_year
    )
    return [Sentence(text)]


def _chart(circle: Circle, language: Language) -> Chart | None:
    """Return the encounters of each partnership by year; None on a home page that shows a part."""
    if not circle.by_year:
        return None
    known = [year for _partnership, year in circle.by_year]
    years = range(min(known), max(known) + 1)
    rows = [
        ChartRow(
            wording.names_of(tie.bodies, language),
            [ChartCell(circle.by_year.get((tie.partnership.pk, year), 0)) for year in years],
            links.of("partnership", tie.partnership.key, language),
        )
        for tie in circle.ties
    ]
    return Chart(
        _("Encounters by partnership and year"),
        [str(year) for year in years],
        rows,
        _("Partnership"),
        _("Each mark is one encounter; what concerns two partnerships counts in both."),
    )


def _grouped(number: int, language: Language) -> str:
    """Return a number with its thousands parted: 1.000 in German, 1,000 in English."""
    separator = {"de": ".", "pl": "\u00a0", "en": ","}[language]
    return f"{number:,}".replace(",", separator)


@dataclass(frozen=True, slots=True)
class PartnershipsPage:
    page: Page
    title: str
    entries: list[Entry]
    pagination: Pagination
    notes: list[Note]


def partnerships_page(ties: list[Tie], reader: Reader, *, number: int) -> PartnershipsPage:
    """Return page ``number`` of all partnerships. ``ties`` may have one more than fits."""
    language, notes = reader.language, Notes({})
    title = _("All partnerships")
    here = links.page("partnerships", language)
    has_next = len(ties) > PER_PAGE
    pages = [PageLink(n, f"{here}?page={n}", n == number) for n in range(1, number + has_next + 1)]
    return PartnershipsPage(
        page=frame(
            reader, title, lambda other: links.page("partnerships", other), crumbs=[Crumb(title)]
        ),
        title=title,
        entries=[tie_entry(tie, notes, language) for tie in ties[:PER_PAGE]],
        pagination=Pagination(
            pages[-5:],
            f"{here}?page={number - 1}" if number > 1 else "",
            f"{here}?page={number + 1}" if has_next else "",
        ),
        notes=[],
    )
