# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping the search table in step with the records."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import models

from partnerkreis.core.bulk import delete_rows, insert_rows, preparation
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.models import SearchEntry
from partnerkreis.search.entries import READERS, Found

_COLUMNS = ("record", "kind", "key", "language", "is_released", "title", "excerpt", "folded")
_BATCH = 1000


def index_records(model: type[models.Model], records: Iterable[tuple[Any, Any]]) -> None:
    """Write what search is to know of new records; kinds it does not know are passed over.

    Each record comes with its id, and may be anything that has its fields. Of those that have
    changed, :func:`forget_records` first.
    """
    read = READERS.get(model)
    if read is None:
        return
    stored = preparation(SearchEntry._meta.get_field("record"))
    entries = [
        entry for pk, record in records for entry in _entries(stored(pk), record, read(record))
    ]
    insert_rows(SearchEntry, _COLUMNS, entries, has_full_text=True)


def forget_records(ids: Iterable[Any]) -> None:
    """Remove what search knows of these records."""
    delete_rows(SearchEntry, "record", ids)


def rebuild() -> None:
    """Write the whole search table anew."""
    SearchEntry.objects.all().delete()
    for model in READERS:
        records = model._default_manager.iterator(_BATCH)
        while some := [(record.pk, record) for record in islice(records, _BATCH)]:
            index_records(model, some)


def _entries(pk: Any, record: Any, found: Found) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a record, one for each language: every word once, in no order to rely on.

    A name has a dozen forms that share nearly all their words, and each would be indexed.
    """
    also = dict.fromkeys(word for text in found.also for word in fold(text).split())
    is_released = found.is_public and record.published_at is not None
    for language in INTERFACE_LANGUAGES:
        title, excerpt = found.title(language), found.excerpt.text(language)
        own = f"{fold(title)} {fold(excerpt)}".split()
        folded = " ".join(dict.fromkeys((*own, *also)))
        yield pk, found.kind, record.key, language, is_released, title[:400], excerpt, folded
