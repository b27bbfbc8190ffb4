# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every mail there is, in every language, as text and as HTML."""

import ast
from pathlib import Path

import pytest

import partnerkreis
from partnerkreis.access.models import User
from partnerkreis.accounts.letters import (
    _LETTERS,
    CHANGES,
    invitation,
    letter_for,
    new_access,
)
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.post.letters import Letter, as_html, as_text

CONTEXT = {"code": "ABCD-EFGH", "uid": "x", "key": "y-z"}
NAMES = ["invitation", "access", *_LETTERS, *CHANGES]


def written(name: str, language: str) -> Letter:
    user = User(email="ewa@example.org", name="Ewa", language=language)
    if name == "invitation":
        return invitation(user, "https://county.example/x", language=language)
    if name == "access":
        return new_access(user, "Partnerschaft", by="Jana Muster", language=language)
    letter = letter_for(name, user, CONTEXT)
    assert letter is not None
    return letter


@pytest.mark.parametrize("name", NAMES)
def test_every_mail_is_there_in_every_language_as_text_and_as_html(name):
    letters = {language: written(name, language) for language in INTERFACE_LANGUAGES}

    for language, letter in letters.items():
        text, html = as_text(letter), as_html(letter)
        assert letter.language == language
        assert f'<html lang="{language}">' in html
        for paragraph in letter.paragraphs:
            assert " ".join(paragraph.split()) in " ".join(text.split())
    assert len({letter.subject for letter in letters.values()}) == 3
    assert len({as_text(letter) for letter in letters.values()}) == 3
    assert len({as_html(letter) for letter in letters.values()}) == 3


def test_letters_are_written_nowhere_else():
    """A module that writes letters is to be walked by a test like the one above."""
    root = Path(partnerkreis.__file__).parent
    writing = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Letter"
    }

    # tests/accord/test_letters.py walks the other one.
    assert writing == {"accounts/letters.py", "accord/actions/letters.py"}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_an_invitation_names_who_invites(language):
    user = User(email="ewa@example.org", name="Ewa", language=language)
    link = "https://county.example/x"

    named = as_text(invitation(user, link, by="Jana Musterfeld", language=language))

    assert "Jana Musterfeld" in named
    assert "Jana" not in as_text(invitation(user, link, language=language))
