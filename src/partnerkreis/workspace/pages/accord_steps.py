# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Agreed, resolved, signed: three lines that are never mixed up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerkreis.accord.models import Formality
from partnerkreis.accord.queries.histories import Accord
from partnerkreis.accord.queries.papers import answer_line
from partnerkreis.accord.queries.steps import StepTaken, steps_of
from partnerkreis.accord.queries.told import day
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.dates import words
from partnerkreis.core.languages import Language
from partnerkreis.core.typography import typeset
from partnerkreis.partnerships.models import Resolution, Signatory
from partnerkreis.ui.shapes import Input, InputKind, Link, Sentence, Step
from partnerkreis.workspace.addresses_editing import new_with
from partnerkreis.workspace.inputs_accord import Asked
from partnerkreis.workspace.telling_accord import told_condition


@dataclass(frozen=True, slots=True)
class Planned:
    """A step of a side that can be planned: its id, what it is, and the inputs."""

    id: str
    title: str
    inputs: Sequence[Input]


def three_lines(accord: Accord, taken: Sequence[StepTaken], language: Language) -> list[Step]:
    """Return what was agreed, what councils resolved, and who signed, each for itself."""
    return [
        Step(
            word=pgettext("of an agreement", "agreed"),
            title=told_condition(accord, language),
            text=list(_answers(accord, language)),
        ),
        *([] if accord.subject.kind is not Kind.AGREEMENT else _lines(taken, language)),
    ]


def _answers(accord: Accord, language: Language) -> Iterator[Sentence]:
    if accord.agreed is not None:
        for answer in accord.agreed.answers.all():
            yield Sentence(answer_line(answer, language))


def _lines(taken: Sequence[StepTaken], language: Language) -> Iterator[Step]:
    told = [one for one in taken if one.is_told]
    words_of = {
        pgettext("of an agreement", "resolved"): (Formality.Step.RESOLVE,),
        pgettext("of an agreement", "signed"): (Formality.Step.SIGN, Formality.Step.COUNTERSIGN),
    }
    for word, steps in words_of.items():
        own = [one for one in told if one.formality.step in steps]
        yield Step(
            word=word,
            title=_how_many(own),
            text=[Sentence(line) for one in own for line in _told(one, language)],
        )


def _how_many(taken: Sequence[StepTaken]) -> str:
    needed = [one for one in taken if one.formality.is_needed]
    if not needed and taken:
        return _("Nobody has said what is needed here; this has happened.")
    if not needed:
        return _("Nothing is needed here, or nothing is known of it.")
    done, every = (
        sum(one.times_taken for one in needed),
        sum(one.formality.times for one in needed),
    )
    return _("{done} of {all} done").format(done=done, all=every)


def _told(taken: StepTaken, language: Language) -> Iterator[str]:
    formality = taken.formality
    who = {
        "body": formality.body.names.in_language(language),
        "who": formality.organ.text(language) or str(formality.get_who_display()),
    }
    for resolution in taken.resolutions:
        yield typeset(_resolution(resolution, who, language), language)
    for signatory in taken.signatories:
        yield typeset(_signature(signatory, who, language), language)
    if formality.is_needed and not taken.is_taken:
        if formality.times > 1:
            yield typeset(_how_often(taken, who), language)
        yield typeset(_open(formality, who, language), language)


def _resolution(resolution: Resolution, who: dict[str, Any], language: Language) -> str:
    paper = resolution.paper_number
    sentence = (
        _("{body:Full}, {who}: {outcome}, {date}, paper {paper}.")
        if paper
        else _("{body:Full}, {who}: {outcome}, {date}.")
    )
    date = words.label(resolution.when, language)
    outcome = resolution.get_outcome_display()
    return sentence.format(**who, outcome=outcome, date=date, paper=paper)


def _signature(signatory: Signatory, who: dict[str, Any], language: Language) -> str:
    signing = signatory.signing
    place = signing.place_label.text(language)
    if signing.place:
        place = signing.place.names.form(language)
    where = f", {place}" if place else ""
    return _("{body:Full}: {person}, {date}{where}.").format(
        **who,
        person=signatory.tenure.person.name,
        date=words.label(signing.when, language),
        where=where,
    )


def _how_often(taken: StepTaken, who: dict[str, Any]) -> str:
    return _("{body:Full}, {who}: signed {done} of {all} times.").format(
        **who, done=taken.times_taken, all=taken.formality.times
    )


def _open(formality: Formality, who: dict[str, Any], language: Language) -> str:
    if formality.planned_date is None:
        return _("{body:Full}, {who}: still open.").format(**who)
    planned = day(formality.planned_date, language)
    if formality.paper_number:
        return _("{body:Full}, {who}: planned for {date}, paper {paper}.").format(
            **who, date=planned, paper=formality.paper_number
        )
    return _("{body:Full}, {who}: planned for {date}.").format(**who, date=planned)


def steps_taken(accord: Accord) -> list[StepTaken]:
    """Return the steps of the sides; none but for an agreement."""
    is_agreement = accord.subject.kind is Kind.AGREEMENT
    return steps_of(accord.subject.record) if is_agreement else []


def planned(taken: Sequence[StepTaken], editable: set[object], language: Language) -> list[Planned]:
    """Return the steps of the sides in ``editable``, to be planned."""
    stored = [one for one in taken if not one.formality._state.adding]
    return [_planned(one, language) for one in stored if one.formality.body_id in editable]


def times_inputs(asked: Asked, taken: Sequence[StepTaken], editable: set[object]) -> list[Input]:
    """Return the input for how often it is signed, for all sides; none for who cannot say so."""
    stored = [one.formality for one in taken if not one.formality._state.adding]
    signed = [one for one in stored if one.step != Formality.Step.RESOLVE]
    if not {one.body_id for one in signed} & editable:
        return []
    hint = _("A number: 2, for example, where each of two counties signs it in its own place")
    times = str(max(one.times for one in signed))
    return [asked.line("times", _("How often is it signed?"), hint, value=times)]


def step_links(accord: Accord, editable: set[object], language: Language) -> list[Link]:
    """Return where resolutions and signings of an agreement are entered, for who may."""
    subject = accord.subject
    own = next((body for body in subject.parties if body.pk in editable), None)
    if subject.kind is not Kind.AGREEMENT or own is None:
        return []
    key = subject.record.key
    resolved = {
        "partnership": subject.record.partnership.key,
        "body": own.key,
        "instrument": key,
    }
    return [
        Link(_("Enter a resolution"), new_with("resolution", language, **resolved)),
        Link(_("Enter a signing"), new_with("signing", language, instrument=key)),
    ]


def _planned(taken: StepTaken, language: Language) -> Planned:
    formality = taken.formality
    key = str(formality.pk)
    planned_for = formality.planned_date.isoformat() if formality.planned_date else ""
    body, step = formality.body.names.form(language), formality.get_step_display()
    title = f"{body}: {step}, {formality.get_who_display()}"
    return Planned(
        key,
        title,
        [
            Input(
                f"planned-{key}",
                _("Planned for when?"),
                value=planned_for,
                hint=_("A day, like 24.6.2026"),
                is_optional=True,
            ),
            Input(
                f"paper-{key}",
                _("Number of the paper"),
                value=formality.paper_number,
                is_optional=True,
            ),
            Input(
                f"needed-{key}",
                _("This step is needed"),
                InputKind.TICK,
                value="on" if formality.is_needed else "",
            ),
        ],
    )
