# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far a partnership has come: what is there, and what is missing for the next stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.dates import words as dates
from partnerkreis.encounters.queries import history_of
from partnerkreis.partnerships.models import Instrument, Signing
from partnerkreis.partnerships.rules import OFFICIAL, Stage, position
from partnerkreis.portal import wording
from partnerkreis.portal.pages.partnership.scene import counts
from partnerkreis.ui.shapes import Link
from partnerkreis.workspace import addresses_editing as addresses
from partnerkreis.workspace.pages.cockpit.scene import Scene


class Progress(StrEnum):
    """Whether a stage is reached, the next one, or further away."""

    REACHED = "reached"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class StageStep:
    """A stage: what is there of it, and what is missing, each with the place to settle it."""

    title: str
    word: str
    progress: Progress
    there: list[Link]
    missing: list[Link]


def stage_steps(scene: Scene) -> list[StageStep]:
    """Return the stages in their order."""
    reached = position(history_of(scene.found.dossier), scene.found.today).stage
    parts = {
        Stage.CONTACT: (_("Contact"), _contact, _contact_missing),
        Stage.COOPERATION: (_("Agreement"), _agreed, _agreement_missing),
        Stage.RESOLVED: (_("Resolution"), _resolved, _resolutions_missing),
        Stage.CHARTER: (_("Charter"), _signed, _signings_missing),
    }
    steps = []
    for stage, (title, there, missing) in parts.items():
        progress = _progress(stage, reached)
        found = list(missing(scene)) if progress is not Progress.LATER else []
        if not scene.found.can_edit:
            found = [Link(link.title) for link in found]
        steps.append(StageStep(title, _word(progress), progress, list(there(scene)), found))
    return steps


def _progress(stage: Stage, reached: Stage) -> Progress:
    if stage <= reached:
        return Progress.REACHED
    return Progress.NEXT if stage == reached + 1 else Progress.LATER


def _word(progress: Progress) -> str:
    return {
        Progress.REACHED: pgettext("stage of a partnership", "reached"),
        Progress.NEXT: pgettext("stage of a partnership", "next"),
        Progress.LATER: pgettext("stage of a partnership", "later"),
    }[progress]


def _contact(scene: Scene) -> Iterator[Link]:
    partnership = scene.found.dossier.partnership
    since = partnership.first_contact or partnership.working_together_since
    if since is not None:
        text = _("In contact {date}").format(date=dates.since(since, scene.language))
        yield Link(text, addresses.record("partnership", scene.key, scene.language))


def _contact_missing(scene: Scene) -> Iterator[Link]:
    partnership = scene.found.dossier.partnership
    if partnership.first_contact is None and partnership.working_together_since is None:
        yield scene.edit("partnership", scene.key, _("When was the first contact?"), "origin")


def _papers(scene: Scene, *, official: bool) -> list[Instrument]:
    papers = scene.found.dossier.instruments
    return [paper for paper in papers if (paper.kind in OFFICIAL) is official]


def _title(scene: Scene, paper: Instrument) -> str:
    return paper.title.text(scene.language) or str(paper.get_kind_display())


def _agreed(scene: Scene) -> Iterator[Link]:
    for paper in _papers(scene, official=False):
        date = wording.when(paper.when, scene.language)
        text = _("{paper}, {date}").format(paper=_title(scene, paper), date=date)
        yield Link(text, addresses.record("instrument", paper.key, scene.language))


def _agreement_missing(scene: Scene) -> Iterator[Link]:
    papers = _papers(scene, official=False)
    if not papers and not _papers(scene, official=True):
        yield scene.new(
            "instrument", _("A letter of intent or an agreement"), partnership=scene.key
        )
    for paper in papers:
        if paper.when is None and not _signings(paper):
            title = _("When was it agreed? {title}").format(title=_title(scene, paper))
            yield scene.edit("instrument", paper.key, title, "when")


def _resolved(scene: Scene) -> Iterator[Link]:
    for resolution in scene.found.dossier.resolutions:
        organ = resolution.organ.text(scene.language) or scene.name(resolution.body_id)
        date = wording.when(resolution.when, scene.language)
        text = _("{organ}, {date}: {outcome}").format(
            organ=organ, date=date, outcome=resolution.get_outcome_display()
        )
        yield Link(text, addresses.record("resolution", resolution.key, scene.language))


def _resolutions_missing(scene: Scene) -> Iterator[Link]:
    resolved = {r.body_id for r in scene.found.dossier.resolutions if r.outcome == "adopted"}
    for body in scene.bodies:
        if body.pk not in resolved:
            title = _("The resolution of the council: {body}").format(body=scene.name(body.pk))
            yield scene.new("resolution", title, partnership=scene.key, body=body.key)


def _signings(paper: Instrument) -> list[Signing]:
    return list(paper.signing_rows)  # type: ignore[attr-defined] # annotated by the dossier


def _signed(scene: Scene) -> Iterator[Link]:
    for paper in _papers(scene, official=True):
        for signing in _signings(paper):
            if not counts(signing, scene.found.today):
                continue
            place = signing.place_label.text(scene.language)
            parts = (_title(scene, paper), place, wording.when(signing.when, scene.language))
            text = ", ".join(filter(None, parts))
            yield Link(text, addresses.record("signing", signing.key, scene.language))


def _signings_missing(scene: Scene) -> Iterator[Link]:
    papers = _papers(scene, official=True)
    if not papers:
        yield scene.new(
            "instrument", _("The text of the charter"), partnership=scene.key, kind="charter"
        )
    for paper in papers:
        if not _signings(paper):
            title = _("The signing: {paper}").format(paper=_title(scene, paper))
            yield scene.new("signing", title, instrument=paper.key)
