# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding records by any spelling."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, TextField

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.models import SearchEntry
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.search.entries import KINDS
from partnerkreis.search.index import (
    HasWord,
    asked,
    few_and_many,
    has_more_than,
    matched,
    number_of,
    numbers_of,
    whole,
    words_of,
)

#: A word that stands in more entries is common.
_FEW = 1000
#: Of a kind of which more fit, none are shown among others: it is a list to be narrowed down.
MOST_SHOWN: Final = 500


@dataclass(frozen=True, slots=True)
class Results:
    """A slice of what was found of a kind, and how much was found of each in all."""

    entries: list[SearchEntry]
    #: Kinds of which nothing was found are left out.
    counts: dict[str, int]
    kind: str = ""

    @property
    def total(self) -> int:
        return self.counts.get(self.kind, 0) if self.kind else sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Hits:
    """A slice of what was found, by title, and the kinds of which too many fit to be among it."""

    entries: list[SearchEntry]
    too_many: Sequence[str] = ()


def find(question: str, *, language: str, kind: str = "") -> QuerySet[SearchEntry]:
    """Return the released entries that have every word of ``question`` at the start of a word.

    Takes any text; what has no word in it finds nothing.
    """
    words, entries = words_of(question), SearchEntry.objects.filter(language=language)
    if not words or (kind and kind not in KINDS):
        return entries.none()
    kinds = (kind,) if kind else ()
    some, others = _sought(words)
    found = entries.filter(id__in=matched(asked(some, language=language, kinds=kinds)))
    found = found.filter(*(HasWord(word) for word in others), is_released=True)
    return found.filter(kind=kind) if kind else found


def find_for(actor: Actor, question: str, *, language: str, start: int, size: int) -> Hits:
    """Return a slice of what :func:`find` returns, and of what else ``actor`` may read, by title.

    It costs the same among fifty and among a hundred thousand that fit.
    """
    words = words_of(question)
    if not words:
        return Hits([])
    some, others = _sought(words)
    kinds: Sequence[str] = tuple(KINDS)
    too_many: Sequence[str] = ()
    if not others and has_more_than(MOST_SHOWN, words, language, kinds):
        kinds, too_many = few_and_many(MOST_SHOWN, words, language, kinds)
    if not kinds:
        return Hits([], too_many)
    given = given_words(others)
    given["asked"] = asked(some, language=language, kinds=kinds)
    entries = _READABLE(actor, len(others), start, size, language=language, kinds=kinds, **given)
    return Hits(entries, too_many)


def records_found(words: Sequence[str], *, kind: str, language: str) -> list[UUID]:
    """Return the records of a kind that have all of ``words`` at the start of a word."""
    given = {"asked": asked(words, language=language, kinds=[kind])}
    return [record for (record,) in _RECORDS(kind=kind, language=language, **given)]


def entry_with(number: int, *, kind: str, language: str, of: str = "pk") -> QuerySet[SearchEntry]:
    """Return the entry of a record, where it has words: that many, given when the query runs.

    ``of`` leads from what is looked through to the record. For words that are in so many that it
    is faster to look at the records one by one.
    """
    entries = SearchEntry.objects.filter(record=OuterRef(of), kind=kind, language=language)
    return entries.filter(*_words_given(number))


def given_words(words: Sequence[str]) -> dict[str, Any]:
    """Return words by the names by which a query is given them."""
    return {f"word{at}": word for at, word in enumerate(words)}


def _words_given(number: int) -> list[HasWord]:
    return [HasWord(Given(f"word{at}", TextField())) for at in range(number)]


def _records() -> QuerySet[SearchEntry, Any]:
    found = SearchEntry.objects.filter(
        id__in=matched(Given("asked", TextField())),
        kind=Given("kind", CharField()),
        language=Given("language", CharField()),
    )
    return found.values_list("record")


def _readable(actor: Actor, number: int, start: int, size: int) -> QuerySet[SearchEntry]:
    found = SearchEntry.objects.filter(
        *_words_given(number),
        id__in=matched(Given("asked", TextField())),
        language=Given("language", CharField()),
        kind__in=GivenAny("kinds", CharField()),
    )
    return found.filter(_may_be_read(actor)).order_by("title", "id")[start : start + size]


def _may_be_read(actor: Actor) -> Q:
    may = Q(is_released=True)
    for kind, model in KINDS.items():
        # A text of the site has no page before it is released.
        if kind != "site_text":
            own = visible_to(actor, model._default_manager.filter(pk=OuterRef("record")))
            may |= Q(kind=kind, is_released=False) & Q(Exists(own))
    return may


_READABLE: Final[Prepared[SearchEntry]] = Prepared(_readable)
_RECORDS: Final[Prepared[tuple[UUID]]] = Prepared(_records)


def results(question: str, *, language: str, kind: str, start: int, size: int) -> Results:
    """Return what was found from ``start`` on, by title; of all kinds where ``kind`` is "".

    Two queries, and two more for several words.
    """
    found = find(question, language=language).order_by().values_list("kind")
    counts = dict(found.annotate(number=Count("id")))
    results = Results([], counts, kind)
    if results.total > start:
        entries = find(question, language=language, kind=kind).order_by("title", "id")
        results.entries.extend(entries[start : start + size])
    return results


def _sought(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words that the index is asked for, and those that are looked for in what it finds.

    SQLite puts together all entries of each word before it looks which of them have the others
    too: for "county" in a register of counties, all of them. Entries of a rare word can be read.
    """
    rare = _rare(words) if connection.vendor == "sqlite" and len(words) > 1 else None
    if rare is None:
        return words, ()
    return [rare], [word for word in words if word != rare]


def _rare(words: Sequence[str]) -> str | None:
    """Return the one of several words that leads to few entries, if there is one."""
    # A word nobody has written whole is a beginning; the longer, the fewer words begin so.
    numbers = numbers_of([whole([word]) for word in words], _FEW)
    number, _length, word = min(
        (number or _FEW - 1, -len(word), word) for number, word in zip(numbers, words, strict=True)
    )
    is_rare = number < _FEW and number_of(asked([word]), _FEW) < _FEW
    return word if is_rare else None
