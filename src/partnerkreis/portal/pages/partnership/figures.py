# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures by kind and year, people in office, and who takes part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from partnerkreis.directory.models import Body
from partnerkreis.encounters.models import EncounterKind, EncounterState
from partnerkreis.encounters.queries import Mentioned
from partnerkreis.portal import links, terms, wording
from partnerkreis.portal.pages.partnership.scene import Scene
from partnerkreis.stories.values import named
from partnerkreis.ui.shapes import (
    Bands,
    Chart,
    ChartCell,
    ChartRow,
    Link,
    LinkGroup,
)

_PARTICIPATION = {"takes_part", "organiser", "associated"}


def chart(scene: Scene) -> Chart | None:
    """Return the encounters by kind and year up to the day; None where there are none."""
    told = [e for e in (*scene.encounters, *scene.announced) if e.when and e.earliest]
    if not told:
        return None
    counted = Counter(
        (e.kind, e.earliest.year, e.state == EncounterState.TOOK_PLACE) for e in told if e.earliest
    )
    years = range(min(year for _k, year, _t in counted), max(y for _k, y, _t in counted) + 1)
    kinds = {kind for kind, _year, _took_place in counted}
    labelled = sorted((str(EncounterKind(kind).label), kind) for kind in kinds)
    rows = [
        ChartRow(_capital(label), [_cell(counted, kind, year) for year in years])
        for label, kind in labelled
    ]
    return Chart(
        _("Encounters by kind and year"),
        [str(year) for year in years],
        rows,
        _("Kind"),
        _("Each mark is one encounter; a hollow one was announced and is not confirmed."),
    )


_EMPTY: Final = ChartCell()


def _cell(counted: Counter[tuple[str, int, bool]], kind: str, year: int) -> ChartCell:
    held, announced = counted.get((kind, year, True), 0), counted.get((kind, year, False), 0)
    return ChartCell(held, announced) if held or announced else _EMPTY


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def bands(scene: Scene) -> Bands | None:
    """Return who held office on each side up to the day."""
    tenures = scene.dossier.tenures.values()
    return terms.bands(
        [
            (body.names.form(scene.language), [t for t in tenures if t.office.body_id == body.pk])
            for body in scene.bodies
        ],
        heading=_("Body"),
        day=scene.day,
        language=scene.language,
        notes=scene.notes,
    )


def taking_part(scene: Scene) -> list[LinkGroup]:
    """Return the organisations of each side that take part, by the number of times."""
    records = [e.pk for e in scene.encounters]
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
    return [_topic(scene, mention) for mention in found if mention.sort == "topic"]


def _topic(scene: Scene, mention: Mentioned) -> Link:
    shown = mention.label.shown(scene.language)
    href = links.of("topic", mention.key, scene.language)
    return Link(shown.text, href, wording.foreign(shown, scene.language))
