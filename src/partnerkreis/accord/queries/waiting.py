# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open about joint records for the bodies of an actor: for Today and the cockpit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from partnerkreis.access.policy import Actor, Permission, can, scope
from partnerkreis.accord.models import Revision, RevisionParty
from partnerkreis.accord.queries.histories import Accord, revisions_of
from partnerkreis.accord.queries.subjects import subjects, with_predecessors
from partnerkreis.accord.rules.positions import Condition
from partnerkreis.accord.rules.terms import Kind
from partnerkreis.core.prepared import GivenAny, Prepared
from partnerkreis.directory.models import Body


class Waiting(StrEnum):
    """Why a joint record is worth a look."""

    FOR_US = "for_us"
    OBJECTED = "objected"
    LEFT = "left"
    TWO_PROPOSALS = "two_proposals"
    CONTESTED = "contested"
    DIFFERS = "differs"
    FOR_THEM = "for_them"
    NOTICED = "noticed"


@dataclass(frozen=True, slots=True)
class Open:
    """Something open: of which joint record, why, since when, and whose turn it is."""

    accord: Accord
    why: Waiting
    revision: Revision
    since: datetime
    parties: tuple[Body, ...] = ()
    ends_on: date | None = None
    #: Whether the actor may give the answer that is waited for.
    can_answer: bool = False


def open_for(actor: Actor, *, today: date) -> list[Open]:
    """Return what is open, what waits for us first (a constant number of queries)."""
    return open_among(accords_for(actor, today=today), actor)


def open_among(accords: Iterable[Accord], actor: Actor) -> list[Open]:
    """Return what is open of ``accords``, what waits for ``actor`` first."""
    found = [one for accord in accords for one in _open(accord, actor)]
    order = list(Waiting)
    return sorted(found, key=lambda one: (order.index(one.why), one.since, one.revision.pk))


def accords_for(actor: Actor, *, today: date) -> list[Accord]:
    """Return the joint records of the bodies of ``actor`` that anything was proposed for."""
    return accords_read_by(with_predecessors(actor, today=today), today=today)


def accords_read_by(reader: Actor, *, today: date) -> list[Accord]:
    """Return the same for who reads for bodies that theirs took over from as well."""
    reached = scope(reader, Permission.READ_ACCORD)
    if not (reached.everything or reached.bodies):
        return []
    named = _ALL() if reached.everything else _OF_BODIES(bodies=sorted(reached.bodies))
    by_kind: dict[Kind, list[UUID]] = {}
    for kind, subject in sorted(set(named)):
        by_kind.setdefault(Kind(kind), []).append(subject)
    return [one for kind, ids in by_kind.items() for one in _accords(kind, ids, today)]


def _named(revisions: QuerySet[Revision]) -> QuerySet[Revision, Any]:
    return revisions.order_by().values_list("subject_kind", "subject")


def _of_bodies() -> QuerySet[Revision, Any]:
    own = RevisionParty.objects.filter(body__in=GivenAny("bodies", UUIDField()))
    return _named(Revision.objects.filter(pk__in=own.values("revision")))


# Today and every cockpit ask for these.
_ALL: Final[Prepared[tuple[str, UUID]]] = Prepared(lambda: _named(Revision.objects.all()))
_OF_BODIES: Final[Prepared[tuple[str, UUID]]] = Prepared(_of_bodies)


def _accords(kind: Kind, ids: Iterable[UUID], today: date) -> list[Accord]:
    there = subjects(kind, ids, today=today)
    grouped: dict[UUID, list[Revision]] = {}
    for revision in revisions_of(kind, there):
        grouped.setdefault(revision.subject, []).append(revision)
    return [Accord(there[pk], grouped[pk]) for pk in sorted(grouped)]


def _open(accord: Accord, actor: Actor) -> list[Open]:
    found = [_proposal(accord, revision, actor) for revision in accord.open]
    if len(found) > 1:
        # Which of them is to be answered, a person decides.
        found = [replace(one, why=Waiting.TWO_PROPOSALS, can_answer=False) for one in found]
    worth = {
        Condition.DIFFERS: Waiting.DIFFERS,
        Condition.CONTESTED: Waiting.CONTESTED,
        Condition.NOTICED: Waiting.NOTICED,
    }
    condition = accord.position.condition
    agreed = accord.agreed
    is_settled = condition is Condition.DIFFERS and (bool(found) or _is_agreed_elsewhere(accord))
    if agreed is not None and condition in worth and not is_settled:
        ends_on = accord.position.ends_on
        found.append(Open(accord, worth[condition], agreed, agreed.proposed_at, (), ends_on))
    return found


def _is_agreed_elsewhere(accord: Accord) -> bool:
    """Whether all that differs are agreements, on which the parties agree one by one."""
    return {one.path[0] for one in accord.differing} == {"agreements"}


def _proposal(accord: Accord, revision: Revision, actor: Actor) -> Open:
    tally = accord.tally(revision)
    bodies = {party.body_id: party.body for party in revision.parties.all()}
    missing = tuple(bodies[party] for party in bodies if party in tally.missing)
    own = [one for one in missing if accord.subject.speaker(one.pk) in actor.bodies]
    if accord.is_left(revision):
        why, parties = Waiting.LEFT, ()
    elif own:
        why, parties = Waiting.FOR_US, tuple(own)
    elif tally.objections:
        why = Waiting.OBJECTED
        parties = tuple(bodies[one.party] for one in tally.objections)
    else:
        why, parties = Waiting.FOR_THEM, missing
    speakers = [accord.subject.speaker(one.pk) for one in own]
    can_answer = why is Waiting.FOR_US and can(actor, Permission.ANSWER_ACCORD, *speakers)
    return Open(accord, why, revision, revision.proposed_at, parties, can_answer=can_answer)
