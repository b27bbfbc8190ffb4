# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a new paper can be about, and to whom a letter can go."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.documents.addressing import office_line
from partnerkreis.encounters.models import Encounter
from partnerkreis.papers.queries.offices import addressee_of, in_office
from partnerkreis.partnerships.models import Instrument, Partnership, Party
from partnerkreis.workspace.forms_papers import Choices

#: So many encounters can be chosen, those ahead and the newest.
_ENCOUNTERS: Final = 60


@dataclass(frozen=True, slots=True)
class About:
    """What was chosen: at most one of the three."""

    encounter: Encounter | None = None
    instrument: Instrument | None = None
    partnership: Partnership | None = None


def _of(actor: Actor, model: type[Any], bodies: Sequence[Body]) -> QuerySet[Any]:
    """Return the records of the model that concern one of the bodies themselves."""
    own = Party.objects.filter(body__in=bodies).values("partnership")
    which: dict[type[Any], dict[str, Any]] = {
        Encounter: {"sides__body__in": list(bodies)},
        Instrument: {"partnership__in": own},
        Partnership: {"pk__in": own},
    }
    found: QuerySet[Any] = visible_to(actor, model.objects.filter(**which[model]))
    return found.distinct()


def choices(
    actor: Actor, bodies: Sequence[Body], *, today: datetime.date, language: Language
) -> Choices:
    """Return what can be chosen for a paper in the name of one of ``bodies``."""
    encounters = _of(actor, Encounter, bodies).order_by("-latest", "-id")[:_ENCOUNTERS]
    about = [
        (f"encounter:{one.key}", _titled(_("Encounter: {title} ({date})"), one, language))
        for one in encounters
    ]
    about += [
        (f"instrument:{one.key}", _titled(_("Agreement: {title}"), one, language))
        for one in _of(actor, Instrument, bodies).order_by("key")
    ]
    about += [
        (f"partnership:{one.key}", _titled(_("Partnership: {title}"), one, language))
        for one in _of(actor, Partnership, bodies).order_by("key")
    ]
    return Choices(bodies, about, _addressees(actor, bodies, today, language))


def _titled(pattern: str, record: Any, language: Language) -> str:
    date = dates.label(getattr(record, "when", None), language)
    return pattern.format(title=record.title.text(language), date=date)


def _addressees(
    actor: Actor, bodies: Sequence[Body], today: datetime.date, language: Language
) -> list[tuple[str, str]]:
    offered = []
    for tenure in in_office(actor, _partners(bodies), today=today):
        office = office_line(addressee_of(tenure, language), language)
        body = tenure.office.body.names.form(language)
        offered.append((tenure.key, f"{tenure.person.name}, {office} ({body})"))
    return offered


def _partners(bodies: Sequence[Body]) -> list[Any]:
    own = Party.objects.filter(body__in=bodies).values("partnership")
    return list(Party.objects.filter(partnership__in=own).values_list("body", flat=True).distinct())


def chosen_about(actor: Actor, body: Body, value: str) -> About | None:
    """Return what ``value`` names; None where there is no such thing that concerns the body."""
    name, _colon, key = value.partition(":")
    models: dict[str, type[Any]] = {
        "encounter": Encounter,
        "instrument": Instrument,
        "partnership": Partnership,
    }
    if not value:
        return About()
    if name not in models:
        return None
    found = _of(actor, models[name], [body]).filter(key=key).first()
    return About(**{name: found}) if found else None


def chosen_addressee(
    actor: Actor, body: Body, value: str, *, today: datetime.date
) -> Tenure | None:
    """Return the person in office that ``value`` names, or None."""
    people = in_office(actor, _partners([body]), today=today)
    return next((one for one in people if one.key == value), None)
