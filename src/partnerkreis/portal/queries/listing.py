# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of all encounters: a page of it costs the same among fifty and a hundred thousand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    Model,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.fields import NamesField, TranslatedField
from partnerkreis.core.naming import Names
from partnerkreis.core.prepared import Given, Prepared
from partnerkreis.core.translated import Translated
from partnerkreis.directory.models import Body, Mention, Place, Topic
from partnerkreis.encounters.models import Encounter
from partnerkreis.encounters.queries import named_bodies, to_list
from partnerkreis.partnerships.models import Partnership
from partnerkreis.portal.parameters import Filter

PER_PAGE: Final = 50
#: A choice among more is no help to anybody; such a list is reached from the partnership's page.
MOST_CHOICES: Final = 80

#: What can be chosen from records, and the field that names them.
_FACETS: Final[dict[str, tuple[type[Model], str]]] = {
    "partnership": (Partnership, "title"),
    "topic": (Topic, "label"),
    "place": (Place, "names"),
    "side": (Body, "names"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the list can be narrowed down to."""

    key: str
    named: Names | Translated


@dataclass(slots=True)
class Listing:
    """One page of the list, with what it can be narrowed down to."""

    filter: Filter
    number: int
    encounters: list[Encounter] = field(default_factory=list)
    has_next: bool = False
    bodies: dict[UUID, Body] = field(default_factory=dict)
    #: By facet; empty where there are too many to choose from.
    choices: dict[str, list[Choice]] = field(default_factory=dict)
    chosen: dict[str, Choice] = field(default_factory=dict)
    first_year: int | None = None
    last_year: int | None = None

    def unknown(self) -> list[str]:
        """Return the names of what is chosen and does not exist."""
        missing = {
            name for name, _v in self.filter.chosen() if name in _FACETS and name not in self.chosen
        }
        return sorted(missing | set(self.filter.impossible()))


def encounter_listing(wanted: Filter, *, number: int, actor: Actor) -> Listing | None:
    """Return page ``number`` of the encounters ``wanted`` (five queries at most), newest first.

    None where the list ends before that page; the first page is always there, if empty.
    """
    found = Listing(wanted, number)
    _add_choices(found, actor)
    if not found.unknown():
        _add_encounters(found, actor)
    return found if found.encounters or number == 1 else None


def _add_encounters(found: Listing, actor: Actor) -> None:
    page = _page(found.filter, found.number, actor)
    found.encounters, found.has_next = page[:PER_PAGE], len(page) > PER_PAGE
    found.bodies = bodies_of(found.encounters)


def bodies_of(encounters: Iterable[Encounter], *more: UUID) -> dict[UUID, Body]:
    """Return the bodies of all sides of ``encounters``, and ``more`` (one query)."""
    sides = {row.body_id for e in encounters for row in e.side_rows}  # type: ignore[attr-defined] # annotated by with_rows
    return named_bodies(sides | set(more))


def _page(wanted: Filter, number: int, actor: Actor) -> list[Encounter]:
    """Return the encounters of a page and one more, if there is one.

    What is dated comes first, from the index; what is not is read only where the dated end. How
    many are dated has to be counted only on pages behind their end.
    """
    start, size = (number - 1) * PER_PAGE, PER_PAGE + 1
    names, given = frozenset(name for name, _value in wanted.chosen()), _given(wanted)
    found = _DATED(actor, names, start, size, **given)
    if len(found) == size:
        return found
    passed = 0 if found or not start else start - next(iter(_COUNT(actor, names, **given)), (0,))[0]
    return found + _UNDATED(actor, names, passed, size - len(found), **given)


def _given(wanted: Filter) -> dict[str, Any]:
    """Return what is chosen as the values of the queries; a year is its first and last day."""
    given: dict[str, Any] = dict(wanted.chosen())
    if year := int(given.pop("year", 0)):
        given |= {"first_day": date(year, 1, 1), "last_day": date(year, 12, 31)}
    return given


def _dated(actor: Actor, chosen: frozenset[str], start: int, size: int) -> QuerySet[Encounter]:
    dated, order = _all_dated(actor, chosen), ("-latest", "-id")
    if start or chosen - {"kind"}:
        return _rows(dated, order, start, size)
    # An index has them in this order: nothing is read but what is shown.
    return to_list(dated).order_by(*order)[:size]


def _all_dated(actor: Actor, chosen: frozenset[str]) -> QuerySet[Encounter]:
    return _narrowed(actor, chosen).filter(when__isnull=False, latest__isnull=False)


def _count(actor: Actor, chosen: frozenset[str]) -> QuerySet[Any, Any]:
    dated = _all_dated(actor, chosen).order_by().values(one=Value(1))
    return dated.annotate(total=Count("pk")).values_list("total")


def _undated(actor: Actor, chosen: frozenset[str], start: int, size: int) -> QuerySet[Encounter]:
    undated = _narrowed(actor, chosen).filter(Q(when__isnull=True) | Q(latest__isnull=True))
    return _rows(undated, (F("earliest").desc(nulls_last=True), "-id"), start, size)


def _rows(
    encounters: QuerySet[Encounter], order: tuple[Any, ...], start: int, size: int
) -> QuerySet[Encounter]:
    """Return a slice; texts and sides are read only of what is in it, however deep it lies."""
    ids = encounters.order_by(*order).values("pk")[start : start + size]
    return to_list(Encounter.objects.filter(pk__in=ids)).order_by(*order)


def _narrowed(actor: Actor, chosen: frozenset[str]) -> QuerySet[Encounter]:
    """Return the encounters by what is chosen; the values are given when the query runs."""
    encounters = visible_to(actor, Encounter.objects.all())
    if "kind" in chosen:
        encounters = encounters.filter(kind=_text("kind"))
    if "year" in chosen:
        days = (Given("first_day", DateField()), Given("last_day", DateField()))
        encounters = encounters.filter(earliest__range=days, when__isnull=False)
    if "partnership" in chosen:
        encounters = encounters.filter(partnerships__key=_text("partnership"))
    if "side" in chosen:
        encounters = encounters.filter(sides__body__key=_text("side"))
    for name in {"topic", "place"} & chosen:
        named = Mention.objects.filter(**{f"{name}__key": _text(name)})
        encounters = encounters.filter(pk__in=named.values("record"))
    return encounters


def _text(name: str) -> Given:
    return Given(name, CharField())


_DATED: Final[Prepared[Encounter]] = Prepared(_dated)
_COUNT: Final[Prepared[tuple[int]]] = Prepared(_count)
_UNDATED: Final[Prepared[Encounter]] = Prepared(_undated)


def _add_choices(found: Listing, actor: Actor) -> None:
    """Read everything there is to choose from, and what is chosen, in one query."""
    impossible = set(found.filter.impossible())
    keys = {n: key for n, key in found.filter.chosen() if n in _FACETS and n not in impossible}
    for facet, key, named, is_chosen in _CHOICES(actor, frozenset(keys), MOST_CHOICES, **keys):
        if facet == "year":
            found.last_year = max(found.last_year or 0, int(key[:4]))
            found.first_year = min(found.first_year or 9999, int(key[:4]))
        elif is_chosen:
            found.chosen[facet] = _choice(facet, key, named)
        else:
            found.choices.setdefault(facet, []).append(_choice(facet, key, named))


def _choices(actor: Actor, chosen: frozenset[str], most: int) -> QuerySet[Any, Any]:
    first, *others = [*_choice_rows(actor, chosen, most), *_year_rows(actor)]
    return first.union(*others, all=True)


def _choice(facet: str, key: str, named: str) -> Choice:
    is_names = _FACETS[facet][1] == "names"
    return Choice(key, NamesField.stored(named) if is_names else TranslatedField.stored(named))


def _choice_rows(actor: Actor, chosen: frozenset[str], most: int) -> Iterable[QuerySet[Any, Any]]:
    for facet, (model, name) in _FACETS.items():
        shown = visible_to(actor, model._default_manager.all()).order_by()
        too_many = When(Exists(shown.values("pk")[most : most + 1]), then=Value(None))
        # No key is behind NULL: with too many, the index of the keys is not even opened.
        few = shown.filter(key__gt=Case(too_many, default=Value(""), output_field=CharField()))
        yield _row(few, facet, "key", name, is_chosen=False)
        if facet in chosen:
            yield _row(shown.filter(key=_text(facet)), facet, "key", name, is_chosen=True)


def _year_rows(actor: Actor) -> Iterable[QuerySet[Any, Any]]:
    """Return the first and the last day there is, each by one step into the index."""
    shown = visible_to(actor, Encounter.objects.all()).filter(when__isnull=False)
    beginnings = shown.filter(earliest__isnull=False)
    for order in ("earliest", "-earliest"):
        end = Encounter.objects.filter(pk__in=beginnings.order_by(order).values("pk")[:1])
        yield _row(end, "year", "earliest", "title", is_chosen=False)


def _row(
    records: QuerySet[Any], facet: str, key: str, name: str, *, is_chosen: bool
) -> QuerySet[Any, Any]:
    row: QuerySet[Any, Any] = records.annotate(
        facet=Value(facet, output_field=CharField()),
        choice=Cast(key, TextField()),
        named=Cast(name, TextField()),
        is_chosen=Value(is_chosen),
    ).values_list("facet", "choice", "named", "is_chosen")
    return row


_CHOICES: Final[Prepared[tuple[Any, ...]]] = Prepared(_choices)
