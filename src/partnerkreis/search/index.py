# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The full-text index of each database: what it is asked, and how much it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    return _number(statement, [language, list(kinds), asked(words), most + 1]) > most


def number_of(asked: str, most: int) -> int:
    """Return how many entries fit what the index of SQLite is asked, counted up to ``most``."""
    return _number(f"SELECT count(*) FROM ({_SQLITE} LIMIT %s)", [asked, most])  # noqa: S608 - constants only


def _number(statement: str, parameters: Sequence[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        [(number,)] = cursor.fetchall()
    return int(number)
