# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding records by any spelling."""

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from partnerkreis.core.folding import fold
from partnerkreis.core.models import SearchEntry

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
    words = fold(question[:200]).split()[:MOST_WORDS]
    entries = SearchEntry.objects.filter(language=language, is_released=True)
    if not words:
        return entries.none()
    if kind:
        entries = entries.filter(kind=kind)
    return entries.filter(id__in=_matching(words))


def _matching(words: list[str]) -> RawSQL:
    # Folding leaves letters, digits and underscores only, so no word can carry an operator.
    if connection.vendor == "sqlite":
        return RawSQL(_SQLITE, [" ".join(f'"{word}"*' for word in words)])  # noqa: S611 - parameters only
    return RawSQL(_POSTGRESQL, [" & ".join(f"'{word}':*" for word in words)])  # noqa: S611 - likewise
