# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cockpit, put together."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from partnerkreis.portal import links, wording
from partnerkreis.ui.shapes import Crumb, Entry, Link, Page
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace import addresses_visits
from partnerkreis.workspace.frame import frame, language_of
from partnerkreis.workspace.pages.cockpit import balance, budget, history, stages, standings
from partnerkreis.workspace.pages.cockpit.scene import Scene
from partnerkreis.workspace.queries.cockpit import Cockpit
from partnerkreis.workspace.tasks.agreements import agreement, still_true
from partnerkreis.workspace.tasks.shape import Task


@dataclass(frozen=True, slots=True)
class CockpitPage:
    page: Page
    title: str
    kicker: str
    action: str
    done: str
    refusal: str
    links: list[Link]
    stages: list[stages.StageStep]
    standings: list[standings.PartyStanding]
    open_follow_ups: list[history.FollowUpRow]
    done_follow_ups: list[history.FollowUpRow]
    new_follow_up: Link | None
    balance: balance.BalancePart
    lessons: list[history.LessonGroup]
    budget: budget.BudgetPart
    coming: list[Entry]
    latest: list[Entry]
    all_encounters: Link
    papers: list[Entry]
    told: list[history.Told]
    to_record: list[Link]
    new_lesson: Link | None
    agreements: list[Task]
    journal: list[history.Done]


def cockpit_page(request: HttpRequest, found: Cockpit, *, refusal: str = "") -> CockpitPage:
    """Return the cockpit of a partnership; ``refusal`` says why something was not done."""
    language = language_of(request)
    scene = Scene(found, language)
    title = wording.names_of(scene.bodies, language)
    return CockpitPage(
        page=frame(
            request,
            title,
            lambda other: addresses.cockpit(scene.key, other),
            crumbs=[Crumb(title)],
        ),
        title=title,
        kicker=_("Partnership"),
        action=request.get_full_path(),
        done=_done(request.GET.get("done", "")),
        refusal=refusal,
        links=_links(scene),
        stages=stages.stage_steps(scene),
        standings=standings.standings(scene),
        open_follow_ups=history.follow_ups(scene, done=False),
        done_follow_ups=history.follow_ups(scene, done=True),
        new_follow_up=history.new_follow_up(scene),
        balance=balance.balance_part(scene),
        lessons=history.lessons(scene),
        budget=budget.budget_part(scene),
        coming=history.coming(scene),
        latest=history.latest(scene),
        all_encounters=history.all_encounters(scene),
        papers=history.papers(scene),
        agreements=[
            *(agreement(one, language) for one in found.joint.open),
            *(still_true(one, language) for one in found.joint.still_true),
        ],
        told=history.told(scene),
        to_record=history.to_record(scene),
        new_lesson=history.new_lesson(scene),
        journal=history.journal(scene),
    )


def _links(scene: Scene) -> list[Link]:
    """Return where the partnership is edited and where it is told."""
    language, found = scene.language, []
    if scene.found.can_edit:
        found.append(scene.new("encounter", _("Record an encounter"), partnerships=scene.key))
        found.append(Link(_("Plan a visit"), addresses_visits.new(language)))
    found.append(Link(_("The record"), addresses.record("partnership", scene.key, language)))
    told = links.of("partnership", scene.key, language)
    found.append(Link(_("As the public reads it"), told))
    return found


def _done(code: str) -> str:
    return {
        "done": _("Noted as done."),
        "spent": _("Noted as spent."),
    }.get(code, "")
