# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan of a story: which sentences, in which paragraphs, and what goes if it is too long."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerkreis.core.languages import Language
from partnerkreis.core.typography import typeset
from partnerkreis.stories import rules
from partnerkreis.stories.facts import PartnershipFacts
from partnerkreis.stories.rules import Detail
from partnerkreis.stories.scene import Scene
from partnerkreis.stories.sentences.agreement import agreed, stands
from partnerkreis.stories.sentences.intent import comes_next, intended
from partnerkreis.stories.sentences.opening import heading, how, where
from partnerkreis.stories.sentences.together import together
from partnerkreis.stories.sentences.youth import youth
from partnerkreis.stories.story import Sentence, Story

#: A paragraph of one sentence with fewer words joins the one before.
_SHORT = 12


def tell(
    facts: PartnershipFacts,
    *,
    own: str | None,
    as_of: datetime.date,
    language: Language,
    own_is_introduced: bool = False,
) -> Story:
    """Return the story of a partnership as it stood on ``as_of``, in ``language``.

    ``own`` is the key of the party on whose page it stands; None tells it from no side. On a page
    with several stories, ``own_is_introduced`` for all but the first.
    """
    teller = next((body for body in facts.bodies if body.key == own), None)
    scene = Scene(
        facts=facts,
        own=teller or facts.bodies[0],
        day=as_of,
        language=language,
        is_neutral=teller is None,
        own_is_introduced=own_is_introduced,
    )
    return _short_enough(scene)


#: The language a story is measured in: it runs longest, and all languages tell the same.
_MEASURE: Final[Language] = "en"
#: So few words in any language are few enough in English, which has never half as many again.
_SURELY_SHORT: Final = rules.MOST_WORDS * 2 // 3


def _short_enough(scene: Scene) -> Story:
    """Return the story with as much detail as is short enough in the language of the measure."""
    whole = _story(scene)
    if whole.words <= _SURELY_SHORT:
        return whole
    for count in range(len(Detail) + 1):
        without = frozenset(list(Detail)[:count])
        measured = _story(replace(scene, language=_MEASURE, without=without))
        if measured.words <= rules.MOST_WORDS:
            break
    if scene.language == _MEASURE:
        return measured
    return _story(replace(scene, without=without))


def _story(scene: Scene) -> Story:
    with override(scene.language):
        return _in_active_language(scene)


def _in_active_language(scene: Scene) -> Story:
    recorded = rules.has_contact(scene.facts, scene.day)
    first_year = None if recorded else rules.first_year(scene.facts)
    link = _("First record: {year}").format(year=first_year) if first_year else ""
    return Story(
        language=scene.language,
        heading=heading(scene),
        as_of_line=_as_of_line(scene),
        paragraphs=_paragraphs(scene),
        first_record=typeset(link, scene.language),
        first_year=first_year,
    )


def _as_of_line(scene: Scene) -> str:
    if scene.as_of.is_end_of_year:
        line = _("As of the end of {day:year}")
    else:
        line = _("As of {day:label}")
    return typeset(line.format(day=scene.as_of), scene.language)


def _paragraphs(scene: Scene) -> tuple[tuple[Sentence, ...], ...]:
    beginning = where(scene) + how(scene)
    if not rules.has_contact(scene.facts, scene.day):
        return (tuple(beginning),)
    joint = together(scene) + youth(scene) + comes_next(scene)
    return _joined([beginning, agreed(scene), intended(scene), joint, stands(scene)])


def _joined(paragraphs: list[list[Sentence]]) -> tuple[tuple[Sentence, ...], ...]:
    told: list[list[Sentence]] = []
    for sentences in paragraphs:
        is_short = len(sentences) == 1 and len(sentences[0].text.split()) < _SHORT
        if told and is_short:
            told[-1] += sentences
        elif sentences:
            told.append(list(sentences))
    return tuple(tuple(sentences) for sentences in told)
