# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists of partnerships and of the papers that they agreed."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.core.languages import Language
from partnerkreis.core.nested import Rows
from partnerkreis.listings.shape import Column, Listing
from partnerkreis.listings.tables.shared import (
    KEY,
    RELEASED,
    RELEASED_FACET,
    body_facet,
    choice_column,
    choice_facet,
    exact_ends,
    label_of,
    listed,
    text_of,
)
from partnerkreis.partnerships.models import Instrument, Partnership, Party, Signing


def _parties_of(path: str) -> Rows:
    parties = Party.objects.filter(partnership=OuterRef(path)).order_by("position")
    return Rows(parties, "body__names")


def _parties(record: Any, language: Language, form: str = "short") -> str:
    return listed([row.body__names.form(language, form) for row in record.party_rows])


def _dated(name: str, heading: Any) -> Column:
    return Column(
        name=name,
        heading=heading,
        cell=lambda record, language: text_of(getattr(record, name), language),
        needs=(name,),
        order=lambda record, _language: _beginning(getattr(record, name)),
        width=20,
    )


def _beginning(date: Any) -> Any:
    return (date.earliest or date.latest) if date else None


PARTNERSHIPS = Listing(
    name="partnerships",
    kind="partnership",
    model=Partnership,
    title=_("Partnerships"),
    order="key",
    ordered_by="title",
    rows=lambda found: found.only(
        "key", "title", "first_contact", "working_together_since", "contacts_since", "published_at"
    ).annotate(party_rows=_parties_of("pk")),
    leads_to=lambda partnership: ("partnership", partnership.key),
    columns=(
        Column(
            name="title",
            heading=_("Partnership"),
            cell=lambda one, language: one.title.text(language) or _parties(one, language),
            width=48,
        ),
        Column(
            name="parties",
            heading=_("Parties"),
            cell=lambda one, language: _parties(one, language, "full"),
            width=48,
        ),
        _dated("first_contact", _("First contact")),
        _dated("working_together_since", _("Working together since")),
        RELEASED,
        KEY,
    ),
    facets=(body_facet(_("County or municipality"), "parties__body__key"), RELEASED_FACET),
)


def _papers(instruments: QuerySet[Any]) -> QuerySet[Any]:
    signings = Signing.objects.filter(instrument=OuterRef("pk")).order_by("position", "key")
    found: QuerySet[Any] = instruments.only(
        "key", "title", "kind", "when", "latest", "published_at", "partnership"
    ).annotate(
        party_rows=_parties_of("partnership"),
        signing_rows=Rows(signings, "when", "place__names"),
    )
    return found


def _signed(instrument: Any, language: Language) -> str:
    told = []
    for row in instrument.signing_rows:
        where = row.place__names.form(language) if row.place__names else ""
        when = text_of(row.when, language)
        told.append(f"{when} ({where})" if when and where else when or where)
    return listed(told)


INSTRUMENTS = Listing(
    name="papers",
    kind="instrument",
    model=Instrument,
    title=_("Agreements and charters"),
    order="key",
    ordered_by="title",
    rows=_papers,
    leads_to=lambda instrument: ("instrument", instrument.key),
    columns=(
        Column(
            name="title",
            heading=pgettext_lazy("field", "Title"),
            cell=lambda one, language: (
                one.title.text(language) or label_of(Instrument, "kind", one.kind, language)
            ),
            needs=("title", "kind"),
            width=48,
        ),
        choice_column("kind", pgettext_lazy("column of a table", "Kind")),
        Column(
            name="parties",
            heading=_("Parties"),
            cell=lambda one, language: _parties(one, language),
            width=36,
        ),
        Column(
            name="when",
            heading=_("Agreed"),
            cell=lambda one, language: text_of(one.when, language),
            needs=("when", "latest"),
            order=lambda one, _language: one.latest,
            width=18,
        ),
        Column(
            name="agreed_day",
            heading=_("Agreed on"),
            cell=lambda one, _language: exact_ends(one.when)[1],
            is_shown=False,
            width=13,
        ),
        Column(
            name="signed",
            heading=pgettext_lazy("column of a table", "Signed"),
            cell=_signed,
            width=34,
        ),
        RELEASED,
        KEY,
    ),
    facets=(
        body_facet(_("County or municipality"), "partnership__parties__body__key"),
        choice_facet(Instrument, "kind", _("Kind of agreement")),
        RELEASED_FACET,
    ),
)
