# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields that many kinds of records have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.directory.models import (
    Body,
    Citation,
    Mention,
    Organisation,
    Place,
    Source,
    Topic,
)
from partnerkreis.editing.catalogue import among
from partnerkreis.editing.catalogue.shape import (
    Choices,
    DateField,
    DegreesField,
    Field,
    FlagField,
    Group,
    LineField,
    LinesField,
    OneOfField,
    RecordField,
    RowsField,
    SaidField,
    SomeOfField,
    TextField,
    Words,
)
from partnerkreis.partnerships.models import Partnership

DATE_EXAMPLES = _(
    "For example 2.6.2023, June 2023, autumn 2022, around 2013, the 1990s, before May 2014"
)

PARTNERSHIP_OF_IT = RecordField(
    name="partnership", label=_("Partnership"), model=Partnership, is_required=True
)

#: One of the partners, in rows about them.
PARTY = RecordField(name="body", label=_("County or municipality"), model=Body, among=among.parties)
SOURCES = Group(
    _("Where do you know this from?"),
    (
        RowsField(
            name="citations",
            label=_("Sources"),
            hint=_("Your own memory is a source too. What is not listed you can record first."),
            model=Citation,
            owner="record",
            key="source",
            # What a source says of one field only has a part of its own.
            only={"field": ""},
            columns=(
                RecordField(name="source", label=_("Source"), model=Source),
                LineField(name="note", label=_("Where in the source, or what it says")),
            ),
        ),
    ),
)


def sourced(*groups: Group) -> tuple[Group, ...]:
    """Return the groups of a record, and apart what sources say of single fields of them."""
    fields = tuple(one for group in groups for one in group.fields)
    return (*groups, _of_single_fields(fields))


def _of_single_fields(fields: tuple[Field, ...]) -> Group:
    asked = OneOfField(
        name="field",
        label=_("About which entry"),
        choices=lambda _record: [(one.name, one.label) for one in fields],
        is_required=True,
    )
    return Group(
        _("What sources say of single entries"),
        (
            RowsField(
                name="field_citations",
                label=_("Sources of single entries"),
                hint=_(
                    "Where sources disagree, both are kept: what stands in the record, and what "
                    "the other one says."
                ),
                model=Citation,
                owner="record",
                key="source",
                without={"field": ""},
                is_once=False,
                columns=(
                    RecordField(name="source", label=_("Source"), model=Source),
                    asked,
                    SaidField(
                        name="says",
                        label=_("What it says there"),
                        hint=_("Only where it says something else. For example: 50"),
                    ),
                    FlagField(name="worth_telling", label=_("Worth telling to readers")),
                    LineField(name="note", label=_("Where in the source, or what to know of it")),
                ),
            ),
        ),
        is_apart=True,
    )


def _roles(*roles: Mention.Role) -> Callable[[Any], Choices]:
    return lambda _record: [(role.value, role.label) for role in roles]


_NO_OTHER = {"organisation": None, "topic": None, "place": None}


def _naming(
    name: str, key: str, label: Words, *columns: Field, hint: Words = "", **only: Any
) -> RowsField:
    others = {other: None for other in _NO_OTHER if other != key}
    return RowsField(
        name=name,
        label=label,
        hint=hint,
        model=Mention,
        owner="record",
        key=key,
        only={**others, **only},
        # The same may stand there in two roles.
        once_with=("role",) if len(columns) > 1 else (),
        columns=columns,
    )


NAMED_FIELDS = (
    _naming(
        "named_organisations",
        "organisation",
        _("Organisations"),
        RecordField(name="organisation", label=_("Organisation"), model=Organisation),
        OneOfField(
            name="role",
            label=_("Part they have in it"),
            choices=_roles(
                Mention.Role.TAKES_PART,
                Mention.Role.ORGANISER,
                Mention.Role.VENUE,
                Mention.Role.FUNDER,
                Mention.Role.ASSOCIATED,
                Mention.Role.EXAMPLE,
            ),
            usual=Mention.Role.TAKES_PART,
            is_required=True,
        ),
        hint=_("Schools, associations, funders … What is not listed you can record first."),
    ),
    _naming(
        "named_topics",
        "topic",
        _("Topics"),
        RecordField(name="topic", label=_("Topic"), model=Topic),
        OneOfField(
            name="role",
            label=_("How it is meant"),
            choices=_roles(Mention.Role.TOPIC, Mention.Role.BESIDES),
            usual=Mention.Role.TOPIC,
            is_required=True,
        ),
    ),
    _naming(
        "named_places",
        "place",
        _("Places"),
        RecordField(name="place", label=_("Place"), model=Place),
        role=Mention.Role.PLACE,
    ),
)
NAMED = Group(_("Organisations, topics and places"), NAMED_FIELDS, is_apart=True)


def languages() -> Choices:
    """Return the languages that texts and names are written in."""
    return [
        ("de", pgettext_lazy("language", "German")),
        ("pl", pgettext_lazy("language", "Polish")),
        ("en", pgettext_lazy("language", "English")),
    ]


def _languages(_record: object) -> Choices:
    return languages()


WEBSITE = LineField(name="website", label=_("Address on the web"))
LATITUDE = DegreesField(
    name="latitude", label=_("Latitude"), hint=_("For example 51.8792"), most=90
)
LONGITUDE = DegreesField(name="longitude", label=_("Longitude"), hint=_("For example 17.0125"))
ORIGINAL_LANGUAGE = OneOfField(
    name="original_language",
    label=_("Language of the official name"),
    choices=_languages,
)
ALSO_NAMED = LinesField(
    name="also_named",
    label=_("Other names by which it is found"),
    hint=_("One a line: former names, short names, other spellings."),
)


def some_of(name: str, label: Words, choices: Callable[[], Choices], hint: Words = "") -> Field:
    """Return a field of which any number of choices can be ticked."""
    return SomeOfField(name=name, label=label, choices=choices, hint=hint)


NOTE = LineField(
    name="note",
    label=_("Internal note"),
    hint=_("For you and your colleagues. It is never published."),
    is_long=True,
)


def when(label: Words, *, is_required: bool = False) -> DateField:
    """Return the date of a record, as sources say it."""
    return DateField(
        name="when", label=label, hint=DATE_EXAMPLES, bounds="bounds", is_required=is_required
    )


def title(hint: Words = "", *, is_required: bool = True) -> TextField:
    """Return the title of a record."""
    label = pgettext_lazy("field", "Title")
    return TextField(name="title", label=label, hint=hint, is_required=is_required)


def rarely(*fields: Field) -> Group:
    """Return the folded group that ends most forms; the note is its last field."""
    return Group(_("Rarely needed"), (*fields, NOTE), is_folded=True)
