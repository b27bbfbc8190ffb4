# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding with common and rare words: both ways find the same."""

from uuid import UUID

import pytest

from partnerkreis.access.policy import OPERATOR, PUBLIC, Actor, Grant, Role
from partnerkreis.core.models import SearchEntry
from partnerkreis.directory.models import Body, Topic
from partnerkreis.search import queries
from partnerkreis.search.queries import Hits, find, find_for, results

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


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("county west", ["b0", "b3"]),
        ("count", ["b2", "b1", "b0", "b3"]),
        ("c", ["b2", "b1", "b0", "b3"]),
        *((nothing, []) for nothing in ("body", "en", "", "…")),
    ],
)
@pytest.mark.parametrize("few", [1, 1000])
def test_whoever_works_here_finds_the_same_by_title(question, keys, few, monkeypatch):
    monkeypatch.setattr(queries, "_FEW", few)

    hits = find_for(OPERATOR, question, language="en", start=0, size=9)

    assert ([entry.key for entry in hits.entries], hits.too_many) == (keys, ())


def test_a_page_begins_where_it_is_asked_to():
    hits = find_for(OPERATOR, "count", language="en", start=1, size=2)

    assert [entry.key for entry in hits.entries] == ["b1", "b0"]


def test_of_a_kind_of_which_too_many_fit_none_hide_the_others(monkeypatch):
    monkeypatch.setattr(queries, "MOST_SHOWN", 3)
    SearchEntry.objects.create(
        record=UUID(int=77), kind="topic", key="t", language="en", is_released=True,
        title="counties", folded="counties",
    )  # fmt: skip

    hits = find_for(OPERATOR, "count", language="en", start=0, size=9)

    assert ([entry.key for entry in hits.entries], hits.too_many) == (["t"], ("body",))
    assert find_for(OPERATOR, "east", language="en", start=0, size=9).too_many == ()


def test_with_too_many_of_every_kind_nothing_is_shown(monkeypatch):
    monkeypatch.setattr(queries, "MOST_SHOWN", 0)
    monkeypatch.setattr(queries, "KINDS", {"body": Body})

    assert find_for(OPERATOR, "count", language="en", start=0, size=9) == Hits([], ("body",))


def test_what_is_not_released_is_found_by_whom_it_concerns():
    topic, body = Topic.objects.create(key="t"), Body.objects.create(key="own")
    for record in (topic, body):
        SearchEntry.objects.create(
            record=record.pk, kind=record._meta.model_name, key=record.key, language="en",
            title=record.key, folded="hidden",
        )  # fmt: skip
    officer = Actor(Role.PUBLIC, grants=(Grant(Role.OFFICER, body.pk),))
    stranger = Actor(Role.PUBLIC, grants=(Grant(Role.OFFICER, UUID(int=5)),))

    def found_by(actor):
        hits = find_for(actor, "hidden", language="en", start=0, size=9)
        return {entry.key for entry in hits.entries}

    found = {actor: found_by(actor) for actor in (OPERATOR, officer, stranger, PUBLIC)}
    assert found == {OPERATOR: {"t", "own"}, officer: {"t", "own"}, stranger: {"t"}, PUBLIC: set()}


@pytest.mark.parametrize("kind", ["body", "topic", 'body") OR ("body', "nothing"])
def test_a_kind_that_is_none_finds_nothing(kind):
    found = {entry.key for entry in find("county west", language="en", kind=kind)}

    assert found == ({"b0", "b3"} if kind == "body" else set())


def test_slice_knows_the_total():
    found = results("count", language="en", kind="", start=1, size=2)

    assert [entry.key for entry in found.entries] == ["b1", "b0"]
    assert found.total == 4


def test_nothing_behind_the_end():
    assert results("count", language="en", kind="", start=10, size=2).entries == []
