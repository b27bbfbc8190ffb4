# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding records by any spelling."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import RawSQL

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.folding import fold
from partnerkreis.core.models import SearchEntry
from partnerkreis.search.entries import READERS

#: So many words of a question are looked at; more do not find less by intention.
MOST_WORDS = 8
#: A word that stands in more entries is common.
_FEW = 1000

_SQLITE = "SELECT rowid FROM core_searchindex WHERE core_searchindex MATCH %s"
# As an array the entries are looked for once: planned as a join they may be looked for again for
# every record, where PostgreSQL has not counted the table yet.
_POSTGRESQL = (
    "SELECT unnest(ARRAY(SELECT id FROM core_searchentry"
    " WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', %s)))"
)


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


def find(question: str, *, language: str, kind: str = "") -> QuerySet[SearchEntry]:
    """Return the released entries that have every word of ``question`` at the start of a word.

    Takes any text; what has no word in it finds nothing.
    """
    entries = _found(question, language=language).filter(is_released=True)
    return entries.filter(kind=kind) if kind else entries


def find_for(actor: Actor, question: str, *, language: str) -> QuerySet[SearchEntry]:
    """Return the entries :func:`find` returns, and those of what else ``actor`` may read."""
    readable = Q(is_released=True)
    for model in READERS:
        if hasattr(model, "concerns"):
            own = visible_to(actor, model._default_manager.all())
            hidden = own.filter(pk__in=_unreleased(model)).values("pk")
            readable |= Q(is_released=False, record__in=hidden)
    return _found(question, language=language).filter(readable)


def _unreleased(model: Any) -> QuerySet[Any, Any]:
    """Return the ids of what search knows and the public may not find."""
    kind = model._meta.model_name
    return SearchEntry.objects.filter(kind=kind, is_released=False).values("record")


def _found(question: str, *, language: str) -> QuerySet[SearchEntry]:
    words = _words(question)
    entries = SearchEntry.objects.filter(language=language)
    if not words:
        return entries.none()
    if rare := _rare(words):
        return entries.filter(*map(_has, words), id__in=matched(_asked([rare])))
    return entries.filter(id__in=matched(_asked(words)))


def _words(question: str) -> list[str]:
    return fold(question[:200]).split()[:MOST_WORDS]


def matching(question: str) -> str:
    """Return what the index of this database is asked for ``question``, "" where it has no word."""
    return _asked(_words(question))


def _asked(words: list[str]) -> str:
    # Folding leaves letters, digits and underscores only, so no word can carry an operator.
    if connection.vendor == "sqlite":
        return " ".join(f'"{word}"*' for word in words)
    return " & ".join(f"'{word}':*" for word in words)


def matched(asked: Any) -> RawSQL:
    """Return the ids of the entries that fit ``asked``, which :func:`matching` made."""
    statement = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
    return RawSQL(statement, [asked])  # noqa: S611 - parameters only


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


def _rare(words: list[str]) -> str | None:
    """Return the one of several words that leads to few entries, if there is one.

    SQLite puts together all entries of each word before it looks which of them have the others
    too: for "county" in a register of counties, all of them. Entries of a rare word can be read.
    """
    if connection.vendor != "sqlite" or len(words) == 1:
        return None
    numbers = _numbers([f'"{word}"' for word in words])
    # A word nobody has written whole is a beginning; the longer, the fewer words begin so.
    number, _length, word = min(
        (number or _FEW - 1, -len(word), word) for word, number in zip(words, numbers, strict=True)
    )
    is_rare = number < _FEW and _numbers([f'"{word}"*'])[0] < _FEW
    return word if is_rare else None


def _numbers(matches: list[str]) -> list[int]:
    """Return how many entries each of them leads to, counted up to what is still few."""
    count = f"SELECT count(*) FROM ({_SQLITE} LIMIT {_FEW})"  # noqa: S608 - constants only
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([count] * len(matches)), matches)
        return [number for (number,) in cursor.fetchall()]


def _has(word: str) -> Q:
    """Return the condition that an entry has ``word`` at the start of a word."""
    return Q(folded__startswith=word) | Q(folded__contains=f" {word}")
