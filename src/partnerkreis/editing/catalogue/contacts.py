# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be edited of contacts: each body its own, for a purpose and until a day."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from partnerkreis.directory.models import Body, Contact, Organisation, Person
from partnerkreis.editing.catalogue.shape import (
    ChoiceField,
    DateField,
    Group,
    Kind,
    LineField,
    RecordField,
)
from partnerkreis.editing.catalogue.shared_fields import NOTE
from partnerkreis.editing.errors import CannotSave


def _check(contact: Contact) -> None:
    if not (contact.email or contact.telephone):
        raise CannotSave(_("Please write a mail address or a telephone number."), field="email")
    if contact.until is None or contact.until.latest is None:
        raise CannotSave(_("Please write a day on which it ends."), field="until")


CONTACT = Kind(
    name="contact",
    model=Contact,
    title=_("Contact"),
    is_internal=True,
    check=_check,
    given=(RecordField(name="person", label=_("Person"), model=Person, is_required=True),),
    groups=(
        Group(
            _("How to reach them"),
            (
                LineField(
                    name="email",
                    label=_("Mail address"),
                    hint=_("For example a.nowak@szkola.example"),
                ),
                LineField(
                    name="telephone",
                    label=_("Telephone"),
                    hint=_("With the code of the country: +48 65 572 00 00"),
                ),
                RecordField(
                    name="organisation",
                    label=_("At which organisation"),
                    hint=_("Leave it empty if it is the office that the person holds."),
                    model=Organisation,
                ),
                LineField(
                    name="function", label=_("Function"), hint=_("For example: teacher of music")
                ),
            ),
        ),
        Group(
            _("What it is kept for"),
            (
                RecordField(
                    name="body",
                    label=_("Who keeps it"),
                    hint=_("Your county or municipality. Nobody else sees it."),
                    model=Body,
                    is_required=True,
                ),
                LineField(
                    name="purpose",
                    label=_("Purpose"),
                    hint=_("For example: preparing the exchanges of the music schools"),
                    is_required=True,
                ),
                ChoiceField(name="basis", label=_("Legal basis"), is_required=True),
                DateField(
                    name="until",
                    label=_("Kept until"),
                    hint=_("For example 31.12.2028. It is deleted the day after."),
                    is_required=True,
                ),
            ),
        ),
        Group(_("Rarely needed"), (NOTE,), is_folded=True),
    ),
    at_first=(
        *("email", "telephone", "organisation", "function"),
        *("body", "purpose", "basis", "until"),
    ),
)
