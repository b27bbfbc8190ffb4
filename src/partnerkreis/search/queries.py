# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding records by any spelling."""

from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.folding import fold
from partnerkreis.core.models import SearchEntry
from partnerkreis.search.entries import READERS

#: So many words of a question are looked at; more do not find less by intention.
MOST_WORDS = 8

_SQLITE = "SELECT rowid FROM core_searchindex WHERE core_searchindex MATCH %s"
_POSTGRESQL = (
    "SELECT id FROM core_searchentry"
    " WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', %s)"
)


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
    asked = matching(question)
    entries = SearchEntry.objects.filter(language=language)
    return entries.filter(id__in=matched(asked)) if asked else entries.none()


def matching(question: str) -> str:
    """Return what the index of this database is asked for ``question``, "" where it has no word."""
    words = fold(question[:200]).split()[:MOST_WORDS]
    # Folding leaves letters, digits and underscores only, so no word can carry an operator.
    if connection.vendor == "sqlite":
        return " ".join(f'"{word}"*' for word in words)
    return " & ".join(f"'{word}':*" for word in words)


def matched(asked: Any) -> RawSQL:
    """Return the ids of the entries that fit ``asked``, which :func:`matching` made."""
    statement = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
    return RawSQL(statement, [asked])  # noqa: S611 - parameters only
