# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of one partnership that its officer works with."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import F, Q, QuerySet, UUIDField

from partnerkreis.access.policy import Actor, Permission, authorise, can, visible_to
from partnerkreis.accord.queries.yearly import JointMatters, joint_matters
from partnerkreis.budgets.models import Booking
from partnerkreis.budgets.queries import Budget, budget_of, costs_of
from partnerkreis.core.prepared import Given, GivenAny, Prepared
from partnerkreis.core.records import BY_TIME, Record
from partnerkreis.encounters.models import Encounter, FollowUp
from partnerkreis.encounters.queries import (
    Dossier,
    add_heads,
    add_missing_bodies,
    add_sides,
    dossier,
)
from partnerkreis.journal.models import Entry

#: So many entries of the journal stand in the cockpit.
_LATEST = 8
#: So many follow-ups: all that are open, and the latest that are done.
_MOST = 40
#: What the cockpit shows or counts of an encounter.
_SHOWN = (
    *("key", "title", "place_label", "state", "when", "earliest", "latest", "days", "people"),
)


@dataclass(frozen=True, slots=True)
class Cockpit:
    """The dossier of a partnership with what is internal to it, as an actor may see it."""

    dossier: Dossier
    actor: Actor
    today: datetime.date
    #: The parties that the actor works for; all of them for who has everything.
    own: frozenset[UUID]
    can_edit: bool
    follow_ups: list[FollowUp]
    budget: Budget
    costs: dict[UUID, list[Booking]]
    entries: list[Entry]
    #: What waits to be answered, what differs from what was agreed, what is due once a year.
    joint: JointMatters


def cockpit_of(
    key: str, actor: Actor, *, today: datetime.date, year: int | None = None
) -> Cockpit | None:
    """Return the cockpit of the partnership ``key``, or None where it is not to be seen.

    Raises NotAllowed where it can be seen and is not the actor's.
    """
    found = dossier(key, actor, is_told=False)
    if found is None:
        return None
    found.encounters = _ENCOUNTERS(actor, partnership=found.partnership.pk)
    add_sides(found.encounters, found.partnership.pk)
    add_heads(found.encounters)
    add_missing_bodies(found)
    parties = [party.body_id for party in found.parties]
    authorise(actor, Permission.READ_RECORD, *parties)
    own = frozenset(parties) & actor.bodies or frozenset(parties)
    return Cockpit(
        dossier=found,
        actor=actor,
        today=today,
        own=own,
        can_edit=can(actor, Permission.EDIT_RECORD, *parties),
        follow_ups=_FOLLOW_UPS(actor, partnership=found.partnership.pk, parties=parties),
        budget=budget_of(actor, found.partnership, own, year=year or today.year),
        costs=costs_of(actor, [encounter.pk for encounter in found.encounters]),
        entries=_ENTRIES(records=[record.pk for record in records_of(found)]),
        joint=_joint(found, actor, today),
    )


def _joint(found: Dossier, actor: Actor, today: datetime.date) -> JointMatters:
    of_it = {record.pk for record in records_of(found)}
    joint = joint_matters(actor, today=today)
    return JointMatters(
        [one for one in joint.accords if one.subject.record.pk in of_it],
        [one for one in joint.open if one.accord.subject.record.pk in of_it],
        [one for one in joint.still_true if one.partnership.pk in of_it],
    )


def _encounters_asked(actor: Actor) -> QuerySet[Encounter]:
    of_it = Encounter.objects.filter(partnerships=Given("partnership", UUIDField()))
    found: QuerySet[Encounter] = visible_to(actor, of_it)
    return found.only(*_SHOWN).order_by(*BY_TIME, "key")


def _follow_ups_asked(actor: Actor) -> QuerySet[FollowUp]:
    of_it = FollowUp.objects.filter(encounter__partnerships=Given("partnership", UUIDField()))
    # Those of one encounter that concern others have their place in another cockpit.
    parties = GivenAny("parties", UUIDField())
    between = of_it.filter(Q(owed_by__in=parties) | Q(owed_to__in=parties))
    shown: QuerySet[FollowUp] = visible_to(actor, between).select_related("encounter")
    # Databases do not agree on where nothing comes in an order.
    return shown.order_by(F("done").asc(nulls_first=True), F("due").asc(nulls_last=True), "key")[
        :_MOST
    ]


def _entries_asked() -> QuerySet[Entry]:
    entries = Entry.objects.filter(record_id__in=GivenAny("records", UUIDField()))
    return entries.order_by("-at", "-pk")[:_LATEST]


_ENCOUNTERS: Final[Prepared[Encounter]] = Prepared(_encounters_asked)
_FOLLOW_UPS: Final[Prepared[FollowUp]] = Prepared(_follow_ups_asked)
_ENTRIES: Final[Prepared[Entry]] = Prepared(_entries_asked)


def records_of(found: Dossier) -> Iterator[Record]:
    """Yield the records whose journal is that of the partnership."""
    yield found.partnership
    yield from found.standings
    yield from found.instruments
    for instrument in found.instruments:
        yield from instrument.signing_rows  # type: ignore[attr-defined] # annotated
    yield from found.resolutions
    yield from found.plans
    yield from found.school_partnerships
    yield from found.lessons
    yield from found.statements
    yield from found.encounters
