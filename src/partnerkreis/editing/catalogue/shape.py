# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""How it is said what of a record can be edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from django.db import models
from django.utils.functional import Promise

from partnerkreis.core.records import Record

Words = str | Promise
#: Values to choose from, each with its words.
Choices = Iterable[tuple[str, Words]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that can be edited; ``name`` is that of the field of the model."""

    name: str
    label: Words
    hint: Words = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField(Field):
    """A date as people write it. ``bounds`` names what was inferred and yields to it."""

    bounds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Field):
    """A text in the languages of the house, each with its state."""

    is_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesField(Field):
    """Names in the languages of the house, in these forms."""

    forms: tuple[str, ...] = ("full",)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineField(Field):
    """Plain text in one line, or in several."""

    is_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberField(Field):
    """A whole number, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreesField(Field):
    """A geographical coordinate; ``most`` is how far from zero it can lie."""

    most: int = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureField(Field):
    """A number of two decimals: inhabitants, square kilometres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayField(Field):
    """A day of the calendar, exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeField(Field):
    """A time of day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesField(Field):
    """Several short texts, one a line: other names of the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesField(Field):
    """Several dates as people write them, one a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidField(LineField):
    """What a source says: a number, or words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountField(Field):
    """Money, kept in whole cents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateField(Field):
    """What one unit of a currency is in another: a decimal number above nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagField(Field):
    """Yes or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """One of the choices that the model declares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOfField(ChoiceField):
    """One of ``choices``, which may be others for each record; or what stands there already."""

    choices: Callable[[Any], Choices]
    usual: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeOfField(Field):
    """Any number of ``choices``; what stands there already and is none of them is kept."""

    choices: Callable[[], Choices]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaybeField(ChoiceField):
    """Yes, no, or that nobody says."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a record that is not there yet is begun with its title: as part of one of ``among``."""

    link: str
    among: Callable[[Any], Iterable[Record]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField(Field):
    """Another record; ``among`` narrows which ones come into question for a record.

    With ``beginning`` one that is not there yet can be begun by its title.
    """

    model: type[Record]
    among: Callable[[Any, models.QuerySet[Any]], models.QuerySet[Any]] | None = None
    beginning: Beginning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsField(RecordField):
    """Several other records, each at most once, without an order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsField(Field):
    """Rows that live and die with the record; without a value in ``key`` a row is none."""

    model: type[models.Model]
    owner: str
    key: str
    columns: tuple[Field, ...]
    #: What all of the rows have besides; others are left alone.
    only: Mapping[str, Any] = field(default_factory=dict)
    #: So are rows that have this.
    without: Mapping[str, Any] = field(default_factory=dict)
    #: Whether the same value in ``key``, together with ``once_with``, may stand once only.
    is_once: bool = True
    once_with: tuple[str, ...] = ()

    def owned_by(self, record: Record) -> dict[str, Any]:
        """Return the columns that say whose the rows are."""
        column: Any = self.model._meta.get_field(self.owner)
        return {column.attname: record.pk, **self.only}

    def rows_of(self, record: Record) -> models.QuerySet[Any]:
        """Return the rows of ``record``, in their order."""
        return owned_rows(self.model, self.owner, record.pk, self.only, self.without)

    def others_of(self, record: Record) -> models.QuerySet[Any]:
        """Return the rows of ``record`` that are left alone."""
        own = replace(self, only={}, without={}).owned_by(record)
        rows: models.QuerySet[Any] = self.model._default_manager.filter(**own)
        return rows.exclude(pk__in=self.rows_of(record).order_by().values("pk"))

    @property
    def has_position(self) -> bool:
        return _has_position(self.model)

    @property
    def is_all(self) -> bool:
        """Whether all rows of a record are asked for."""
        return not (self.only or self.without)


def owned_rows(
    model: type[models.Model],
    owner: str,
    key: Any,
    only: Mapping[str, Any],
    without: Mapping[str, Any],
) -> models.QuerySet[Any]:
    """Return the rows whose ``owner`` has the primary key ``key``, in their order."""
    column: Any = model._meta.get_field(owner)
    rows = model._default_manager.filter(**{column.attname: key}, **only)
    rows = rows.exclude(**without) if without else rows
    return rows.order_by("position" if _has_position(model) else "pk")


def _has_position(model: type[models.Model]) -> bool:
    return any(field.name == "position" for field in model._meta.concrete_fields)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together; those that are rarely needed are folded.

    A group that stands apart is no part of the whole form: it has a form of its own.
    """

    title: Words
    fields: tuple[Field, ...]
    is_folded: bool = False
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Companion:
    """A record made together with a new one: the tenure of a new person."""

    model: type[Record]
    link: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record. ``given`` is settled when a record is made and not changed after."""

    name: str
    model: type[Record]
    title: Words
    groups: tuple[Group, ...]
    given: tuple[Field, ...] = ()
    #: Names of the fields asked for when a record is made; empty: none is made here.
    at_first: tuple[str, ...] = ()
    companion: Companion | None = None
    #: The text that is its name, where nothing is called ``name`` or ``names``.
    called_by: str = ""
    #: The address of the public page, and how to come to the record that has it.
    public: str = ""
    #: Whether it is the business of its body alone, and never released.
    is_internal: bool = False
    #: Refuses what does not go together, once everything is set. Raises CannotSave.
    check: Callable[[Any], None] | None = None
    shown_with: Callable[[Any], Record | None] | None = None

    @property
    def fields(self) -> Iterator[Field]:
        for group in self.groups:
            yield from group.fields

    def field(self, name: str) -> Field | None:
        """Return the field of this name that can be edited, or None."""
        return next((one for one in self.fields if one.name == name), None)

    def model_of(self, field: Field) -> type[Record]:
        """Return the model that has ``field``: that of the companion where it is asked for it."""
        if self.companion is not None and field in self.companion.fields:
            return self.companion.model
        return self.model

    @property
    def usual_groups(self) -> tuple[Group, ...]:
        """The groups of the whole form."""
        return tuple(group for group in self.groups if not group.is_apart)

    def group_of(self, name: str) -> Group | None:
        """Return the group in which a field stands, unfolded."""
        for group in self.groups:
            if any(one.name == name for one in group.fields):
                return replace(group, is_folded=False)
        return None

    def first_fields(self) -> tuple[Field, ...]:
        """Return what is asked for when a record is made."""
        wanted = tuple(one for one in self.fields if one.name in self.at_first)
        also = self.companion.fields if self.companion else ()
        return (*self.given, *wanted, *also)

    @property
    def can_be_made(self) -> bool:
        return bool(self.at_first)

    def asking(self, *groups: Group) -> Self:
        """Return the kind with only these groups."""
        return replace(self, groups=groups)
