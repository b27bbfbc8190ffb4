# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every mail about joint records, in every language, as text and as HTML."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial

import pytest
from django.utils.translation import override

from partnerkreis.accord.actions import letters
from partnerkreis.accord.actions.letters import _Words
from partnerkreis.accord.models import Answer, AnswerVerb
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.post.letters import Letter, as_html, as_text
from tests.accord.conftest import NOW, World

Words = Callable[[Language, datetime.datetime], _Words]


def written(world: World, name: str) -> Words:
    revision = world.propose()
    one = world.bodies["gostyn"]
    answer = Answer(
        revision=revision,
        party=one,
        verb=AnswerVerb.AGREED,
        given_on=NOW.date(),
        recorded_by=revision.proposed_by,
    )
    return {
        "asking": partial(letters._asking, revision, "token"),
        "reminding": partial(letters._reminding, revision, "token"),
        "own receipt": partial(letters._receipt, answer, True, False),
        "receipt of another": partial(letters._receipt, answer, False, False),
        "all agreed": partial(letters._receipt, answer, False, True),
        "recorded": partial(letters._recorded, answer, "token"),
    }[name]


@pytest.mark.parametrize(
    "name",
    ["asking", "reminding", "own receipt", "receipt of another", "all agreed", "recorded"],
)
def test_every_mail_is_there_in_every_language_as_text_and_as_html(world: World, name: str) -> None:
    words, told = written(world, name), {}
    for language in INTERFACE_LANGUAGES:
        with override(language):
            said = words(language, NOW)
            letter = Letter(
                language=language,
                subject=said.subject,
                paragraphs=said.paragraphs,
                button=said.button,
                closing=said.closing,
            )
            text, html = as_text(letter), as_html(letter)
        assert f'<html lang="{language}">' in html
        for paragraph in letter.paragraphs:
            assert " ".join(paragraph.split()) in " ".join(text.split())
        told[language] = (letter.subject, *letter.paragraphs[:2], *letter.closing)

    assert len(set(told.values())) == 3
