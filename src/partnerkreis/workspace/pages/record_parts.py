# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records that belong to another one: steps of a plan, series, the encounters of a series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from partnerkreis.access.policy import Actor, visible_to
from partnerkreis.core.languages import Language
from partnerkreis.core.records import BY_TIME, Record
from partnerkreis.directory.models import Body
from partnerkreis.editing.catalogue import kind_of
from partnerkreis.editing.titles import title_of
from partnerkreis.encounters.models import Encounter, Series
from partnerkreis.partnerships.models import Partnership, Plan, PlanStep
from partnerkreis.ui.shapes import Link
from partnerkreis.workspace import addresses_editing as addresses

#: So many are named.
_MOST = 60


@dataclass(frozen=True, slots=True)
class Part:
    """Records under a heading, and where another one is recorded."""

    id: str
    title: str
    links: list[Link]
    new: Link | None


def parts_of(record: Record, actor: Actor, language: Language, *, can_edit: bool) -> list[Part]:
    """Return what belongs to ``record`` (one query for those kinds that have such parts)."""
    match record:
        case Plan():
            steps = visible_to(actor, PlanStep.objects.filter(plan=record.pk)).order_by("position")
            new = addresses.new_with("plan-step", language, plan=record.key)
            link = Link(_("Record a step"), new) if can_edit else None
            return [Part("steps", _("Steps"), _links(steps, language), link)]
        case Partnership():
            series = visible_to(actor, Series.objects.filter(partnership=record.pk))
            new = addresses.new_with("series", language, partnership=record.key)
            link = Link(_("Begin a series"), new) if can_edit else None
            links = _links(series.order_by("key"), language)
            return [Part("series", _("Series of encounters"), links, link)]
        case Series():
            of_it = Encounter.objects.filter(series=record.pk)
            found = visible_to(actor, of_it).order_by(*BY_TIME, "key")
            return [Part("encounters", _("Encounters"), _links(found, language), None)]
        case Body():
            before = Body.objects.filter(succeeded_by__successor=record.pk)
            links = _links(visible_to(actor, before).order_by("key"), language)
            return [Part("before", _("Predecessors"), links, None)] if links else []
    return []


def _links(records: QuerySet[Any], language: Language) -> list[Link]:
    return [
        Link(
            title_of(one, language),
            addresses.record(kind_of(one).name, one.key, language),
        )
        for one in records[:_MOST]
    ]
