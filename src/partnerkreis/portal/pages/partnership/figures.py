# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures by kind and year, people in office, and who takes part."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext as _

from partnerkreis.core.dates import Edtf
from partnerkreis.core.dates import words as dates
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.encounters.models import EncounterKind, EncounterState
from partnerkreis.encounters.queries import Mentioned
from partnerkreis.portal import links, wording
from partnerkreis.portal.pages.partnership.scene import Scene
from partnerkreis.stories.rules import has_begun
from partnerkreis.stories.values import named
from partnerkreis.ui.shapes import (
    Band,
    BandGroup,
    Bands,
    Chart,
    ChartCell,
    ChartRow,
    Known,
    Link,
    LinkGroup,
)

_PARTICIPATION = {"takes_part", "organiser", "associated"}


def chart(scene: Scene) -> Chart | None:
    """Return the encounters by kind and year up to the day; None where there are none."""
    told = [e for e in (*scene.encounters(), *scene.announced()) if e.when and e.earliest]
    if not told:
        return None
    counted = Counter(
        (e.kind, e.earliest.year, e.state == EncounterState.TOOK_PLACE) for e in told if e.earliest
    )
    years = range(min(year for _k, year, _t in counted), max(y for _k, y, _t in counted) + 1)
    kinds = sorted({kind for kind, _y, _t in counted}, key=lambda k: str(EncounterKind(k).label))
    rows = [
        ChartRow(
            _capital(str(EncounterKind(kind).label)),
            [ChartCell(counted[kind, y, True], counted[kind, y, False]) for y in years],
        )
        for kind in kinds
    ]
    return Chart(
        _("Encounters by kind and year"),
        [str(year) for year in years],
        rows,
        _("Kind"),
        _("Each mark is one encounter; a hollow one was announced and is not confirmed."),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def bands(scene: Scene) -> Bands | None:
    """Return who held office on each side up to the day."""
    groups = [(body, _tenures(scene, body.pk)) for body in scene.bodies]
    years = [year for _b, tenures in groups for t in tenures for year in _span(t, scene.day) or ()]
    if not years:
        return None
    first, last = min(years), scene.day.year
    width = last + 1 - first
    return Bands(
        groups=[
            BandGroup(
                body.names.form(scene.language),
                [_band(scene, tenure, first, width) for tenure in tenures],
            )
            for body, tenures in groups
            if tenures
        ],
        ticks=_decades(first, last),
        caption=_("Terms of office"),
        group_heading=_("Body"),
        note=_("Solid: the term is proven. Faint: from the first to the last mention."),
    )


def _decades(first: int, last: int) -> list[tuple[str, int]]:
    """Return the axis: each decade with the number of its years that are shown."""
    grouped = groupby(range(first, last + 1), key=lambda year: year // 10)
    return [(str(years[0]), len(years)) for years in (list(group) for _decade, group in grouped)]


def _tenures(scene: Scene, body: object) -> list[Tenure]:
    told = [
        t
        for t in scene.dossier.tenures.values()
        if t.office.body_id == body and _is_told(t, scene.day)
    ]
    return sorted(told, key=lambda t: (t.office.kind, (_span(t, scene.day) or (9999, 9999))))


def _is_told(tenure: Tenure, day: datetime.date) -> bool:
    dated = [date for date in (tenure.since, tenure.seen) if date is not None]
    return has_begun(tenure.since or tenure.seen, day) if dated else True


def _span(tenure: Tenure, day: datetime.date) -> tuple[int, int] | None:
    """Return first and last year in office, as far as known by the day."""
    start = _year(tenure.since, "earliest") or _year(tenure.seen, "earliest")
    if start is None:
        return None
    end = _year(tenure.until, "latest")
    if end is None and tenure.since is None:
        end = _year(tenure.seen, "latest")
    return start, min(end or day.year, day.year)


def _year(date: Edtf | None, edge: str) -> int | None:
    found: datetime.date | None = getattr(date, edge) if date else None
    return found.year if found else None


def _band(scene: Scene, tenure: Tenure, first: int, width: int) -> Band:
    span = _span(tenure, scene.day)
    href = links.of("person", tenure.person.key, scene.language)
    name = f"{tenure.person.name} ({scene.office_title(tenure)})"
    marks = scene.notes.marks(tenure.pk)
    period = period_text(tenure, scene)
    if span is None:
        return Band(name, period, href=href, notes=marks)
    start, end = span
    return Band(
        name,
        period,
        round((start - first) / width * 100, 2),
        round((end + 1 - start) / width * 100, 2),
        Known.PROVEN if tenure.since else Known.NAMED,
        href,
        marks,
    )


def period_text(tenure: Tenure, scene: Scene) -> str:
    """Return from when to when a person held the office, as exactly as it is known."""
    language = scene.language
    since, until = tenure.since, tenure.until
    if since and until and has_begun(until, scene.day):
        return f"{dates.label(since, language)} – {dates.label(until, language)}"
    if since:
        return dates.since(since, language)
    if tenure.seen:
        return wording.say(
            _("named in office: {date}"), language, date=dates.label(tenure.seen, language)
        )
    return _("in office, years not recorded")


def taking_part(scene: Scene) -> list[LinkGroup]:
    """Return the organisations of each side that take part, by the number of times."""
    records = [e.pk for e in scene.encounters()]
    records += [i.pk for i in scene.dossier.instruments if scene.is_told(i)]
    counted: Counter[str] = Counter()
    found = {}
    for record in records:
        for mention in scene.dossier.mentions.get(record, ()):
            if mention.sort == "organisation" and mention.role in _PARTICIPATION:
                counted[mention.key] += 1
                found[mention.key] = mention
    return [
        group
        for body in scene.bodies
        if (group := _group(scene, body, [found[k] for k, _n in counted.most_common()]))
    ]


def _group(scene: Scene, body: Body, mentions: Iterable[Mentioned]) -> LinkGroup | None:
    links_of_body = [_organisation(scene, m) for m in mentions if m.body == body.pk][:8]
    if not links_of_body:
        return None
    title = wording.say(
        _("Who takes part {body:in}"), scene.language, body=named(body.names, scene.language)
    )
    return LinkGroup(title, links_of_body)


def _organisation(scene: Scene, mention: Mentioned) -> Link:
    shown = mention.names.shown(scene.language)
    href = links.of("organisation", mention.key, scene.language)
    return Link(shown.text, href, wording.foreign(shown, scene.language))


def topics(scene: Scene) -> list[Link]:
    """Return the topics of the partnership."""
    found = scene.dossier.mentions.get(scene.dossier.partnership.pk, ())
    return [
        Link(m.label.text(scene.language), links.of("topic", m.key, scene.language))
        for m in found
        if m.sort == "topic"
    ]
