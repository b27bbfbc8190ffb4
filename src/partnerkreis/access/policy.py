# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may do what, and to which records: one table, three questions.

Actions call :func:`authorise`, reads go through :func:`visible_to`, templates ask :func:`can`.
All three read the same row of ``TABLE``. A role that a row does not name has no reach.

Roles inside a county are held for a body (a :class:`Grant`): an officer of Nordhausen has them for
what concerns Nordhausen. Which bodies a record concerns is said by its model
(:attr:`partnerkreis.core.records.Record.concerns`); what several partners share concerns each of
them alike. Who leads a single encounter (a teacher) has a role for that encounter alone
(:attr:`partnerkreis.core.records.Record.belongs_to`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partnerkreis.core.errors import DomainError

Records = TypeVar("Records", bound=QuerySet[Any])
_NOT_RELEASED = Q(published_at__isnull=True)


class Role(StrEnum):
    PUBLIC = "public"
    #: Leads single encounters (a teacher, a youth worker), and sees nothing else that is internal.
    PROJECT_LEAD = "project_lead"
    #: Council, head of county, auditor: reads what concerns the body.
    READER = "reader"
    #: Works for the partnerships of the body, and publishes nothing.
    COLLEAGUE = "colleague"
    #: Answers for the partnerships of the body.
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"
    #: Whoever has the command line of the machine has everything.
    OPERATOR = "operator"


#: Roles that are held for a body.
OF_A_BODY = (Role.READER, Role.COLLEAGUE, Role.OFFICER)


class Permission(StrEnum):
    READ_RECORD = "record.read"
    EDIT_RECORD = "record.edit"
    RELEASE_RECORD = "record.release"
    #: Mail addresses and telephone numbers that a body keeps of people.
    READ_CONTACT = "contact.read"
    FILE_MAIL = "mail.file"
    READ_MAIL = "mail.read"
    READ_OUTBOX = "outbox.read"
    APPOINT = "office.appoint"
    ENTRUST = "encounter.entrust"
    EDIT_SITE = "site.edit"
    IMPORT_CASE = "case.import"
    EXPORT_CASE = "case.export"
    IMPORT_TIES = "ties.import"
    DECIDE_INTRODUCTION = "introduction.decide"
    #: Final papers of the body; drafts are read by those who write them.
    READ_PAPER = "paper.read"
    WRITE_PAPER = "paper.write"
    FINISH_PAPER = "paper.finish"
    REPLACE_TEMPLATE = "template.replace"
    READ_REPORT = "report.read"
    #: The folder of a visit, as far as it is for the own body; without what is personal of guests.
    READ_VISIT = "visit.read"
    PREPARE_VISIT = "visit.prepare"
    #: Diet, room and arrival of guests: for those who cook, book and fetch.
    READ_GUESTS = "visit.guests"
    READ_ACCORD = "accord.read"
    PROPOSE_ACCORD = "accord.propose"
    ANSWER_ACCORD = "accord.answer"
    RECORD_ANSWER = "accord.record"


class Reach(StrEnum):
    NONE = "none"
    #: What is released for publication.
    RELEASED = "released"
    #: What concerns the body or the encounter that the role is held for, and what is released.
    OWN = "own"
    ALL = "all"


_EVERYTHING = {Role.ADMINISTRATOR: Reach.ALL, Role.OPERATOR: Reach.ALL}
TABLE: dict[Permission, dict[Role, Reach]] = {
    Permission.READ_RECORD: {
        Role.PUBLIC: Reach.RELEASED,
        Role.PROJECT_LEAD: Reach.OWN,
        Role.READER: Reach.OWN,
        Role.COLLEAGUE: Reach.OWN,
        Role.OFFICER: Reach.OWN,
        **_EVERYTHING,
    },
    Permission.EDIT_RECORD: {
        Role.PROJECT_LEAD: Reach.OWN,
        Role.COLLEAGUE: Reach.OWN,
        Role.OFFICER: Reach.OWN,
        **_EVERYTHING,
    },
    Permission.RELEASE_RECORD: {Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.READ_CONTACT: {Role.COLLEAGUE: Reach.OWN, Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.FILE_MAIL: {Role.COLLEAGUE: Reach.OWN, Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.READ_MAIL: {Role.COLLEAGUE: Reach.OWN, Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.READ_OUTBOX: {Role.COLLEAGUE: Reach.OWN, Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.APPOINT: {Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.ENTRUST: {Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.EDIT_SITE: _EVERYTHING,
    Permission.IMPORT_CASE: _EVERYTHING,
    Permission.EXPORT_CASE: _EVERYTHING,
    Permission.IMPORT_TIES: _EVERYTHING,
    Permission.DECIDE_INTRODUCTION: {Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.READ_ACCORD: {
        Role.READER: Reach.OWN,
        Role.COLLEAGUE: Reach.OWN,
        Role.OFFICER: Reach.OWN,
        **_EVERYTHING,
    },
    Permission.READ_PAPER: {
        Role.READER: Reach.OWN,
        Role.COLLEAGUE: Reach.OWN,
        Role.OFFICER: Reach.OWN,
        **_EVERYTHING,
    },
    Permission.WRITE_PAPER: {Role.COLLEAGUE: Reach.OWN, Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.FINISH_PAPER: {Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.REPLACE_TEMPLATE: {Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.READ_REPORT: {
        Role.READER: Reach.OWN,
        Role.COLLEAGUE: Reach.OWN,
        Role.OFFICER: Reach.OWN,
        **_EVERYTHING,
    },
    Permission.READ_VISIT: {
        Role.READER: Reach.OWN,
        Role.COLLEAGUE: Reach.OWN,
        Role.OFFICER: Reach.OWN,
        **_EVERYTHING,
    },
    Permission.PREPARE_VISIT: {Role.COLLEAGUE: Reach.OWN, Role.OFFICER: Reach.OWN, **_EVERYTHING},
    Permission.READ_GUESTS: {Role.COLLEAGUE: Reach.OWN, Role.OFFICER: Reach.OWN, **_EVERYTHING},
    # Only a party binds itself: whoever runs the instance is none.
    Permission.PROPOSE_ACCORD: {Role.OFFICER: Reach.OWN},
    Permission.ANSWER_ACCORD: {Role.OFFICER: Reach.OWN},
    Permission.RECORD_ANSWER: {Role.COLLEAGUE: Reach.OWN, Role.OFFICER: Reach.OWN},
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held for a body."""

    role: Role
    body: UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts: a user with the roles held today, the public, or the operator."""

    role: Role
    name: str = ""
    user_id: UUID | None = None
    grants: tuple[Grant, ...] = ()
    #: The encounters led.
    leads: frozenset[UUID] = frozenset()

    @property
    def bodies(self) -> frozenset[UUID]:
        """The bodies that any role is held for."""
        return frozenset(grant.body for grant in self.grants)


PUBLIC = Actor(Role.PUBLIC)
OPERATOR = Actor(Role.OPERATOR, name="partnerkreis")


class NotAllowed(DomainError):
    """The actor's role does not reach that far."""


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a permission reaches for an actor."""

    everything: bool
    released: bool
    bodies: frozenset[UUID]
    encounters: frozenset[UUID]

    @property
    def own(self) -> frozenset[UUID]:
        """The bodies and encounters that the permission is held for."""
        return self.bodies | self.encounters


def scope(actor: Actor, permission: Permission) -> Scope:
    """Return how far ``permission`` reaches for ``actor``, over all roles held."""
    row = TABLE[permission]
    held = row.get(actor.role, Reach.NONE)
    bodies = frozenset(g.body for g in actor.grants if row.get(g.role) is Reach.OWN)
    led = actor.leads if row.get(Role.PROJECT_LEAD) is Reach.OWN else frozenset()
    return Scope(
        everything=held is Reach.ALL,
        released=bool(bodies or led) or row.get(Role.PUBLIC) is Reach.RELEASED,
        bodies=bodies,
        encounters=led,
    )


def can(actor: Actor, permission: Permission, *grounds: UUID) -> bool:
    """Return whether ``actor`` has ``permission``: at all, or for one of ``grounds`` if given.

    Whoever leads an encounter has it for that alone, and not "at all": nothing that is common to
    all, and nothing new.
    """
    reached = scope(actor, permission)
    if reached.everything:
        return True
    if grounds:
        return not reached.own.isdisjoint(grounds)
    return bool(reached.bodies) or TABLE[permission].get(Role.PUBLIC) is Reach.RELEASED


def authorise(actor: Actor, permission: Permission, *grounds: UUID) -> None:
    """Let the action go on, or raise :class:`NotAllowed`.

    ``grounds`` are the bodies that the record of the action concerns, and the encounter it belongs
    to: one of them must be reached.
    """
    if not can(actor, permission, *grounds):
        raise NotAllowed(_("You are not allowed to do this. Please ask the administrator."))


def visible_to(actor: Actor, records: Records) -> Records:
    """Return those of ``records`` that ``actor`` may read."""
    return within_reach(actor, _reading(records), records)


def _reading(records: QuerySet[Any]) -> Permission:
    """Return the permission with which records are read."""
    return Permission(getattr(records.model, "read_with", Permission.READ_RECORD))


def hidden_from(actor: Actor, records: Records) -> Records:
    """Return those of ``records`` that ``actor`` may not read: all others are ``visible_to`` it.

    To count what is visible among very many, of which few are not released.
    """
    reached = scope(actor, Permission.READ_RECORD)
    if reached.everything:
        return records.none()
    if not reached.released:
        return records
    own = _concerning(records.model, reached)
    return (records if own is None else records.exclude(own)).filter(_NOT_RELEASED)


def within_reach(actor: Actor, permission: Permission, records: Records) -> Records:
    """Return those of ``records`` for which ``actor`` has ``permission``."""
    reached = scope(actor, permission)
    if reached.everything:
        return records
    own = _concerning(records.model, reached)
    if permission is Permission.READ_RECORD and reached.released:
        released = Q(published_at__isnull=False)
        # What is released need not be looked for among what is the own.
        return records.filter(released if own is None else released | own)
    return records.none() if own is None else records.filter(own)


def _concerning(model: type[Model], reached: Scope) -> Q | None:
    """Return the condition that a record concerns what is reached; None where none can."""
    concerns, belongs_to = (getattr(model, name, None) for name in ("concerns", "belongs_to"))
    if concerns is None and reached.bodies:
        # Not the empty condition: that would vanish beside another one.
        return Q(pk__isnull=False)
    either = Q()
    for paths, own in ((concerns, reached.bodies), (belongs_to, reached.encounters)):
        for path in (paths or ()) if own else ():
            either |= Q(**{f"{path}__in": sorted(own)})
    # Through keys: a record that concerns both partners would come twice.
    return Q(pk__in=model._base_manager.filter(either).values("pk")) if either else None
