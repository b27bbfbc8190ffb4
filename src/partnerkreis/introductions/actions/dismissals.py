# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Not wanting an introduction, and thinking again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.policy import Actor, Permission, authorise
from partnerkreis.core.errors import DomainError
from partnerkreis.core.models import ContentVersion
from partnerkreis.directory.models import Body
from partnerkreis.introductions.models import Community, Dismissal
from partnerkreis.journal.actions import record_event


class ReasonMissing(DomainError):
    """Whoever comes after wants to know why."""


def dismiss_introduction(
    *, body: Body, community: Community, reason: str, actor: Actor, now: datetime
) -> Dismissal:
    """Propose ``community`` to ``body`` no more. A second dismissal gives a new reason.

    Raises :class:`ReasonMissing` without one.
    """
    authorise(actor, Permission.DECIDE_INTRODUCTION, body.pk)
    if not reason.strip():
        raise ReasonMissing(_("Please say why this introduction is not wanted."), field="reason")
    with transaction.atomic():
        dismissal, _is_new = Dismissal.objects.update_or_create(
            body=body,
            community=community,
            defaults={
                "reason": reason.strip(),
                "dismissed_at": now,
                "actor_id": actor.user_id,
                "actor_name": actor.name,
            },
        )
        _note("dismissed introduction", dismissal, actor, now)
    return dismissal


def reconsider_introduction(*, dismissal: Dismissal, actor: Actor, now: datetime) -> None:
    """Take a dismissal back."""
    authorise(actor, Permission.DECIDE_INTRODUCTION, dismissal.body_id)
    with transaction.atomic():
        _note("reconsidered introduction", dismissal, actor, now)
        dismissal.delete()


def _note(verb: str, dismissal: Dismissal, actor: Actor, now: datetime) -> None:
    figures = {
        "body": dismissal.body.key,
        "community": dismissal.community.name,
        "reason": dismissal.reason,
    }
    record_event(actor=actor, verb=verb, figures=figures, now=now)
    ContentVersion.advance()
