# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers that somebody may read: drafts by those who write, final ones by all of the body."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from partnerkreis.access.policy import Actor, Permission, scope, within_reach
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
    bodies = Body.objects.order_by("key")
    if reached.everything:
        return list(bodies.filter(parties__isnull=False).distinct())
    return list(bodies.filter(pk__in=reached.bodies))
