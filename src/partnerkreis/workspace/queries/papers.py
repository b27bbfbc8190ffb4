# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a new paper can be about, and to whom a letter can go."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import CharField, QuerySet, UUIDField
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.dates import words as dates
from partnerkreis.core.languages import Language
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.core.typography import behind_colon
from partnerkreis.directory.models import Body, Tenure
from partnerkreis.documents.addressing import office_line
from partnerkreis.encounters.models import Encounter, EncounterSide
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


def _of(actor: Actor, model: type[Any]) -> QuerySet[Any]:
    """Return the records of the model that concern one of the bodies that are given."""
    bodies = GivenAny("bodies", UUIDField())
    own = Party.objects.filter(body__in=bodies).values("partnership")
    which: dict[type[Any], dict[str, Any]] = {
        Encounter: {"pk__in": EncounterSide.objects.filter(body__in=bodies).values("encounter")},
        Instrument: {"partnership__in": own},
        Partnership: {"pk__in": own},
    }
    found: QuerySet[Any] = visible_to(actor, model.objects.filter(**which[model]))
    return found


def _to_choose(actor: Actor, model: type[Any]) -> QuerySet[Any]:
    found = _of(actor, model)
    if model is Encounter:
        return found.only("key", "title", "when").order_by("-latest", "-id")[:_ENCOUNTERS]
    return found.only("key", "title").order_by("key")


def _named(actor: Actor, model: type[Any]) -> QuerySet[Any]:
    return _of(actor, model).filter(key=Given("key", CharField()))


_TO_CHOOSE: Final[Prepared[Any]] = Prepared(_to_choose)
_NAMED: Final[Prepared[Any]] = Prepared(_named)


def choices(
    actor: Actor, bodies: Sequence[Body], *, today: datetime.date, language: Language
) -> Choices:
    """Return what can be chosen for a paper in the name of one of ``bodies``."""
    patterns: dict[Any, str] = {
        Encounter: _("Encounter: {title} ({date})"),
        Instrument: _("Agreement: {title}"),
        Partnership: _("Partnership: {title}"),
    }
    own = [body.pk for body in bodies]
    about = [
        (f"{model._meta.model_name}:{one.key}", _titled(pattern, one, language))
        for model, pattern in patterns.items()
        for one in _TO_CHOOSE(actor, model, bodies=own)
    ]
    return Choices(bodies, about, _addressees(actor, bodies, today, language))


def _titled(pattern: str, record: Any, language: Language) -> str:
    title = behind_colon(record.title.text(language), language)
    if not isinstance(record, Encounter):
        return pattern.format(title=title)
    return pattern.format(title=title, date=dates.label(record.when, language))


def _addressees(
    actor: Actor, bodies: Sequence[Body], today: datetime.date, language: Language
) -> list[tuple[str, str]]:
    offered = []
    for tenure in in_office(actor, _partners(bodies), today=today):
        office = office_line(addressee_of(tenure, language), language)
        body = tenure.office.body.names.form(language)
        offered.append((tenure.key, f"{tenure.person.name}, {office} ({body})"))
    return offered


def _partners(bodies: Sequence[Body]) -> list[UUID]:
    return [body for (body,) in _PARTNERS(bodies=[body.pk for body in bodies])]


def _of_partners() -> QuerySet[Party, Any]:
    own = Party.objects.filter(body__in=GivenAny("bodies", UUIDField())).values("partnership")
    found = Party.objects.filter(partnership__in=own).order_by()
    return found.values_list("body").distinct()


_PARTNERS: Final[Prepared[tuple[UUID]]] = Prepared(_of_partners)


def chosen_about(actor: Actor, body: Body, value: str) -> About | None:
    """Return what ``value`` names; None where there is no such thing that concerns the body."""
    name, _colon, key = value.partition(":")
    models: dict[str, Any] = {
        "encounter": Encounter,
        "instrument": Instrument,
        "partnership": Partnership,
    }
    if not value:
        return About()
    if name not in models:
        return None
    found = _NAMED(actor, models[name], bodies=[body.pk], key=key)
    return About(**{name: found[0]}) if found else None


def chosen_addressee(
    actor: Actor, body: Body, value: str, *, today: datetime.date
) -> Tenure | None:
    """Return the person in office that ``value`` names, or None."""
    people = in_office(actor, _partners([body]), today=today)
    return next((one for one in people if one.key == value), None)
