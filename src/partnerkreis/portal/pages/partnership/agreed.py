# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was agreed, resolved and signed; what was planned, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.core.dates import Precision
from partnerkreis.core.naming import capital
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Tenure
from partnerkreis.encounters.models import Encounter
from partnerkreis.partnerships.models import (
    Instrument,
    Plan,
    PlanOutcome,
    Resolution,
    Signing,
)
from partnerkreis.portal import links, wording
from partnerkreis.portal.pages.partnership.scene import Scene, counts
from partnerkreis.stories.rules import has_begun
from partnerkreis.ui import shapes
from partnerkreis.ui.shapes import Sentence, Step, Tag, TagKind


def steps(scene: Scene) -> list[Step]:
    """Return the papers and resolutions told on the day, in the order of a partnership's life."""
    return [*_agreed(scene), *_resolved(scene), *_signed(scene)]


def _agreed(scene: Scene) -> Iterator[Step]:
    for instrument in scene.dossier.instruments:
        if not instrument.signing_rows and scene.is_told(instrument):  # type: ignore[attr-defined] # annotated
            yield Step(
                pgettext("step of a partnership", "Agreed"),
                _title(scene, instrument.title),
                _paper_text(scene, instrument),
                _agreeing(scene, instrument),
                language=_language(scene, instrument.title),
            )


def _title(scene: Scene, title: Translated) -> str:
    return wording.set_shown(title.shown(scene.language), scene.language)


def _language(scene: Scene, title: Translated) -> str:
    return wording.foreign(title.shown(scene.language), scene.language)


def _paper_text(scene: Scene, instrument: Instrument) -> list[Sentence]:
    marks = scene.notes.marks(instrument.pk)
    texts = [instrument.summary, *(aim.text for aim in instrument.aim_rows)]  # type: ignore[attr-defined] # annotated
    told = [wording.sentence(text, scene.language) for text in texts if text]
    also = instrument.also_called.shown(scene.language)
    if also:
        # A phrase that people wrote, such as "auch Partnerschaftsvereinbarung genannt".
        told.append(Sentence(f"{capital(wording.set_shown(also, scene.language))}."))
    if told:
        last = told[-1]
        told[-1] = Sentence(last.text, marks, last.language)
    return told


def _agreeing(scene: Scene, instrument: Instrument) -> str:
    if instrument.when is not None:
        return wording.when(instrument.when, scene.language)
    return _("No source names the day, the place or who signed.")


def _resolved(scene: Scene) -> Iterator[Step]:
    for resolution in scene.dossier.resolutions:
        if scene.is_told(resolution):
            body = scene.dossier.bodies[resolution.body_id]
            shown = resolution.organ_shown(body, scene.language)
            organ = capital(wording.set_shown(shown, scene.language))
            yield Step(
                outcome_word(resolution),
                f"{organ}, {wording.when(resolution.when, scene.language)}",
                _resolution_text(scene, resolution),
                _resolution_remark(resolution),
            )


def outcome_word(resolution: Resolution) -> str:
    """Return what a resolution is among the steps of a partnership."""
    return {
        Resolution.Outcome.ADOPTED: pgettext("step of a partnership", "Resolved"),
        Resolution.Outcome.WELCOMED: pgettext("step of a partnership", "Welcomed"),
        Resolution.Outcome.POSTPONED: pgettext("step of a partnership", "Postponed"),
        Resolution.Outcome.REJECTED: pgettext("step of a partnership", "Rejected"),
    }[Resolution.Outcome(resolution.outcome)]


def _resolution_text(scene: Scene, resolution: Resolution) -> list[Sentence]:
    marks = scene.notes.marks(resolution.pk)
    subject = wording.sentence(resolution.subject, scene.language)
    text = subject.text if subject.text.endswith(".") else f"{subject.text}."
    if not resolution.purpose:
        return [Sentence(text, marks, subject.language)]
    return [
        Sentence(text, (), subject.language),
        wording.sentence(resolution.purpose, scene.language, marks),
    ]


def _resolution_remark(resolution: Resolution) -> str:
    if resolution.votes_for is not None:
        return _("For: %(votes_for)s, against: %(against)s, abstentions: %(abstentions)s.") % {
            "votes_for": resolution.votes_for,
            "against": resolution.votes_against or 0,
            "abstentions": resolution.abstentions or 0,
        }
    has_day = resolution.when is not None and len(str(resolution.when)) == len("2022-12-31")
    if has_day:
        return _("The result of the vote is not recorded.")
    return _("The day of the session and the result of the vote are not recorded.")


def _signed(scene: Scene) -> Iterator[Step]:
    for instrument in scene.dossier.instruments:
        told = [s for s in instrument.signing_rows if counts(s, scene.day)]  # type: ignore[attr-defined] # annotated
        if told:
            yield Step(
                pgettext("step of a partnership", "Signed"),
                _title(scene, instrument.title),
                _paper_text(scene, instrument),
                signings=[_signing(scene, instrument, signing) for signing in told],
                language=_language(scene, instrument.title),
            )


def _signing(scene: Scene, instrument: Instrument, signing: Signing) -> shapes.Signing:
    rows = signing.signatory_rows  # type: ignore[attr-defined] # annotated
    tenures = [scene.dossier.tenures[row.tenure_id] for row in rows]
    return shapes.Signing(
        heading=wording.signed(signing, scene.language),
        remark=_signing_remark(scene, signing),
        signatories=[
            shapes.Signatory(
                tenure.person.name,
                f"{scene.office_title(tenure)}, {_body_of(scene, tenure)}",
                links.of("person", tenure.person.key, scene.language),
            )
            for tenure in tenures
        ],
        notes=scene.notes.marks(instrument.pk, most=3),
        missing="" if tenures else _("Who signed is not recorded."),
    )


def _body_of(scene: Scene, tenure: Tenure) -> str:
    body = scene.dossier.bodies[tenure.office.body_id]
    return str(body.names.form(scene.language))


def _signing_remark(scene: Scene, signing: Signing) -> str:
    place = signing.place_label.text(scene.language)
    venue = place.partition(", ")[2]
    parts = [signing.occasion.text(scene.language), venue]
    if signing.when is not None and signing.when.precision is not Precision.DAY:
        parts.append(_("the day is not recorded"))
    return "; ".join(part for part in parts if part)


def plans(scene: Scene) -> list[shapes.Plan]:
    """Return the plans stated by the day, each with what had become of it by then."""
    return [_plan(scene, plan) for plan in scene.dossier.plans if has_begun(plan.stated, scene.day)]


def _plan(scene: Scene, plan: Plan) -> shapes.Plan:
    stated = wording.say(
        _("As of: {date}"), scene.language, date=wording.when(plan.stated, scene.language)
    )
    outcome, tag = _what_became(scene, plan)
    text = wording.sentence(plan.text, scene.language, scene.notes.marks(plan.pk))
    return shapes.Plan(text, stated, outcome, tag)


def _what_became(scene: Scene, plan: Plan) -> tuple[Sentence, Tag]:
    done = _fulfilling(scene, plan)
    schools = [
        s for s in scene.dossier.school_partnerships if s.fulfils_id == plan.pk and scene.is_told(s)
    ]
    if done or schools:
        titles = [_fulfilment(scene, encounter) for encounter in done]
        titles += [_title(scene, s.title) for s in schools]
        marks = scene.notes.marks(*(r.pk for r in (*done, *schools)))
        partly = plan.outcome == PlanOutcome.PARTLY_FULFILLED
        word = _("Partly done") if partly else pgettext("a plan", "Done")
        return Sentence("; ".join(titles), marks), Tag(word)
    if plan.outcome in {PlanOutcome.OPEN, PlanOutcome.FULFILLED, PlanOutcome.PARTLY_FULFILLED}:
        return Sentence(_("Not yet fulfilled.")), Tag(_("Open"), TagKind.OPEN)
    if plan.outcome == PlanOutcome.DROPPED:
        return Sentence(_("The plan was given up.")), Tag(_("Dropped"), TagKind.OFF)
    return Sentence(_("No source says what became of it.")), Tag(_("Not recorded"), TagKind.OPEN)


def _fulfilling(scene: Scene, plan: Plan) -> list[Encounter]:
    proven = {row.encounter_id for row in plan.fulfilment_rows if row.is_proven}  # type: ignore[attr-defined] # annotated
    return [e for e in scene.encounters if e.pk in proven]


def _fulfilment(scene: Scene, encounter: Encounter) -> str:
    return f"{_title(scene, encounter.title)} ({wording.when(encounter.when, scene.language)})"
