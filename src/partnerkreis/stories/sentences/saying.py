# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""S5 what both sides said, S9 what one took over from the other.

Whatever a speaker says of what was learnt is his to answer for: it is told as reported speech.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from partnerkreis.core.dates import Edtf
from partnerkreis.stories import rules
from partnerkreis.stories.facts import InstrumentFact, LessonFact, StatementFact
from partnerkreis.stories.scene import Scene, references
from partnerkreis.stories.story import Kind, Reference, Sentence


def said_at(scene: Scene, instrument: InstrumentFact) -> list[Sentence]:
    """Return S5, then S9, of the statements made when ``instrument`` was signed."""
    made = [
        statement
        for statement in scene.facts.statements
        if statement.instrument == instrument.id and rules.is_told(statement, scene.day)
    ]
    told = [sentence for statement in made for sentence in _statement(scene, statement)]
    return sorted(told, key=lambda sentence: sentence.kind is Kind.LEARNT)


def _statement(scene: Scene, statement: StatementFact) -> list[Sentence]:
    lessons = [lesson for lesson in scene.facts.lessons if lesson.statement == statement.id]
    sides = {speaker.body.id for speaker in statement.speakers}
    records: tuple[Reference, ...] = references(statement.id)
    if lessons:
        records += tuple(reference for lesson in lessons for reference in references(lesson.id))
        return scene.told(Kind.LEARNT, statement.told, records) or _lessons(scene, lessons)
    return scene.told(Kind.SAID, statement.told, records) if len(sides) > 1 else []


def lessons_without_statement(scene: Scene) -> list[Sentence]:
    """Return S9 for lessons that nobody told at a signing, and that have words for the story."""
    loose = [
        lesson
        for lesson in scene.facts.lessons
        if lesson.statement is None and rules.is_told(lesson, scene.day)
    ]
    groups: dict[object, list[LessonFact]] = {}
    for lesson in loose:
        key = (lesson.giver.id, lesson.taker.id, lesson.attributed_to, lesson.when)
        groups.setdefault(key, []).append(lesson)
    return [sentence for group in groups.values() for sentence in _lessons(scene, group)]


def _lessons(scene: Scene, lessons: list[LessonFact]) -> list[Sentence]:
    phrases = [phrase for lesson in lessons if (phrase := scene.words(lesson.phrase))]
    if not phrases:
        return []
    first = lessons[0]
    values: dict[str, Any] = {
        "taker": scene.body(first.taker),
        "giver": scene.body(first.giver),
        "lessons": scene.listed(phrases),
    }
    if first.attributed_to:
        values["speaker"] = scene.people([first.attributed_to], with_bodies=False)
    if first.when:
        values["when"] = scene.when(first.when)
    pattern = _lessons_pattern(has_speaker=bool(first.attributed_to), when=first.when)
    records = tuple(reference for lesson in lessons for reference in references(lesson.id))
    return [scene.say(Kind.LEARNT, pattern, records, **values)]


def _lessons_pattern(*, has_speaker: bool, when: Edtf | None) -> str:
    if has_speaker and when:
        return _("{speaker:The} said {taker:brief} had gained a great deal {when:when}: {lessons}.")
    if has_speaker:
        return _("{speaker:The} said {taker:brief} had gained a great deal: {lessons}.")
    if when:
        return _("{when:When} {taker:brief} took home from {giver:brief}: {lessons}.")
    return _("{taker:Brief} has taken home from {giver:brief}: {lessons}.")
