# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers that somebody may read: drafts by those who write, final ones by all of the body."""

from __future__ import annotations

from typing import Final

from django.db.models import Q, QuerySet, UUIDField

from partnerkreis.access.policy import Actor, Permission, scope, within_reach
from partnerkreis.core.prepared import GivenAny, Prepared
from partnerkreis.directory.models import Body
from partnerkreis.papers.models import Paper, PaperState


def readable_papers(actor: Actor) -> QuerySet[Paper]:
    """Return the papers that ``actor`` may read, the latest first."""
    written = within_reach(actor, Permission.WRITE_PAPER, Paper.objects.all())
    read = within_reach(actor, Permission.READ_PAPER, Paper.objects.all())
    final = read.filter(state=PaperState.FINAL)
    either = Q(pk__in=written.values("pk")) | Q(pk__in=final.values("pk"))
    return Paper.objects.filter(either).order_by("-begun_at", "key")


def bodies_for(actor: Actor, permission: Permission) -> list[Body]:
    """Return the bodies for which ``actor`` has ``permission``; of all, those with partners."""
    reached = scope(actor, permission)
    if reached.everything:
        return list(Body.objects.filter(parties__isnull=False).distinct().order_by("key"))
    return _BODIES(bodies=reached.bodies)


_BODIES: Final[Prepared[Body]] = Prepared(
    lambda: Body.objects.filter(pk__in=GivenAny("bodies", UUIDField())).order_by("key")
)
