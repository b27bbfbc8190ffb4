# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding with common and rare words: both ways find the same."""

import pytest

from partnerkreis.core.models import SearchEntry
from partnerkreis.search import queries
from partnerkreis.search.queries import find, results

pytestmark = pytest.mark.django_db

WORDS = ("county west", "county east", "counties of the west", "town western county", "westcounty")


@pytest.fixture(autouse=True)
def entries():
    SearchEntry.objects.bulk_create(
        SearchEntry(
            record=f"00000000-0000-0000-0000-{number:012}",
            kind="body",
            key=f"b{number}",
            language="en",
            is_released=True,
            title=folded,
            folded=folded,
        )
        for number, folded in enumerate(WORDS)
    )


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("county west", {"b0", "b3"}),
        ("west count", {"b0", "b2", "b3"}),
        ("county east", {"b1"}),
        ("count", {"b0", "b1", "b2", "b3"}),
        ("county north", set()),
    ],
)
@pytest.mark.parametrize("few", [1, 3, 1000])
def test_common_words_find_the_same(question, keys, few, monkeypatch):
    monkeypatch.setattr(queries, "_FEW", few)

    assert {entry.key for entry in find(question, language="en")} == keys


def test_slice_knows_the_total():
    found = results("count", language="en", kind="", start=1, size=2)

    assert [entry.key for entry in found.entries] == ["b1", "b0"]
    assert found.total == 4


def test_nothing_behind_the_end():
    assert results("count", language="en", kind="", start=10, size=2).entries == []
