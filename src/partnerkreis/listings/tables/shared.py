# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns and choices that several lists have."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from django.db.models import Model, Q, QuerySet, UUIDField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.dates import Edtf, Precision, words
from partnerkreis.core.folding import fold
from partnerkreis.core.languages import Language
from partnerkreis.core.naming import Names
from partnerkreis.core.prepared import GivenAny, Prepared
from partnerkreis.core.records import KEY_PATTERN
from partnerkreis.directory.models import Body
from partnerkreis.listings.shape import Column, Facet, Words
from partnerkreis.partnerships.models import Party

#: A choice among more is no help to anybody; such a list is narrowed down by words.
MOST_CHOICES: Final = 300
_KEY = re.compile(KEY_PATTERN, re.ASCII)
_YEAR = re.compile(r"[12][0-9]{3}", re.ASCII)

KEY = Column(
    name="key",
    heading=pgettext_lazy("column of a table", "Key"),
    cell=lambda record, _language: str(record.key),
    is_shown=False,
    width=28,
)


def released_on(record: Any, _language: Language) -> datetime.date | None:
    """Return the day on which the record was released, or None."""
    return timezone.localdate(record.published_at) if record.published_at else None


RELEASED = Column(
    name="released",
    heading=pgettext_lazy("column of a table", "Released"),
    cell=released_on,
    needs=("published_at",),
    width=14,
)


def text_of(date: Edtf | None, language: Language) -> str:
    """Return a date as people write it, "" where there is none."""
    return _text_of(date, language) if date else ""


@lru_cache(maxsize=4096)
def _text_of(date: Edtf, language: Language) -> str:
    return words.label(date, language).replace("\u00a0", " ")


@lru_cache(maxsize=512)
def label_of(model: type[Model], name: str, value: str, language: Language) -> str:
    """Return a choice in words; the same few stand in thousands of lines."""
    field: Any = model._meta.get_field(name)
    with override(language):
        return str(dict(field.flatchoices).get(value, value))


@lru_cache(maxsize=4096)
def exact_ends(date: Edtf | None) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and the last day of a date that is exact to the day, else nothing."""
    if date is None or date.is_approximate or date.is_uncertain:
        return None, None
    ends = (date.start, date.end) if date.is_interval else (date, date)
    first, last = (
        end.earliest if end is not None and end.precision is Precision.DAY else None for end in ends
    )
    return first, last


def keyed(name: str) -> Callable[[str], Mapping[str, Any] | None]:
    """Return how the key of a record that stands in an address is asked for."""
    return lambda value: {name: value} if len(value) <= 80 and _KEY.fullmatch(value) else None


def years(value: str) -> Mapping[str, Any] | None:
    """Return the first and the last day of a year that stands in an address."""
    if not _YEAR.fullmatch(value):
        return None
    year = int(value)
    return {"first_day": datetime.date(year, 1, 1), "last_day": datetime.date(year, 12, 31)}


def chosen_of(
    model: type[Model], name: str
) -> Callable[[Actor, Language], Sequence[tuple[str, Words]]]:
    """Return the choices that a model declares for a field, in the order of the alphabet."""

    @lru_cache
    def in_words(language: Language) -> Sequence[tuple[str, Words]]:
        field: Any = model._meta.get_field(name)
        said = [(value, label_of(model, name, value, language)) for value, _ in field.flatchoices]
        return sorted(said, key=lambda choice: fold(choice[1]))

    return lambda _actor, language: in_words(language)


def of_choice(model: type[Model], name: str) -> Callable[[str], Mapping[str, Any] | None]:
    """Return how a choice that stands in an address is asked for."""
    field: Any = model._meta.get_field(name)
    return lambda value: {name: value} if value in dict(field.flatchoices) else None


def bodies(actor: Actor, language: Language) -> list[tuple[str, Words]]:
    """Return the own bodies and their partners; of whom has no body, all, if they are few."""
    found = _PARTNERS(own=sorted(actor.bodies)) if actor.bodies else _READABLE(actor)
    some: list[tuple[str, Words]] = [(key, names.form(language)) for key, names in found]
    return sorted(some, key=lambda one: fold(str(one[1]))) if len(some) <= MOST_CHOICES else []


def _partners() -> QuerySet[Any, Any]:
    own = GivenAny("own", UUIDField())
    shared = Party.objects.filter(body__in=own).values("partnership")
    partners = Party.objects.filter(partnership__in=shared).values("body")
    # What concerns the own body may be read, and these do.
    return _to_choose(Body.objects.filter(Q(pk__in=own) | Q(pk__in=partners)))


def _to_choose(found: QuerySet[Body]) -> QuerySet[Any, Any]:
    return found.order_by().values_list("key", "names")[: MOST_CHOICES + 1]


_PARTNERS: Final[Prepared[tuple[str, Names]]] = Prepared(_partners)
_READABLE: Final[Prepared[tuple[str, Names]]] = Prepared(
    lambda actor: _to_choose(visible_to(actor, Body.objects.all()))
)


def body_facet(label: Words, path: str) -> Facet:
    """Return the facet of a body that is named at ``path``."""
    # Through keys: two sides of the same body would bring the record twice.
    return Facet(
        name="body",
        label=label,
        narrow=lambda found, value: found.filter(
            pk__in=found.model._default_manager.filter(**{path: value("body")}).values("pk")
        ),
        given=keyed("body"),
        choices=bodies,
    )


RELEASED_FACET = Facet(
    name="released",
    label=_("Release"),
    narrow=lambda found, _value: found,
    choices=lambda _actor, _language: (("yes", _("released")), ("no", _("not released"))),
    by_value={
        "yes": lambda found: found.filter(published_at__isnull=False),
        "no": lambda found: found.filter(published_at__isnull=True),
    },
)


def listed(texts: Sequence[str]) -> str:
    """Return several names in one cell."""
    return "; ".join(dict.fromkeys(filter(None, texts)))


def text_column(
    name: str, heading: Words, *, field: str = "", width: int = 40, is_shown: bool = True
) -> Column:
    """Return the column of a text in the languages of the house."""
    field = field or name
    return Column(
        name=name,
        heading=heading,
        cell=lambda record, language: str(getattr(record, field).text(language)),
        needs=(field,) if is_shown else (),
        is_shown=is_shown,
        width=width,
    )


def choice_column(name: str, heading: Words, *, width: int = 22) -> Column:
    """Return the column of a choice, in the words of the interface."""
    return Column(
        name=name,
        heading=heading,
        cell=lambda record, language: label_of(
            record._meta.model, name, getattr(record, name), language
        ),
        needs=(name,),
        width=width,
    )


def choice_facet(model: type[Model], name: str, label: Words) -> Facet:
    """Return how a list is narrowed down by a field of its own that has choices."""
    return Facet(
        name=name,
        label=label,
        narrow=lambda found, value: found.filter(**{name: value(name)}),
        given=of_choice(model, name),
        choices=chosen_of(model, name),
    )
