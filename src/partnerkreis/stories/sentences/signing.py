# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""S4: when, where and by whom a paper was signed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.core.dates import Moment
from partnerkreis.core.naming import Named
from partnerkreis.stories import rules
from partnerkreis.stories.facts import InstrumentFact, PlanFact, SigningFact
from partnerkreis.stories.scene import Scene, references
from partnerkreis.stories.story import Kind, Reference, Sentence
from partnerkreis.stories.values import Phrase
from partnerkreis.stories.vocabulary import PAPERS


def made_official(
    scene: Scene, instrument: InstrumentFact, *, after_informal: bool
) -> list[Sentence]:
    """Return how the partnership became official: one signing, or one paper signed in turn."""
    signings = rules.signed_by(instrument, scene.day)
    if len(signings) > 1:
        in_turn = _signed_in_turn(scene, instrument, signings)
        return [in_turn, *_signatories(scene, instrument, signings)]
    if instrument.told:
        return scene.told(Kind.AGREED, instrument.told, references(instrument.id))
    signing = signings[0] if signings else None
    return [_official(scene, instrument, signing, after_informal=after_informal)]


def _official(
    scene: Scene, instrument: InstrumentFact, signing: SigningFact | None, *, after_informal: bool
) -> Sentence:
    when = signing.when if signing else instrument.when
    values: dict[str, Any] = {"paper": _paper(scene, instrument)}
    records = references(instrument.id)
    if when is None:
        return scene.say(Kind.AGREED, _("The partnership is official."), records)
    values["when"] = scene.when(when)
    if signing is None or not signing.signatories:
        pattern = _("The partnership became official {when:when}.")
        return scene.say(Kind.AGREED, pattern, records, **values)
    setting, drawn = _setting(scene, signing)
    values |= {"setting": setting, "signatories": scene.people(signing.signatories)}
    records += _signing_records(signing) + drawn
    if scene.has(rules.Detail.ALSO_CALLED) and instrument.also_called:
        records += references(instrument.id, "also_called")
    pattern = _official_pattern(
        instrument.kind, after_informal=after_informal, placed=bool(setting.text)
    )
    return scene.say(Kind.AGREED, pattern, records, **values)


def _official_pattern(kind: str, *, after_informal: bool, placed: bool) -> str:
    if kind == "partnership_sealing":
        return _("The partnership became official {when:when}: {signatories} sealed it.")
    if after_informal and placed:
        return _("It became official {when:when}: {setting} {signatories} signed {paper:the}.")
    if after_informal:
        return _("It became official {when:when}: {signatories} signed {paper:the}.")
    if placed:
        return _(
            "The partnership became official {when:when}: {setting} {signatories} signed "
            "{paper:the}."
        )
    return _("The partnership became official {when:when}: {signatories} signed {paper:the}.")


def _paper(scene: Scene, instrument: InstrumentFact) -> Named | Phrase:
    paper = scene.name(PAPERS[instrument.kind])
    also_called = scene.words(instrument.also_called)
    if not also_called or not scene.has(rules.Detail.ALSO_CALLED):
        return paper
    return scene.phrase(_("{paper:the}, {also_called}"), paper=paper, also_called=also_called)


def _setting(scene: Scene, signing: SigningFact) -> tuple[Phrase, tuple[Reference, ...]]:
    """Return on which occasion and where it was signed, and what of the record says so."""
    place, placed = _place(scene, signing)
    occasion = scene.words(signing.occasion_phrase) if scene.has(rules.Detail.VENUE) else ""
    if signing.is_festive and not occasion:
        pattern = _("at a ceremony {place}") if place.text else _("at a ceremony")
        return scene.phrase(pattern, place=place), references(signing.id, "is_festive") + placed
    if occasion:
        setting = scene.phrase("{occasion} {place}", occasion=occasion, place=place)
        return Phrase(setting.text.strip()), references(signing.id, "occasion_phrase") + placed
    return place, placed


def _place(scene: Scene, signing: SigningFact) -> tuple[Phrase, tuple[Reference, ...]]:
    phrase = scene.words(signing.place_phrase) if scene.has(rules.Detail.VENUE) else ""
    if phrase:
        return Phrase(phrase), references(signing.id, "place_phrase")
    if signing.place is None:
        return Phrase(""), ()
    return Phrase(f"{scene.name(signing.place.names):in}"), references(signing.id, "place")


def _signing_records(*signings: SigningFact) -> tuple[Reference, ...]:
    records: tuple[Reference, ...] = ()
    for signing in signings:
        records += references(signing.id, "when", "signatories")
        records += tuple(
            ref for signatory in signing.signatories for ref in references(signatory.id)
        )
    return records


def _signed_in_turn(
    scene: Scene, instrument: InstrumentFact, signings: list[SigningFact]
) -> Sentence:
    plan = _plan_of(scene, instrument)
    year = _common_year(signings)
    as_planned = (
        plan is not None and year is not None and rules.fulfilled_as_planned(plan, signings)
    )
    turns = [
        _turn(scene, signing, is_first=index == 0, year=year, names_year=not as_planned)
        for index, signing in enumerate(signings)
    ]
    records = references(instrument.id)
    for signing in signings:
        records += references(signing.id, "when") + references(signing.id, "place")
    values: dict[str, Any] = {"paper": scene.name(PAPERS[instrument.kind]), "first": turns[0]}
    values |= {"second": turns[1], "all": scene.listed(turns)}
    if as_planned and plan and year:
        records += references(plan.id)
        values["year"] = scene.when(year)
    pattern = _in_turn_pattern(len(turns), as_planned=as_planned)
    return scene.say(Kind.AGREED, pattern, records, **values)


def _in_turn_pattern(count: int, *, as_planned: bool) -> str:
    if count > 2:
        return _("{paper:Brief} was signed several times: {all}.")
    if as_planned:
        return _("{paper:Brief} was signed twice, {year:when} as planned: {first} and {second}.")
    return _("{paper:Brief} was signed twice: {first} and {second}.")


def _turn(
    scene: Scene, signing: SigningFact, *, is_first: bool, year: Moment | None, names_year: bool
) -> Phrase:
    """Return one signing of several; the year is named once, with the plan or the first."""
    place, _drawn = _place(scene, signing)
    occasion = scene.words(signing.occasion_phrase) if scene.has(rules.Detail.VENUE) else ""
    if not is_first and year is not None and signing.when == year:
        return scene.phrase(_("later that year {place}"), place=place)
    if signing.when is None:
        return place
    values = {"when": scene.when(signing.when), "place": place, "occasion": occasion}
    in_full = names_year and (is_first or year is None)
    if occasion:
        pattern = (
            _("{when:when} {place}, {occasion},")
            if in_full
            else _("{when:day} {place}, {occasion},")
        )
    else:
        pattern = _("{when:when} {place}") if in_full else _("{when:day} {place}")
    return scene.phrase(pattern, **values)


def _common_year(signings: list[SigningFact]) -> Moment | None:
    years = {s.when.year if isinstance(s.when, Moment) else None for s in signings}
    year = years.pop()
    return Moment(year) if year is not None and not years else None


def _plan_of(scene: Scene, instrument: InstrumentFact) -> PlanFact | None:
    return next((p for p in scene.facts.plans if p.instrument == instrument.id), None)


def _signatories(
    scene: Scene, instrument: InstrumentFact, signings: list[SigningFact]
) -> list[Sentence]:
    signed = [signing for signing in signings if signing.signatories]
    everyone = {frozenset(s.id for s in signing.signatories) for signing in signed}
    if len(everyone) == 1 and len(signed) == len(signings):
        both = len(signings) == 2
        pattern = (
            _("Both times {signatories:the} signed.")
            if both
            else _("Each time {signatories:the} signed.")
        )
        people = scene.people(signings[0].signatories)
        records = references(instrument.id, "signings") + _signing_records(*signings)
        return [scene.say(Kind.AGREED, pattern, records, signatories=people)]
    return [
        scene.say(
            Kind.AGREED,
            _("{signatories:The} signed {place}."),
            _signing_records(signing),
            place=_place(scene, signing)[0],
            signatories=scene.people(signing.signatories),
        )
        for signing in signed
    ]


def renewed(scene: Scene, instrument: InstrumentFact) -> list[Sentence]:
    """Return that an official partnership was renewed, where and by whom."""
    signing = next(iter(rules.signed_by(instrument, scene.day)), None)
    when = signing.when if signing else instrument.when
    if when is None:
        return scene.told(Kind.AGREED, instrument.told, references(instrument.id))
    records = references(instrument.id)
    values: dict[str, Any] = {"when": scene.when(when)}
    if signing is None or not signing.signatories:
        return [
            scene.say(Kind.AGREED, _("The partnership was renewed {when:when}."), records, **values)
        ]
    setting, drawn = _setting(scene, signing)
    values |= {"setting": setting, "signatories": scene.people(signing.signatories)}
    if setting.text:
        pattern = _("The partnership was renewed {when:when}: {setting} {signatories} signed.")
    else:
        pattern = _("The partnership was renewed {when:when}: {signatories} signed.")
    records += _signing_records(signing) + drawn
    return [scene.say(Kind.AGREED, pattern, records, **values)]


def signed(scene: Scene, instrument: InstrumentFact) -> list[Sentence]:
    """Return that a paper other than a charter was signed, or agreed where no signing is known."""
    signing = next(iter(rules.signed_by(instrument, scene.day)), None)
    when = signing.when if signing else instrument.when
    if when is None:
        return []
    values: dict[str, Any] = {
        "when": scene.when(when),
        "paper": scene.name(PAPERS[instrument.kind]),
    }
    records = references(instrument.id)
    if signing is None:
        pattern = _("The partners concluded {paper:a} {when:when}.")
    elif not signing.signatories:
        pattern = _("The partners signed {paper:a} {when:when}.")
    else:
        pattern = _("{when:When} {signatories} signed {paper:a}.")
        values["signatories"] = scene.people(signing.signatories)
        records += _signing_records(signing)
    return [scene.say(Kind.AGREED, pattern, records, **values)]
