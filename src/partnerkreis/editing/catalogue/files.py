# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of files and pictures."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.access.queries import bodies_of
from partnerkreis.directory.models import Body
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    DateField,
    Group,
    Kind,
    LineField,
    RecordsField,
    TextField,
)
from partnerkreis.editing.catalogue.shared_fields import NOTE
from partnerkreis.files.models import StoredFile
from partnerkreis.files.queries import record_of


def _others_concerned(record: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Return the bodies with which a file can be shared: those that its record concerns."""
    owner = record_of(record)
    concerned = bodies_of(owner) if owner is not None else ()
    return found.filter(pk__in=concerned).exclude(pk=record.body_id)


_WHAT = Group(
    _("What it is"),
    (
        TextField(
            name="title",
            label=pgettext_lazy("of a file", "Title"),
            hint=_("For example: The partnership charter, signed in Gostyń on 2 June 2023"),
        ),
        TextField(
            name="alternative",
            label=_("Alternative text, for a picture"),
            hint=_(
                "What one sees, for those who do not see it. For example: Twelve young people with "
                "brass instruments on a stage"
            ),
        ),
    ),
)
_RIGHTS = Group(
    _("Whose it is"),
    (
        LineField(
            name="rights_holder",
            label=_("Rights holder"),
            hint=_("For example the county, or the photographer"),
        ),
        LineField(
            name="credit",
            label=_("Credit line"),
            hint=_("As it is to stand below the picture, for example: Photo: Gostyń county"),
        ),
        ChoiceField(name="licence", label=_("Licence")),
    ),
)
_GROUND = Group(
    _("Why it may be shown"),
    (
        ChoiceField(
            name="ground",
            label=_("Ground"),
            hint=_("Of children the consent of their parents is needed, whatever the event."),
        ),
        DateField(
            name="ground_since",
            label=_("Since when?"),
            hint=_("The day of the consent, the event or the contract, for example 2.6.2023"),
        ),
        DateField(
            name="ground_until",
            label=_("Until when?"),
            hint=_("The last day, for example 31.12.2027. Leave it open if it has no end."),
        ),
        DateField(
            name="embargo",
            label=_("Not to be shown before"),
            hint=_("For example the day of the ceremony"),
        ),
        DateField(
            name="withdrawn",
            label=_("Consent withdrawn on"),
            hint=_("From this day on it is shown nowhere any more."),
        ),
    ),
)
FILE = Kind(
    name="file",
    model=StoredFile,
    title=pgettext_lazy("kind of record", "File"),
    groups=(
        _WHAT,
        _RIGHTS,
        _GROUND,
        Group(
            _("Who sees it before it is released"),
            (
                RecordsField(
                    name="shared_with",
                    label=_("Shared with"),
                    hint=_("They can also edit and release it."),
                    model=Body,
                    among=_others_concerned,
                ),
            ),
        ),
        Group(_("Rarely needed"), (NOTE,), is_folded=True),
    ),
)
