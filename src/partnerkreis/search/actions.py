# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping the search table in step with the records."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import models

from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.models import SearchEntry
from partnerkreis.search.entries import READERS, Found

_BATCH = 1000


def index_records(model: type[models.Model], ids: list[UUID]) -> None:
    """Write anew what search knows of these records; kinds without a page are passed over."""
    read = READERS.get(model)
    if read is None or not ids:
        return
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        SearchEntry.objects.filter(record__in=some).delete()
        SearchEntry.objects.bulk_create(_entries(model, read, some), batch_size=_BATCH)


def _entries(
    model: type[models.Model], read: Callable[[Any], Found], ids: list[UUID]
) -> Iterator[SearchEntry]:
    for record in model._default_manager.filter(pk__in=ids):
        found = read(record)
        for language in INTERFACE_LANGUAGES:
            yield _entry(record, found, language)


def _entry(record: Any, found: Found, language: Language) -> SearchEntry:
    title, excerpt = found.title(language), found.excerpt.text(language)
    return SearchEntry(
        record=record.pk,
        kind=found.kind,
        key=record.key,
        language=language,
        is_released=record.published_at is not None,
        title=title[:400],
        excerpt=excerpt,
        folded=fold(" ".join((title, excerpt, *found.also))),
    )


def rebuild() -> None:
    """Write the whole search table anew."""
    for model in READERS:
        ids: Iterable[UUID] = model._default_manager.values_list("pk", flat=True)
        index_records(model, list(ids))
