# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""S3 before it was official, S4 what was agreed, S8 who else takes part, and how it stands."""

from __future__ import annotations

from django.utils.translation import gettext as _

from partnerkreis.core.counting import Accuracy, Noun
from partnerkreis.partnerships.rules import OFFICIAL
from partnerkreis.stories import rules
from partnerkreis.stories.facts import (
    BodyFact,
    InstrumentFact,
    ResolutionFact,
    StandingFact,
)
from partnerkreis.stories.scene import Scene, references
from partnerkreis.stories.sentences.intent import resolved
from partnerkreis.stories.sentences.saying import lessons_without_statement, said_at
from partnerkreis.stories.sentences.signing import made_official, renewed, signed
from partnerkreis.stories.story import Kind, Sentence
from partnerkreis.stories.values import Listed
from partnerkreis.stories.vocabulary import PAPERS


def agreed(scene: Scene) -> list[Sentence]:
    """S3 to S5, S8 and S9: each paper in order of time, with what was said and who takes part.

    A resolution of which the paper has come is told before it; an open one with its plan.
    """
    before = _before(scene)
    told = list(before)
    for instrument in rules.agreed_by(scene.facts, scene.day):
        told += _resolutions_for(scene, instrument)
        told += _told_of(scene, instrument, after_informal=bool(before))
        told += said_at(scene, instrument)
    return told + lessons_without_statement(scene)


def _before(scene: Scene) -> list[Sentence]:
    informal = rules.standing(scene.facts, "informal", scene.day)
    if informal is None or rules.official_paper(scene.facts, scene.day) is None:
        return []
    records = references(informal.id)
    if informal.stated_years is None:
        pattern = _("At first this was a loose partnership, without a charter.")
        return [scene.say(Kind.BEFORE, pattern, records)]
    about = informal.stated_years_are_approximate
    accuracy = Accuracy.ABOUT if about else Accuracy.EXACT
    years = scene.count(informal.stated_years, Noun.YEAR, accuracy)
    pattern = _("For {years:acc} this was a loose partnership, without a charter.")
    return [scene.say(Kind.BEFORE, pattern, records, years=years)]


def _resolutions_for(scene: Scene, instrument: InstrumentFact) -> list[Sentence]:
    if instrument.kind not in OFFICIAL:
        return []
    return [
        sentence
        for resolution in scene.facts.resolutions
        if resolution.instrument == instrument.id and _is_act_of_council(resolution, scene)
        for sentence in resolved(scene, resolution)
    ]


def _is_act_of_council(resolution: ResolutionFact, scene: Scene) -> bool:
    adopted = resolution.is_council and resolution.outcome == "adopted"
    return adopted and rules.is_told(resolution, scene.day)


def _told_of(scene: Scene, instrument: InstrumentFact, *, after_informal: bool) -> list[Sentence]:
    if instrument.kind in OFFICIAL:
        return made_official(scene, instrument, after_informal=after_informal)
    if instrument.kind == "renewal_agreement":
        return renewed(scene, instrument)
    if instrument.kind == "termination":
        return _terminated(scene, instrument)
    if _was_overtaken(scene, instrument):
        return _told_later(scene, instrument)
    if instrument.when is None and not rules.signed_by(instrument, scene.day):
        return _recorded(scene, instrument)
    told = _lines(scene, instrument) or _topics(scene, instrument)
    return signed(scene, instrument) + told + _who_else(scene, instrument)


def _was_overtaken(scene: Scene, instrument: InstrumentFact) -> bool:
    """Whether a charter has come since for a paper that nobody dates."""
    undated = instrument.when is None and not rules.signed_by(instrument, scene.day)
    return undated and rules.official_paper(scene.facts, scene.day) is not None


def _told_later(scene: Scene, instrument: InstrumentFact) -> list[Sentence]:
    records = references(instrument.id, "kind", "topics")
    pattern = _("Even before the charter there was {paper:a}.")
    return scene.told(Kind.AGREED, instrument.told_later, records) or [
        scene.say(Kind.AGREED, pattern, records, paper=scene.name(PAPERS[instrument.kind]))
    ]


def _recorded(scene: Scene, instrument: InstrumentFact) -> list[Sentence]:
    """What is agreed without a known signing: no date, and no verb of signing."""
    first, *more = _lines(scene, instrument) or [_set_out(scene, instrument)]
    return [first, *_who_else(scene, instrument), *more]


def _lines(scene: Scene, instrument: InstrumentFact) -> list[Sentence]:
    """The stored sentences: the first tells what was agreed, those after it the aims."""
    about = references(instrument.id, "kind", "topics")
    lines = scene.told(Kind.AGREED, instrument.told, about)
    aims = references(instrument.id, "aims")
    return lines[:1] + [Sentence(line.kind, line.text, aims, line.language) for line in lines[1:]]


def _running(scene: Scene, instrument: InstrumentFact) -> Listed:
    running = [text for topic in instrument.topics if (text := scene.words(topic.running))]
    return scene.listed(running, is_complete=instrument.topics_are_complete)


def _topics(scene: Scene, instrument: InstrumentFact) -> list[Sentence]:
    """The topics of a paper whose signing was told just before."""
    topics = _running(scene, instrument)
    if not topics.items:
        return []
    if instrument.topics_are_complete:
        pattern = _("It is about these topics: {topics}.")
    else:
        pattern = _("It is about these topics, among others: {topics}.")
    return [scene.say(Kind.AGREED, pattern, references(instrument.id, "topics"), topics=topics)]


def _set_out(scene: Scene, instrument: InstrumentFact) -> Sentence:
    paper = scene.name(PAPERS[instrument.kind])
    topics = _running(scene, instrument)
    if not topics.items:
        pattern = _("The partners have made {paper:a}.")
    elif instrument.topics_are_complete:
        pattern = _("{paper:A} sets out what the partners work on together: {topics}.")
    else:
        pattern = _(
            "{paper:A} sets out what the partners work on together, among other things: {topics}."
        )
    records = references(instrument.id, "kind", "topics")
    return scene.say(Kind.AGREED, pattern, records, paper=paper, topics=topics)


def _who_else(scene: Scene, instrument: InstrumentFact) -> list[Sentence]:
    """S8: organisations that take part besides the bodies themselves."""
    organisations = instrument.organisations
    is_complete = instrument.organisations_are_complete
    if not organisations:
        return []
    named = [scene.name(organisation.names) for organisation in organisations]
    if is_complete:
        pattern = _("Taking part {organisations:is|are} {organisations:the}.")
    else:
        pattern = _("Partners such as {organisations:the} take part.")
    records = references(instrument.id, "organisations")
    records += tuple(ref for each in organisations for ref in references(each.id))
    listed = scene.listed(named, is_complete=is_complete)
    return [scene.say(Kind.WHO_ELSE, pattern, records, organisations=listed)]


def _terminated(scene: Scene, instrument: InstrumentFact) -> list[Sentence]:
    signings = rules.signed_by(instrument, scene.day)
    when = signings[0].when if signings else instrument.when
    if when is None or rules.standing(scene.facts, "ended", scene.day):
        return []
    pattern = _("The partnership was terminated {when:when}.")
    return [scene.say(Kind.AGREED, pattern, references(instrument.id), when=scene.when(when))]


def stands(scene: Scene) -> list[Sentence]:
    """How it stands where it does not simply live on: suspended, resting, ended, or left."""
    told = [
        sentence
        for standing in scene.facts.standings
        if rules.lasts(standing, scene.day)
        for sentence in _standing(scene, standing)
    ]
    for party in scene.facts.parties:
        if party.left and rules.has_begun(party.left, scene.day):
            told.append(_left(scene, party.body))
    return told


def _standing(scene: Scene, standing: StandingFact) -> list[Sentence]:
    patterns = _of_part() if standing.body else _of_whole()
    pair = patterns.get(standing.kind)
    if pair is None:
        return []
    whose = next((b for b in scene.facts.bodies if b.id == standing.body), None)
    actor = whose or standing.declared_by
    values = {"body": scene.body(actor)} if actor else {}
    if standing.since is None:
        return [scene.say(Kind.AGREED, pair[1], references(standing.id), **values)]
    since = scene.when(standing.since)
    return [scene.say(Kind.AGREED, pair[0], references(standing.id), since=since, **values)]


def _of_whole() -> dict[str, tuple[str, str]]:
    """Return per kind the sentence with a date and the one without."""
    return {
        "ended": (_("The partnership ended {since:when}."), _("The partnership has ended.")),
        "suspended": (
            _("The partnership has been suspended {since:since}."),
            _("The partnership is suspended."),
        ),
        "resting": (
            _("The partnership has been resting {since:since}."),
            _("The partnership is resting."),
        ),
    }


def _of_part() -> dict[str, tuple[str, str]]:
    return {
        "ended": (
            _("{body:The} left the partnership {since:when}."),
            _("{body:The} has left the partnership."),
        ),
        "suspended": (
            _("{body:The} has suspended its part {since:since}."),
            _("{body:The} has suspended its part."),
        ),
        "resting": (
            _("For {body:the} the partnership has been resting {since:since}."),
            _("For {body:the} the partnership is resting."),
        ),
    }


def _left(scene: Scene, body: BodyFact) -> Sentence:
    pattern = _("{body:The} has left the partnership.")
    return scene.say(Kind.AGREED, pattern, scene.of("parties"), body=scene.body(body))
