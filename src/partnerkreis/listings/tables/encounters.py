# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists of encounters and of what was promised there."""

from __future__ import annotations

import datetime
from typing import Any, Final

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.languages import Language
from partnerkreis.core.nested import Rows
from partnerkreis.core.prepared import Prepared
from partnerkreis.encounters.models import Encounter, EncounterSide, FollowUp
from partnerkreis.listings.shape import Column, Facet, Listing
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
    text_column,
    text_of,
    years,
)

_SHOWN = ("key", "title", "place_label", "kind", "state", "when", "people", "published_at")


def _shown_rows(encounters: QuerySet[Any]) -> QuerySet[Any]:
    sides = EncounterSide.objects.filter(encounter=OuterRef("pk")).order_by("position")
    found: QuerySet[Any] = encounters.only(*_SHOWN).annotate(
        side_rows=Rows(sides, "role", "body__names")
    )
    return found


def _rows(encounters: QuerySet[Any]) -> QuerySet[Any]:
    links: Any = Encounter.partnerships.through
    belongs = links.objects.filter(encounter=OuterRef("pk")).order_by("partnership__key")
    shown = _shown_rows(encounters).only(*_SHOWN, "summary", "people_accuracy")
    found: QuerySet[Any] = shown.annotate(
        partnership_rows=Rows(belongs, "partnership__title", "partnership__key")
    )
    return found


def _sides(encounter: Any, language: Language, *roles: str) -> str:
    rows = [row for row in encounter.side_rows if not roles or row.role in roles]
    return listed([row.body__names.form(language) for row in rows])


def _host_first(encounter: Any, language: Language) -> str:
    rows = sorted(encounter.side_rows, key=lambda row: row.role != "host")
    return listed([row.body__names.form(language, "short") for row in rows])


def _partnerships(encounter: Any, language: Language) -> str:
    rows = encounter.partnership_rows
    return listed([row.partnership__title.text(language) or row.partnership__key for row in rows])


def _side_column(name: str, heading: Any, role: str) -> Column:
    return Column(
        name=name,
        heading=heading,
        cell=lambda encounter, language: _sides(encounter, language, role),
        is_shown=False,
        width=28,
    )


def _end(actor: Actor, is_last: bool) -> QuerySet[Any, Any]:
    found = visible_to(actor, Encounter.objects.filter(latest__isnull=False))
    order = ("-latest", "-id") if is_last else ("latest", "id")
    return found.order_by(*order).values_list("latest")[:1]


_END: Final[Prepared[tuple[datetime.date]]] = Prepared(_end)


def _years(actor: Actor, _language: Language) -> list[tuple[str, str]]:
    """Return the years from the last encounter to the first, each end by a step into the index."""
    last, first = (
        day.year if (row := _END(actor, is_last)) and (day := row[0][0]) else 0
        for is_last in (True, False)
    )
    return [(str(year), str(year)) for year in range(last, first - 1, -1)] if last else []


ENCOUNTERS = Listing(
    name="encounters",
    kind="encounter",
    model=Encounter,
    title=_("Encounters"),
    order="latest",
    ordered_by="when",
    is_newest_first=True,
    may_lack=True,
    rows=_rows,
    shown_rows=_shown_rows,
    leads_to=lambda encounter: ("encounter", encounter.key),
    columns=(
        text_column("title", pgettext_lazy("field", "Title"), width=48),
        Column(
            name="when",
            heading=pgettext_lazy("column of a table", "When"),
            cell=lambda encounter, language: text_of(encounter.when, language),
            width=22,
        ),
        Column(
            name="first_day",
            heading=_("First day"),
            cell=lambda encounter, _language: exact_ends(encounter.when)[0],
            is_shown=False,
            width=13,
        ),
        Column(
            name="last_day",
            heading=_("Last day"),
            cell=lambda encounter, _language: exact_ends(encounter.when)[1],
            is_shown=False,
            width=13,
        ),
        choice_column("kind", pgettext_lazy("column of a table", "Kind")),
        choice_column("state", pgettext_lazy("column of a table", "State")),
        text_column(
            "place", pgettext_lazy("column of a table", "Where"), field="place_label", width=24
        ),
        Column(name="sides", heading=_("Sides"), cell=_host_first, width=30),
        _side_column("hosts", _("Hosts"), "host"),
        _side_column("guests", pgettext_lazy("sides of an encounter", "Guests"), "guest"),
        _side_column("joint", _("Joint organisers"), "joint"),
        Column(
            name="partnerships",
            heading=_("Partnerships"),
            cell=_partnerships,
            is_shown=False,
            width=36,
        ),
        Column(
            name="people",
            heading=pgettext_lazy("column of a table", "People"),
            cell=lambda encounter, _language: encounter.people,
            is_number=True,
            needs=("people",),
            width=10,
        ),
        Column(
            name="accuracy",
            heading=_("How the number is meant"),
            cell=lambda encounter, language: (
                label_of(Encounter, "people_accuracy", encounter.people_accuracy, language)
                if encounter.people
                else ""
            ),
            is_shown=False,
            width=16,
        ),
        text_column("summary", _("Summary"), width=70, is_shown=False),
        RELEASED,
        KEY,
    ),
    facets=(
        body_facet(_("County or municipality"), "sides__body__key"),
        choice_facet(Encounter, "kind", _("Kind of encounter")),
        choice_facet(Encounter, "state", pgettext_lazy("column of a table", "State")),
        Facet(
            name="year",
            label=pgettext_lazy("filter", "Year"),
            narrow=lambda found, value: found.filter(
                latest__range=(value("first_day"), value("last_day"))
            ),
            given=years,
            choices=_years,
        ),
        RELEASED_FACET,
    ),
)


def _promises(follow_ups: QuerySet[Any]) -> QuerySet[Any]:
    return follow_ups.select_related("encounter", "owed_by", "owed_to").only(
        "key", "what", "due", "done", "published_at", "encounter__key", "encounter__title",
        "owed_by__names", "owed_to__names",
    )  # fmt: skip


FOLLOW_UPS = Listing(
    name="follow-ups",
    kind="follow-up",
    model=FollowUp,
    title=_("Follow-ups"),
    order="key",
    ordered_by="what",
    rows=_promises,
    leads_to=lambda follow_up: ("encounter", follow_up.encounter.key),
    columns=(
        text_column("what", _("What was promised"), width=60),
        Column(
            name="owed_by",
            heading=_("Who owes it"),
            cell=lambda one, language: one.owed_by.names.form(language, "short"),
            width=24,
        ),
        Column(
            name="owed_to",
            heading=_("To whom"),
            cell=lambda one, language: one.owed_to.names.form(language, "short"),
            width=24,
        ),
        Column(
            name="due",
            heading=pgettext_lazy("column of a table", "Due"),
            cell=lambda one, language: text_of(one.due, language),
            needs=("due",),
            order=lambda one, _language: one.due and (one.due.earliest or one.due.latest),
            width=18,
        ),
        Column(
            name="due_day",
            heading=_("Due on"),
            cell=lambda one, _language: exact_ends(one.due)[1],
            is_shown=False,
            width=13,
        ),
        Column(
            name="done",
            heading=pgettext_lazy("column of a table", "Done"),
            cell=lambda one, language: text_of(one.done, language),
            needs=("done",),
            order=lambda one, _language: one.done and (one.done.earliest or one.done.latest),
            width=18,
        ),
        Column(
            name="encounter",
            heading=_("Encounter"),
            cell=lambda one, language: one.encounter.title.text(language),
            is_shown=False,
            width=48,
        ),
        KEY,
    ),
    facets=(
        Facet(
            name="done",
            label=pgettext_lazy("column of a table", "State"),
            narrow=lambda found, _value: found,
            choices=lambda _actor, _language: (
                ("no", pgettext_lazy("follow-up", "open")),
                ("yes", pgettext_lazy("follow-up", "done")),
            ),
            by_value={
                "yes": lambda found: found.filter(done__isnull=False),
                "no": lambda found: found.filter(done__isnull=True),
            },
        ),
        body_facet(_("Who owes it"), "owed_by__key"),
    ),
)
