# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The full-text index of each database: what it is asked, and how much it leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from django.db import connection
from django.db.models import BooleanField, F, Func, Value
from django.db.models.expressions import Expression, RawSQL

from partnerkreis.core.folding import fold

#: So many words of a question are looked at; more do not find less by intention.
MOST_WORDS: Final = 8
#: No question is longer.
_LONGEST: Final = 200

_SQLITE = "SELECT rowid FROM core_searchindex WHERE core_searchindex MATCH %s"
_WORDS_POSTGRESQL = "to_tsvector('simple', folded) @@ to_tsquery('simple', %s)"
# As an array the entries are looked for once: planned as a join they may be looked for again for
# every record, where PostgreSQL has not counted the table yet.
_POSTGRESQL = f"SELECT unnest(ARRAY(SELECT id FROM core_searchentry WHERE {_WORDS_POSTGRESQL}))"  # noqa: S608 - constants only


class HasWord(Func):
    """Whether an entry has a word at the start of a word, as the index would find it."""

    arity = 2
    output_field = BooleanField()
    template = "%(function)s(' ' || %(expressions)s) > 0"
    arg_joiner = ", ' ' || "

    def __init__(self, word: str | Expression) -> None:
        function = "instr" if connection.vendor == "sqlite" else "strpos"
        given = Value(word) if isinstance(word, str) else word
        super().__init__(F("folded"), given, function=function)


def words_of(question: str) -> list[str]:
    """Return the words of any text that are looked for."""
    return list(dict.fromkeys(fold(question[:_LONGEST]).split()))[:MOST_WORDS]


def asked(words: Sequence[str], *, language: str = "", kinds: Iterable[str] = ()) -> str:
    """Return what the index is asked for entries that have all of ``words`` at the start of a word.

    The index of SQLite knows of each entry its language and its kind as well; elsewhere the table
    has to be asked for them.
    """
    # Folding leaves letters, digits and underscores only, so no word can carry an operator.
    if connection.vendor != "sqlite":
        return " & ".join(f"'{word}':*" for word in words)
    return _of_sqlite([f'"{word}"*' for word in words], language, kinds)


def whole(words: Sequence[str], *, language: str = "", kinds: Iterable[str] = ()) -> str:
    """Return what the index of SQLite is asked for entries that have ``words`` themselves."""
    return _of_sqlite([f'"{word}"' for word in words], language, kinds)


def _of_sqlite(terms: Iterable[str], language: str, kinds: Iterable[str]) -> str:
    parts = [f'language : "{language}"'] if language else []
    if either := " OR ".join(f'"{kind}"' for kind in kinds):
        parts.append(f"kind : ({either})")
    return " AND ".join([*parts, f"folded : ({' AND '.join(terms)})"])


def matched(asked: Any) -> RawSQL:
    """Return the ids of the entries that fit ``asked``, which :func:`asked` made."""
    statement = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
    return RawSQL(statement, [asked])  # noqa: S611 - parameters only


def has_more_than(most: int, words: Sequence[str], language: str, kinds: Sequence[str]) -> bool:
    """Return whether more than ``most`` entries of these kinds have all of ``words``."""
    if connection.vendor == "sqlite":
        # Whole words are counted as they come; what begins with them is put together first.
        fits = (ask(words, language=language, kinds=kinds) for ask in (whole, asked))
        return any(number_of(one, most + 1) > most for one in fits)
    statement = (
        "SELECT count(*) FROM (SELECT 1 FROM core_searchentry WHERE language = %s"  # noqa: S608 - constants only
        f" AND kind = ANY(%s) AND {_WORDS_POSTGRESQL} LIMIT %s) AS fitting"
    )
    [(number,)] = _rows(statement, [language, list(kinds), asked(words), most + 1])
    return bool(number > most)


def few_and_many(
    most: int, words: Sequence[str], language: str, kinds: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the kinds of which entries that have all of ``words`` can be shown, and the others.

    Of the others there are more than ``most``. A kind of which there are none may be missing.
    """
    if connection.vendor != "sqlite":
        statement = (
            "SELECT kind, count(*) FROM core_searchentry WHERE language = %s AND kind = ANY(%s)"  # noqa: S608 - constants only
            f" AND {_WORDS_POSTGRESQL} GROUP BY kind"
        )
        numbers = dict(_rows(statement, [language, list(kinds), asked(words)]))
    else:
        numbers = {}
        for ask in (whole, asked):
            left = [kind for kind in kinds if numbers.get(kind, 0) <= most]
            numbers |= _numbers_by_kind(ask, most, words, language, left)
    few = tuple(kind for kind in kinds if 0 < numbers.get(kind, 0) <= most)
    return few, tuple(kind for kind in kinds if numbers.get(kind, 0) > most)


def _numbers_by_kind(
    ask: Callable[..., str], most: int, words: Sequence[str], language: str, kinds: Sequence[str]
) -> dict[str, int]:
    """Return how many entries of each kind fit, counted up to one more than ``most``.

    Of all kinds together where these are not more; then what is said of each is too much.
    """
    together = number_of(ask(words, language=language, kinds=kinds), most + 1) if kinds else 0
    if together <= most:
        return dict.fromkeys(kinds, together)
    each = [ask(words, language=language, kinds=[kind]) for kind in kinds]
    return dict(zip(kinds, numbers_of(each, most + 1), strict=True))


def number_of(asked: str, most: int) -> int:
    """Return how many entries fit what the index of SQLite is asked, counted up to ``most``."""
    return numbers_of([asked], most)[0]


def numbers_of(asked: Sequence[str], most: int) -> list[int]:
    """Return how many entries fit each of what is asked, counted up to ``most`` (one query)."""
    count = f"SELECT count(*) FROM ({_SQLITE} LIMIT {int(most)})"  # noqa: S608 - constants and a number
    return [number for (number,) in _rows(" UNION ALL ".join([count] * len(asked)), asked)]


def _rows(statement: str, parameters: Sequence[Any]) -> Sequence[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        found: Sequence[Any] = cursor.fetchall()
    return found
