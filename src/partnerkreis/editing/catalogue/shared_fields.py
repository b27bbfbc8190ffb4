# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields that many kinds of records have."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.directory.models import Citation, Source
from partnerkreis.editing.catalogue.shape import (
    DateField,
    Group,
    LineField,
    RecordField,
    RowsField,
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
            # What a source says of one field only is not edited here.
            only={"field": ""},
            columns=(
                RecordField(name="source", label=_("Source"), model=Source),
                LineField(name="note", label=_("Where in the source, or what it says")),
            ),
        ),
    ),
)

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


def rarely(*fields: DateField | TextField | LineField) -> Group:
    """Return the folded group that ends most forms; the note is its last field."""
    return Group(_("Rarely needed"), (*fields, NOTE), is_folded=True)
