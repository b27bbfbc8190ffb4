# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How it is said what a list shows, by what it is narrowed down, and in which order it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from partnerkreis.access.policy import Actor
from partnerkreis.core.languages import Language
from partnerkreis.core.records import Record
from partnerkreis.spreadsheets.values import Cell

Words = str | Promise
#: A value by its name in the address: what a narrowing asks for is given when the query runs.
Value = Callable[[str], Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """What stands in one column for a record, in the language of the page."""

    name: str
    heading: Words
    cell: Callable[[Any, Language], Cell]
    #: Whether the page shows it; a table to be taken along has all of them.
    is_shown: bool = True
    is_number: bool = False
    width: int = 18
    #: The columns of the model by which a short list can be ordered here; empty: not at all.
    needs: tuple[str, ...] = ()
    #: What is compared, where it is not the cell.
    order: Callable[[Any, Language], Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facet:
    """Something by which a list is narrowed down."""

    name: str
    label: Words
    #: Narrows the list down to a value, which is given when the query runs.
    narrow: Callable[[QuerySet[Any], Value], QuerySet[Any]]
    #: What there is to choose from, in words; asked with who asks, in which language.
    choices: Callable[[Actor, Language], Sequence[tuple[str, Words]]]
    #: What is asked of the database for a value that stands in the address, by name; None where
    #: the value cannot be.
    given: Callable[[str], Mapping[str, Any] | None] | None = None
    #: Narrows the list down in another way for each value.
    by_value: Mapping[str, Callable[[QuerySet[Any]], QuerySet[Any]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Listing:
    """A list. ``order`` is a column with an index, and the name of the column that shows it."""

    name: str
    kind: str
    model: type[Record]
    title: Words
    columns: tuple[Column, ...]
    facets: tuple[Facet, ...]
    order: str
    ordered_by: str
    is_newest_first: bool = False
    #: Whether a record may have nothing in the column of the order; such come last.
    may_lack: bool = False
    #: The model that search knows, and where the records of the list name it; empty: themselves.
    searched: tuple[type[Record], str] | None = None
    #: Adds what the columns need to the records of a page, or of the table.
    rows: Callable[[QuerySet[Any]], QuerySet[Any]]
    #: The same for the columns that are shown, where the others need much more.
    shown_rows: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None
    #: The record whose page a line leads to.
    leads_to: Callable[[Any], tuple[str, str]]
    #: The lines of a record in the table: one, or one for each office a person held.
    parts: Callable[[Any], Iterable[Any]] = lambda record: (record,)

    @property
    def shown(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.is_shown)

    def column(self, name: str) -> Column:
        """Return the column of this name. Raises KeyError."""
        return {column.name: column for column in self.columns}[name]

    def facet(self, name: str) -> Facet:
        """Return the facet of this name. Raises KeyError."""
        return {facet.name: facet for facet in self.facets}[name]

    @property
    def sortable(self) -> tuple[str, ...]:
        """Return the names of the columns by which the list can be ordered."""
        by_any = (column.name for column in self.shown if column.needs)
        return (self.ordered_by, *(name for name in by_any if name != self.ordered_by))


def is_recorded(model: type[Model], name: str, value: str) -> bool:
    """Return whether ``value`` is one of the choices that the model declares for a field."""
    choices: Any = model._meta.get_field(name)
    return value in dict(choices.flatchoices)
