# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""S6 what was resolved and is planned, S11 what comes next.

A plan is told as a plan, and only while it is open; who plans is part of it.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.stories import rules
from partnerkreis.stories.facts import EncounterFact, PlanFact, ResolutionFact
from partnerkreis.stories.scene import Scene, references
from partnerkreis.stories.story import Kind, Reference, Sentence

_OFFICIAL = "official_partnership"


def intended(scene: Scene) -> list[Sentence]:
    """S6: the official partnership as it is planned and resolved, where it is not signed yet."""
    told: list[Sentence] = []
    for plan in scene.facts.plans:
        if plan.kind == _OFFICIAL and rules.is_open(plan, scene.day):
            told += [*_planned(scene, plan), *_to_be_signed(scene, plan)]
        elif plan.kind == _OFFICIAL and rules.is_stated(plan, scene.day):
            told += _rest_of(scene, plan)
    return told + _resolved_without_plan(scene)


def _planned(scene: Scene, plan: PlanFact) -> list[Sentence]:
    """The stored sentence, which tells of the resolution too; or patterns for both."""
    resolutions = [r for r in scene.facts.resolutions if r.plan == plan.id]
    known = [r for r in resolutions if rules.is_told(r, scene.day)]
    records = references(plan.id, "told")
    records += tuple(reference for r in known for reference in references(r.id))
    if len(known) == len(resolutions) and plan.told:
        return scene.told(Kind.INTENDED, plan.told, records)
    acts = [sentence for r in known for sentence in _has_resolved(scene, r)]
    return [_who_plans(scene, plan), *acts]


def _who_plans(scene: Scene, plan: PlanFact) -> Sentence:
    records = references(plan.id, "planners")
    planner = plan.planners[0] if len(plan.planners) == 1 else None
    if planner is None or not scene.is_pair:
        pattern = _("An official partnership is planned.")
        if len(plan.planners) == len(scene.facts.parties):
            pattern = _("All sides plan an official partnership.")
        return scene.say(Kind.INTENDED, pattern, records)
    other = next(body for body in scene.facts.bodies if body.id != planner.id)
    has_another = any(
        t.party == planner.id and rules.is_tied(t, scene.day) for t in scene.facts.ties
    )
    if has_another:
        pattern = _("{planner:Brief} plans an official partnership with {partner:brief} too.")
    else:
        pattern = _("{planner:Brief} plans an official partnership with {partner:brief}.")
    return scene.say(
        Kind.INTENDED, pattern, records, planner=scene.body(planner), partner=scene.body(other)
    )


def _to_be_signed(scene: Scene, plan: PlanFact) -> list[Sentence]:
    if plan.instrument_kind != "charter":
        return []
    records = references(plan.id, "planned", "instrument_kind")
    values: dict[str, Any] = {"planned": scene.when(plan.planned)} if plan.planned else {}
    places = [scene.name(step.place.names) for step in plan.steps if step.place]
    if len(places) == 2 and plan.planned:
        values |= {"first": places[0], "second": places[1]}
        records += references(plan.id, "steps")
        pattern = _(
            "A charter is to seal it; the plan is to sign {planned:when}, once {first:in} and once "
            "{second:in}."
        )
    elif plan.planned:
        pattern = _("A charter is to seal it; the plan is to sign {planned:when}.")
    else:
        pattern = _("A charter is to seal it.")
    return [scene.say(Kind.INTENDED, pattern, records, **values)]


def _rest_of(scene: Scene, plan: PlanFact) -> list[Sentence]:
    """The steps that are still to come once the first of them was taken."""
    told = []
    for step in rules.open_steps(plan, scene.day):
        planned = step.planned or plan.planned
        if step.place is None or planned is None or not _is_ahead(scene, planned):
            continue
        pattern = _("A further signing is planned {planned:when} {place:in}.")
        values = {"planned": scene.when(planned), "place": scene.name(step.place.names)}
        told.append(scene.say(Kind.INTENDED, pattern, references(step.id), **values))
    return told


def _is_ahead(scene: Scene, planned: Any) -> bool:
    return not rules.has_begun(planned, scene.day) or planned.latest >= scene.day


def resolved(scene: Scene, resolution: ResolutionFact) -> list[Sentence]:
    """Return the council's act where the partnership is official by now: a dated fact."""
    if resolution.when is None or not resolution.body.council:
        return []
    pattern = _("{when:When} {council:the} resolved on the official partnership.")
    return [_act(scene, pattern, resolution)]


def _has_resolved(scene: Scene, resolution: ResolutionFact) -> list[Sentence]:
    """Return the act where it waits for its fulfilment; a committee does not resolve."""
    adopted = resolution.outcome == "adopted"
    if adopted and resolution.is_council and resolution.body.council:
        dated = _("{council:The} passed a resolution on this {when:when}.")
        undated = _("{council:The} has passed a resolution on this.")
        return [_act(scene, dated if resolution.when else undated, resolution)]
    if resolution.outcome == "welcomed" and scene.words(resolution.organ):
        return [_act(scene, _("A committee has welcomed the plan ({organ})."), resolution)]
    return []


def _act(scene: Scene, pattern: str, resolution: ResolutionFact) -> Sentence:
    values: dict[str, Any] = {
        "council": scene.name(resolution.body.council),
        "organ": scene.words(resolution.organ),
    }
    if resolution.when:
        values["when"] = scene.when(resolution.when)
    return scene.say(Kind.INTENDED, pattern, references(resolution.id), **values)


def _resolved_without_plan(scene: Scene) -> list[Sentence]:
    """Acts on a paper that is not signed yet, where no plan is recorded."""
    signed = {i.id for i in rules.agreed_by(scene.facts, scene.day)}
    waiting = [
        r
        for r in scene.facts.resolutions
        if r.plan is None and r.instrument is not None and r.instrument not in signed
        if rules.is_told(r, scene.day)
    ]
    return [
        sentence
        for r in waiting
        if r.is_council and r.outcome == "adopted"
        for sentence in resolved(scene, r)
    ]


def comes_next(scene: Scene) -> list[Sentence]:
    """S11: other open plans, and encounters announced for a time after the day."""
    told: list[Sentence] = []
    for plan in scene.facts.plans:
        if plan.kind != _OFFICIAL and rules.is_open(plan, scene.day):
            told += _other_plan(scene, plan)
    return told + _announced(scene)


def _other_plan(scene: Scene, plan: PlanFact) -> list[Sentence]:
    records: tuple[Reference, ...] = references(plan.id)
    if told := scene.told(Kind.NEXT, plan.told, records):
        return told
    if plan.kind == "school_partnerships" and plan.planned is None:
        return [scene.say(Kind.NEXT, _("School partnerships are planned."), records)]
    title = scene.title(plan.title)
    if not title:
        return []
    if plan.planned:
        pattern = _("Planned {planned:planned}: {title}.")
        return [
            scene.say(Kind.NEXT, pattern, records, planned=scene.when(plan.planned), title=title)
        ]
    return [scene.say(Kind.NEXT, _("Planned: {title}."), records, title=title)]


def _announced(scene: Scene) -> list[Sentence]:
    """Nobody dates an announcement, so it is told only in the story of the present."""
    if not rules.is_present(scene.facts, scene.day):
        return []
    told = []
    for encounter in scene.facts.encounters:
        title = scene.title(encounter.title)
        if encounter.when is None or not title or not _is_coming(encounter, scene):
            continue
        announced = encounter.state == "announced"
        pattern = (
            _("Announced {planned:planned}: {title}.")
            if announced
            else _("Planned {planned:planned}: {title}.")
        )
        values = {"planned": scene.when(encounter.when), "title": title}
        told.append(scene.say(Kind.NEXT, pattern, references(encounter.id), **values))
    return told


def _is_coming(encounter: EncounterFact, scene: Scene) -> bool:
    expected = encounter.state in ("planned", "announced")
    return expected and encounter.earliest is not None and encounter.earliest > scene.day
