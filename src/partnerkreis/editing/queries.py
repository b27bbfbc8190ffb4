# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding the record to be edited, its history, and the records a field may name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import CharField, QuerySet

from partnerkreis.access.policy import Actor, Permission, can, visible_to
from partnerkreis.access.queries import bodies_of as bodies_of
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES, Language
from partnerkreis.core.models import SearchEntry
from partnerkreis.core.prepared import Given, Prepared
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Person, Source, Tenure
from partnerkreis.editing.catalogue import KINDS
from partnerkreis.editing.catalogue.shape import RecordField
from partnerkreis.editing.titles import RELATED, title_of
from partnerkreis.journal.models import Entry
from partnerkreis.search.entries import READERS
from partnerkreis.search.index import asked, matched, words_of

#: So many records are listed in a form; of more, those that fit what was typed.
MOST_LISTED = 200
#: So many are offered where several fit.
MOST_OFFERED = 8


def may(actor: Actor, permission: Permission, record: Record) -> bool:
    """Return whether ``actor`` has ``permission`` for this record."""
    return can(actor, permission, *bodies_of(record))


def visible_record(actor: Actor, kind: str, key: str) -> Record | None:
    """Return the record that ``actor`` may read, or None."""
    if kind not in KINDS:
        return None
    return next(iter(_VISIBLE(KINDS[kind].model, actor, key=key)), None)


def _visible(model: type[Record], actor: Actor) -> QuerySet[Any]:
    named: QuerySet[Any] = model._default_manager.filter(key=Given("key", CharField()))
    return _with_related(visible_to(actor, named))


# Every page of a record begins with it.
_VISIBLE: Final[Prepared[Record]] = Prepared(_visible)


def history_of(record: Record, *, limit: int = 50, after: int = 0) -> list[Entry]:
    """Return what the journal says of ``record``, the latest first, without the first ``after``."""
    entries = Entry.objects.filter(record_id=record.pk).order_by("-at", "-pk")
    return list(entries[after : after + limit])


@dataclass(frozen=True, slots=True)
class Offered:
    """A record that a field may name. ``title`` is unlike that of any other offered."""

    record: Record
    title: str


def eligible(field: RecordField, record: Record, actor: Actor) -> QuerySet[Any]:
    """Return the records that ``field`` of ``record`` may name and ``actor`` may read."""
    found: QuerySet[Any] = visible_to(actor, field.model._default_manager.all())
    if field.among is not None and not _is_free(field, record):
        found = field.among(record, found)
    if isinstance(record, field.model) and not record._state.adding:
        found = found.exclude(pk=record.pk)
    return found


def _with_related(found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the query set with what titles are made of."""
    related = RELATED.get(found.model, ())
    return found.select_related(*related) if related else found


def _is_free(field: RecordField, record: Record) -> bool:
    """Return whether nothing narrows down what ``field`` may name; or nothing yet."""
    return field.among is None or (record._state.adding and not _is_settled(record))


def _is_settled(record: Record) -> bool:
    return bool(getattr(record, "partnership_id", None) or getattr(record, "instrument_id", None))


def listed(
    field: RecordField, record: Record, actor: Actor, language: Language
) -> list[Offered] | None:
    """Return all that the field may name, by title; None where they are too many for a list."""
    if _is_free(field, record):
        if _MANY(field.model, actor):
            return None
        some = _ALL(field.model, actor)
        return _offered([one for one in some if one.pk != record.pk], language)
    some = list(_with_related(eligible(field, record, actor))[: MOST_LISTED + 1])
    return _offered(some, language) if len(some) <= MOST_LISTED else None


def offered_by_key(
    field: RecordField, record: Record, actor: Actor, language: Language, keys: Collection[str]
) -> list[Offered]:
    """Return those that have one of ``keys``, by title, of what the field may name."""
    if not keys:
        return []
    found = eligible(field, record, actor).filter(key__in=keys)
    return _offered(list(_with_related(found)[:MOST_LISTED]), language)


def _all(model: type[Record], actor: Actor) -> QuerySet[Any]:
    return _with_related(visible_to(actor, model._default_manager.all()))


def _behind_a_list(model: type[Record], actor: Actor) -> QuerySet[Any, Any]:
    """Return what there is only where there are more than are listed, without reading these."""
    found: QuerySet[Any] = visible_to(actor, model._default_manager.all())
    return found.order_by().values_list("pk")[MOST_LISTED : MOST_LISTED + 1]


# A form asks for each kind of record that it names.
_ALL: Final[Prepared[Record]] = Prepared(_all)
_MANY: Final[Prepared[tuple[UUID]]] = Prepared(_behind_a_list)


def _offered(records: list[Record], language: Language) -> list[Offered]:
    titles = [title_of(record, language) for record in records]
    offered = [
        Offered(record, title if titles.count(title) == 1 else f"{title} ({record.key})")
        for record, title in zip(records, titles, strict=True)
    ]
    return sorted(offered, key=lambda one: fold(one.title))


def named_by(
    field: RecordField, record: Record, actor: Actor, language: Language, typed: str
) -> list[Offered]:
    """Return the records that may be meant by ``typed``: one where it is plain which."""
    offered = listed(field, record, actor, language) or _searched(
        field, record, actor, language, typed
    )
    exact = [one for one in offered if typed in (one.record.key, one.title)]
    if exact:
        return exact[:1]
    wanted = fold(typed)
    same = [one for one in offered if wanted in _names(one, language)]
    alike = [one for one in offered if wanted and wanted in " ".join(_names(one, language))]
    return same if len(same) == 1 else (same or alike)[:MOST_OFFERED]


def _names(offered: Offered, language: Language) -> list[str]:
    in_all = (title_of(offered.record, other) for other in INTERFACE_LANGUAGES)
    return [fold(name) for name in dict.fromkeys((offered.title, *in_all))]


def _searched(
    field: RecordField, record: Record, actor: Actor, language: Language, typed: str
) -> list[Offered]:
    """Return what search finds, of the many that cannot be listed."""
    found = eligible(field, record, actor)
    if field.model is Tenure:
        found = _named(found, "person", Person, typed)
    elif field.model is Source:
        found = found.filter(title__icontains=typed)
    elif field.model in READERS:
        found = _named(found, "pk", field.model, typed)
    return _offered(list(_with_related(found)[:MOST_LISTED]), language)


def _named(found: QuerySet[Any], path: str, model: type[Record], typed: str) -> QuerySet[Any]:
    """Return what is called so, or has a name in which what was typed stands somewhere."""
    begun = found.filter(**{f"{path}__in": _ids(model, typed)})
    if begun.exists():
        return begun
    entries = SearchEntry.objects.filter(kind=model._meta.model_name)
    for word in words_of(typed):
        entries = entries.filter(folded__contains=word)
    return found.filter(**{f"{path}__in": entries.values("record")})


def _ids(model: type[Record], typed: str) -> QuerySet[Any, Any]:
    """Return the records that search finds: the words stand at the start of their words."""
    words, kind = words_of(typed), model._meta.model_name or ""
    entries = SearchEntry.objects.filter(kind=kind)
    if not words:
        return entries.none().values("record")
    return entries.filter(id__in=matched(asked(words, kinds=[kind]))).values("record")


def twins(model: type[Record], title: str, actor: Actor, language: Language) -> list[Offered]:
    """Return records of ``model`` that are called the same as one that is about to be made."""
    if not fold(title):
        return []
    found: QuerySet[Any] = visible_to(actor, model._default_manager.all())
    if model in READERS:
        found = found.filter(pk__in=_ids(model, title))
    some = _offered(list(_with_related(found)[:MOST_LISTED]), language)
    return [one for one in some if fold(title) in _names(one, language)][:MOST_OFFERED]
