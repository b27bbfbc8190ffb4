# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""S7, vocational training: who came to learn the practice, where, how many."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerkreis.core.counting import Noun
from partnerkreis.stories import rules
from partnerkreis.stories.facts import AggregateFact, BodyFact, EncounterFact, HeadcountFact
from partnerkreis.stories.rules import Work
from partnerkreis.stories.scene import Scene, references
from partnerkreis.stories.sentences.encounter import host_and_guest
from partnerkreis.stories.story import Kind, Reference, Sentence
from partnerkreis.stories.values import Phrase

_STUDENTS = "vocational_students"


def practice(scene: Scene) -> list[Sentence]:
    """Return one sentence for each pair of host and guest: several stays, or what is known."""
    aggregates = [
        a
        for a in scene.facts.aggregates
        if a.kind in rules.AGGREGATES_OF[Work.VOCATIONAL_TRAINING] and rules.is_told(a, scene.day)
    ]
    told: list[Sentence] = []
    for (host, guest), stays in _stays(scene, aggregates).items():
        known = next((a for a in aggregates if _sides(a) == (host, guest)), None)
        if not _is_of_late(scene, stays, known):
            continue
        tell = _several if len(stays) > 1 else _one_or_known
        told.append(tell(scene, host, guest, stays, known))
    return told


def _stays(
    scene: Scene, aggregates: list[AggregateFact]
) -> dict[tuple[BodyFact, BodyFact], list[EncounterFact]]:
    stays: dict[tuple[BodyFact, BodyFact], list[EncounterFact]] = {}
    for aggregate in aggregates:
        if sides := _sides(aggregate):
            stays[sides] = []
    kinds = rules.ENCOUNTERS_OF[Work.VOCATIONAL_TRAINING]
    for encounter in rules.took_place(scene.facts, scene.day):
        if encounter.kind in kinds and encounter.when and (sides := host_and_guest(encounter)):
            stays.setdefault(sides, []).append(encounter)
    return stays


def _is_of_late(scene: Scene, stays: list[EncounterFact], known: AggregateFact | None) -> bool:
    last_days = [stay.latest for stay in stays] + ([known.told_on] if known else [])
    return any(rules.is_within(day, rules.TOLD_MONTHS, scene.day) for day in last_days)


def _sides(aggregate: AggregateFact) -> tuple[BodyFact, BodyFact] | None:
    hosts = [side.body for side in aggregate.sides if side.role == "host"]
    guests = [side.body for side in aggregate.sides if side.role == "guest"]
    return (hosts[0], guests[0]) if len(hosts) == len(guests) == 1 else None


def _several(
    scene: Scene,
    host: BodyFact,
    guest: BodyFact,
    stays: list[EncounterFact],
    known: AggregateFact | None,
) -> Sentence:
    where = _where(scene, known, nearby=False)
    if where.text:
        pattern = _(
            "Vocational students {guest:from} came {host:to} for practical training {where}: "
            "{groups}."
        )
    else:
        pattern = _(
            "Vocational students {guest:from} came {host:to} for practical training: {groups}."
        )
    groups = [_group(scene, stay, is_first=stay is stays[0]) for stay in stays]
    records = _records(known, stays)
    values = {"guest": scene.body(guest), "host": scene.body(host), "where": where}
    return scene.say(Kind.TOGETHER, pattern, records, groups=scene.listed(groups), **values)


def _group(scene: Scene, stay: EncounterFact, *, is_first: bool) -> Phrase:
    headcount = _students(stay)
    values: dict[str, Any] = {"when": scene.when(stay.when)} if stay.when else {}
    if headcount and headcount.count:
        values["count"] = scene.count(headcount.count, Noun(_STUDENTS), headcount.accuracy)
        return scene.phrase(_("{count:list} {when:when}"), **values)
    pattern = _("a group {when:when}") if is_first else _("another group {when:when}")
    return scene.phrase(pattern, **values)


def _students(stay: EncounterFact) -> HeadcountFact | None:
    return next((h for h in stay.details.headcounts if h.group == _STUDENTS), None)


def _one_or_known(
    scene: Scene,
    host: BodyFact,
    guest: BodyFact,
    stays: list[EncounterFact],
    known: AggregateFact | None,
) -> Sentence:
    where = _where(scene, known, nearby=True)
    headcount = _students(stays[0]) if stays else None
    values: dict[str, Any] = {"guest": scene.body(guest), "host": scene.body(host), "where": where}
    if stays and stays[0].when:
        values["when"] = scene.when(stays[0].when)
    if headcount and headcount.count and where.text:
        count = scene.count(headcount.count, Noun(_STUDENTS), headcount.accuracy)
        pattern = _with_number(headcount.count)
        values["count"] = count
    elif where.text:
        pattern = _(
            "Vocational students {guest:from} have been guests {host:in}, learning by doing "
            "{where}."
        )
    elif stays:
        pattern = _(
            "Vocational students {guest:from} came {host:to} for practical training {when:when}."
        )
    else:
        pattern = _("Vocational students {guest:from} have been guests {host:in}.")
    return scene.say(Kind.TOGETHER, pattern, _records(known, stays), **values)


def _with_number(count: int) -> str:
    return ngettext(
        "Vocational students {guest:from} have been guests {host:in}, learning by doing {where}; "
        "one came {when:when}.",
        "Vocational students {guest:from} have been guests {host:in}, learning by doing {where}; "
        "{count:bare} came {when:when}.",
        count,
    )


def _where(scene: Scene, known: AggregateFact | None, *, nearby: bool) -> Phrase:
    """Return where they learnt: "im BBZ und in Betrieben am Ort"; ``nearby`` says it is local."""
    if known is None:
        return Phrase("")
    names = [scene.name(organisation.names) for organisation in known.organisations]
    organisations = scene.listed(names)
    in_companies = "company" in known.organisation_kinds
    if names and in_companies:
        local = _("{organisations:in} and in local companies")
        pattern = local if nearby else _("{organisations:in} and in companies")
    elif names:
        pattern = "{organisations:in}"
    elif in_companies:
        pattern = _("in local companies") if nearby else _("in companies")
    else:
        pattern = ""
    return scene.phrase(pattern, organisations=organisations)


def _records(known: AggregateFact | None, stays: list[EncounterFact]) -> tuple[Reference, ...]:
    records: tuple[Reference, ...] = references(known.id) if known else ()
    return records + tuple(reference for stay in stays for reference in references(stay.id))
