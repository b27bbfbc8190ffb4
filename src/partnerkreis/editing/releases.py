# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which sides a record has, and what each of them says of its release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from partnerkreis.access.policy import Actor, Permission, scope
from partnerkreis.access.queries import bodies_of
from partnerkreis.core.records import Record
from partnerkreis.directory.models import Body
from partnerkreis.files.models import StoredFile
from partnerkreis.files.queries import record_of
from partnerkreis.partnerships.models import Partnership, PlanStep, SideRelease, Signing


@dataclass(frozen=True, slots=True)
class Releases:
    """The sides of a record, and what those say that said anything."""

    bodies: list[Body]
    by_body: dict[UUID, SideRelease]
    #: Whether every side is asked.
    needs_all: bool

    @property
    def sides(self) -> list[UUID]:
        return [body.pk for body in self.bodies]

    @property
    def said(self) -> dict[UUID, bool]:
        return {body: one.is_released for body, one in self.by_body.items()}

    @property
    def withdrawn(self) -> list[UUID]:
        """The sides that took their release back."""
        return [side for side in self.sides if self.said.get(side) is False]

    def own(self, actor: Actor) -> list[UUID]:
        """Return the sides that ``actor`` speaks for."""
        own = scope(actor, Permission.RELEASE_RECORD).bodies
        return [side for side in self.sides if side in own]


def releases_of(record: Record) -> Releases:
    """Return what the sides of ``record`` say of its release (at most six queries).

    A file has the sides of the record it belongs to, also those it is no longer shared with: what
    they said counts.
    """
    owner = record_of(record) if isinstance(record, StoredFile) else None
    asking = list(_partnerships(owner or record).filter(needs_all_releases=True).values_list("pk"))
    concerned = {*bodies_of(record), *(bodies_of(owner) if owner else ())}
    bodies = Body.objects.filter(pk__in=concerned)
    if asking:
        parties = Body.objects.filter(parties__partnership__in=[pk for (pk,) in asking])
        bodies = bodies.filter(pk__in=parties.values("pk"))
    said = SideRelease.objects.filter(record=record.pk)
    return Releases(list(bodies.order_by("key")), {one.body_id: one for one in said}, bool(asking))


def _partnerships(record: Any) -> QuerySet[Partnership]:
    """Return the partnerships that the record is, or belongs to."""
    if isinstance(record, Partnership):
        return Partnership.objects.filter(pk=record.pk)
    if hasattr(record, "partnerships"):
        found: QuerySet[Partnership] = record.partnerships.all()
        return found
    of = record
    if isinstance(record, Signing):
        of = record.instrument
    elif isinstance(record, PlanStep):
        of = record.plan
    key = getattr(of, "partnership_id", None)
    return Partnership.objects.filter(pk=key) if key else Partnership.objects.none()
