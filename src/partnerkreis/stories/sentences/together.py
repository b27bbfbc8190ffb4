# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""S7: what the partners do together, field by field.

First what is known of many encounters, then the latest one that is dated. What was told of a time
long past gives way to what is dated later.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.stories import rules
from partnerkreis.stories.facts import AggregateFact, EncounterFact
from partnerkreis.stories.rules import Work
from partnerkreis.stories.scene import Scene, references
from partnerkreis.stories.sentences.encounter import met, most_recently, visits_of_both_offices
from partnerkreis.stories.sentences.vocational import practice
from partnerkreis.stories.story import Kind, Reference, Sentence


def together(scene: Scene) -> list[Sentence]:
    """Return S7; the latest encounter of all where none is young enough for the story."""
    told = _administrations_and_councils(scene)
    told += practice(scene)
    told += _field(scene, Work.CITIZENS) + _field(scene, Work.SPORT)
    return told or _latest_of_all(scene)


def _administrations_and_councils(scene: Scene) -> list[Sentence]:
    staff, councils = (_latest(scene, work) for work in (Work.ADMINISTRATION, Work.COUNCILS))
    told = [*_known_of_many(scene, Work.ADMINISTRATION), *_known_of_many(scene, Work.COUNCILS)]
    if not told and staff and councils:
        both = visits_of_both_offices(scene, staff, councils)
        if both:
            return both
    return _field(scene, Work.ADMINISTRATION) + _field(scene, Work.COUNCILS)


def _field(scene: Scene, work: Work) -> list[Sentence]:
    known = _known_of_many(scene, work)
    latest = _latest(scene, work)
    if not known:
        return met(scene, latest) if latest else []
    recent = latest and rules.is_within(latest.latest, rules.RECENT_MONTHS, scene.day)
    if latest and recent and scene.has(rules.Detail.LATEST):
        return known + most_recently(scene, latest)
    return known


def _latest(scene: Scene, work: Work) -> EncounterFact | None:
    kinds = rules.ENCOUNTERS_OF[work]
    told = (
        encounter
        for encounter in reversed(rules.took_place(scene.facts, scene.day))
        if encounter.kind in kinds
        and rules.is_within(encounter.latest, rules.TOLD_MONTHS, scene.day)
    )
    return next(told, None)


def _of(scene: Scene, work: Work) -> list[EncounterFact]:
    kinds = rules.ENCOUNTERS_OF[work]
    return [e for e in rules.took_place(scene.facts, scene.day) if e.kind in kinds]


def _latest_of_all(scene: Scene) -> list[Sentence]:
    encounters = [e for work in Work for e in _of(scene, work)]
    if not encounters:
        return []
    return met(scene, max(encounters, key=lambda e: (e.latest or scene.day, str(e.id))))


def _known_of_many(scene: Scene, work: Work) -> list[Sentence]:
    facts, day = scene.facts, scene.day
    told: list[Sentence] = []
    for aggregate in facts.aggregates:
        if aggregate.kind not in rules.AGGREGATES_OF[work] or not rules.is_told(aggregate, day):
            continue
        began_it_all = aggregate.kind == "ongoing_exchange" and aggregate.when is not None
        if began_it_all or _is_within_another(aggregate, scene):
            continue
        fresh = rules.is_fresh(aggregate, facts, day)
        if fresh or aggregate.is_ongoing or not rules.is_superseded(aggregate, _of(scene, work)):
            told += _aggregate(scene, aggregate, is_fresh=fresh)
    return told


def _is_within_another(aggregate: AggregateFact, scene: Scene) -> bool:
    """Whether it is an example or a part of one whose sentence tells it, and has no own."""
    whole = next((a for a in scene.facts.aggregates if a.id == aggregate.within), None)
    return whole is not None and bool(whole.told) and not aggregate.told


def _aggregate(scene: Scene, aggregate: AggregateFact, *, is_fresh: bool) -> list[Sentence]:
    parts = [
        part
        for part in scene.facts.aggregates
        if part.within == aggregate.id and not part.told and rules.is_told(part, scene.day)
    ]
    records: tuple[Reference, ...] = references(aggregate.id)
    records += tuple(reference for part in parts for reference in references(part.id))
    said = scene.told(Kind.TOGETHER, aggregate.told, records)
    if not said and (pattern := _pattern(scene, aggregate)):
        said = [scene.say(Kind.TOGETHER, pattern, records)]
    if is_fresh or not aggregate.is_ongoing:
        return said
    return [scene.dated(each, aggregate.as_of) for each in said]


def _pattern(scene: Scene, aggregate: AggregateFact) -> str:
    patterns = {
        "ongoing_exchange": _("Experience and information pass back and forth all the time."),
        "expert_meetings": _("Specialists from both administrations meet."),
        "staff_meetings": _staff_meetings(scene),
        "trainee_exchange": _("Trainees get to know the other side’s administration."),
        "council_visits": _(
            "Members of both councils have been to see the other side several times."
        ),
    }
    return patterns.get(aggregate.kind, "")


def _staff_meetings(scene: Scene) -> str:
    if scene.are_counties:
        return pgettext(
            "two counties",
            "Staff of both administrations have met several times to compare experience.",
        )
    return _("Staff of both administrations have met several times to compare experience.")
