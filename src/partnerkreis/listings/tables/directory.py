# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists of people with their offices, and of organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from partnerkreis.core.languages import Language
from partnerkreis.core.nested import Rows
from partnerkreis.directory.models import Office, Organisation, Person, Tenure
from partnerkreis.editing.offices import worded
from partnerkreis.listings.shape import Column, Facet, Listing
from partnerkreis.listings.tables.shared import (
    KEY,
    RELEASED,
    RELEASED_FACET,
    body_facet,
    choice_column,
    choice_facet,
    chosen_of,
    exact_ends,
    listed,
    of_choice,
    text_column,
    text_of,
)


@dataclass(frozen=True, slots=True)
class Held:
    """A person in one office, or in none: a line of the table."""

    person: Any
    tenure: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.person, name)


def _parts(person: Any) -> Iterator[Held]:
    if not person.tenure_rows:
        yield Held(person)
    for row in person.tenure_rows:
        yield Held(person, row)


def _rows(persons: QuerySet[Any]) -> QuerySet[Any]:
    tenures = Tenure.objects.filter(person=OuterRef("pk")).order_by("office__key", "key")
    found: QuerySet[Any] = persons.only(
        "key", "name", "sort_name", "form_of_address", "pronunciation", "published_at"
    ).annotate(
        tenure_rows=Rows(
            tenures, "since", "until", "seen", "has_ended", "title_form", "office__kind",
            "office__title", "office__body__names",
        )
    )  # fmt: skip
    return found


def office_title(row: Any, language: Language) -> str:
    """Return what the office of a tenure is called, in the form its holder uses."""
    return worded(row.office__title, row.office__kind, row.title_form, language)


def _span(row: Any, language: Language) -> str:
    since, until = text_of(row.since, language), text_of(row.until, language)
    if since and until:
        return pgettext("in office", "{since} to {until}").format(since=since, until=until)
    if since:
        return pgettext("in office", "since {since}").format(since=since)
    return pgettext("in office", "until {until}").format(until=until) if until else ""


def _offices(person: Any, language: Language) -> str:
    told = []
    for row in person.tenure_rows:
        where, span = row.office__body__names.form(language, "short"), _span(row, language)
        title = office_title(row, language)
        told.append(f"{title}, {where} ({span})" if span else f"{title}, {where}")
    return listed(told)


def _of_tenure(name: str, heading: Any, read: Any, width: int = 18) -> Column:
    return Column(
        name=name,
        heading=heading,
        cell=lambda held, language: read(held.tenure, language) if held.tenure else "",
        is_shown=False,
        width=width,
    )


PERSONS = Listing(
    name="people",
    kind="person",
    model=Person,
    title=_("People and offices"),
    order="sort_name",
    ordered_by="name",
    rows=_rows,
    parts=_parts,
    leads_to=lambda person: ("person", person.key),
    columns=(
        Column(
            name="name",
            heading=pgettext_lazy("of a person", "Name"),
            cell=lambda person, _language: person.name,
            width=30,
        ),
        Column(
            name="sort_name",
            heading=_("Name for lists"),
            cell=lambda person, _language: person.sort_name,
            is_shown=False,
            width=30,
        ),
        Column(
            name="form_of_address",
            heading=_("Form of address"),
            cell=lambda person, _language: person.form_of_address,
            needs=("form_of_address",),
            width=16,
        ),
        Column(
            name="offices", heading=pgettext_lazy("of a person", "Offices"), cell=_offices, width=60
        ),
        _of_tenure("office", _("Office"), office_title, 30),
        _of_tenure(
            "body",
            _("County or municipality"),
            lambda row, language: row.office__body__names.form(language),
            30,
        ),
        _of_tenure("since", _("In office since"), lambda row, lang: text_of(row.since, lang)),
        _of_tenure("until", _("In office until"), lambda row, lang: text_of(row.until, lang)),
        _of_tenure("first_day", _("First day"), lambda row, _l: exact_ends(row.since)[0], 13),
        _of_tenure("last_day", _("Last day"), lambda row, _l: exact_ends(row.until)[1], 13),
        RELEASED,
        KEY,
    ),
    facets=(
        body_facet(_("County or municipality"), "tenures__office__body__key"),
        Facet(
            name="office",
            label=_("Kind of office"),
            narrow=lambda found, value: found.filter(
                pk__in=Tenure.objects.filter(office__kind=value("kind")).values("person")
            ),
            given=of_choice(Office, "kind"),
            choices=chosen_of(Office, "kind"),
        ),
        RELEASED_FACET,
    ),
)

ORGANISATIONS = Listing(
    name="organisations",
    kind="organisation",
    model=Organisation,
    title=_("Organisations"),
    order="key",
    ordered_by="name",
    rows=lambda found: found.select_related("place", "body").only(
        "key", "names", "kind", "website", "description", "published_at", "place__names",
        "body__names",
    ),
    leads_to=lambda organisation: ("organisation", organisation.key),
    columns=(
        Column(
            name="name",
            heading=_("Name"),
            cell=lambda one, language: one.names.form(language),
            needs=("names",),
            width=48,
        ),
        choice_column("kind", pgettext_lazy("column of a table", "Kind"), width=28),
        Column(
            name="place",
            heading=_("Place"),
            cell=lambda one, language: one.place.names.form(language) if one.place else "",
            width=24,
        ),
        Column(
            name="body",
            heading=_("County or municipality"),
            cell=lambda one, language: one.body.names.form(language) if one.body else "",
            width=30,
        ),
        Column(
            name="website",
            heading=_("Address on the web"),
            cell=lambda one, _language: one.website,
            is_shown=False,
            width=36,
        ),
        text_column("description", _("Description"), width=70, is_shown=False),
        RELEASED,
        KEY,
    ),
    facets=(
        body_facet(_("County or municipality"), "body__key"),
        choice_facet(Organisation, "kind", _("Kind of organisation")),
        RELEASED_FACET,
    ),
)  # fmt: skip
