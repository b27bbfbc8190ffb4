# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""S10: schools and young people."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.counting import Noun
from partnerkreis.core.dates import Edtf, Moment
from partnerkreis.stories import rules
from partnerkreis.stories.facts import (
    AggregateFact,
    BodyFact,
    EncounterFact,
    HeadcountFact,
    SchoolPartnershipFact,
    SeriesFact,
)
from partnerkreis.stories.scene import Scene, references
from partnerkreis.stories.sentences.encounter import host_and_guest, month_of, stated_days
from partnerkreis.stories.story import Kind, Reference, Sentence
from partnerkreis.stories.values import Phrase, Years

_PROJECTS = frozenset({"youth_project"})


def youth(scene: Scene) -> list[Sentence]:
    """Return S10: projects, school partnerships, the latest exchange between schools."""
    told = _projects(scene) + _school_partnerships(scene)
    return told + (_exchange(scene) if scene.has(rules.Detail.SECOND_EXAMPLE) else [])


def _projects(scene: Scene) -> list[Sentence]:
    """What a source tells of the projects, as long as none is dated later; else each series."""
    projects = [e for e in rules.took_place(scene.facts, scene.day) if e.kind in _PROJECTS]
    for aggregate in scene.facts.aggregates:
        one_time = aggregate.kind == "joint_projects" and not aggregate.is_ongoing
        if not one_time or not aggregate.told or not rules.is_told(aggregate, scene.day):
            continue
        if not rules.is_superseded(aggregate, projects):
            return scene.told(Kind.YOUTH, aggregate.told, _with_examples(scene, aggregate))
    return [
        sentence
        for series in scene.facts.series
        for sentence in _series(scene, series, [p for p in projects if p.series == series.id])
    ]


def _with_examples(scene: Scene, aggregate: AggregateFact) -> tuple[Reference, ...]:
    records = references(aggregate.id)
    for example in scene.facts.aggregates:
        if example.within == aggregate.id:
            records += references(example.id)
            for encounter in example.encounters:
                records += references(encounter)
    return records


def _series(scene: Scene, series: SeriesFact, projects: list[EncounterFact]) -> list[Sentence]:
    years = [year for project in projects if (year := _year_of(project))]
    if not years:
        return []
    records = references(series.id)
    records += tuple(reference for project in projects for reference in references(project.id))
    title = scene.title(series.title)
    if all(any(topic.key == "music" for topic in project.details.topics) for project in projects):
        pattern = _made_music(scene)
    elif title:
        pattern = _("Young people from both sides took part in a joint project {years}: {title}.")
    else:
        pattern = _("Young people from both sides took part in a joint project {years}.")
    values = {"years": Years(tuple(years), scene.language), "title": title}
    return [scene.say(Kind.YOUTH, pattern, records, **values)]


def _made_music(scene: Scene) -> str:
    if scene.are_counties:
        return pgettext(
            "two counties",
            "Children and young people from both counties made music together {years}.",
        )
    return _("Children and young people from both sides made music together {years}.")


def _year_of(project: EncounterFact) -> Edtf | None:
    day = project.earliest or project.latest
    return Moment(day.year) if day else None


def _school_partnerships(scene: Scene) -> list[Sentence]:
    told = [s for s in scene.facts.school_partnerships if rules.is_told(s, scene.day)]
    if len(told) > 1:
        return [_several_schools(scene, told)]
    return [_two_schools(scene, pair) for pair in told]


def _two_schools(scene: Scene, pair: SchoolPartnershipFact) -> Sentence:
    plan = next((p for p in scene.facts.plans if p.id == pair.fulfils), None)
    #: "First" only where a source says so: the plan of the first ones, that this one fulfils.
    is_first = plan is not None and plan.kind == "school_partnerships"
    if is_first and pair.when:
        pattern = _(
            "The first school partnership has linked {one:the} and {other:the} {since:since}."
        )
    elif pair.when:
        pattern = _("A school partnership has linked {one:the} and {other:the} {since:since}.")
    else:
        pattern = _("A school partnership links {one:the} and {other:the}.")
    records = references(pair.id) + (references(plan.id, "kind") if plan else ())
    values: dict[str, Any] = {"since": scene.when(pair.when)} if pair.when else {}
    one, other = (scene.name(school.names) for school in pair.schools)
    return scene.say(Kind.YOUTH, pattern, records, one=one, other=other, **values)


def _several_schools(scene: Scene, pairs: list[SchoolPartnershipFact]) -> Sentence:
    def phrase(pair: SchoolPartnershipFact) -> Phrase:
        one, other = (scene.name(school.names) for school in pair.schools)
        pattern = (
            _("{one:the} with {other:the} ({since:since})")
            if pair.when
            else _("{one:the} with {other:the}")
        )
        since = {"since": scene.when(pair.when)} if pair.when else {}
        return scene.phrase(pattern, one=one, other=other, **since)

    pattern = _("School partnerships link schools on both sides: {pairs}.")
    records = tuple(reference for pair in pairs for reference in references(pair.id))
    return scene.say(
        Kind.YOUTH, pattern, records, pairs=scene.listed([phrase(pair) for pair in pairs])
    )


def _exchange(scene: Scene) -> list[Sentence]:
    exchanges = [
        e
        for e in rules.took_place(scene.facts, scene.day)
        if e.kind == "school_exchange"
        if rules.is_within(e.latest, rules.TOLD_MONTHS, scene.day) and host_and_guest(e)
    ]
    if not exchanges:
        return []
    latest = exchanges[-1]
    told = scene.told(Kind.YOUTH, latest.told, references(latest.id))
    return told or _school_visit(scene, latest)


def _school_visit(scene: Scene, visit: EncounterFact) -> list[Sentence]:
    sides, month = host_and_guest(visit), month_of(visit)
    if sides is None or month is None:
        return []
    host, guest = sides
    pupils, teachers = (_headcount(visit, guest, group) for group in ("pupils", "teachers"))
    days = stated_days(visit)
    values: dict[str, Any] = {"host": scene.body(host), "guest": scene.body(guest)}
    values["when"] = scene.when(month)
    if pupils and pupils.count:
        values["pupils"] = scene.count(pupils.count, Noun.PUPILS, pupils.accuracy)
        values["numbers"] = _numbers(scene, pupils.count, visit.details.disputed)
    if teachers and teachers.count:
        values["teachers"] = scene.count(teachers.count, Noun.TEACHERS, teachers.accuracy)
    if days:
        values["days"] = scene.count(days, Noun.DAY)
    is_full = {"pupils", "teachers", "days"} <= values.keys()
    pattern = _school_visit_pattern(
        is_return=visit.return_visit_of is not None,
        is_full=is_full,
        is_disputed=bool(visit.details.disputed),
    )
    return [scene.say(Kind.YOUTH, pattern, references(visit.id), **values)]


def _school_visit_pattern(*, is_return: bool, is_full: bool, is_disputed: bool) -> str:
    if is_return and is_full and is_disputed:
        return _(
            "The return visit came {when:when}: young people {guest:from} (sources say {numbers}) "
            "and {teachers} stayed for {days}."
        )
    if is_return and is_full:
        return _(
            "The return visit came {when:when}: {pupils} {guest:from} and {teachers} stayed for "
            "{days}."
        )
    if is_return:
        return _("The return visit came {when:when}: pupils {guest:from} were {host:in}.")
    return _("Pupils {guest:from} were {host:in} {when:when}.")


def _headcount(visit: EncounterFact, guest: BodyFact, group: str) -> HeadcountFact | None:
    return next(
        (h for h in visit.details.headcounts if (h.group, h.body) == (group, guest.id)), None
    )


def _numbers(scene: Scene, count: int, disputed: tuple[int, ...]) -> Phrase:
    """Return what sources say that differ: "20 oder 21"."""
    *lower, highest = sorted({count, *disputed})
    last = scene.count(highest, Noun.PERSON)
    return scene.phrase(_("{low} or {high:list}"), low=lower[0] if lower else count, high=last)
