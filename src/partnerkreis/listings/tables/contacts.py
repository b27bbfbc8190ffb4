# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of how people are reached: each body its own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Contact, Person
from partnerkreis.listings.shape import Column, Facet, Listing
from partnerkreis.listings.tables.shared import (
    KEY,
    bodies,
    choice_column,
    choice_facet,
    exact_ends,
    keyed,
    text_of,
)


def _organisation(contact: Any, language: Language) -> str:
    return contact.organisation.names.form(language) if contact.organisation else ""


def _plain(name: str, heading: Any, *, width: int = 24, is_shown: bool = True) -> Column:
    return Column(
        name=name,
        heading=heading,
        cell=lambda contact, _language: str(getattr(contact, name)),
        is_shown=is_shown,
        width=width,
    )


CONTACTS = Listing(
    name="contacts",
    kind="contact",
    model=Contact,
    searched=(Person, "person"),
    title=pgettext_lazy("list", "Contacts"),
    order="key",
    ordered_by="name",
    rows=lambda found: found.select_related("person", "organisation").only(
        "key", "function", "email", "telephone", "purpose", "basis", "until", "person__name",
        "person__form_of_address", "organisation__names",
    ),
    leads_to=lambda contact: ("contact", contact.key),
    columns=(
        Column(
            name="name",
            heading=pgettext_lazy("of a person", "Name"),
            cell=lambda contact, _language: contact.person.name,
            width=30,
        ),
        Column(
            name="form_of_address",
            heading=_("Form of address"),
            cell=lambda contact, _language: contact.person.form_of_address,
            is_shown=False,
            width=16,
        ),
        Column(name="organisation", heading=_("Organisation"), cell=_organisation, width=36),
        _plain("function", _("Function")),
        _plain("email", _("Mail address"), width=32),
        _plain("telephone", _("Telephone")),
        _plain("purpose", _("Purpose"), width=40, is_shown=False),
        choice_column("basis", _("Legal basis"), width=24),
        Column(
            name="until",
            heading=_("Kept until"),
            cell=lambda contact, language: text_of(contact.until, language),
        ),
        Column(
            name="last_day",
            heading=_("Last day"),
            cell=lambda contact, _language: exact_ends(contact.until)[1],
            is_shown=False,
            width=13,
        ),
        KEY,
    ),
    facets=(
        Facet(
            name="body",
            label=_("Who keeps it"),
            narrow=lambda found, value: found.filter(body__key=value("body")),
            given=keyed("body"),
            choices=bodies,
        ),
        choice_facet(Contact, "basis", _("Legal basis")),
    ),
)  # fmt: skip
