# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails of ours that did not arrive."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerkreis.post.queries import undelivered
from partnerkreis.workspace import addresses_files
from partnerkreis.workspace.tasks.shape import Desk, Task, TaskKind

_MOST = 6


def undelivered_mails(desk: Desk) -> Iterator[Task]:
    """Yield the letters that came back, or were given up."""
    for mail in undelivered(desk.actor, _MOST):
        yield Task(
            kind=TaskKind.QUESTION,
            words=_("A mail did not arrive: {subject}").format(subject=mail.subject),
            known=mail.recipient,
            action=_("Look at it"),
            href=addresses_files.outgoing(mail.pk, desk.language),
        )
