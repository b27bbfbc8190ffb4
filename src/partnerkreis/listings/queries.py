# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page of a list: it costs the same among fifty and among a hundred thousand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from django.db import models
from django.db.models import CharField, Exists, F, Q, QuerySet, UUIDField

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import Language
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.listings.rules import MOST_COUNTED, PER_PAGE, Asked, Place, day
from partnerkreis.listings.shape import Listing
from partnerkreis.search.index import has_more_than, words_of
from partnerkreis.search.queries import entry_with, given_words, records_found

#: So many lines a table takes at most.
MOST_TAKEN: Final = 20_000
_BATCH: Final = 500
#: What so many have is looked for by the index; what more have, in one after the other.
_FEW: Final = 2_000
#: How a list is narrowed down by words: to records that were found, or to those that have them.
_FOUND, _WORDS = "found", "words"

#: What a list is narrowed down to, without the values: (facet, value where each is another way).
_Ways = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Page:
    """A page of a list. ``total`` is None where there are too many to be counted.

    Then it has more than ``MOST_COUNTED``, unless words are in so many that nobody looks.
    """

    asked: Asked
    records: list[Any] = field(default_factory=list)
    total: int | None = 0
    earlier: Asked | None = None
    later: Asked | None = None
    #: Whether the order that was asked for could be made.
    is_in_order: bool = True
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """A list narrowed down, with the values that its queries are given."""

    listing: Listing
    actor: Actor
    language: Language
    ways: _Ways
    given: dict[str, Any]
    #: Whether it has words that are in so many records that these are looked at one by one.
    is_common: bool = False

    def described(self) -> tuple[Any, ...]:
        return self.listing, self.actor, self.language, self.ways


def page_of(listing: Listing, asked: Asked, actor: Actor, language: Language) -> Page:
    """Return the page asked for; the first one is always there, if empty."""
    narrowed = _narrowed(listing, asked, actor, language, is_whole=False)
    if narrowed is None:
        return Page(asked.at_the_beginning())
    if narrowed.is_common or _first_ids(narrowed, start=MOST_COUNTED, most=1):
        return _page_of_many(narrowed, asked)
    ids = _first_ids(narrowed)
    ordered = _ordered(narrowed, asked, ids)
    last = max(1, -(-len(ids) // PER_PAGE))
    number = min(asked.number, last)
    start = (number - 1) * PER_PAGE
    found = Page(asked, total=len(ids))
    found.records = _records(narrowed, ordered[start : start + PER_PAGE])
    return found


def ids_of(listing: Listing, asked: Asked, actor: Actor, language: Language) -> list[UUID]:
    """Return the ids of all that is asked for, in order; at most one more than are taken."""
    narrowed = _narrowed(listing, asked, actor, language, is_whole=True)
    if narrowed is None:
        return []
    ids = _first_ids(narrowed, most=MOST_TAKEN + 1)
    return _ordered(narrowed, asked, ids)


def records_of(listing: Listing, ids: Sequence[UUID], *, is_shown: bool = False) -> Iterator[Any]:
    """Yield records with what their columns need, in the order of ``ids``.

    Where they are only shown on a page, without what the table has besides.
    """
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        by_id = {record.pk: record for record in _ROWS(listing, is_shown, records=some)}
        yield from (by_id[pk] for pk in some if pk in by_id)


def _narrowed(
    listing: Listing, asked: Asked, actor: Actor, language: Language, *, is_whole: bool
) -> _Narrowed | None:
    """Return the list narrowed down, or None where nothing can be in it.

    Of the whole of it, or of a page.
    """
    ways: list[tuple[str, str]] = []
    given: dict[str, Any] = {}
    for name, value in asked.chosen:
        facet = listing.facet(name)
        if facet.by_value:
            if value not in facet.by_value:
                return None
            ways.append((name, value))
            continue
        values = facet.given(value) if facet.given else {name: value}
        if values is None:
            return None
        given |= values
        ways.append((name, ""))
    if not asked.question:
        return _Narrowed(listing, actor, language, tuple(ways), given)
    words, kind = words_of(asked.question), _searched(listing)[0]
    if not words:
        return None
    if not is_whole and has_more_than(_FEW, words, language, [kind]):
        described = (*ways, (_WORDS, str(len(words))))
        return _Narrowed(listing, actor, language, described, given | given_words(words), True)
    given[_FOUND] = records_found(words, kind=kind, language=language)
    return _Narrowed(listing, actor, language, (*ways, (_FOUND, "")), given)


def _searched(listing: Listing) -> tuple[str, str]:
    """Return the kind of the entries that hold the words of a list, and where it leads to them."""
    known, path = listing.searched or (listing.model, "pk")
    return known._meta.model_name or "", path


def _value(name: str) -> Given:
    is_day = name.endswith("_day")
    return Given(name, models.DateField() if is_day else CharField())


def _in_reach(listing: Listing, actor: Actor, language: Language, ways: _Ways) -> QuerySet[Any]:
    found: QuerySet[Any] = visible_to(actor, listing.model._default_manager.all())
    for name, value in ways:
        if name == _FOUND:
            path = _searched(listing)[1]
            found = found.filter(**{f"{path}__in": GivenAny(_FOUND, UUIDField())})
        elif name == _WORDS:
            kind, path = _searched(listing)
            entry = entry_with(int(value), kind=kind, language=language, of=path)
            found = found.filter(Exists(entry))
        elif value:
            found = listing.facet(name).by_value[value](found)
        else:
            found = listing.facet(name).narrow(found, _value)
    return found


def _segment(
    listing: Listing,
    actor: Actor,
    language: Language,
    ways: _Ways,
    is_there: bool,
    is_rising: bool,
    has_place: bool,
    size: int,
) -> QuerySet[Any, Any]:
    """Return ids with their value in the ordering column: of those that have one, or of others."""
    found, column = _in_reach(listing, actor, language, ways), listing.order
    if listing.may_lack:
        found = found.filter(**{f"{column}__isnull": not is_there})
    if has_place:
        found = found.filter(_beyond(listing, is_there, is_rising))
    sign = "" if is_rising else "-"
    order = [f"{sign}{column}", f"{sign}pk"] if is_there else [f"{sign}pk"]
    return found.order_by(*order).values_list("pk", column)[:size]


def _whole(
    listing: Listing, actor: Actor, language: Language, ways: _Ways, start: int, size: int
) -> QuerySet[Any, Any]:
    """Return ids in the order of the list; what has nothing in the ordering column comes last."""
    found, column = _in_reach(listing, actor, language, ways), F(listing.order)
    # Databases do not agree on where nothing comes in an order.
    last = True if listing.may_lack else None
    if listing.is_newest_first:
        found = found.order_by(column.desc(nulls_last=last), "-pk")
    else:
        found = found.order_by(column.asc(nulls_last=last), "pk")
    return found.values_list("pk")[start : start + size]


def _beyond(listing: Listing, is_there: bool, is_rising: bool) -> Q:
    """Return the condition of what comes after the place that is given when the query runs."""
    after = "gt" if is_rising else "lt"
    further = Q(**{f"pk__{after}": Given("place_record", UUIDField())})
    if not is_there:
        return further
    kind = models.DateField() if _is_by_day(listing) else CharField()
    value, column = Given("place_value", kind), listing.order
    # The first condition alone says where in the index to begin.
    return Q(**{f"{column}__{after}e": value}) & (
        Q(**{f"{column}__{after}": value}) | (Q(**{column: value}) & further)
    )


def _is_by_day(listing: Listing) -> bool:
    return isinstance(listing.model._meta.get_field(listing.order), models.DateField)


def _rows(listing: Listing, is_shown: bool) -> QuerySet[Any]:
    wanted = listing.model._default_manager.filter(pk__in=GivenAny("records", UUIDField()))
    return ((is_shown and listing.shown_rows) or listing.rows)(wanted)


def _comparable(
    listing: Listing, actor: Actor, language: Language, ways: _Ways, name: str
) -> QuerySet[Any]:
    found = _in_reach(listing, actor, language, ways)
    return found.order_by().only("pk", *listing.column(name).needs)


_WHOLE: Final[Prepared[tuple[UUID]]] = Prepared(_whole)
_IDS: Final[Prepared[tuple[UUID, Any]]] = Prepared(_segment)
_ROWS: Final[Prepared[Any]] = Prepared(_rows)
_COMPARABLE: Final[Prepared[Any]] = Prepared(_comparable)


def _first_ids(narrowed: _Narrowed, *, start: int = 0, most: int = MOST_COUNTED) -> list[UUID]:
    """Return ids in the order of the list, at most so many."""
    return [pk for (pk,) in _WHOLE(*narrowed.described(), start, most, **narrowed.given)]


def _take(
    narrowed: _Narrowed, is_there: bool, is_rising: bool, place: Place | None, size: int
) -> list[tuple[UUID, Any]]:
    given = dict(narrowed.given)
    if place is not None:
        given["place_record"] = place.record
        given["place_value"] = day(place.value) if _is_by_day(narrowed.listing) else place.value
    ways = (is_there, is_rising, place is not None, size)
    return _IDS(*narrowed.described(), *ways, **given)


def _ordered(narrowed: _Narrowed, asked: Asked, ids: list[UUID]) -> list[UUID]:
    """Return the ids in the order that is asked for."""
    listing = narrowed.listing
    if not asked.sort or (asked.sort == listing.ordered_by and not _needs(listing, asked.sort)):
        is_turned = bool(asked.sort) and asked.is_descending != listing.is_newest_first
        return _turned(narrowed, ids) if is_turned else ids
    if len(ids) > MOST_TAKEN:
        return ids
    records = _COMPARABLE(*narrowed.described(), asked.sort, **narrowed.given)
    return [pk for _key, pk in _sorted(narrowed, asked, records)]


def _needs(listing: Listing, name: str) -> tuple[str, ...]:
    return listing.column(name).needs


def _turned(narrowed: _Narrowed, ids: list[UUID]) -> list[UUID]:
    """Return the ids in the opposite order; those without a value stay at the end."""
    if not narrowed.listing.may_lack:
        return ids[::-1]
    is_rising = narrowed.listing.is_newest_first
    there = [pk for pk, _value in _take(narrowed, True, is_rising, None, MOST_TAKEN + 1)]
    return there + ids[len(there) :]


def _sorted(narrowed: _Narrowed, asked: Asked, records: list[Any]) -> list[tuple[Any, UUID]]:
    column, language = narrowed.listing.column(asked.sort), narrowed.language
    of = column.order or column.cell
    keys = [(_key(of(record, language)), record.pk) for record in records]
    there = [one for one in keys if one[0] is not None]
    lacking = [one for one in keys if one[0] is None]
    return sorted(there, reverse=asked.is_descending) + sorted(lacking, key=lambda one: one[1])


def _key(value: Any) -> Any:
    """Return what is compared of a value; None where there is nothing."""
    if isinstance(value, str):
        return fold(value) or None
    return value


def _records(narrowed: _Narrowed, ids: Sequence[UUID]) -> list[Any]:
    return list(records_of(narrowed.listing, ids, is_shown=True))


def _page_of_many(narrowed: _Narrowed, asked: Asked) -> Page:
    """Return a page of a list that nobody counts: from its beginning, its end, or a place in it."""
    listing = narrowed.listing
    by_default = asked.sort in ("", listing.ordered_by)
    is_descending = asked.is_descending if asked.sort and by_default else listing.is_newest_first
    is_backwards = asked.before is not None or asked.is_last
    place = asked.before if asked.before is not None else asked.after
    rows = _walk(narrowed, is_descending, is_backwards, None if asked.is_last else place)
    is_more, rows = len(rows) > PER_PAGE, rows[:PER_PAGE]
    if is_backwards:
        rows.reverse()
    start = asked.at_the_beginning()
    found = Page(asked, total=None, is_in_order=by_default, is_long=not narrowed.is_common)
    found.records = _records(narrowed, [pk for pk, _value in rows])
    if rows and (is_more if is_backwards else place is not None):
        found.earlier = replace(start, before=_place(rows[0]))
    if rows and (not asked.is_last if is_backwards else is_more):
        found.later = replace(start, after=_place(rows[-1]))
    return found


def _place(row: tuple[UUID, Any]) -> Place:
    pk, value = row
    return Place("" if value is None else str(value), pk)


def _walk(
    narrowed: _Narrowed, is_descending: bool, is_backwards: bool, place: Place | None
) -> list[tuple[UUID, Any]]:
    """Return a page of rows and one more, if there is one, from a place in a direction."""
    segments = [True, False] if narrowed.listing.may_lack else [True]
    if is_backwards:
        segments.reverse()
    is_rising = is_descending == is_backwards
    if place is not None and narrowed.listing.may_lack:
        segments = segments[segments.index(bool(place.value)) :]
    rows: list[tuple[UUID, Any]] = []
    for is_there in segments:
        if len(rows) <= PER_PAGE:
            at = place if not rows and place and bool(place.value) == is_there else None
            rows += _take(narrowed, is_there, is_rising, at, PER_PAGE + 1)
    return rows[: PER_PAGE + 1]
