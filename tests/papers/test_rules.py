# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a paper is made of, and when it is complete."""

import pytest

from partnerkreis.papers.rules import gaps, missing, parts_of, stages


def names(kind, language):
    return [part.name for part in parts_of(kind, language)]


def test_a_polish_resolution_has_a_legal_basis_and_no_kind():
    german, polish = names("council_paper", "de"), names("council_paper", "pl")

    assert set(german) - set(polish) == {"paper_type", "publicity"}
    assert set(polish) - set(german) == {"legal_basis"}
    assert names("council_paper", "en") == german


@pytest.mark.parametrize("kind", ["invitation", "thanks", "cover_letter", "reply"])
def test_all_letters_are_made_of_the_same(kind):
    assert names(kind, "pl") == names("invitation", "de")
    assert {"addressee", "salutation", "content"} <= set(names(kind, "de"))


def test_what_must_be_there_is_missed_in_its_order():
    assert missing("thanks", "de", {"subject": "Dank", "content": ""}) == [
        "addressee",
        "salutation",
        "content",
    ]


def test_gaps_are_brackets_with_three_dots():
    parts = {
        "subject": "Begegnung [in Gostyń]",
        "finance": "Es kostet [Betrag …] Euro [keine …].",
        "facts": "… und so weiter",
        "path": [{"organ": "[Ausschuss …]"}],
        "unknown": "[hier …]",
    }

    assert gaps("council_paper", "de", parts) == [
        ("finance", "[Betrag …]"),
        ("finance", "[keine …]"),
    ]


def test_stages_without_anything_are_no_stages():
    rows = [{"organ": "", "date": "", "task": ""}, {"organ": "Kreistag", "date": "", "task": ""}]

    assert stages({"path": rows}) == rows[1:]
    assert stages({}) == []
