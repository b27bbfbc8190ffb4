# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may do what, and to which records: one table, three questions.

Actions call :func:`authorise`, reads go through :func:`visible_to`, templates ask :func:`can`.
All three read the same row of ``TABLE``. A role that a row does not name has no reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partnerkreis.core.errors import DomainError

Records = TypeVar("Records", bound=QuerySet[Any])


class Role(StrEnum):
    PUBLIC = "public"
    ADMINISTRATOR = "administrator"
    #: Whoever has the command line of the machine has everything.
    OPERATOR = "operator"


class Permission(StrEnum):
    READ_RECORD = "record.read"
    IMPORT_CASE = "case.import"
    EXPORT_CASE = "case.export"


class Reach(StrEnum):
    NONE = "none"
    RELEASED = "released"
    ALL = "all"


TABLE: dict[Permission, dict[Role, Reach]] = {
    Permission.READ_RECORD: {
        Role.PUBLIC: Reach.RELEASED,
        Role.ADMINISTRATOR: Reach.ALL,
        Role.OPERATOR: Reach.ALL,
    },
    Permission.IMPORT_CASE: {Role.ADMINISTRATOR: Reach.ALL, Role.OPERATOR: Reach.ALL},
    Permission.EXPORT_CASE: {Role.ADMINISTRATOR: Reach.ALL, Role.OPERATOR: Reach.ALL},
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts: a user, the public, or the operator at the command line."""

    role: Role
    name: str = ""
    user_id: UUID | None = None


PUBLIC = Actor(Role.PUBLIC)
OPERATOR = Actor(Role.OPERATOR, name="partnerkreis")


class NotAllowed(DomainError):
    """The actor's role does not reach that far."""


def reach(actor: Actor, permission: Permission) -> Reach:
    """Return how far ``permission`` reaches for ``actor``."""
    return TABLE[permission].get(actor.role, Reach.NONE)


def can(actor: Actor, permission: Permission) -> bool:
    """Return whether ``actor`` has ``permission`` at all: show the button?"""
    return reach(actor, permission) is not Reach.NONE


def authorise(actor: Actor, permission: Permission) -> None:
    """Let the action go on, or raise :class:`NotAllowed`."""
    if not can(actor, permission):
        raise NotAllowed(_("You are not allowed to do this. Please ask the administrator."))


def visible_to(actor: Actor, records: Records) -> Records:
    """Return those of ``records`` that ``actor`` may read."""
    match reach(actor, Permission.READ_RECORD):
        case Reach.ALL:
            return records
        case Reach.RELEASED:
            return records.filter(published_at__isnull=False)
    return records.none()
